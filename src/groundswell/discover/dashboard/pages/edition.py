"""One edition: can it be trusted? Its provenance, its limits, and every score recomputed."""

from groundswell.discover.dashboard.pages import address
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Document, Section
from groundswell.national.editions import Edition
from groundswell.national.verification import NothingToVerify, ScoreCheck, verify

NEXT_RELEASE = (
    "When the publisher brings out the next release, download its file and run: groundswell data add FILE. "
    "It is checked cell by cell and stored beside this one; pages show the newest and keep the old under its name."
)


def edition_page(edition: Edition) -> Document:
    """Return an edition's card as a page: where it came from, what to mind, and what recomputing it showed."""
    try:
        checks = verify(edition)
    except NothingToVerify:
        checks = ()
    return Document(
        title=edition.title,
        whose=edition.publisher,
        address=address.edition(edition.id),
        finding=_finding(edition, checks),
        edition_line=f"Edition {edition.id}, loaded {edition.loaded_on}.",
        source_line=f"Published by {edition.publisher}. Licence: {edition.licence}.",
        sections=(
            _provenance(edition),
            *((_checks(edition, checks),) if checks else ()),
            Section(id="limits", heading="What to mind", paragraphs=(*edition.limits, *edition.warnings)),
            Section(id="next", heading="The next release", paragraphs=(NEXT_RELEASE,)),
        ),
    )


def _finding(edition: Edition, checks: tuple[ScoreCheck, ...]) -> str:
    held = (
        f"{numbers.count(edition.organisations)} organisations"
        if edition.organisations
        else f"{numbers.count(edition.rows)} rows"
    )
    if not checks:
        return f"{held}. It holds no scores that could be recomputed from shares."
    worst = max(checks, key=lambda check: check.max_error)
    within = sum(check.is_ok for check in checks)
    return (
        f"{held}. {within} of {len(checks)} scores recomputed within tolerance; the largest difference is "
        f"{numbers.number(worst.max_error, 3)}, on {worst.label.lower()}."
    )


def _provenance(edition: Edition) -> Section:
    rows = (
        ("Publisher", edition.publisher),
        ("Release", edition.release),
        ("Licence", edition.licence),
        ("How it came here", edition.route),
        ("File", edition.source.name),
        ("Size", f"{numbers.count(edition.source.size)} bytes"),
        ("sha256 of the file", edition.source.sha256),
        ("Read by", f"{edition.reader}, version {edition.reader_version}"),
        ("Loaded", edition.loaded_on),
        ("Vintage", str(edition.vintage)),
        ("Came with Groundswell", "yes" if edition.is_shipped else "no"),
    )
    return Section(
        id="provenance",
        heading="Where it comes from",
        tables=(ChartTable(caption="Provenance", header=("What", "Said"), rows=rows),),
    )


def _checks(edition: Edition, checks: tuple[ScoreCheck, ...]) -> Section:
    rows = tuple(
        (
            check.label,
            numbers.count(check.compared),
            numbers.signed(check.mean_error, 3),
            numbers.number(check.max_error, 3),
            check.worst,
            numbers.number(check.tolerance, 2),
            "within" if check.is_ok else "outside",
        )
        for check in checks
    )
    header = ("Score", "Organisations", "Mean difference", "Largest", "At", "Allowed", "Result")
    return Section(
        id="verified",
        heading="Recomputed from the answer shares",
        paragraphs=(
            (
                "Every score is worked out again from the published shares of answers and compared with the "
                "published one. A published score averages people; question tables average questions; so small "
                "differences remain."
            ),
        ),
        tables=(ChartTable(caption=f"{edition.release}: ours minus published, in points", header=header, rows=rows),),
    )
