"""Every organisation code we know of, so that a misspelt one is refused at the door."""

from groundswell.national.editions import Edition, Kind
from groundswell.national.frames import scan
from groundswell.national.store import editions_with_shipped

# Where an edition of each kind names organisations: its table and the columns that hold codes.
CODES_IN = {
    Kind.ORGANISATIONS: ("rows", ("code",)),
    Kind.SUCCESSORS: ("rows", ("old_code", "new_code")),
    Kind.SURVEY: ("rows", ("code",)),
    Kind.SURVEY_TREND: ("rows", ("code",)),
    Kind.SURVEY_BENCHMARK: ("rows", ("code",)),
}


def known_codes() -> frozenset[str]:
    """Return every code named by a reference or an earlier edition, shipped ones included even where hidden."""
    codes: set[str] = set()
    for edition in editions_with_shipped():
        codes.update(_codes_in(edition))
    return frozenset(codes)


def _codes_in(edition: Edition) -> set[str]:
    if edition.kind not in CODES_IN:
        return set()
    table, columns = CODES_IN[edition.kind]
    frame = scan(edition.table(table)).select(*columns).collect()
    # Merged bodies stand as "01T/01V"; each of the two is a code.
    return {part for column in columns for code in frame[column].to_list() for part in code.split("/")}
