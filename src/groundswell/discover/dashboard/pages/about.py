"""What Groundswell is, whose figures it shows, and everything about it that nobody has verified yet."""

from collections.abc import Sequence

from groundswell.discover.dashboard import phrases
from groundswell.discover.dashboard.pages import address
from groundswell.discover.dashboard.pages.methods import explaining_page
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Document, Section
from groundswell.look.layout.frame import Link
from groundswell.look.phrases import listed
from groundswell.national.editions import Edition
from groundswell.packs.explanations import Explanation, page_explanation
from groundswell.packs.indicators import catalogue
from groundswell.packs.scoring import score_rules
from groundswell.packs.shelf import packs_in_force
from groundswell.packs.survey import staff_survey
from groundswell.packs.well_led import well_led
from groundswell.vocabulary.provenance import Mark

ABOUT, ACCESSIBILITY = "/about/", "/accessibility/"
ATTRIBUTION = (
    "Contains public sector information licensed under the Open Government Licence v3.0. Source: NHS England (NHS "
    "Staff Survey, published by the Survey Coordination Centre; NHS outcome indicators; Organisation Data Service) and "
    "the Care Quality Commission."
)
ANSWERS_NEEDED = "How many questions a person must answer to have a score"
OUR_OWN = (
    "The code is free under the MIT licence. Our own content, such as labels, mappings and explanations, is under "
    "CC BY 4.0. The NHS logo and typeface are not used."
)


def about_page(editions: Sequence[Edition]) -> Document:
    """Return what the product is: licences of the editions loaded, unverified facts, and the packs in force."""
    explained = page_explanation("about")
    return explaining_page(
        explained, address=ABOUT, more=(unverified_section(explained), _licences(editions), _packs())
    )


def accessibility_page() -> Document:
    """Return what was tested, what was not, and how to say that something does not work."""
    return explaining_page(page_explanation("accessibility"), address=ACCESSIBILITY)


def unverified_section(explained: Explanation) -> Section:
    """Return everything unverified: what the explanation names, then what the packs in force mark so."""
    gathered = (*_of_scores(), *_of_years(), *_of_outcomes(), *_of_well_led())
    return Section(
        id="unverified",
        heading="What is unverified",
        paragraphs=(
            (
                "These come from general knowledge and have not been checked against their source. They are kept as "
                "data, so that they are easy to correct. If you know better, tell the project."
            ),
        ),
        tables=(
            ChartTable(
                caption="Facts and rules marked unverified",
                header=("What", "Why it is here"),
                rows=(*explained.unverified, *gathered),
            ),
        ),
        links=(Link("What the marks mean", "/methods/unverified/"),),
    )


def _of_scores() -> list[tuple[str, str]]:
    """Return the rules on how many answers a person needs; they matter only where people's rows are scored."""
    unsure = [rule for rule in score_rules() if rule.minimum_mark is not Mark.DOCUMENTED and not rule.parts]
    known = [rule.label for rule in unsure if rule.minimum_answered is not None]
    unknown = [rule.label for rule in unsure if rule.minimum_answered is None]
    rows = []
    if unsure:
        told = [f"Unverified: {_names(known)}."] if known else []
        told += [f"Not known at all: {_names(unknown)}."] if unknown else []
        rows.append((ANSWERS_NEEDED, " ".join([*told, "It matters only where answers are scored person by person."])))
    rules = [rule.label for rule in score_rules() if not rule.is_rule_verified]
    return [*rows, *([("How these scores are made", f"{_names(rules).capitalize()}.")] if rules else [])]


def _of_years() -> list[tuple[str, str]]:
    years = sorted(year.year for year in staff_survey().years.values() if year.mark is Mark.UNVERIFIED)
    if not years:
        return []
    named = listed([str(year) for year in years])
    return [(f"Question numbers of {named}", "Only questions whose wording is recognised are trusted.")]


def _of_outcomes() -> list[tuple[str, str]]:
    names = [one.label for one in catalogue().outcomes if one.mark is Mark.UNVERIFIED]
    rows = [
        ("How the programme’s three outcomes are called", f"Here: {_names(names)}. That there are three is documented.")
    ]
    dated = [one for one in catalogue().indicators if one.valid_to and one.validity_mark is Mark.UNVERIFIED]
    days = [f"{one.number} ({one.valid_to.year})" for one in dated if one.valid_to]
    if days:
        rows.append(("When indicators of the official list were replaced", f"Here: {listed(days)}."))
    return rows if names else rows[1:]


def _of_well_led() -> list[tuple[str, str]]:
    names = [one.label for one in well_led().statements if one.mark is Mark.UNVERIFIED]
    if not names:
        return []
    return [
        (
            "What the quality statements of “well-led” are called",
            f"From public lists; the regulator’s own page was not read. Here: {'; '.join(names)}.",
        )
    ]


def _names(labels: list[str]) -> str:
    return listed([phrases.in_sentence(label) for label in labels])


def _licences(editions: Sequence[Edition]) -> Section:
    rows = tuple((one.title, one.publisher, one.licence, one.route) for one in editions)
    header = ("Edition", "Publisher", "Licence", "How it came here")
    return Section(
        id="licences",
        heading="Whose figures these are",
        paragraphs=(ATTRIBUTION, OUR_OWN),
        tables=(ChartTable(caption="Editions loaded here", header=header, rows=rows),) if rows else (),
        links=tuple(Link(one.title, address.edition(one.id)) for one in editions),
    )


def _packs() -> Section:
    """Return the content that is not code: mappings, rules and explanations, each with its version."""
    rows = tuple((one.title, one.id, one.version, one.licence, one.provenance) for one in packs_in_force())
    header = ("What it holds", "Pack", "Version", "Licence", "Where it comes from")
    return Section(
        id="packs",
        heading="Packs: the content in force",
        paragraphs=(
            (
                "Which questions speak for which element, how scores are worked out, and what speaks for the "
                "regulator’s well-led question are content, not code. An operator can put another version in place."
            ),
        ),
        tables=(ChartTable(caption="Packs in force here", header=header, rows=rows),),
    )
