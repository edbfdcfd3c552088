"""One measurement as it stands in RESULTS.md, and how a script hands its own over.

Each measuring script makes one. Full ones are kept under build/bench, so that one script can be run again without the
others.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from bench.machine import load
from bench.whole_process import ROOT

KEPT = ROOT / "build" / "bench"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures: what was measured, then ratios, then seconds."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """Return the table as text."""
        lines = (self.headings, tuple("---" for _ in self.headings), *self.rows)
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one script found. name is the script's; question and notes are sentences.

    settings stand before the command; load is how busy the machine was when it began.
    """

    name: str
    title: str
    question: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()
    settings: str = ""
    load: str = ""
    is_quick: bool = False

    @property
    def command(self) -> str:
        """The command that measures this again."""
        return f"{self.settings} .venv/bin/python -m bench.{self.name}{' --quick' * self.is_quick}".strip()

    def markdown(self) -> str:
        """Return the section of RESULTS.md."""
        notes = (*self.notes, f"When it began, {self.load} processes wanted a processor (last one and five minutes).")
        return "\n\n".join(
            (
                f"## {self.title}",
                self.question,
                f"Command: `{self.command}`",
                *(table.markdown() for table in self.tables),
                "\n".join(f"- {note}" for note in notes),
            )
        )


def run_alone(measure: Callable[[bool], Measurement]) -> None:
    """Measure, print the section, and keep it under build/bench.

    With --quick it measures a small case, to see that the script works: those figures mean nothing and are not kept.
    """
    parser = argparse.ArgumentParser(description=measure.__doc__)
    parser.add_argument("--quick", action="store_true", help="a small case, to see that the script works")
    is_quick = parser.parse_args().quick
    busy = load()
    found = replace(measure(is_quick), load=busy, is_quick=is_quick)
    if not is_quick:
        KEPT.mkdir(parents=True, exist_ok=True)
        (KEPT / f"{found.name}.json").write_text(json.dumps(asdict(found), indent=1), encoding="utf-8")
    print(found.markdown())


def kept(name: str) -> Measurement:
    """Return what a script last found. Raises FileNotFoundError if it has not been run in full here."""
    fields = json.loads((KEPT / f"{name}.json").read_text(encoding="utf-8"))
    tables = tuple(Table(tuple(one["headings"]), tuple(tuple(row) for row in one["rows"])) for one in fields["tables"])
    return Measurement(**{**fields, "tables": tables, "notes": tuple(fields["notes"])})
