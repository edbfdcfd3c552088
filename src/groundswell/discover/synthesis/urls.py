"""Addresses of the synthesis."""

from django.urls import path

from groundswell.discover.synthesis.views import findings, grid, report, verdicts

app_name = "synthesis"
HERE = "programmes/<slug:slug>/discover/synthesis/"
urlpatterns = [
    path(HERE, grid.grid, name="grid"),
    path(f"{HERE}report/", report.report, name="report"),
    path(f"{HERE}report.<str:file_format>", report.file, name="report-file"),
    path(f"{HERE}findings/<uuid:key>/", findings.finding, name="finding"),
    path(f"{HERE}findings/<uuid:key>/judge/", findings.judge, name="judge"),
    path(f"{HERE}<slug:element>/", grid.element, name="element"),
    path(f"{HERE}<slug:element>/room/", verdicts.room, name="room"),
    path(f"{HERE}<slug:element>/override/", verdicts.override, name="override"),
    path(f"{HERE}<slug:element>/<slug:tool>/add/", findings.add, name="add"),
]
