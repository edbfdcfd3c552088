"""Addresses of a trust's own breakdown."""

from django.urls import path

from groundswell.discover.breakdown import views

app_name = "breakdown"
urlpatterns = [
    path("breakdown/", views.mine, name="mine"),
    path("organisations/<str:code>/breakdown/", views.page, name="page"),
    path("organisations/<str:code>/breakdown/export.<str:file_format>", views.export, name="export"),
    path("organisations/<str:code>/breakdown/load/", views.load, name="load"),
    path("organisations/<str:code>/breakdown/load/<uuid:key>/", views.check, name="check"),
    path("organisations/<str:code>/breakdown/load/<uuid:key>/cancel/", views.cancel, name="cancel"),
    path("organisations/<str:code>/breakdown/type/", views.type_in, name="type"),
    path("organisations/<str:code>/breakdown/blank/<slug:blank>.<str:file_format>", views.blank, name="blank"),
    path("organisations/<str:code>/breakdown/versions/<uuid:key>/remove/", views.remove, name="remove"),
]
