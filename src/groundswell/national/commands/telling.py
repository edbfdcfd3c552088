"""Editions told in a terminal or as JSON."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from groundswell.national.editions import Edition, card_of
from groundswell.national.store import Damage

if TYPE_CHECKING:
    from groundswell.national.verification import ScoreCheck


def edition_json(edition: Edition, *, is_whole: bool = False) -> dict[str, Any]:
    """Return an edition as JSON: a line of the list, or its whole card."""
    if is_whole:
        return {**card_of(edition), "shipped": edition.is_shipped}
    return {
        "id": edition.id,
        "kind": edition.kind.value,
        "release": edition.release,
        "year": edition.year,
        "vintage": edition.vintage,
        "organisations": edition.organisations,
        "rows": edition.rows,
        "loaded_on": edition.loaded_on,
        "shipped": edition.is_shipped,
    }


def verification_json(edition: Edition, checks: Sequence["ScoreCheck"]) -> dict[str, Any]:
    """Return the document that `groundswell data verify ID --json` prints."""
    return {
        "edition": edition.id,
        "scores": [
            {
                "id": check.id,
                "compared": check.compared,
                "mean_error": check.mean_error,
                "max_error": check.max_error,
                "worst": check.worst,
                "tolerance": check.tolerance,
                "ok": check.is_ok,
            }
            for check in checks
        ],
    }


def print_list(editions: Sequence[Edition]) -> None:
    """Print one line an edition, or what to do where there are none."""
    if not editions:
        print("No editions here. Add a published file with: groundswell data add FILE")
    rows = [
        (
            edition.id,
            f"{edition.organisations or edition.rows:,} {'organisations' if edition.organisations else 'rows'}",
            "shipped" if edition.is_shipped else f"loaded {edition.loaded_on}",
            edition.title,
        )
        for edition in editions
    ]
    widths = [max((len(cell) for cell in column), default=0) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())


def print_damaged(damaged: Sequence[Damage]) -> None:
    """Print one line a damaged edition, with what is wrong."""
    for one in damaged:
        print(f"{one.id:<28}DAMAGED, not used: {one.wrong}. Remove it and add its file again.")


def print_card(edition: Edition) -> None:
    """Print an edition's provenance as lines of words."""
    print(f"{edition.title} ({edition.id})")
    print(f"Published by {edition.publisher}; licence: {edition.licence}")
    print(f"How it came: {edition.route}")
    print(f"File: {edition.source.name}, {edition.source.size:,} bytes, sha256 {edition.source.sha256}")
    print(f"Read by: {edition.reader}, version {edition.reader_version}, on {edition.loaded_on}")
    for name, table in edition.tables.items():
        print(f"Table {name}: {table.rows:,} rows, {table.columns:,} columns, sha256 {table.sha256}")
    for limit in edition.limits:
        print(f"Limit: {limit}")
    for warning in edition.warnings:
        print(f"Note: {warning}")


def print_checks(edition: Edition, checks: Sequence["ScoreCheck"]) -> None:
    """Print one line a recomputed score, and how many lie within tolerance."""
    print(f"{edition.title}: recomputed minus published, in score points")
    print(f"{'score':<12}{'compared':>9}{'mean':>9}{'largest':>9}  {'at':<7}{'allowed':>8}")
    for check in checks:
        verdict = "within" if check.is_ok else "OUTSIDE" if check.max_error > check.tolerance else "UPSIDE DOWN"
        print(
            f"{check.id:<12}{check.compared:>9}{check.mean_error:>+9.4f}{check.max_error:>9.4f}  "
            f"{check.worst:<7}{check.tolerance:>8.2f}  {verdict}"
        )
    within = sum(check.is_ok for check in checks)
    print(f"{within} of {len(checks)} scores within tolerance.")
