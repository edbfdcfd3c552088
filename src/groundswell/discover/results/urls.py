"""Addresses of results. `told` is the one page for all staff, without an account."""

from django.urls import path

from groundswell.discover.results.views import counting, files, reading, remarks, telling

app_name = "results"
HERE = "programmes/<slug:slug>/discover/surveys/<slug:wave>/"
RESULTS = f"{HERE}results"
PICTURE = "<slug:figure>.<str:file_format>"
urlpatterns = [
    path("told/<slug:wave>/", telling.told, name="told"),
    path(f"{HERE}count/", counting.count, name="count"),
    path(f"{HERE}release/", counting.release, name="release"),
    path(f"{HERE}destroy/", counting.destroy, name="destroy"),
    path(f"{HERE}remarks/", remarks.remarks, name="remarks"),
    path(f"{HERE}remarks/propose/", remarks.propose, name="propose"),
    path(f"{HERE}remarks/decide/", remarks.decide, name="decide"),
    path(f"{RESULTS}/", reading.trust, name="trust"),
    path(f"{RESULTS}/quality/", reading.quality, name="quality"),
    path(f"{RESULTS}/elements/<slug:element>/", reading.element, name="element"),
    path(f"{RESULTS}/<slug:kind>/<slug:group>/", reading.group, name="group"),
    # Before groups, or "charts" would be read as a kind of group.
    path(f"{RESULTS}/charts/{PICTURE}", files.chart, name="trust-chart"),
    path(f"{RESULTS}.<str:file_format>", files.document, name="trust-file"),
    path(f"{RESULTS}/quality.<str:file_format>", files.document, {"part": "quality"}, name="quality-file"),
    path(f"{RESULTS}/elements/<slug:element>.<str:file_format>", files.document, name="element-file"),
    path(f"{RESULTS}/<slug:kind>/<slug:group>.<str:file_format>", files.document, name="group-file"),
    path(f"{RESULTS}/elements/<slug:element>/charts/{PICTURE}", files.chart, name="element-chart"),
    path(f"{RESULTS}/<slug:kind>/<slug:group>/charts/{PICTURE}", files.chart, name="group-chart"),
]
