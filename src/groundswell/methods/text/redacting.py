"""What in a remark may point to a person: suggestions for those who read it first, and decide.

Names come from lists that a trust holds; the rest are rules. Honest recall: a nickname, a room or a story that only one
person can tell is found by nobody but a reader. Card: docs/methods/text/redacting.md
"""

import re
from collections.abc import Iterator

from groundswell.methods.text.found import Finding
from groundswell.methods.text.names import BEGINS, Names
from groundswell.methods.text.words_too import NEVER_NAMES

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH}(?:,?\s+\d{{4}})?|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|"
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2}))"
)
WORKS = (
    r"(?:nurse|midwife|doctor|consultant|surgeon|registrar|manager|matron|sister|porter|receptionist|physio\w*|"
    r"psychologist|psychiatrist|pharmacist|paramedic|therapist|cleaner|volunteer|chaplain|radiographer|technician)"
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<!\w)(?:\+44\s?(?:\(0\)\s?)?|\(?0)(?:\d[\s()-]{0,2}){8,9}\d(?!\d)")
TEN_DIGITS = re.compile(r"(?<!\w)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\w)")
LONG_NUMBER = re.compile(r"(?<!\w)\d(?:[\s-]?\d){5,}(?!\w)")
TITLED = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sister|Matron|Doctor|Nurse)\.?\s+[^\W\d_a-z][\w’'-]+"
    r"(?:\s+[^\W\d_a-z][\w’'-]+)?"
)
TITLED_SMALL = re.compile(r"\b(?:dr|mr|mrs|ms|prof)\.?\s+([^\W\d_][\w’'-]+)", re.IGNORECASE)
CALLED = re.compile(r"\b(?:called|named|name\s+(?:is|was))\s+([^\W\d_a-z][\w’'-]+(?:\s+[^\W\d_a-z][\w’'-]+)?)")
# Words with a capital beside a name.
BEFORE = re.compile(r"([^\W\d_a-z][\w’'-]*)[ -]$")
BEHIND = re.compile(r"[ -]([^\W\d_a-z][\w’'-]*)")
RULES = (
    ("an e-mail address", EMAIL),
    ("a phone number", PHONE),
    ("an insurance number", re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2}\s?(?:\d{2}\s?){3}[A-D]\b", re.IGNORECASE)),
    ("a postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)),
    (
        "an address",
        re.compile(
            r"\b\d{1,4}[a-z]?,?\s+(?:[A-Z][\w’'-]*\s+){1,3}"
            r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Court|Crescent|Terrace|Place|Gardens|Grove|Square)\b"
        ),
    ),
    (
        "a date of birth",
        re.compile(
            rf"\b(?:born(?:\s+on)?|d\.?o\.?b\.?|date\s+of\s+birth)[\s:,]*(?:is\s+|was\s+)?{DATE}", re.IGNORECASE
        ),
    ),
    ("a date", re.compile(rf"\b{DATE}\b", re.IGNORECASE)),
    (
        "a bleep or extension",
        re.compile(r"\b(?:bleep|extension|ext)\.?\s*(?:no\.?|number)?\s*\d{3,6}\b", re.IGNORECASE),
    ),
    ("a number", LONG_NUMBER),
    ("a name", TITLED),
    (
        "a role that one person has",
        re.compile(rf"\b(?:the|our|your|my|their)\s+only\s+(?:\w+\s+){{0,2}}{WORKS}\b", re.IGNORECASE),
    ),
)
# Everything that is looked for, in the order in which it is told.
KINDS = tuple(dict.fromkeys(("a name", *(what for what, _ in RULES), "an NHS number", "a unit")))
# NHS numbers: weights 10 to 2 on the first nine digits; 11 less the remainder is the tenth.
WEIGHTS = range(10, 1, -1)
MODULUS = 11


def findings(text: str, names: Names) -> tuple[Finding, ...]:
    """Return what may point to somebody, in the order of the text; where two overlap, the one that starts first."""
    found = [Finding(one.start(), one.end(), what) for what, rule in RULES for one in rule.finditer(text)]
    found += [*_numbers(text), *_names_by_words_before(text), *names.found_in(text)]
    found = [_widened(text, one) if one.what == "a name" else one for one in found]
    # The longest first where two begin together; among those as long, the one a rule is surest of.
    kept: list[Finding] = []
    for one in sorted(found, key=lambda finding: (finding.start, -finding.end, finding.what == "a number")):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.what == kept[-1].what and one.end > kept[-1].end:
            kept[-1] = Finding(kept[-1].start, one.end, one.what)
    return tuple(_joined(text, kept))


def suggested(text: str, names: Names) -> str:
    """Return a remark with everything found replaced by what it was, in brackets: "[a name] never listens"."""
    parts, at = [], 0
    for one in findings(text, names):
        parts += [text[at : one.start], f"[{one.what}]"]
        at = one.end
    return "".join([*parts, text[at:]])


def is_nhs_number(digits: str) -> bool:
    """Return whether ten digits carry the check digit of an NHS number (modulus 11)."""
    if len(digits) != MODULUS - 1 or not (digits.isascii() and digits.isdigit()):
        return False
    check = -sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=False)) % MODULUS
    return check == int(digits[-1])


def _numbers(text: str) -> Iterator[Finding]:
    for one in TEN_DIGITS.finditer(text):
        if is_nhs_number(re.sub(r"\D", "", one.group())):
            yield Finding(one.start(), one.end(), "an NHS number")


def _names_by_words_before(text: str) -> Iterator[Finding]:
    for one in TITLED_SMALL.finditer(text):
        if one[1].lower() not in NEVER_NAMES:
            yield Finding(one.start(), one.end(), "a name")
    for one in CALLED.finditer(text):
        if one[1].lower() not in NEVER_NAMES:
            yield Finding(one.start(1), one.end(1), "a name")


def _widened(text: str, found: Finding) -> Finding:
    """Return a name with the words beside it that have a capital too: the rest of it, spelt in a way of its own."""
    start, end = found.start, found.end
    before = BEFORE.search(text[:start])
    # What begins a sentence has a capital for that alone.
    if before and _may_be_name(before[1]) and not BEGINS.search(text[: before.start(1)]):
        start = before.start(1)
    behind = BEHIND.match(text, end)
    if behind and _may_be_name(behind[1]):
        end = behind.end(1)
    return Finding(start, end, found.what)


def _may_be_name(word: str) -> bool:
    # “I’ve” and “Ward’s” are judged by what stands before the sign.
    plain = word.lower().replace("’", "'").split("'")[0]
    return plain not in NEVER_NAMES and (len(word) == 1 or not word.isupper())


def _joined(text: str, found: list[Finding]) -> Iterator[Finding]:
    """Yield what was found, names side by side as one: "Amara" and "Osei" are one person to whoever reads on."""
    held: Finding | None = None
    for one in found:
        if held and held.what == one.what == "a name" and not text[held.end : one.start].strip(" \t-"):
            held = Finding(held.start, one.end, held.what)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held
