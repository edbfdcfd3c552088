"""Recognise official questionnaire wording without shipping it.

Reusing the questionnaire's words needs its owner's permission, so the repository holds question numbers and
our own short labels only. What it may not hold is known by fingerprints: salted hashes of every run of five
words in the official question headings, without runs made only of very common words. The fingerprints are
made from a detailed results workbook that is not part of the repository:

    python tools/official_wording.py WORKBOOK.xlsx

writes tests/guards/official_wording.txt, which tests/guards/test_official_wording.py reads.
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

FINGERPRINTS = Path(__file__).resolve().parent.parent / "tests" / "guards" / "official_wording.txt"
RUN = 5
# Keeps the list from being read by looking up hashes of common phrases made elsewhere.
SALT = b"groundswell official wording 1"

# A run made only of these says nothing about where it came from.
COMMON_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a about all am an and any anything are as at be because been but by can do does for from had has have
        her him his how i if in is it its job last make me month months more my no not of often on one or
        other our out over patient patients people place service so staff such team that the their them there
        they thing things this time times to up us users was we week were what when where which who will with
        within work would year years you your 12 organisation
        """,
    )
)


def runs_of_words(text: str) -> Iterator[str]:
    """Yield every run of five words in a text, lower case, without punctuation."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))
    for start in range(len(words) - RUN + 1):
        run = words[start : start + RUN]
        if not COMMON_WORDS.issuperset(run):
            yield " ".join(run)


def fingerprint(run: str) -> str:
    """Return the salted fingerprint of one run of words: 16 hexadecimal digits."""
    return hashlib.blake2b(run.encode(), key=SALT, digest_size=8).hexdigest()


def known_fingerprints() -> frozenset[str]:
    """Return the fingerprints of official wording that the repository knows."""
    return frozenset(FINGERPRINTS.read_text().split())


def official_runs(text: str, known: frozenset[str]) -> list[str]:
    """Return the runs of words in a text that are official wording."""
    return [run for run in runs_of_words(text) if fingerprint(run) in known]


def headings(workbook: Path) -> list[str]:
    """Return the question headings of a detailed results workbook, without their question numbers.

    Headings stand in row 1 of every question sheet as “Q2a - …”. The names of scores are not wording of the
    questionnaire and stay out.
    """
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - the guard needs none of it

    opened = CalamineWorkbook.from_path(workbook)
    first_rows = (opened.get_sheet_by_name(name).to_python()[0] for name in opened.sheet_names)
    found = (re.match(r"Q\w+ - (.+)", str(cell)) for row in first_rows for cell in row)
    return [match.group(1) for match in found if match]


def main() -> int:
    """Write the fingerprints of one workbook's headings; say how many headings they recognise."""
    if len(sys.argv) != 2:
        print("Name one detailed results workbook.", file=sys.stderr)
        return 2
    questions = headings(Path(sys.argv[1]))
    found = {fingerprint(run) for question in questions for run in runs_of_words(question)}
    FINGERPRINTS.write_text("\n".join(sorted(found)) + "\n")
    recognised = sum(1 for question in questions if any(runs_of_words(question)))
    print(f"{len(found)} fingerprints recognise {recognised} of {len(questions)} headings.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
