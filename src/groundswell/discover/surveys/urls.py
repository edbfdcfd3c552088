"""Addresses of surveys."""

from django.urls import path

from groundswell.discover.surveys.views import (
    drafts,
    entering,
    fieldwork,
    from_work,
    reflections,
    slips,
    staff,
    telling,
    waves,
)

app_name = "surveys"
HERE = "programmes/<slug:slug>/discover/surveys/"
urlpatterns = [
    path("answer/<slug:wave>/", entering.enter, name="enter"),
    path("answer/<slug:wave>/sign-in/", from_work.begin, name="sign-in"),
    path("answer/organisation/<str:code>/back/", from_work.come_back, name="sign-in-back"),
    path("reflections/", reflections.listed, name="reflections"),
    path("reflections/<slug:instrument>/", reflections.reflection, name="reflection"),
    path("surveys/", waves.mine, name="mine"),
    path(HERE, waves.listed, name="list"),
    path(f"{HERE}staff/", staff.staff, name="staff"),
    path(f"{HERE}staff/load/", staff.load, name="staff-load"),
    path(f"{HERE}staff/load/<uuid:key>/", staff.check, name="staff-check"),
    path(f"{HERE}staff/blank.<str:file_format>", staff.blank, name="staff-blank"),
    path(f"{HERE}new/", waves.new, name="new"),
    path(f"{HERE}<slug:wave>/", waves.wave, name="wave"),
    path(f"{HERE}<slug:wave>/change/", drafts.change, name="change"),
    path(f"{HERE}<slug:wave>/remove/", drafts.remove, name="remove"),
    path(f"{HERE}<slug:wave>/open/", fieldwork.open_, name="open"),
    path(f"{HERE}<slug:wave>/close/", fieldwork.close, name="close"),
    path(f"{HERE}<slug:wave>/tell/", telling.telling, name="telling"),
    path(f"{HERE}<slug:wave>/slips/", slips.slips, name="slips"),
    path(f"{HERE}<slug:wave>/poster-<str:size>.pdf", telling.poster_file, name="poster"),
    path(f"{HERE}<slug:wave>/card.svg", telling.card, name="card"),
]
