"""Parts of a Word file that its library does not offer: fields, places to lead to, tables and pictures that speak."""

import io
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph

from groundswell.look.charts import ChartTable
from groundswell.look.documents.fitting import column_widths, is_number, plain_text
from groundswell.look.documents.word_styles import HEADER_SIZE, TABLE_SIZE, TABLE_STYLE, TEXT_WIDTH

PADDING = 9


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Add a field with what it shows until it is worked out anew."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run()
        if kind == "code":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            run._r.append(instruction)
        elif kind == "shown":
            run.text = shown
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Mark a heading as a place that the contents lead to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), str(number))
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def add_way(paragraph: Paragraph, words: str, bookmark: str) -> Any:
    """Add words that lead to a bookmark and return their element."""
    way = OxmlElement("w:hyperlink")
    way.set(qn("w:anchor"), bookmark)
    way.set(qn("w:history"), "1")
    run = paragraph.add_run(words)
    paragraph._p.remove(run._r)
    way.append(run._r)
    paragraph._p.append(way)
    return way


def add_contents(file: Any, entries: list[tuple[str, str]]) -> None:
    """Add a field of contents, filled already, so that it is right before anybody asks for an update.

    Only Word knows on which page a part begins, so the lines lead there by link; updating the field keeps that.
    """
    lines = [file.add_paragraph(style="Contents line") for _ in entries]
    for paragraph, (words, bookmark) in zip(lines, entries, strict=True):
        add_way(paragraph, words, bookmark)
    opening = lines[0].insert_paragraph_before(style="Contents line")
    for kind, text in (("begin", ""), ("code", ' TOC \\o "1-1" \\h \\n '), ("separate", "")):
        run = opening.add_run()
        if kind == "code":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = text
            run._r.append(instruction)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
    # The field opens in the first line itself; an empty line of its own would show.
    first = lines[0]._p
    for run in list(opening.runs):
        first.insert(list(first).index(first.find(qn("w:hyperlink"))), run._r)
    opening._p.getparent().remove(opening._p)
    closing = OxmlElement("w:fldChar")
    closing.set(qn("w:fldCharType"), "end")
    lines[-1].add_run()._r.append(closing)


def add_picture(file: Any, content: bytes, *, width: int, title: str, described: str) -> None:
    """Add a picture across the page, with its title and alternative text."""
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(2)
    shape = paragraph.add_run().add_picture(io.BytesIO(content), width=Emu(width))
    shape._inline.docPr.set("title", plain_text(title))
    shape._inline.docPr.set("descr", plain_text(described))


def add_table(file: Any, table: ChartTable, *, described: str = "") -> None:
    """Add a native table: header row repeated on every page, no row torn apart, caption as its title."""
    made = file.add_table(rows=0, cols=len(table.header))
    made.style = file.styles[TABLE_STYLE]
    made.autofit = False
    widths = column_widths(table, total=TEXT_WIDTH / 12700, size=TABLE_SIZE, header_size=HEADER_SIZE, padding=PADDING)
    for grid, width in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        grid.set(qn("w:w"), str(round(width * 20)))
    numeric = _numeric_columns(table)
    for at, cells in enumerate((table.header, *table.rows)):
        row = made.add_row()
        limits = row._tr.get_or_add_trPr()
        limits.append(OxmlElement("w:cantSplit"))
        if at == 0:
            limits.append(OxmlElement("w:tblHeader"))
        for place, (cell, words, width) in enumerate(zip(row.cells, cells, widths, strict=True)):
            cell.width = Pt(width)
            paragraph = cell.paragraphs[0]
            paragraph.style = file.styles["Table text" if at else "Table header"]
            paragraph.add_run(plain_text(words))
            # Short tables stay whole; the last row lets go.
            paragraph.paragraph_format.keep_with_next = at == 0 or (len(table.rows) <= 10 and at < len(table.rows))
            if place in numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    properties = made._tbl.tblPr
    for name, words in (("w:tblCaption", table.caption), ("w:tblDescription", described)):
        if words:
            said = OxmlElement(name)
            said.set(qn("w:val"), plain_text(words))
            properties.append(said)


def _numeric_columns(table: ChartTable) -> set[int]:
    """Return the columns, the first one left aside, that hold nothing but numbers."""
    found = set()
    for place, cells in enumerate(zip(*table.rows, strict=True)):
        if place and all(is_number(cell) for cell in cells):
            found.add(place)
    return found
