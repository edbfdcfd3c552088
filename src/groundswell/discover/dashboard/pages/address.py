"""Addresses of the dashboard's pages, in the field's words. The same in pages, documents and files."""

from urllib.parse import urlencode


def trust(code: str) -> str:
    """Return the address of culture at a glance."""
    return f"/trusts/{code}/"


def element(code: str, element_id: str) -> str:
    """Return the address of one cultural element of one organisation."""
    return f"/trusts/{code}/elements/{element_id}/"


def question(code: str, question_id: str) -> str:
    """Return the address of one question of one organisation."""
    return f"/trusts/{code}/questions/{question_id}/"


def score(code: str, score_id: str) -> str:
    """Return the address of one score of one organisation."""
    return f"/trusts/{code}/scores/{score_id}/"


def part(code: str, name: str) -> str:
    """Return the address of one of the other pages of an organisation: differences, equity, outcomes, take-away."""
    return f"/trusts/{code}/{name}/"


def edition(edition_id: str) -> str:
    """Return the address of an edition's provenance."""
    return f"/editions/{edition_id}/"


def compare(codes: tuple[str, ...]) -> str:
    """Return the address of a comparison."""
    return f"/compare/?{urlencode([('trust', code) for code in codes])}"


def as_format(page: str, extension: str) -> str:
    """Return the address of a page's figures in another format: /trusts/RTF/ becomes /trusts/RTF.csv."""
    return f"{page.rstrip('/')}.{extension}"


def chart(page: str, figure: str, extension: str) -> str:
    """Return the address of one chart of a page as a file."""
    return f"{page}charts/{figure}.{extension}"


def pinned(page: str, edition_id: str | None) -> str:
    """Return an address that reads a named edition, where one was asked for."""
    return f"{page}?{urlencode({'edition': edition_id})}" if edition_id else page
