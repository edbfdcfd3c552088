"""What rules and the trust's own names find in a remark, and what they cannot."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.methods.text.names import Names
from groundswell.methods.text.redacting import findings, is_nhs_number, suggested

NAMES = Names.of(["Amara Osei", "Jo Li", "Siân O’Neill"], ["Theatres", "Ward 6b"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Amara Osei never listens.", "[a name] never listens."),
        ("amara osei never listens.", "[a name] never listens."),
        ("Ask Osei, she knows.", "Ask [a name], she knows."),
        ("I told Siân O’Neill twice.", "I told [a name] twice."),
        ("Dr Patel shouts at us.", "[a name] shouts at us."),
        ("Sister Mary Brown helps.", "[a name] helps."),
        ("In theatres nobody says thanks.", "In [a unit] nobody says thanks."),
        ("On ward 6b it is worse.", "On [a unit] it is worse."),
        ("Ring me on 01632 960 001.", "Ring me on [a phone number]."),
        ("Write to a.b@trust.example today", "Write to [an e-mail address] today"),
        ("My number is 943 476 5919", "My number is [an NHS number]"),
        ("My number is 943 476 5918", "My number is [a number]"),
        ("It was on 14 March 2026 at night", "It was on [a date] at night"),
        ("It was on 3/4/26.", "It was on [a date]."),
        ("Nothing here points to anybody.", "Nothing here points to anybody."),
        ("We may mark 100 of them will go", "We may mark 100 of them will go"),
        ("Oseis and amaraosei differ.", "[a name] and amaraosei differ."),
        ("Amara Oseis left, Osei stayed.", "[a name] left, [a name] stayed."),
        ("(O’Neill) and Jo Li’s rota", "([a name]) and [a name]’s rota"),
        ("Ask Siân O'Niell or sian", "Ask [a name] or [a name]"),
        ("I live at 14 Mill Lane, AB1 2DE", "I live at [an address], [a postcode]"),
        ("Mum, dob 3/4/1941, bleep 4471", "Mum, [a date of birth], [a bleep or extension]"),
        ("dr patel and mr or mrs", "[a name] and mr or mrs"),
        ("A nurse called Zofia Wilk helped", "A nurse called [a name] helped"),
        ("the only male midwife on nights", "[a role that one person has] on nights"),
        ("My insurance number: AB 12 34 56 C", "My insurance number: [an insurance number]"),
        ("İn here AMARA OSEI decides", "İn here [a name] decides"),
    ],
)
def test_what_points_to_somebody_is_suggested_away(text, shown):
    assert suggested(text, NAMES) == shown


def test_short_parts_of_names_are_looked_for_only_as_whole_names():
    assert suggested("Jo Li was rude, and lithium is a drug.", NAMES) == "[a name] was rude, and lithium is a drug."


def test_without_a_staff_list_rules_still_find_what_they_know():
    assert suggested("Mrs Jones and Osei", Names.of([], [])) == "[a name] and Osei"


def test_a_nickname_is_missed_and_readers_are_told_so():
    """The honest limit: no rule knows that everybody calls the matron Boots."""
    assert suggested("Boots is never there.", NAMES) == "Boots is never there."


@given(st.text(max_size=200))
def test_findings_never_overlap_and_lie_in_the_text(text):
    found = findings(text, NAMES)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("digits", "is_one"),
    [("9434765919", True), ("9434765918", False), ("943476591", False), ("94347659190", False), ("943476591x", False)],
)
def test_nhs_numbers_are_told_by_their_check_digit(digits, is_one):
    assert is_nhs_number(digits) is is_one
