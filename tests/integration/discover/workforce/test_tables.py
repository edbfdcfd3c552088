"""The tables: the truth that was planted is found, small numbers are not shown, a definition changes everything."""

import pytest
from tests.integration.discover.workforce.conftest import ADDRESS, AT, load, row, trust

from groundswell.audit.models import Event
from groundswell.discover.evidence.models import Finding
from groundswell.discover.workforce.actions import StatedMeanwhile, remove_posts, state
from groundswell.discover.workforce.enums import Kind
from groundswell.discover.workforce.findings import NothingToAdd, add_ratio
from groundswell.discover.workforce.models import Extract, Post, Statement
from groundswell.discover.workforce.statements import Assumptions, definition_of, lines_of
from groundswell.discover.workforce.telling import told_of
from groundswell.people.enums import Role
from groundswell.people.rules import NotAllowed

pytestmark = pytest.mark.django_db


def figures(programme):
    return told_of(programme, address=ADDRESS).figures


def part(programme, name):
    return {line.name: line for one in figures(programme).characteristics if one.id == name for line in one.categories}


def define(programme, by, bands, titles="", after=0):
    stated = definition_of(bands, titles, takes_said=False)
    return state(programme, Kind.DEFINITION, stated, after=after, reason="agreed", by=by, at=AT)


def test_the_planted_disparity_is_found(programme, loaded):
    line = part(programme, "ethnicity")["Ethnic minorities"]

    assert (line.leaders, line.others) == (15, 400)
    assert line.ratio.value == pytest.approx((15 / 100) / (400 / 1000))
    assert line.ratio.high < 1


def test_capacity_turnover_and_need(programme, loaded):
    found = figures(programme)

    assert (found.leaders, found.others, found.vacant) == (100, 1000, 9)
    # 12 leavers, rounded to 10, over 112 a year ago and 100 now, rounded to 105.
    assert found.turnover.leaders.value == pytest.approx(10 / 105)
    assert found.turnover.others.value == pytest.approx(100 / 1050)
    assert found.turnover.reasons == (("Retirement", 10),)
    # Everybody from 55 to 59 reaches 60 within five years.
    assert found.need.retiring == 40
    assert found.need.middle.needed == 109
    assert found.need.middle.staying == pytest.approx(60 * (1 - 10 / 105) ** 5)
    assert found.need.least.to_fill < found.need.middle.to_fill < found.need.most.to_fill
    assert found.trained == (("Yes", 55), ("No", 45))


def test_few_are_not_shown_and_cannot_be_worked_out(programme, lead):
    rows = trust()
    for at in range(4):
        rows[at] = row("8a", "Matron", disability="yes")
    load(programme, lead, rows)

    disability = part(programme, "disability")

    assert {name: (line.leaders, line.ratio) for name, line in disability.items()} == {
        "Disabled": (None, None),
        "Not disabled": (None, None),
    }


def test_a_few_who_state_nothing_hide_nobody_else(programme, lead):
    load(programme, lead, [*trust(), *(row("8a", "Matron", ethnicity="") for _ in range(4))])

    ethnicity = part(programme, "ethnicity")

    assert ethnicity["Not stated"].leaders is None
    assert ethnicity["Ethnic minorities"].ratio.value == pytest.approx((15 / 100) / (400 / 1000))


def test_levels_of_leaders_stand_side_by_side(programme, lead):
    senior = [row("8c", "Director", sex="M" if number % 2 else "F") for number in range(40)]
    load(programme, lead, [*trust(), *senior])

    assert figures(programme).levels == ("Senior leaders", "Other leaders")
    assert part(programme, "sex")["Male"].levels == (20, 45)
    # Of ethnic minorities no senior leads: the level table would say so, and hides both rows.
    assert part(programme, "ethnicity")["Ethnic minorities"].levels == ()


def test_too_few_leaders_show_nothing(programme, lead):
    load(programme, lead, [*(row("8a", "Matron") for _ in range(10)), *(row() for _ in range(500))])

    assert figures(programme).leaders is None
    assert figures(programme).characteristics == ()


def test_another_definition_changes_everything_and_stays_on_record(programme, lead, loaded):
    define(programme, lead, "8b")

    assert figures(programme).leaders == 45
    assert figures(programme).vacant == 0
    define(programme, lead, "8a\n8b", after=1)
    assert figures(programme).leaders == 100
    assert [one.content["bands"] for one in Statement.objects.all()] == [["Band 8a", "Band 8b"], ["Band 8b"]]
    assert Event.objects.filter(what="WORKFORCE_STATED").count() == 2


def test_a_definition_that_moves_a_few_is_not_shown_beside_the_first(programme, lead):
    load(programme, lead, [*trust(), *(row("7", "Head of portering", disability="yes") for _ in range(3))])
    before = figures(programme)
    define(programme, lead, "8a\n8b", "Head of portering")

    assert before.leaders == 100
    assert figures(programme).is_near
    assert figures(programme).leaders is None
    define(programme, lead, "8a\n8b", after=1)
    assert figures(programme).leaders == 100


def test_vacant_posts_do_not_hide_that_one_person_was_moved(programme, lead):
    vacant = [row("7", "Head of portering", vacant="vacant", age="", sex="") for _ in range(15)]
    load(programme, lead, [*trust(), *vacant, row("7", "Head of portering", disability="yes")])
    define(programme, lead, "8a\n8b", "Head of portering")

    assert figures(programme).is_near


def test_a_few_more_who_left_tell_nothing_of_why(programme, lead):
    moved = [
        *(row("7", "Head of portering") for _ in range(20)),
        row("7", "Head of portering", left="01/12/2025", reason="Dismissal"),
    ]
    load(programme, lead, [*trust(), *moved])
    define(programme, lead, "8a\n8b", "Head of portering")

    assert figures(programme).leaders == 120
    assert figures(programme).turnover.reasons == ()


def test_the_population_is_compared(programme, lead, loaded):
    stated = lines_of(Kind.POPULATION, "Ethnicity: Ethnic minorities; 30", source="Census 2021")
    state(programme, Kind.POPULATION, stated, after=0, reason="", by=lead, at=AT)

    assert part(programme, "ethnicity")["Ethnic minorities"].to_population.value == pytest.approx(0.5)


def test_a_typed_rate_of_leaving_takes_the_place_of_the_measured(programme, lead, loaded):
    state(programme, Kind.ASSUMPTIONS, Assumptions(3, 0, 65, 0), after=0, reason="", by=lead, at=AT)

    need = figures(programme).need
    assert (need.leaving, need.retiring, need.middle.to_fill) == (0, 0, 9)


def test_two_who_state_at_once_lose_nothing(programme, lead, loaded):
    define(programme, lead, "8b")

    with pytest.raises(StatedMeanwhile):
        define(programme, lead, "9")
    assert Statement.objects.get().content["bands"] == ["Band 8b"]


def test_a_finding_keeps_its_workings_and_nothing_finer(programme, lead, loaded):
    told = told_of(programme, address=ADDRESS)
    finding = add_ratio(told, "ethnicity", by=lead, at=AT)

    assert (finding.tool, finding.element) == ("workforce", "equity-and-inclusion")
    assert finding.p > 0.9 > 0.05 > finding.q
    assert finding.workings["leaders"] == [15, 100]
    assert "0.38 times the share" in finding.claim
    with pytest.raises(NothingToAdd):
        add_ratio(told, "age", by=lead, at=AT)


def test_what_is_hidden_cannot_become_a_finding(programme, lead):
    load(programme, lead, [one for one in trust() if one[8][:5] != "Asian"] + [row("8a", ethnicity="Chinese")] * 4)

    with pytest.raises(NothingToAdd):
        add_ratio(told_of(programme, address=ADDRESS), "ethnicity", by=lead, at=AT)
    assert not Finding.objects.exists()


def test_a_new_extract_destroys_the_posts_of_the_old(programme, lead, loaded):
    load(programme, lead, [row("8a")])

    assert Post.objects.count() == 1
    assert Extract.objects.count() == 2
    remove_posts(Extract.objects.first(), by=lead, at=AT)
    assert not Post.objects.exists()
    assert told_of(programme, address=ADDRESS) is None


@pytest.mark.parametrize("role", [Role.BOARD_SPONSOR, Role.GUARDIAN, Role.ADMINISTRATOR])
def test_only_analysts_load_and_state(programme, in_programme, role):
    somebody = in_programme(role)

    with pytest.raises(NotAllowed):
        load(programme, somebody, [row()])
    with pytest.raises(NotAllowed):
        define(programme, somebody, "8a")
    assert not Extract.objects.exists()
