"""A page that shows every part of the look at once: `python -m groundswell.look.gallery OUT.html`.

The trust on it is made up, and the page says so.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from groundswell.look.charts import (
    Answer,
    AnswerBar,
    RangeStrip,
    Rate,
    Ratio,
    Strip,
    StripList,
    Words,
    Year,
    Years,
)
from groundswell.look.environment import make_environment
from groundswell.look.layout.frame import Account, Frame, Link, NavigationItem, SearchBox
from groundswell.look.numbers import PERCENT, SCORE
from groundswell.look.static_files import static_folder
from groundswell.vocabulary.range import Better, GroupRange
from groundswell.vocabulary.withheld import AT_SOURCE, PROTECTED, Withheld

TRUST = "Alderbrook University Hospitals NHS Foundation Trust"


@dataclass(frozen=True, slots=True)
class Gallery:
    """Every shape once, and the frame around them."""

    frame: Frame
    scores: StripList
    strip: RangeStrip
    withheld_strip: RangeStrip
    few: RangeStrip
    answers: AnswerBar
    frequency: AnswerBar
    years: Years
    ratio: Ratio
    withheld: Withheld
    protected: Withheld


def words(note: str = "", finding: str | None = None) -> Words:
    """Return the words around the gallery's charts."""
    return Words(
        whom="Alderbrook",
        when="2024",
        source="made up for this page",
        edition="gallery",
        dated="14 March 2027",
        address="/trusts/ALD/",
        group_name="acute and acute and community trusts",
        note=note,
        finding=finding,
        sample=True,
    )


def gallery() -> Gallery:
    """Return the gallery page's content."""
    return Gallery(
        frame=Frame(
            title="Culture at a glance",
            trust_name=TRUST,
            trust_href="#",
            navigation=(
                NavigationItem("Find your trust", "#", is_current=True),
                NavigationItem("The six elements", "#"),
                NavigationItem("Library", "#"),
                NavigationItem("Methods", "#"),
                NavigationItem("About", "#"),
            ),
            breadcrumbs=(Link("Find your trust", "#"), Link("Alderbrook", "#")),
            search=SearchBox("#"),
            account=Account("Sign in", "#"),
            edition_line="Figures: made up for this page, edition gallery, loaded 14 March 2027.",
            licence_line="Where real figures are shown, their publisher and licence stand here.",
            sample=True,
            address="/trusts/ALD/",
        ),
        scores=_scores(),
        strip=RangeStrip(
            words=words("6,238 answers. No published figure is withheld."),
            strip=_strip("Manager listens when I describe difficulties", 73.3, (64.8, 69.5, 70.9, 73.31, 77.7)),
        ),
        withheld_strip=RangeStrip(
            words=words("Fewer than 11 people answered, so the publisher shows no figure."),
            strip=Strip(
                label="Hours worked unpaid",
                value=AT_SOURCE,
                group=GroupRange(122, 30.1, 44.0, 48.2, 52.5, 61.9),
                unit=PERCENT,
                better=Better.LOWER,
            ),
        ),
        few=RangeStrip(
            words=words("Seven ambulance trusts: every one is drawn, none is named."),
            strip=_few(),
        ),
        answers=AnswerBar(
            words=words("About 6,200 answers."),
            subject="Manager listens when I describe difficulties",
            answers=(
                Answer("Strongly disagree", 3.1),
                Answer("Disagree", 6.9),
                Answer("Neither", 16.7),
                Answer("Agree", 43.9),
                Answer("Strongly agree", 29.4),
            ),
            telling="agree or strongly agree that their manager listens",
            telling_share=73.3,
        ),
        frequency=AnswerBar(
            words=words(),
            subject="Discrimination from a manager or colleague",
            answers=(Answer("Yes", 8.4), Answer("No", 91.6)),
            telling="say they met discrimination from a manager or colleague",
            telling_share=8.4,
            better=Better.LOWER,
            apart=(Answer("Did not say", 2.2),),
        ),
        years=Years(
            words=words(),
            subject="Place to work",
            unit=PERCENT,
            better=Better.HIGHER,
            years=(
                Year(2019, 61.4),
                Year(2020, 66.0),
                Year(2021, 58.3, break_reason="question changed"),
                Year(2022, AT_SOURCE),
                Year(2023, 60.2),
                Year(2024, 61.5),
            ),
        ),
        ratio=Ratio(
            words=words("1.0 means that both groups report it equally often."),
            subject="Discrimination at work from a manager or colleague",
            value=2.45,
            compared=Rate("staff from ethnic minorities", 9.8),
            reference=Rate("white staff", 4.0),
            group=GroupRange(122, 1.2, 1.8, 2.2, 2.7, 4.6),
        ),
        withheld=AT_SOURCE,
        protected=PROTECTED,
    )


def _strip(label: str, value: float, spread: tuple[float, float, float, float, float]) -> Strip:
    low, q1, median, q3, high = spread
    group = GroupRange(122, low, q1, median, q3, high)
    return Strip(label=label, value=value, group=group, unit=PERCENT, better=Better.HIGHER)


def _few() -> Strip:
    members = (5.61, 5.72, 5.74, 5.9, 6.02, 6.1, 6.4)
    return Strip(
        label="Morale",
        value=5.9,
        group=GroupRange(7, 5.61, 5.73, 5.9, 6.06, 6.4),
        unit=SCORE,
        better=Better.HIGHER,
        members=members,
    )


def _scores() -> StripList:
    rows = (
        ("Compassionate leadership", 7.16, (6.42, 6.83, 6.98, 7.12, 7.51)),
        ("Burnout (higher is better)", 5.30, (4.41, 4.79, 4.93, 5.04, 5.30)),
        ("Diversity and equality", 8.01, (7.31, 7.92, 8.08, 8.27, 8.69)),
        ("Thinking about leaving", 5.62, (5.10, 5.62, 5.81, 6.04, 6.52)),
    )
    shown = tuple(
        Strip(
            label=label,
            value=value,
            group=GroupRange(122, *spread),
            unit=SCORE,
            better=Better.HIGHER,
            href="#",
            change="since 2021: no comparable figures",
        )
        for label, value, spread in rows
    )
    held = Strip(
        label="Team working between different services of the trust",
        value=AT_SOURCE,
        group=GroupRange(122, 6.1, 6.4, 6.6, 6.8, 7.2),
        unit=SCORE,
        better=Better.HIGHER,
    )
    return StripList(
        words=words(
            "Scores move together: four are not four separate findings.",
            finding="Compassionate leadership lies in the top quarter; burnout at the top end",
        ),
        subject="Support and compassion",
        strips=(*shown, held),
    )


def main(arguments: list[str]) -> int:
    """Write the gallery to the file named and say where it is."""
    if len(arguments) != 1:
        sys.stderr.write("Name the file to write: python -m groundswell.look.gallery OUT.html\n")
        return 2
    out = Path(arguments[0]).resolve()
    static = os.path.relpath(static_folder(), out.parent)
    environment = make_environment(static=lambda path: f"{static}/{path}")
    made = gallery()
    out.write_text(environment.get_template("gallery.jinja").render(page=made.frame, g=made), encoding="utf-8")
    sys.stdout.write(f"The gallery is in {out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
