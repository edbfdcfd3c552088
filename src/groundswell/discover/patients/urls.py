"""Addresses of patient comments."""

from django.urls import path

from groundswell.discover.patients.views import loading, reading

app_name = "patients"
HERE = "programmes/<slug:slug>/discover/patients/"
urlpatterns = [
    path(HERE, reading.overview, name="overview"),
    path(f"{HERE}comments/", reading.comments, name="comments"),
    path(f"{HERE}codes/<slug:name>/", reading.code, name="code"),
    path(f"{HERE}load/", loading.load, name="load"),
    path(f"{HERE}load/<uuid:key>/", loading.columns, name="columns"),
    path(f"{HERE}load/<uuid:key>/keep/", loading.review, name="review"),
]
