"""Addresses of scoping, below the programme's own."""

from django.urls import path

from groundswell.programme.scope.presenting.lines import KINDS
from groundswell.programme.scope.views import files, lines, papers, plan, words

app_name = "scope"
ONE = "programmes/<slug:slug>/"
urlpatterns = [
    path(f"{ONE}phase/", words.phase, name="phase"),
    path(f"{ONE}parts/<slug:name>/", words.part, name="part"),
    path(f"{ONE}before-discovery/<slug:name>/", words.criterion, name="criterion"),
    path(f"{ONE}papers/<slug:name>/", papers.read, name="paper"),
    path(f"{ONE}papers/<slug:name>/change/", papers.change, name="paper-change"),
    path(f"{ONE}papers/<slug:name>.<str:file_format>", papers.taken_away, name="paper-file"),
    path(f"{ONE}timeline/", plan.timeline, name="timeline"),
    path(f"{ONE}hours/", plan.hours, name="hours"),
    path(f"{ONE}beside/<slug:other>/", files.beside, name="beside"),
    path(f"{ONE}summary/", files.summary, name="summary"),
    path(f"{ONE}summary.docx", files.summary_word, name="summary-word"),
    path(f"{ONE}calendar.ics", files.calendar_file, name="calendar"),
]
for kind in KINDS:
    of = {"kind": kind}
    urlpatterns += [
        path(f"{ONE}{kind}/", lines.listed, of, name=kind),
        path(f"{ONE}{kind}/new/", lines.new, of, name=f"{kind}-new"),
        path(f"{ONE}{kind}/<uuid:key>/", lines.change, of, name=f"{kind}-change"),
        path(f"{ONE}{kind}/<uuid:key>/remove/", lines.remove, of, name=f"{kind}-remove"),
    ]
