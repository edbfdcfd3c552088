"""Addresses of scoping, below the programme's own."""

from django.urls import path

from groundswell.programme.scope.views import words

app_name = "scope"
ONE = "programmes/<slug:slug>/"
urlpatterns = [
    path(f"{ONE}phase/", words.phase, name="phase"),
    path(f"{ONE}parts/<slug:name>/", words.part, name="part"),
    path(f"{ONE}before-discovery/<slug:name>/", words.criterion, name="criterion"),
]
