"""Build the editions that Groundswell ships, from the published files: python tools/build_editions.py FOLDER

FOLDER holds the files named below, each in the sub-folder it stands under there. Our own readers read them and write
packs/nhs-england/; what is already there is replaced only when every file has been read.
"""

import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from groundswell.national.adding import add_source
from groundswell.national.source import open_source
from groundswell.packs.shelf import shipped_packs
from groundswell.vocabulary.faults import BadInput

# Fixed, so that building again gives the same cards.
BUILT_ON = date(2026, 11, 22)
REPLACEABLE = "Replaceable by the official file."


@dataclass(frozen=True, slots=True)
class Shipped:
    """One file, and the way by which it reached us."""

    file: str
    route: str


FILES = (
    Shipped(
        "nss2024_organisations/NSS24 detailed spreadsheets organisational results.xlsx",
        "Published by the Survey Coordination Centre and NHS England; obtained from a public copy "
        "(soylee22/SS_24 at b6865c3ceb2cede24402bd7ad291ed19c0ac925f), bytes unchanged.",
    ),
    Shipped(
        "nss2024_organisations/wres_style_ratios_2024.csv",
        "Figures of NHS England's 2020 to 2024 benchmark workbook, worked into ratios by a third party "
        "(leeslatergv/SS_2024).",
    ),
    Shipped(
        "nss_trend_2021_2024/data_trusts_well-being - organisational results.csv",
        "Figures of NHS England's detailed workbooks 2021 to 2024, gathered by a third party "
        "(ebmgt/NHS-Gender at e042fd3284271345f645734d769cd57bb17748ad); kept here in our own format.",
    ),
    Shipped(
        "organisations/trusts_2026.csv",
        "A public list (Davewest84/nhs-trust-icb-data at e207c494a2cfc1df7c32ad2cac0bf0500a0da60c), "
        "nine of its columns.",
    ),
    Shipped(
        "organisations/etr_2021.csv",
        "The official ODS trust file with headings, from a public copy "
        "(THF-evaluative-analytics/trust_reference_data_file at f81f31d3c50ca4c51fa2a77acd31d2ff717ae415).",
    ),
    Shipped(
        "organisations/cqc_primary_category_2022.csv",
        "CQC inspection categories of 2022, gathered by the British Red Cross "
        "(britishredcrosssociety/resilience-index at 0e8316529c315b5ac2109e71766e8cbac784e6fe).",
    ),
    Shipped(
        "organisations/ods_successor_changes.csv",
        "ODS changes of code, gathered by the British Red Cross "
        "(britishredcrosssociety/resilience-index at 0e8316529c315b5ac2109e71766e8cbac784e6fe), CC BY 4.0, to 2022.",
    ),
    Shipped(
        "outcomes_2026/trust_profiles_without_staff_survey.csv",
        "Figures of NHS England and CQC publications, gathered by one person "
        "(larsen-analyst/trustpulse at 04a0235c82e2eabfd763af2c876ceda51636d3ad), March 2026.",
    ),
)


def main() -> int:
    """Build all editions and return 0; 2 if a file is missing or cannot be read, and then nothing is changed."""
    if len(sys.argv) != 2:
        print("Name the folder that holds the published files.", file=sys.stderr)
        return 2
    folder, target = Path(sys.argv[1]), shipped_packs() / "nhs-england"
    with tempfile.TemporaryDirectory(prefix="groundswell-editions-") as made:
        for shipped in FILES:
            try:
                source = open_source(folder / shipped.file)
                added = add_source(source, on=BUILT_ON, store=Path(made), route=f"{shipped.route} {REPLACEABLE}")
            except BadInput as fault:
                print(fault.sentence(), file=sys.stderr)
                return 2
            print(f"{added.edition.id}: {added.edition.title}")
        if target.exists():
            shutil.rmtree(target)
        shutil.copytree(made, target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
