"""What a cell of an extract says, in as few groups as the tables need; UnclearCell for what says nothing known."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from groundswell.discover.workforce.reading.columns import plain

NOT_STATED = "Not stated"
YES, NO = frozenset({"yes", "y", "true", "1", "x"}), frozenset({"no", "n", "false", "0"})
SILENT = frozenset({"", "notstated", "z", "unknown", "notdeclared", "prefernottosay", "notdisclosed", "undefined"})
WHITE, MINORITIES = "White", "Ethnic minorities"
# The codes of the national data dictionary: A to C are white, Z is not stated; the others are ethnic minorities.
WHITE_CODES, OTHER_CODES = frozenset("abc"), frozenset("defghjklmnprs")
SEXES = {"f": "Female", "female": "Female", "m": "Male", "male": "Male"}
YOUNGEST, OLDEST = 16, 90
UNDER, OVER, STEP = 25, 65, 5
MOST_FTE = Decimal(2)
NUMBERED = re.compile(r"(?:agenda for change |afc )?(?:pay )?(?:band|grade)? ?0?([1-9])(?: ?(?:range )?([a-d]))?")
BANDS = (*(f"Band {one}" for one in ("1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9")),)
MEDICAL, SENIOR = "Medical and dental", "Very senior manager"
BY_WORDS = {
    "medical": MEDICAL, "medicalanddental": MEDICAL, "consultant": MEDICAL, "doctor": MEDICAL,
    "vsm": SENIOR, "veryseniormanager": SENIOR, "esm": SENIOR, "executive": SENIOR,
}  # fmt: skip


YES_OR_NO = "yes, no or nothing"
FILLED_OR_VACANT = "filled or vacant"
A_SHARE = "a number from 0 to 2, such as 0.8"
AN_AGE = f"an age band such as 55 to 59, an age from {YOUNGEST} to {OLDEST}, or a year of birth"
A_DAY = "a day such as 31/03/2026"


class UnclearCell(ValueError):
    """A cell that says nothing that is known; its words are what was expected."""


def band(written: str) -> str:
    """Return a pay band in one spelling, as "8A" and "Band 8a" are one; unknown words as they are written."""
    found = NUMBERED.fullmatch(" ".join(written.casefold().split()))
    if found and f"Band {found[1]}{found[2] or ''}" in BANDS:
        return f"Band {found[1]}{found[2] or ''}"
    return BY_WORDS.get(plain(written), written)


def yes_or_no(written: str) -> bool | None:
    """Return yes or no, or None for nothing."""
    said = plain(written)
    if said in YES or said in NO:
        return said in YES
    if said in SILENT:
        return None
    raise UnclearCell(YES_OR_NO)


def is_vacant(written: str) -> bool:
    """Return whether a post stands empty; nothing means that it is filled."""
    said = plain(written)
    if said in {"", "filled", "occupied", "active", "inpost", "acting", "interim"} | NO:
        return False
    if said in {"vacant", "vacancy", "empty", "unfilled"} | YES:
        return True
    raise UnclearCell(FILLED_OR_VACANT)


def fte(written: str) -> Decimal:
    """Return the whole-time equivalent, 1 for nothing."""
    try:
        found = Decimal(written or "1").quantize(Decimal("0.01"))
    except InvalidOperation as wrong:
        raise UnclearCell(A_SHARE) from wrong
    if not 0 <= found <= MOST_FTE:
        raise UnclearCell(A_SHARE)
    return found


def age_band(written: str, *, at: date) -> str:
    """Return a band of five years, from a band, an age or a year of birth; "Not stated" for nothing."""
    if plain(written) in SILENT:
        return NOT_STATED
    found = [int(one) for one in re.findall(r"\d+", written)]
    if not found or len(found) > 2:
        raise UnclearCell(AN_AGE)
    age = at.year - found[0] if found[0] > 1900 else found[0]
    if re.match(r"\s*(under|below|<)", written.casefold()):
        age -= 1
    if age + 1 < YOUNGEST or age > OLDEST:
        raise UnclearCell(AN_AGE)
    return band_of_age(age)


def band_of_age(age: int) -> str:
    """Return the band of five years that an age lies in."""
    if age < UNDER:
        return f"Under {UNDER}"
    if age >= OVER:
        return f"{OVER} and over"
    first = age // STEP * STEP
    return f"{first} to {first + STEP - 1}"


def sex(written: str) -> str:
    """Return the sex on record in one spelling, other words as they are written."""
    said = plain(written)
    return NOT_STATED if said in SILENT else SEXES.get(said, written[:40])


def ethnicity(written: str) -> str:
    """Return white, ethnic minorities or not stated: finer groups could not be shown of leaders in any trust."""
    said = plain(written)
    if said in SILENT:
        return NOT_STATED
    code = said[0] if len(said) == 1 or re.match(r"[A-Za-z]\s*[-–:]", written) else ""
    if code:
        return WHITE if code in WHITE_CODES else NOT_STATED if code == "z" else MINORITIES
    return WHITE if said.startswith("white") else MINORITIES


def disability(written: str) -> str:
    """Return yes, no or not stated."""
    said = yes_or_no(re.sub(r"(?i)^not disabled$", "no", re.sub(r"(?i)^disabled$", "yes", written)))
    return NOT_STATED if said is None else "Disabled" if said else "Not disabled"


def day(written: object) -> date | None:
    """Return a day, or None for nothing; days come as a workbook's own, 2026-03-31 or 31/03/2026."""
    if isinstance(written, datetime):
        return written.date()
    if isinstance(written, date):
        return written
    said = str(written or "").strip()
    if not said:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%b-%Y", "%d %B %Y", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise UnclearCell(A_DAY)
