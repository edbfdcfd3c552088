"""The pages that explain how figures are made, from the explanations pack."""

from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Document, Section
from groundswell.look.layout.frame import Link
from groundswell.packs.explanations import Explanation, Part, method_explanations

METHODS = "/methods/"


def methods_index() -> Document:
    """Return the list of everything that is explained, each with its first sentence."""
    return Document(
        title="Methods",
        whose="Groundswell",
        address=METHODS,
        finding="How every figure here is made, in plain words, and what it cannot say.",
        edition_line="",
        source_line="",
        sections=tuple(
            Section(
                id=one.topic.replace("/", "-"),
                heading=one.title,
                paragraphs=(one.finding,),
                links=(Link(one.title, method_address(one.topic)),),
            )
            for one in method_explanations()
        ),
    )


def method_address(topic: str) -> str:
    """Return the address of one explanation of a method."""
    return f"{METHODS}{topic}/"


def explaining_page(explained: Explanation, *, address: str, more: tuple[Section, ...] = ()) -> Document:
    """Return one explanation as a page; `more` are sections gathered from elsewhere, put at its end."""
    return Document(
        title=explained.title,
        whose="Groundswell",
        address=address,
        finding=explained.finding,
        edition_line="",
        source_line="",
        sections=(*(section_of(part) for part in explained.parts), *more),
    )


def section_of(part: Part) -> Section:
    """Return one part of an explanation as a section."""
    table = ChartTable(caption=part.caption, header=part.header, rows=part.rows)
    return Section(
        id=part.id,
        heading=part.heading,
        paragraphs=part.text,
        tables=(table,) if part.rows else (),
        links=tuple(Link(words, address) for words, address in part.links),
    )
