"""`groundswell wave`: the waves of a programme from the command line, by whoever has access to the server."""

import argparse
import getpass
import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from groundswell.web.durability import CannotStart
from groundswell.web.start import prepare_home
from groundswell.web.terminal import refuse, say

# What answers a word: given what was typed and the folder of boxes, returns what is printed.
Answering = Callable[[argparse.Namespace, Path], Any]


def configure(parser: argparse.ArgumentParser) -> "argparse._SubParsersAction[argparse.ArgumentParser]":
    """Add the words about preparing and opening waves, and return where more words can be added."""
    words = parser.add_subparsers(dest="word", metavar="what", required=True)
    listed = words.add_parser("list", help="every wave with its instrument, mode and state")
    listed.add_argument("--json", action="store_true")
    create = words.add_parser("create", help="prepare a wave")
    create.add_argument("title")
    create.add_argument("--programme", required=True, metavar="NAME", help="as it stands in addresses")
    create.add_argument("--instrument", required=True, metavar="ID", help="for example culture-pulse")
    create.add_argument("--audience", choices=("everyone", "leaders"), default="everyone")
    create.add_argument("--opens", type=_day, required=True, metavar="YYYY-MM-DD")
    create.add_argument("--closes", type=_day, required=True, metavar="YYYY-MM-DD")
    create.add_argument("--threshold", type=int, default=11, help="fewest answers of a group (default and least: 11)")
    create.add_argument("--who-to-tell", required=True, metavar="WORDS", help="whom staff can tell at once")
    create.add_argument("--keepers", metavar="WORDS", help="who looks after the box, by role and team")
    create.add_argument("--readers", metavar="WORDS", help="who reads what people write, by role and team")
    create.add_argument("--cross-groups", action="store_true", help="also show units crossed with staff groups")
    create.add_argument("--json", action="store_true")
    for word, purpose in (
        ("open", "fix everything and invite"),
        ("status", "where it is"),
        ("close", "take no more"),
        ("remove-draft", "forget one that was never opened"),
    ):
        one = words.add_parser(word, help=purpose)
        one.add_argument("wave", help="its name as it stands in addresses")
        one.add_argument("--json", action="store_true")
    return words


def run(arguments: argparse.Namespace, more: Mapping[str, Answering] = MappingProxyType({})) -> int:
    """Do what was asked; `more` are the words that another room added. Returns 0 done, 2 with a sentence why not."""
    try:
        home = prepare_home()
    except CannotStart as fault:
        return refuse(fault.sentence())
    from groundswell.discover.surveys.actions.waves import NotNow  # noqa: PLC0415 - Django must be awake first
    from groundswell.vocabulary.faults import BadInput  # noqa: PLC0415 - as above

    try:
        answer = (ANSWERS | dict(more))[arguments.word](arguments, home / "boxes")
    except (NotNow, BadInput) as why:
        return refuse(why.sentence())
    if arguments.json:
        say(json.dumps(answer, ensure_ascii=False))
    else:
        say(_lines(answer))
    return 0


def _lines(answer: dict[str, Any] | list[dict[str, Any]]) -> str:
    """Return one thing as a line for each of its figures, and several as columns under their names."""
    if isinstance(answer, dict):
        width = max(map(len, answer))
        return "\n".join(f"{name:<{width}}  {value}" for name, value in answer.items())
    if not answer:
        return "There is no wave yet. “groundswell wave create” prepares one."
    rows = [tuple(answer[0]), *(tuple(map(str, one.values())) for one in answer)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _list(_: argparse.Namespace, __: Path) -> list[dict[str, Any]]:
    from groundswell.discover.surveys.queries.waves import every_wave  # noqa: PLC0415 - Django must be awake first

    return [told(wave) for wave in every_wave()]


def _create(arguments: argparse.Namespace, _: Path) -> dict[str, Any]:
    from groundswell.disclosure.thresholds import SMALLEST_GROUP  # noqa: PLC0415 - Django must be awake first
    from groundswell.discover.questionnaires.queries import instrument_for  # noqa: PLC0415 - as above
    from groundswell.discover.surveys import phrases  # noqa: PLC0415 - as above
    from groundswell.discover.surveys.actions.waves import NotNow, Prepared, create_wave  # noqa: PLC0415 - as above
    from groundswell.discover.surveys.enums import Audience  # noqa: PLC0415 - as above
    from groundswell.programme.queries import programme_by_slug  # noqa: PLC0415 - as above

    programme = programme_by_slug(arguments.programme)
    if programme is None:
        sentence = f"There is no programme “{arguments.programme}” here."
        raise NotNow(sentence)
    if arguments.threshold < SMALLEST_GROUP:
        sentence = f"Nothing may be shown of fewer than {SMALLEST_GROUP} answers, so the threshold is at least that."
        raise NotNow(sentence)
    if arguments.closes < arguments.opens:
        sentence = "The last day lies before the first."
        raise NotNow(sentence)
    chosen = Prepared(
        title=arguments.title,
        audience=Audience(arguments.audience),
        opens_on=arguments.opens,
        closes_on=arguments.closes,
        threshold=arguments.threshold,
        crosses_groups=arguments.cross_groups,
        who_to_tell=arguments.who_to_tell,
        keepers=arguments.keepers or phrases.KEEPERS,
        readers=arguments.readers or phrases.READERS,
    )
    asked = instrument_for(programme, arguments.instrument)
    return told(create_wave(chosen, instrument=asked, programme=programme, by=agent(), at=datetime.now(UTC)))


def _open(arguments: argparse.Namespace, folder: Path) -> dict[str, Any]:
    from django.utils.timezone import localdate  # noqa: PLC0415 - Django must be awake first

    from groundswell.discover.surveys.actions.opening import open_wave  # noqa: PLC0415 - as above
    from groundswell.discover.surveys.views.answering import enter_address  # noqa: PLC0415 - as above

    wave, at = wave_named(arguments.wave), datetime.now(UTC)
    let_in = enter_address(wave)
    return told(open_wave(wave, folder=folder, by=agent(), at=at, today=localdate(), let_in=let_in))


def _remove_draft(arguments: argparse.Namespace, _: Path) -> dict[str, Any]:
    from groundswell.discover.surveys.actions.waves import delete_draft  # noqa: PLC0415 - Django must be awake first

    wave = wave_named(arguments.wave)
    removed = told(wave)
    delete_draft(wave, by=agent(), at=datetime.now(UTC))
    return {**removed, "state": "removed"}


def _close(arguments: argparse.Namespace, folder: Path) -> dict[str, Any]:
    from groundswell.discover.surveys.actions.opening import close_wave  # noqa: PLC0415 - Django must be awake first

    return told(close_wave(wave_named(arguments.wave), folder=folder, by=agent(), at=datetime.now(UTC)))


def _status(arguments: argparse.Namespace, folder: Path) -> dict[str, Any]:
    from groundswell.discover.surveys.actions.telling import answers_told  # noqa: PLC0415 - Django must be awake first

    wave = wave_named(arguments.wave)
    found = answers_told(wave, folder, at=datetime.now(UTC))
    return {
        **told(wave),
        "invited": wave.eligible.count(),
        "answers_at_least": found,
        # Of an open wave this is counted once a day at most.
        "answers_counted_at": wave.told_at.isoformat() if wave.state == "open" else None,
        "plan_sha256": wave.plan_sha256,
    }


def told(wave: Any) -> dict[str, Any]:
    """Return a wave as it is printed."""
    return {
        "id": wave.slug,
        "instrument": f"{wave.instrument} {wave.instrument_version}",
        "mode": wave.mode,
        "state": wave.state,
        "destroyed": wave.is_destroyed,
    }


def wave_named(slug: str) -> Any:
    """Return the wave of this name, of whatever programme. Raises NotNow."""
    from groundswell.discover.surveys.actions.waves import NotNow  # noqa: PLC0415 - Django must be awake first
    from groundswell.discover.surveys.queries.waves import every_wave  # noqa: PLC0415 - as above

    found = every_wave().filter(slug=slug).first()
    if found is None:
        sentence = f"There is no wave “{slug}”. “groundswell wave list” names those there are."
        raise NotNow(sentence)
    return found


def agent() -> Any:
    """Return whoever sits at the command line."""
    from groundswell.people.agents import CommandLine  # noqa: PLC0415 - Django must be awake first

    return CommandLine(getpass.getuser())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        message = f"a day looks like 2027-03-14, not {text!r}"
        raise argparse.ArgumentTypeError(message) from wrong


ANSWERS: dict[str, Answering] = {
    "list": _list,
    "create": _create,
    "open": _open,
    "status": _status,
    "close": _close,
    "remove-draft": _remove_draft,
}
