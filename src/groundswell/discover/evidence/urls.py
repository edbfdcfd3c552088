"""Addresses of the evidence room."""

from django.urls import path

from groundswell.discover.evidence.views import desk, double, room, themes

app_name = "evidence"
HERE = "programmes/<slug:slug>/discover/evidence/"
urlpatterns = [
    path(HERE, room.room, name="room"),
    path(f"{HERE}sources/<uuid:key>/", room.source, name="source"),
    path(f"{HERE}desk/", desk.begin, name="desk"),
    path(f"{HERE}desk/<uuid:key>/", desk.desk, name="item"),
    path(f"{HERE}desk/<uuid:key>/code/", desk.code, name="code"),
    path(f"{HERE}desk/<uuid:key>/undo/", desk.undo, name="undo"),
    path(f"{HERE}desk/<uuid:key>/memo/", desk.memo, name="memo"),
    path(f"{HERE}desk/<uuid:key>/done/", desk.done, name="done"),
    path(f"{HERE}double/", double.double, name="double"),
    path(f"{HERE}double/<uuid:key>/", double.settled, name="settle"),
    path(f"{HERE}themes/", themes.themes, name="themes"),
]
