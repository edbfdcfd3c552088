"""Addresses of the leadership workforce."""

from django.urls import path

from groundswell.discover.workforce.views import files, loading, stating, tables

app_name = "workforce"
HERE = "programmes/<slug:slug>/discover/workforce"
urlpatterns = [
    path(f"{HERE}/", tables.show_tables, name="tables"),
    path(f"{HERE}.<str:file_format>", files.document, name="document"),
    path(f"{HERE}/charts/<slug:figure>.<str:file_format>", files.chart, name="chart"),
    path(f"{HERE}/load/", loading.load, name="load"),
    path(f"{HERE}/load/<uuid:key>/", loading.check, name="check"),
    path(f"{HERE}/remove/", loading.remove, name="remove"),
    path(f"{HERE}/blank.<str:file_format>", loading.blank, name="blank"),
    path(f"{HERE}/findings/", tables.add, name="add"),
    path(f"{HERE}/stated/<slug:kind>/", stating.stating, name="stating"),
]
