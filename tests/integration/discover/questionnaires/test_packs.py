"""Packs come in as they are, all or nothing, and leave only where their licence lets them."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.integration.discover.questionnaires.conftest import AT, HERE, LIST, with_licence

from groundswell.audit.models import Event
from groundswell.discover.questionnaires.actions import change, finish
from groundswell.discover.questionnaires.editing.beginning import card
from groundswell.discover.questionnaires.models import FinishedVersion, Questionnaire
from groundswell.discover.questionnaires.queries import draft_of, instrument_for, instruments_for
from groundswell.discover.surveys.forms import waves_can_ask
from groundswell.packs.instruments import Text, instruments
from groundswell.packs.instruments.catalogue import instrument
from groundswell.packs.instruments.parcel import LARGEST_PARCEL, write_pack

pytestmark = pytest.mark.django_db
OWNERS = ("owner", "An owner of wording")


@pytest.fixture
def theirs():
    """Return a questionnaire of somebody else, which may be passed on."""
    pulse = instrument("culture-pulse")
    pack = card("their-pulse", title="Their pulse", publisher=OWNERS, licence="by agreement", may_redistribute=True)
    title = Text({"en": "Their pulse"})
    return replace(pulse, id="their-pulse", version="3", pack=pack, title=title, licence="by agreement")


def sent(parcel, name="pack.zip"):
    return {"file": SimpleUploadedFile(name, parcel, "application/zip"), "has_rights": "yes"}


def changed(parcel, old, new):
    """Return the pack with some bytes of its files exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(parcel)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(old, new))
    return out.getvalue()


def closed(parcel):
    """Return the pack with its wording marked as not to be passed on."""
    card_closed = changed(parcel, b"may_redistribute = true", b"may_redistribute = false")
    return changed(card_closed, b"may_redistribute: true", b"may_redistribute: false")


def test_a_pack_is_loaded_as_it_came_and_a_survey_can_ask_it(ruths, programme, theirs):
    answer = ruths.post(f"{LIST}load/", sent(write_pack(theirs)), follow=True)
    page = answer.content.decode()

    assert "“Their pulse” is here." in page
    assert "version 3 is finished, as loaded" in page
    asked = {one.id: one for one in waves_can_ask(programme)}["their-pulse"]
    assert [item.text.words for item in asked.items] == [item.text.words for item in theirs.items]
    assert ruths.get(f"{LIST}their-pulse/").status_code == 200
    assert ruths.get(f"{LIST}their-pulse/about/").status_code == 404
    assert ruths.get(f"{LIST}their-pulse/new-topic/").status_code == 404


def test_loading_is_in_the_audit_once_and_twice_changes_nothing(ruths, lead, theirs):
    for _ in range(2):
        ruths.post(f"{LIST}load/", sent(write_pack(theirs)))

    assert FinishedVersion.objects.count() == 1
    noted = Event.objects.filter(what="QUESTIONNAIRE_LOADED")
    assert [one.subject for one in noted] == ["“Their pulse”"]


def test_other_words_under_the_same_version_are_refused(ruths, programme, theirs):
    ruths.post(f"{LIST}load/", sent(write_pack(theirs)))

    other = replace(theirs, intro=Text({"en": "Other words."}))
    page = ruths.post(f"{LIST}load/", sent(write_pack(other))).content.decode()

    assert "is here already, with other words in version 3. Nothing was changed." in page
    assert instrument_for(programme, "their-pulse", "3").intro == theirs.intro


def test_a_new_version_stands_beside_the_old_one(ruths, programme, theirs):
    for number in ("3", "4"):
        ruths.post(f"{LIST}load/", sent(write_pack(replace(theirs, version=number))))

    assert [one.version for one in instruments_for(programme) if one.id == "their-pulse"] == ["3", "4"]
    assert {one.id: one.version for one in waves_can_ask(programme)}["their-pulse"] == "4"


def test_the_id_of_a_shipped_questionnaire_is_refused(ruths):
    page = ruths.post(f"{LIST}load/", sent(write_pack(instrument("culture-pulse")))).content.decode()

    assert "comes with this installation. Nothing was changed." in page
    assert not Questionnaire.objects.exists()


def test_the_id_of_one_written_here_is_refused(ruths, ward_teams, theirs):
    before = draft_of(ward_teams)

    page = ruths.post(f"{LIST}load/", sent(write_pack(replace(theirs, id="ward-teams")))).content.decode()

    assert "is the id of a questionnaire written here. Nothing was changed." in page
    assert draft_of(Questionnaire.objects.get()) == before


@pytest.mark.parametrize("parcel", [b"not a zip", b"x" * (LARGEST_PARCEL + 1)], ids=["no zip", "too large"])
def test_what_is_no_pack_is_refused_in_a_sentence(ruths, parcel):
    answer = ruths.post(f"{LIST}load/", sent(parcel))

    assert answer.status_code == 200
    assert 'id="file-error"' in answer.content.decode()
    assert not Questionnaire.objects.exists()


def test_a_fault_inside_is_told_by_file_line_and_field(ruths, theirs):
    parcel = changed(write_pack(theirs), b"kind: scale", b"kind: guess")

    page = ruths.post(f"{LIST}load/", sent(parcel)).content.decode()

    assert re.search(r"their-pulse\.yaml[^<]* line \d+[^<]*kind", page)
    assert not Questionnaire.objects.exists()


def test_closed_wording_is_loaded_used_and_never_sent(ruths, programme, theirs):
    ruths.post(f"{LIST}load/", sent(closed(write_pack(theirs))))
    assert "their-pulse" in {one.id for one in waves_can_ask(programme)}
    words = theirs.items[0].text.get("en").encode()

    page = ruths.get(f"{LIST}their-pulse/").content.decode()
    assert "pack.zip" not in page
    for address in (f"{LIST}their-pulse/pack.zip", f"{LIST}their-pulse/versions/3/pack.zip"):
        refused = ruths.get(address)
        assert refused.status_code == 302
        assert words not in refused.content
        told = ruths.get(refused.url).content.decode()
        assert "“Their pulse” may not be passed on: its licence (by agreement) does not allow it." in told


def test_a_copy_of_closed_wording_stays_closed(ruths, theirs):
    ruths.post(f"{LIST}load/", sent(closed(write_pack(theirs))))
    asked = ruths.get(f"{LIST}their-pulse/copy/").content.decode()
    assert "does not let it be passed on; nor may the copy." in asked

    made = ruths.post(f"{LIST}their-pulse/copy/", {"title": "Our pulse"}).url
    form = ruths.get(f"{made}about/").content.decode()

    assert "may_travel" not in form
    assert "cannot be changed here" in form
    forced = {"title_en": "Our pulse", "intro_en": "Now.", "minutes": "3", "languages_said": "cy", "may_travel": "yes"}
    ruths.post(f"{made}about/", forced)
    assert not draft_of(Questionnaire.objects.get(name="our-pulse")).may_redistribute
    assert ruths.get(f"{made}pack.zip").status_code == 302


def test_every_shipped_questionnaire_can_be_looked_at_copied_and_taken_away(ruths):
    for line in sorted({one.id for one in instruments()}):
        shown = ruths.get(f"{LIST}shipped/{line}/")
        assert shown.status_code == 200
        assert ruths.get(f"{LIST}shipped/{line}/pack.zip").headers["Content-Type"] == "application/zip"

        made = ruths.post(f"{LIST}shipped/{line}/copy/", {"title": f"Our {line}"}).url
        page = ruths.get(made).content.decode()
        assert "To put right" not in page
        assert "Finish version 1" in page
        ruths.post(f"{made}finish/")
        after = ruths.get(made).content.decode()
        assert "Version 1 is finished." in after
        assert "Finish version" not in after


def test_a_translation_that_nobody_has_read_says_so_in_its_own_preview(ruths):
    here = f"{LIST}shipped/culture-pulse/"

    assert "Needs review" not in ruths.get(here).content.decode()
    assert "Needs review: somebody who speaks Welsh" in ruths.get(here, {"language": "cy"}).content.decode()


def test_a_draft_that_cannot_be_read_back_is_not_exported(ruths, ward_teams):
    ruths.post(f"{HERE}items/we-help/remove/")
    ruths.post(f"{HERE}items/i-wait/remove/")

    answer = ruths.get(f"{HERE}pack.zip", follow=True)

    assert "It cannot be exported yet." in answer.content.decode()


def test_the_same_version_is_the_same_bytes(ruths, lead, ward_teams):
    finish(ward_teams, by=lead, at=AT)
    before = ruths.get(f"{HERE}versions/1/pack.zip").content
    change(ward_teams, lambda now: with_licence(now, may_redistribute=False), by=lead)

    assert ruths.get(f"{HERE}versions/1/pack.zip").content == before
