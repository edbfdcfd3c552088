"""Addresses of programmes. What a phase of one has lies below its address, in that phase's own table."""

from django.urls import path

from groundswell.programme import views

app_name = "programme"
urlpatterns = [
    path("programmes/", views.mine, name="mine"),
    path("organisations/<str:code>/programmes/new/", views.new, name="new"),
    path("programmes/<slug:slug>/", views.programme, name="programme"),
    path("programmes/<slug:slug>/name/", views.rename, name="rename"),
    path("programmes/<slug:slug>/members/add/", views.add_member, name="add-member"),
    path("programmes/<slug:slug>/members/remove/", views.remove_member, name="remove-member"),
]
