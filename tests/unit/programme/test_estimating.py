"""Hours of work: each tool's sum as arithmetic, and laws that any estimate must keep."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from groundswell.programme.scope.estimating import Numbers, hours_of, work_for

ALDERBROOK = Numbers(interviews=25, survey_answers=500, groups=20, comments=1000, event_people=30)
NOBODY = Numbers(0, 0, 0, 0, 0)

counts = st.integers(0, 5_000)
numbers = st.builds(Numbers, counts, counts, counts, counts, counts)


def by_title(planned):
    return {one.title: one.hours for one in work_for(planned)}


def test_the_hours_of_each_tool_are_those_of_its_steps():
    remarks = 25 * 15 + 20 * 40 + 500 // 3 + 1000

    assert ALDERBROOK.remarks == remarks
    assert by_title(ALDERBROOK) == {
        "Culture and outcomes dashboard": 12,
        "Board interviews": Fraction(25 * (20 + 60 * 2 + 45), 60),
        "Leadership behaviours survey": 14 + 8,
        "Culture focus groups": Fraction(20 * (60 + 120 * 2 + 45), 60),
        "Leadership workforce analysis": 8 + 10,
        "Patient experience": 6 + Fraction(1000, 10 * 60),
        "Coding what people said": Fraction(3, 2) * (remarks + Fraction(remarks, 5)) / 60 + 16,
        "Synthesis": 12 + Fraction(30 * 210, 60) + 32,
    }


def test_a_tool_that_hears_nobody_asks_for_no_work():
    assert list(by_title(NOBODY)) == [
        "Culture and outcomes dashboard",
        "Leadership workforce analysis",
        "Coding what people said",
        "Synthesis",
    ]


@given(planned=numbers, more=st.integers(1, 500), name=st.sampled_from(sorted(ALDERBROOK.__slots__)))
def test_hearing_more_people_never_takes_fewer_hours(planned, more, name):
    larger = replace(planned, **{name: getattr(planned, name) + more})

    assert hours_of(work_for(larger)) >= hours_of(work_for(planned))


@given(planned=numbers)
def test_the_whole_is_the_sum_of_its_steps(planned):
    work = work_for(planned)

    assert hours_of(work) == sum(step.hours for tool in work for step in tool.steps)
