"""`groundswell scores CODE`: the 30 staff survey scores of one organisation."""

import argparse
import json
import sys

from groundswell.national.store import UnknownEdition
from groundswell.vocabulary.withheld import Figure, Withheld


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("code", help="organisation code, e.g. RTF")
    parser.add_argument("--edition", metavar="ID", help="edition to read; by default the latest staff survey")
    parser.add_argument("--json", action="store_true", help="print JSON, values unrounded")


def run(arguments: argparse.Namespace) -> int:
    """Print the scores and return 0; 2 for an unknown code or edition."""
    from groundswell.national.json_form import scores_json  # noqa: PLC0415 - --help needs no engine
    from groundswell.national.results import UnknownOrganisation  # noqa: PLC0415 - as above
    from groundswell.national.survey import survey_results  # noqa: PLC0415 - as above

    try:
        results = survey_results(arguments.code, arguments.edition, with_questions=False)
    except (UnknownOrganisation, UnknownEdition) as unknown:
        print(unknown.sentence(), file=sys.stderr)
        return 2
    if arguments.json:
        print(json.dumps(scores_json(results), ensure_ascii=False, allow_nan=False, indent=2))
        return 0
    print(f"{results.organisation.name} ({results.organisation.code}), {results.release.release}")
    print(f"Group: {results.organisation.benchmark_group}. Scores 0 to 10, higher is better.\n")
    print(f"{'score':<11}{'value':>22}  {'middle half of the group':<26}what it is")
    for score in results.scores:
        group = score.group
        middle = f"{group.q1:.2f} to {group.q3:.2f}, of {group.organisations}" if group else "no values"
        print(f"{score.id:<11}{_words(score.value):>22}  {middle:<26}{score.label}")
    return 0


def _words(figure: Figure) -> str:
    return "withheld by publisher" if isinstance(figure, Withheld) else f"{figure:.2f}"
