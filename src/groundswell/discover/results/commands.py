"""`groundswell results WAVE`: what the gate let through of a wave, for analysts, in JSON or as lines."""

import argparse
import json
from typing import Any

from groundswell.discover.surveys.commands import wave_named
from groundswell.web.durability import CannotStart
from groundswell.web.start import prepare_home
from groundswell.web.terminal import refuse, say


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the words that `results` understands."""
    parser.add_argument("wave", help="its name as it stands in addresses")
    parser.add_argument("--json", action="store_true", help="the whole results file, with names")


def run(arguments: argparse.Namespace) -> int:
    """Print the results of a counted wave. Returns 0, or 2 with a sentence why not."""
    try:
        prepare_home()
    except CannotStart as fault:
        return refuse(fault.sentence())
    from groundswell.discover.surveys.actions.waves import NotNow  # noqa: PLC0415 - Django must be awake first

    try:
        count = count_named(arguments.wave)
    except NotNow as why:
        return refuse(why.sentence())
    if arguments.json:
        say(json.dumps(named_results(count), ensure_ascii=False, indent=2))
        return 0
    from groundswell.discover.results.presenting import document_of, told_of  # noqa: PLC0415 - as above
    from groundswell.look.documents.markdown import markdown  # noqa: PLC0415 - as above

    document = document_of(told_of(count))
    if document is not None:
        say(markdown(document).rstrip())
    return 0


def named_results(count: Any) -> dict[str, Any]:
    """Return the results file of a count with the wave's name, its state, and the names of groups and questions.

    A cell that is not shown is {"withheld": "protected"}, whatever the reason: telling small from hidden beside small
    would be a leak.
    """
    from groundswell.discover.results.presenting import told_of  # noqa: PLC0415 - Django must be awake first

    told = told_of(count)
    wave = count.wave
    labels = {question: {one.id: one.label for one in groups} for question, groups in told.results.groups.items()}
    measures = [one | {"label": told.label_of(one["id"])} for one in count.results["measures"]]
    return {
        "id": wave.slug,
        "title": wave.title,
        "state": wave.state,
        "mode": wave.mode,
        "is_sample": wave.programme.organisation.is_sample,
        **count.results,
        "measures": measures,
        "groups": labels,
        "results_sha256": count.results_sha256,
    }


def count_named(slug: str) -> Any:
    """Return the count of the wave of this name. Raises NotNow for a wave that is not there or not counted."""
    from groundswell.discover.results.models import Count  # noqa: PLC0415 - Django must be awake first
    from groundswell.discover.surveys.actions.waves import NotNow  # noqa: PLC0415 - as above

    wave = wave_named(slug)
    found = Count.objects.select_related("wave__programme__organisation").filter(wave=wave).first()
    if found is None:
        sentence = f"“{wave.title}” is {wave.get_state_display().lower()}. It has results once it is counted."
        raise NotNow(sentence)
    return found
