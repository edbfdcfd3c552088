"""A server that dies in the middle of a load: the version before is still in force."""

import os
import subprocess
import sys
from pathlib import Path

# Runs in a data folder of its own, in three lives: load once; die while loading again; look.
LIFE = """
import os, sys
from datetime import UTC, datetime
from groundswell.web.start import prepare_home
prepare_home()
from groundswell.discover.breakdown import actions
from groundswell.discover.breakdown.models import LedgerRow, UnitRow
from groundswell.discover.breakdown.queries import loads_of
from groundswell.discover.breakdown.sample import load_sample
from groundswell.organisations.models import Organisation
from groundswell.people.agents import CommandLine

at, by = datetime(2026, 3, 4, tzinfo=UTC), CommandLine("test")
trust, _ = Organisation.objects.get_or_create(code="ZZA", name="Alderbrook")
life = sys.argv[1]
if life == "load":
    load_sample(trust, by=by, at=at)
elif life == "die":
    def die(*words, **more):
        assert UnitRow.objects.count() > int(sys.argv[2])
        os._exit(9)
    actions._remember = die
    for version in loads_of(trust):
        if version.kind == "RESULTS":
            from groundswell.discover.breakdown.reading.contents import ReadUnit
            from groundswell.discover.breakdown.enums import DataKind, UnitKind
            from groundswell.national.source import source_from
            units = [ReadUnit(kind=UnitKind.SITE, name="North", parent="", answers=50)]
            actions.load_units(units, organisation=trust, kind=DataKind.RESULTS, year=2024,
                               source=source_from("new.csv", b"new"), by=by, at=at)
print(sorted(load.file_name for load in loads_of(trust)), UnitRow.objects.count(), LedgerRow.objects.count())
"""


def life(name: str, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Live one life of a server in a data folder."""
    # Its own embedded database, whatever this run's other tests use: it must not die in theirs.
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
    ours["GROUNDSWELL_HOME"] = str(home)
    return subprocess.run(
        [sys.executable, "-c", LIFE, name, *words], env=ours, capture_output=True, text=True, timeout=120
    )


def test_a_kill_during_a_load_leaves_the_version_before(tmp_path):
    first = life("load", tmp_path)
    assert first.returncode == 0, first.stderr
    units = first.stdout.split()[-2]

    killed = life("die", tmp_path, units)
    assert killed.returncode == 9, killed.stderr

    assert life("look", tmp_path).stdout == first.stdout
