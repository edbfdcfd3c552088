"""`groundswell data`: add, list, show, verify, export and remove published editions."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
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
from groundswell.vocabulary.faults import BadInput, Place, plain


@dataclass(frozen=True, slots=True)
class Told:
    """What an act came to: how to tell it, the exit status, and what was changed should telling fail."""

    tell: Callable[[], None]
    status: int = 0
    done: str = "Nothing was changed."


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
    """Do one act and return the exit status: 0 done, 1 a check failed or the answer was lost, 2 bad input."""
    acts = {
        "add": _add,
        "list": _list,
        "show": _show,
        "verify": _verify,
        "export": _export,
        "remove": _remove,
    }
    try:
        told = acts[arguments.act](arguments)
    except (BadInput, UnknownEdition, ShippedEdition) as fault:
        print(fault.sentence(), file=sys.stderr)
        return 2
    except OSError as broken:
        print(
            f"The data folder or file could not be used ({broken.strerror}). Nothing was changed. "
            "Check free space and permissions, then try again.",
            file=sys.stderr,
        )
        return 2
    try:
        told.tell()
        sys.stdout.flush()
    except OSError as broken:
        print(f"{told.done} The answer could not be written ({broken.strerror}).", file=sys.stderr)
        # What is left in the buffer would fail once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return told.status


def _add(arguments: argparse.Namespace) -> Told:
    from groundswell.national.adding import add_source  # noqa: PLC0415 - reading needs the engine, listing does not
    from groundswell.national.source import open_source  # noqa: PLC0415 - as above

    def progress(words: str) -> None:
        print(plain(words), file=sys.stderr, flush=True)

    added = add_source(open_source(arguments.file), on=datetime.now(UTC).date(), progress=progress)
    edition = added.edition
    held = f"{edition.organisations} organisations" if edition.organisations is not None else f"{edition.rows} rows"
    stored = f"{edition.title}: {held}, stored as {edition.id}."
    already = f"This file is already loaded as {edition.id}. Nothing was changed."
    said = already if added.was_already_there else stored

    def tell() -> None:
        if arguments.json:
            _print(_added_json(edition, was_already_there=added.was_already_there))
            return
        print(said)
        for warning in edition.warnings:
            print(f"Note: {warning}")

    return Told(tell, done=said)


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


def _list(arguments: argparse.Namespace) -> Told:
    editions, damaged = all_editions(), damaged_editions()

    def tell() -> None:
        if arguments.json:
            told = [{"id": one.id, "shipped": one.is_shipped, "wrong": one.wrong} for one in damaged]
            _print({"editions": [edition_json(edition) for edition in editions], "damaged": told})
        else:
            print_list(editions)
            print_damaged(damaged)

    return Told(tell)


def _show(arguments: argparse.Namespace) -> Told:
    edition = find_edition(arguments.id)
    return Told(lambda: _print(edition_json(edition, is_whole=True)) if arguments.json else print_card(edition))


def _verify(arguments: argparse.Namespace) -> Told:
    from groundswell.national.verification import NothingToVerify, verify  # noqa: PLC0415 - needs the engine

    edition = find_edition(arguments.id)
    try:
        checks = verify(edition)
    except NothingToVerify as nothing:
        sentence = nothing.sentence()
        return Told(lambda: print(sentence, file=sys.stderr), status=2)

    def tell() -> None:
        for item in (item for check in checks for item in check.against):
            print(item.sentence(), file=sys.stderr)
        if arguments.json:
            _print(verification_json(edition, checks))
        else:
            print_checks(edition, checks)

    return Told(tell, status=0 if checks and all(check.is_ok for check in checks) else 1)


def _export(arguments: argparse.Namespace) -> Told:
    from groundswell.national.exporting import export_edition  # noqa: PLC0415 - needs the engine

    edition = find_edition(arguments.id)
    wanted = arguments.to or Path(f"{edition.id}.zip")
    try:
        target = export_edition(edition, wanted)
    except FileExistsError as exists:
        raise BadInput(
            Place(str(wanted)), found="it is there already", expected="a file that is not there: name one with --to"
        ) from exists
    said = f"{edition.id} written to {target}. Cells that the publisher withheld say “withheld”."
    told = {"edition": edition.id, "file": str(target)}
    return Told(lambda: _print(told) if arguments.json else print(said), done=said)


def _remove(arguments: argparse.Namespace) -> Told:
    file = remove_edition(arguments.id)
    said = f"{arguments.id} was taken out. It can be loaded again from {file or 'its file'}."
    told = {"edition": arguments.id, "removed": True}
    return Told(lambda: _print(told) if arguments.json else print(said), done=said)


def _print(document: dict[str, Any]) -> None:
    print(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2))
