"""Every organisation code we know of, so that a misspelt one is refused at the door."""

from groundswell.national.editions import Kind
from groundswell.national.frames import scan
from groundswell.national.store import editions_of


def known_codes() -> frozenset[str]:
    """Return the codes of the organisation references at hand, past and present; empty if none is loaded."""
    codes: set[str] = set()
    for kind, columns in ((Kind.ORGANISATIONS, ("code",)), (Kind.SUCCESSORS, ("old_code", "new_code"))):
        for edition in editions_of(kind):
            frame = scan(edition.table("codes" if "codes" in edition.tables else "rows")).select(*columns).collect()
            for column in columns:
                codes.update(frame[column].to_list())
    return frozenset(codes)
