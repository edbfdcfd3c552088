"""`groundswell data`: add, list, show, verify, export and remove published editions."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from groundswell.national.commands.telling import (
    edition_json,
    print_card,
    print_checks,
    print_damaged,
    print_list,
    verification_json,
)
from groundswell.national.editions import Edition
from groundswell.national.keeping import remove_edition
from groundswell.national.store import (
    ShippedEdition,
    UnknownEdition,
    all_editions,
    damaged_editions,
    find_edition,
)
from groundswell.vocabulary.faults import BadInput


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    acts = parser.add_subparsers(dest="act", metavar="act", required=True)
    add = acts.add_parser("add", help="recognise a published file, check it and store it")
    add.add_argument("file", type=Path)
    for act, purpose in (
        ("list", "the editions of this installation"),
        ("show", "one edition: provenance, limits, tables"),
        ("verify", "recompute every score and compare"),
        ("export", "one edition as a zip of CSV files"),
        ("remove", "take a loaded edition out"),
    ):
        command = acts.add_parser(act, help=purpose)
        if act != "list":
            command.add_argument("id", help="edition id, e.g. nss-2024")
        if act == "export":
            command.add_argument("--to", type=Path, metavar="FILE", help="where to write (default: ID.zip here)")
        command.add_argument("--json", action="store_true", help="print JSON")
    add.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Do one act and return the exit status: 0 done, 1 a check failed, 2 bad input."""
    acts = {
        "add": _add,
        "list": _list,
        "show": _show,
        "verify": _verify,
        "export": _export,
        "remove": _remove,
    }
    try:
        return acts[arguments.act](arguments)
    except (BadInput, UnknownEdition, ShippedEdition) as fault:
        print(fault.sentence(), file=sys.stderr)
    except FileExistsError as exists:
        print(
            f"{exists.filename} is already there. Name another file with --to. Nothing was changed.",
            file=sys.stderr,
        )
    except OSError as broken:
        print(
            f"The data folder or file could not be used ({broken.strerror}). Nothing was changed. "
            "Check free space and permissions, then try again.",
            file=sys.stderr,
        )
    return 2


def _add(arguments: argparse.Namespace) -> int:
    from groundswell.national.adding import add_source  # noqa: PLC0415 - reading needs the engine, listing does not
    from groundswell.national.source import open_source  # noqa: PLC0415 - as above

    def progress(words: str) -> None:
        print(words, file=sys.stderr, flush=True)

    added = add_source(open_source(arguments.file), on=datetime.now(UTC).date(), progress=progress)
    edition = added.edition
    if arguments.json:
        _print(_added_json(edition, was_already_there=added.was_already_there))
        return 0
    held = f"{edition.organisations} organisations" if edition.organisations is not None else f"{edition.rows} rows"
    if added.was_already_there:
        print(f"This file is already loaded as {edition.id}. Nothing was changed.")
    else:
        print(f"{edition.title}: {held}, stored as {edition.id}.")
    for warning in edition.warnings:
        print(f"Note: {warning}")
    return 0


def _added_json(edition: Edition, *, was_already_there: bool) -> dict[str, Any]:
    size = {"organisations": edition.organisations} if edition.organisations is not None else {"rows": edition.rows}
    already = {"already": True} if was_already_there else {}
    return {
        "edition": edition.id,
        "kind": edition.kind.value,
        **size,
        "warnings": list(edition.warnings),
        **already,
    }


def _list(arguments: argparse.Namespace) -> int:
    editions, damaged = all_editions(), damaged_editions()
    if arguments.json:
        told = [{"id": one.id, "shipped": one.is_shipped, "wrong": one.wrong} for one in damaged]
        _print({"editions": [edition_json(edition) for edition in editions], "damaged": told})
    else:
        print_list(editions)
        print_damaged(damaged)
    return 0


def _show(arguments: argparse.Namespace) -> int:
    edition = find_edition(arguments.id)
    if arguments.json:
        _print(edition_json(edition, is_whole=True))
    else:
        print_card(edition)
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    from groundswell.national.verification import NothingToVerify, verify  # noqa: PLC0415 - needs the engine

    edition = find_edition(arguments.id)
    try:
        checks = verify(edition)
    except NothingToVerify as nothing:
        print(nothing.sentence(), file=sys.stderr)
        return 2
    for item in (item for check in checks for item in check.against):
        print(item.sentence(), file=sys.stderr)
    if arguments.json:
        _print(verification_json(edition, checks))
    else:
        print_checks(edition, checks)
    return 0 if checks and all(check.is_ok for check in checks) else 1


def _export(arguments: argparse.Namespace) -> int:
    from groundswell.national.exporting import export_edition  # noqa: PLC0415 - needs the engine

    edition = find_edition(arguments.id)
    target = export_edition(edition, arguments.to or Path(f"{edition.id}.zip"))
    if arguments.json:
        _print({"edition": edition.id, "file": str(target)})
    else:
        print(f"{edition.id} written to {target}. Cells that the publisher withheld say “withheld”.")
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    file = remove_edition(arguments.id)
    if arguments.json:
        _print({"edition": arguments.id, "removed": True})
    else:
        print(f"{arguments.id} was taken out. It can be loaded again from {file or 'its file'}.")
    return 0


def _print(document: dict[str, Any]) -> None:
    print(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2))
