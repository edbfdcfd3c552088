"""Addresses of a trust's own breakdown."""

from django.urls import path

from groundswell.discover.breakdown.views import files, loading, page, removing

app_name = "breakdown"
urlpatterns = [
    path("breakdown/", page.mine, name="mine"),
    path("organisations/<str:code>/breakdown/", page.page, name="page"),
    path("organisations/<str:code>/breakdown/export.<str:file_format>", files.export, name="export"),
    path(
        "organisations/<str:code>/breakdown/charts/<slug:figure>.<str:file_format>",
        files.chart,
        name="chart",
    ),
    path("organisations/<str:code>/breakdown/load/", loading.load, name="load"),
    path("organisations/<str:code>/breakdown/load/<uuid:key>/", loading.check, name="check"),
    path("organisations/<str:code>/breakdown/load/<uuid:key>/cancel/", loading.cancel, name="cancel"),
    path("organisations/<str:code>/breakdown/type/", loading.type_in, name="type"),
    path("organisations/<str:code>/breakdown/blank/<slug:blank>.<str:file_format>", loading.blank, name="blank"),
    path("organisations/<str:code>/breakdown/versions/<uuid:key>/remove/", removing.remove, name="remove"),
]
