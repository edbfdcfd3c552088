"""Loading comments: columns, repeats, what is taken out, and that it is all of a file or nothing."""

import html
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from tests.factories.workbooks import as_bytes
from tests.integration.discover.patients.conftest import HERE, LONG, ROWS, to_columns, to_review, written

from groundswell.audit.models import Event
from groundswell.discover.evidence.models import Item, Source
from groundswell.discover.patients.models import CommentsDraft, CommentsLoad
from groundswell.discover.surveys.models import StaffMember, Unit
from groundswell.people.enums import Role

pytestmark = pytest.mark.django_db


def words_of(answer):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def texts():
    return list(Item.objects.order_by("source__label", "position").values_list("text", flat=True))


def test_headings_are_guessed_and_nothing_is_kept_before_somebody_says_so(reader):
    page = reader.get(to_columns(reader)).content.decode()

    assert re.findall(r'<option value="(\w+)" selected', page) == ["text", "origin", "day", "place"]
    assert not Item.objects.exists()


def test_every_row_is_told_before_comments_are_kept(reader):
    told = words_of(reader.get(to_review(reader)))

    assert "4 comments would be kept" in told
    for words in (
        "Rows in the file 7",
        "Nothing written 1",
        "The same as another row 1",
        "Here already 0",
        "Nearly the same as another 1",
        "To be kept 4",
        "A name: 1 place",
        "A phone number: 1 place",
    ):
        assert words in told
    assert not Item.objects.exists()


def test_what_is_kept_is_evidence_without_what_pointed_to_somebody(reader, programme):
    reader.post(to_review(reader), {"keep": "1", "leaves_near": "yes"})

    assert texts() == [LONG, "Very good", "Very good", "[a name] sat with me. Ring me on [a phone number]."]
    assert sorted(Source.objects.values_list("tool", "attributes__origin")) == [
        ("patients", "friends-and-family"),
        ("patients", "pals"),
    ]
    load = CommentsLoad.objects.get()
    assert (load.rows, load.empty, load.same, load.near, load.here_already, load.kept) == (7, 1, 1, 1, 0, 4)
    assert load.taken_out == 2
    assert not CommentsDraft.objects.exists()
    assert "Osei" not in str([*Item.objects.values()]) + str([*Event.objects.values()])


def test_near_ones_are_kept_where_somebody_wants_them(reader):
    reader.post(to_review(reader), {"keep": "1"})

    assert (CommentsLoad.objects.get().near, CommentsLoad.objects.get().kept) == (0, 5)


def test_a_file_that_comes_again_brings_nothing_and_a_longer_one_only_what_is_new(reader):
    for _ in range(2):
        reader.post(to_review(reader), {"keep": "1", "leaves_near": "yes"})
    longer = [*ROWS, ("Very good", "FFT", "03/02/2026", "Theatres"), ("Very good", "FFT", "04/02/2026", "Theatres")]
    reader.post(to_review(reader, written(longer)), {"keep": "1", "leaves_near": "yes"})

    # Those taken for near ones the first time are near ones again; of the rest all are known.
    assert [one.kept for one in CommentsLoad.objects.order_by("loaded_at")] == [4, 0, 2]
    assert Item.objects.count() == 6


def test_one_left_out_as_nearly_the_same_does_not_come_back_once_names_were_taken_out(reader):
    said = "Sister Osei sat with my mother all night and I was told to ring if she got worse"
    file = [(said, "PALS", "", ""), (f"{said} again", "PALS", "", "")]

    for _ in range(2):
        reader.post(to_review(reader, written(file)), {"keep": "1", "leaves_near": "yes"})

    first, again = CommentsLoad.objects.order_by("loaded_at")
    assert (first.kept, first.near) == (1, 1)
    assert (again.kept, again.near, again.here_already) == (0, 1, 1)


def test_names_of_the_staff_list_and_names_that_were_typed_go_and_words_that_stay_stay(reader, programme):
    unit = Unit.objects.create(organisation=programme.organisation, name="Theatres")
    StaffMember.objects.create(organisation=programme.organisation, key="k", name="Ngozi Lister", unit=unit)
    said = [(f"{LONG}, though ngozi did, and Zofia, on Lister Ward.", "FFT", "", "")]

    address = to_review(reader, written(said))
    told = words_of(reader.post(address, {"more_names": "Zofia", "again": "1"}))
    assert "A name: 3 places" in told
    assert not Item.objects.exists()
    reader.post(address, {"more_names": "Zofia", "leave_in": "lister ward", "keep": "1"})

    assert texts() == [f"{LONG}, though [a name] did, and [a name], on Lister Ward."]


def test_a_kind_may_be_left_in(reader):
    reader.post(to_review(reader), {"keep": "1", "leaves_near": "yes", "staying": "a phone number"})

    assert texts()[-1] == "[a name] sat with me. Ring me on 01632 960 001."


def test_every_bad_row_is_named_and_nothing_is_kept(reader):
    bad = [*ROWS, ("Kind", "Letter", "03/02/2026", "A"), ("Kind", "FFT", "31/02/2026", "A"), ("Kind", "", "", "A"),
           ("Kind", "FFT", "03/02/2126", "A"), ("Kind", "FFT", "", "A" * 121), ("Kind" * 3000, "FFT", "", "")]  # fmt: skip
    address = to_columns(reader, written(bad))

    told = words_of(
        reader.post(address, {"column_0": "text", "column_1": "origin", "column_2": "day", "column_3": "place"})
    )

    for words in (
        "march.csv, row 9, column “Type”: “Letter”; expected FFT, complaint, PALS or survey.",
        "row 10, column “Date”: “31/02/2026”; expected a day such as 31/01/2026 or 2026-01-31.",
        "row 11, column “Type”: an empty cell",
        "row 12, column “Date”: 03/02/2126",
        "row 13, column “Ward”: 121 letters",
        "row 14, column “Comment”: 12,000 letters",
    ):
        assert words in told
    assert reader.get(f"{address}keep/")["Location"] == address
    assert not Item.objects.exists()


def test_columns_that_say_too_little_are_refused_in_words(reader):
    address = to_columns(reader)

    assert "Say which column holds what the patient or carer wrote." in words_of(reader.post(address, {}))
    assert "Say where the comments come from" in words_of(reader.post(address, {"column_0": "text"}))
    assert "Two columns are" in words_of(reader.post(address, {"column_0": "text", "column_1": "text"}))


def workbook_of(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return SimpleUploadedFile("a.xlsx", as_bytes(book))


def test_a_workbook_with_days_is_read(reader):
    address = to_columns(reader, workbook_of(("Comment", "Date"), ("Kind and quick", date(2026, 2, 3))))

    answer = reader.post(address, {"column_0": "text", "column_1": "day", "origin": "survey", "sheet": "Sheet"})
    reader.post(answer["Location"], {"keep": "1"})

    assert Item.objects.get().provenance["day"] == "2026-02-03"


def test_a_workbook_with_a_formula_is_refused_with_its_cell(reader):
    answer = reader.post(f"{HERE}load/", {"file": workbook_of(("Comment", "Ward"), ("Kind", "A"), ("=1+1", "B"))})

    assert "a.xlsx, sheet “Sheet”, row 3, column “A”: a formula" in words_of(answer)
    assert not CommentsDraft.objects.exists()


def test_a_file_can_be_forgotten(reader):
    reader.post(to_review(reader), {"forget": "1"})

    assert not CommentsDraft.objects.exists()
    assert not Item.objects.exists()


def test_nobody_but_those_who_analyse_gets_near_a_file(reader, as_person, in_programme):
    addresses = [HERE, f"{HERE}load/", to_review(reader), f"{HERE}comments/"]

    for role in (Role.BOARD_SPONSOR, Role.GUARDIAN):
        other = as_person(in_programme(role))
        assert [other.get(one).status_code for one in addresses] == [404] * 4
        assert other.post(addresses[2], {"keep": "1"}).status_code == 404
    assert not Item.objects.exists()
