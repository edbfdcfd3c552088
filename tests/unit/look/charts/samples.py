"""Charts for tests: one of each shape, as asked."""

from groundswell.look.charts import Answer, AnswerBar, RangeStrip, Rate, Ratio, Strip, StripList, Words, Year, Years
from groundswell.look.numbers import PERCENT, SCORE
from groundswell.vocabulary.range import Better, GroupRange

GROUP = GroupRange(122, 64.8, 69.5, 70.9, 73.2, 77.7)
HOSTILE = '"><script>alert(1)</script> & Søn’s \x00\x0b{{ 7*7 }}'


def words(**given):
    return Words(
        **{
            "whom": "Alderbrook",
            "when": "2024",
            "source": "a made-up survey",
            "edition": "made-up-2024",
            "dated": "14 March 2027",
            "address": "/trusts/ALD/",
            "group_name": "acute trusts",
            **given,
        }
    )


def strip(value=74.0, *, label="Manager listens", group=GROUP, unit=PERCENT, better=Better.HIGHER, **given):
    return Strip(label=label, value=value, group=group, unit=unit, better=better, **given)


def range_strip(value=74.0, *, note="", **given):
    return RangeStrip(words=words(note=note), strip=strip(value, **given))


def strip_list(value=74.0, *, label="Manager listens", note=""):
    return StripList(
        words=words(note=note),
        subject=label,
        strips=(strip(value, label=label), strip(66.1, label="Manager cares")),
    )


def answer_bar(value=73.3, *, label="Manager listens", note=""):
    shares = (3.1, 6.9, 16.7, 43.9, 29.4) if isinstance(value, float) else (value,) * 5
    labels = ("Strongly disagree", "Disagree", "Neither", "Agree", label)
    return AnswerBar(
        words=words(note=note),
        subject=label,
        answers=tuple(Answer(*pair) for pair in zip(labels, shares, strict=True)),
        telling="agree",
        telling_share=value,
    )


def years(value=61.5, *, label="Place to work", note=""):
    given = (Year(2021, 58.3), Year(2022, 57.1), Year(2023, 60.2), Year(2024, value))
    return Years(words=words(note=note), subject=label, unit=PERCENT, better=Better.HIGHER, years=given)


def ratio(value=2.4, *, label="Discrimination", note=""):
    return Ratio(
        words=words(note=note),
        subject=label,
        value=value,
        compared=Rate("staff from ethnic minorities", 9.8 if isinstance(value, float) else value),
        reference=Rate("white staff", 4.0),
        group=GroupRange(122, 1.2, 1.8, 2.2, 2.7, 3.9),
    )


def few(value=5.9):
    members = (5.61, 5.72, 5.74, 5.9, 6.02, 6.1, 6.4)
    group = GroupRange(7, 5.61, 5.73, 5.9, 6.06, 6.4)
    return strip(value, label="Morale", group=group, unit=SCORE, members=members)


SHAPES = {
    "range strip": range_strip,
    "strip list": strip_list,
    "answer bar": answer_bar,
    "years": years,
    "ratio": ratio,
}
