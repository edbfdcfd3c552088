"""Addresses of questionnaires."""

from django.urls import path

from groundswell.discover.questionnaires.views import items, listing, looking, packs, parts, whole

app_name = "questionnaires"
HERE = "programmes/<slug:slug>/discover/questionnaires/"
ONE = f"{HERE}<slug:questionnaire>/"
urlpatterns = [
    path(HERE, listing.listed, name="list"),
    path(f"{HERE}new/", listing.new, name="new"),
    path(f"{HERE}load/", packs.load, name="load"),
    path(f"{HERE}shipped/<slug:shipped>/", looking.shipped, name="shipped"),
    path(f"{HERE}shipped/<slug:shipped>/copy/", listing.copy_shipped, name="copy-shipped"),
    path(f"{HERE}shipped/<slug:shipped>/pack.zip", packs.shipped_pack, name="shipped-pack"),
    path(ONE, whole.editor, name="editor"),
    path(f"{ONE}about/", whole.about, name="about"),
    path(f"{ONE}finish/", whole.finish, name="finish"),
    path(f"{ONE}remove/", whole.remove, name="remove"),
    path(f"{ONE}offer/", whole.offer, name="offer"),
    path(f"{ONE}copy/", listing.copy_own, name="copy"),
    path(f"{ONE}preview/", looking.preview, name="preview"),
    path(f"{ONE}pack.zip", packs.draft_pack, name="pack"),
    path(f"{ONE}versions/<str:version>/", looking.version, name="version"),
    path(f"{ONE}versions/<str:version>/pack.zip", packs.version_pack, name="version-pack"),
    path(f"{ONE}new-topic/", parts.new_topic, name="new-topic"),
    path(f"{ONE}new-scale/", parts.new_scale, name="new-scale"),
    path(f"{ONE}topics/<slug:part>/", parts.topic, name="topic"),
    path(f"{ONE}topics/<slug:part>/new-item/", items.new, name="new-item"),
    path(f"{ONE}scales/<slug:part>/", parts.scale, name="scale"),
    path(f"{ONE}items/<slug:part>/", items.item, name="item"),
    path(f"{ONE}items/<slug:part>/asked/", items.asked, name="asked"),
    path(f"{ONE}<slug:kind>/<slug:part>/move/", parts.move, name="move"),
    path(f"{ONE}<slug:kind>/<slug:part>/remove/", parts.remove, name="remove-part"),
]
