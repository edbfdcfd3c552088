"""`groundswell instrument check PACK`: what is wrong with a questionnaire, and what to look at again."""

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from groundswell.vocabulary.faults import BadInput, Place, plain

if TYPE_CHECKING:
    from groundswell.packs.instruments.questionnaire import Instrument
    from groundswell.packs.shelf import Pack


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    actions = parser.add_subparsers(dest="action", metavar="action", required=True)
    check = actions.add_parser("check", help="say what is wrong with a pack, and give hints on its wording")
    check.add_argument("pack", help="a pack’s folder, its zip file, or its id, e.g. groundswell/culture-pulse")
    check.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print what is wrong and return 2; with nothing wrong print hints, if any, and return 0."""
    checked = _check(arguments.pack)
    if arguments.json:
        print(json.dumps(_as_json(checked), ensure_ascii=False, allow_nan=False, indent=2))
        return 2 if checked.faults else 0
    for fault in checked.faults:
        print(_told(fault), file=sys.stderr)
    for told in checked.instruments:
        _print(told)
    if checked.faults:
        print(f"{checked.name}: {_counted(len(checked.faults), 'fault')}.", file=sys.stderr)
        return 2
    found = sum(len(told["hints"]) for told in checked.instruments)
    print(f"{checked.name}: nothing is wrong; {_counted(found, 'hint')}.")
    return 0


@dataclass
class _Checked:
    name: str
    faults: list[BadInput]
    instruments: list[dict[str, Any]]


def _check(given: str) -> _Checked:
    # --help needs none of these.
    from groundswell.packs.instruments.aspects import subjects_of  # noqa: PLC0415 - as said above
    from groundswell.packs.instruments.catalogue import look_through_pack  # noqa: PLC0415 - as said above

    checked = _Checked(given, [], [])
    try:
        if Path(given).is_file():
            read_all = _of_parcel(Path(given))
        else:
            pack = _pack(given)
            checked.name = pack.label
            looked = list(look_through_pack(pack, subjects_of(pack)))
            checked.faults = [fault for _, _, faults in looked for fault in faults]
            read_all = [read for _, read, _ in looked if read is not None]
            if not looked:
                found = "the card lists no “instruments”"
                raise BadInput(Place("pack.toml"), found=found, expected="the names of their files")
        checked.instruments = [_facts(one) for one in read_all]
    except BadInput as fault:
        checked.faults.append(fault)
    return checked


def _of_parcel(path: Path) -> "list[Instrument]":
    from groundswell.packs.instruments.parcel import LARGEST_PARCEL, read_pack  # noqa: PLC0415 - as in _check

    with path.open("rb") as opened:
        return list(read_pack(opened.read(LARGEST_PARCEL + 1)))


def _pack(given: str) -> "Pack":
    """Return the pack in a folder, else the one of this id on the shelves."""
    from groundswell.packs.shelf import find_pack, pack_of, read_file  # noqa: PLC0415 - as in _check

    folder = Path(given).resolve()
    if (folder / "pack.toml").is_file():
        return pack_of(read_file(folder / "pack.toml"), f"{folder.parent.name}/{folder.name}", folder)
    return find_pack(given)


def _facts(one: "Instrument") -> dict[str, Any]:
    """Return what an author wants to know of an instrument in which nothing is wrong."""
    from groundswell.packs.instruments.wording import hints, minutes_of, reading_age_of  # noqa: PLC0415 - as in _check

    age = reading_age_of(one)
    return {
        "id": one.id,
        "version": one.version,
        "items": len(one.items),
        "minutes": one.minutes,
        "minutes_estimated": round(minutes_of(one), 1),
        "reading_age": None if age is None else round(age, 1),
        "languages": list(one.languages),
        "needs_review": [language for language in one.languages if one.needs_review(language)],
        "licence": one.licence,
        "may_redistribute": one.may_redistribute,
        "hints": [{"rule": hint.rule.value, "item": hint.item, "sentence": hint.sentence} for hint in hints(one)],
    }


def _as_json(checked: _Checked) -> dict[str, Any]:
    faults = [{"place": fault.place.file, "sentence": _told(fault)} for fault in checked.faults]
    return {"pack": checked.name, "faults": faults, "instruments": checked.instruments}


def _print(told: dict[str, Any]) -> None:
    age = "no reading age" if told["reading_age"] is None else f"reading age {told['reading_age']:.0f}"
    languages = ", ".join(f"{one} (needs review)" if one in told["needs_review"] else one for one in told["languages"])
    print(
        f"{told['id']}, version {told['version']}: {told['items']} items, {told['minutes']} minutes, {age}, {languages}"
    )
    for hint in told["hints"]:
        where = f"item “{hint['item']}”, " if hint["item"] else ""
        print(f"  hint: {where}{hint['rule']}: {hint['sentence']}")


def _told(fault: BadInput) -> str:
    # Without the closing sentence of `BadInput`: checking changes nothing anyway.
    return plain(f"{fault.place.file}: {fault.found}; expected {fault.expected}.")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
