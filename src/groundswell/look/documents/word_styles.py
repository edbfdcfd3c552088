"""The styles of our Word documents: Arial, so that they open alike on any machine, and headings in one colour."""

from typing import Any, Final

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from groundswell.look import palette

FONT: Final = "Arial"
LANGUAGE: Final = "en-GB"
TABLE_STYLE: Final = "Groundswell table"
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = Cm(21), Cm(29.7), Cm(1.9)
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN
TABLE_SIZE: Final = 8.5
HEADER_SIZE: Final = 7.5

# name, size, line, before, after, colour, bold
PARAGRAPHS: Final = (
    ("Normal", 11, 15, 0, 7, palette.INK, False),
    ("Title", 28, 34, 16, 6, palette.SWELL, True),
    ("Subtitle", 15, 20, 0, 12, palette.SOFT, False),
    ("Heading 1", 19, 24, 20, 6, palette.SWELL, True),
    ("Heading 2", 13, 17, 10, 4, palette.SWELL, True),
    ("Heading 3", 11, 15, 10, 3, palette.SWELL, True),
    ("Caption", 9, 11.5, 3, 3, palette.SOFT, False),
    ("List Bullet", 11, 15, 0, 5, palette.INK, False),
    ("Finding", 13, 18, 0, 8, palette.INK, True),
    ("Source", 8.5, 11, 0, 4, palette.SOFT, False),
    ("Note", 10, 13.5, 2, 6, palette.INK, False),
    ("Quotation", 11, 15, 4, 8, palette.INK, False),
    ("Contents heading", 13, 17, 22, 6, palette.SWELL, True),
    ("Contents line", 11, 15, 0, 3, palette.INK, False),
    ("Sample", 11, 15, 0, 6, palette.CLAY, True),
    ("Table text", TABLE_SIZE, 10.5, 0, 0, palette.INK, False),
    ("After table", 2, 2, 0, 4, palette.INK, False),
    ("Table header", HEADER_SIZE, 9.5, 0, 0, palette.SOFT, True),
)
EXACT: Final = frozenset({"Table text", "Table header", "After table"})
KEPT_WITH_NEXT: Final = frozenset(
    {"Title", "Heading 1", "Heading 2", "Heading 3", "Finding", "Caption", "Contents heading"}
)


def set_styles(file: WordFile) -> None:
    """Give a new Word file our page, language and styles."""
    section = file.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.header_distance = section.footer_distance = Cm(1)
    _set_language(file)
    for name, size, line, before, after, colour, is_bold in PARAGRAPHS:
        style = _style(file, name)
        _set_font(style, size=size, colour=colour, is_bold=is_bold)
        layout = style.paragraph_format
        layout.line_spacing_rule = (
            WD_LINE_SPACING.EXACTLY if " table" in f" {name.lower()}" else WD_LINE_SPACING.AT_LEAST
        )
        layout.line_spacing, layout.space_before, layout.space_after = Pt(line), Pt(before), Pt(after)
        layout.keep_with_next = name in KEPT_WITH_NEXT
        layout.widow_control = True
    file.styles["Quotation"].paragraph_format.left_indent = Cm(1)
    _add_table_style(file)


def _style(file: WordFile, name: str) -> Any:
    if name not in {style.name for style in file.styles}:
        style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = file.styles["Normal"]
        style.quick_style = True
    style = file.styles[name]
    # The template draws a line under titles and sets its own spacing; ours is the only one.
    for own in style.element.findall(qn("w:pPr")):
        for border in own.findall(qn("w:pBdr")):
            own.remove(border)
    return style


def _set_font(style: Any, *, size: float, colour: str, is_bold: bool) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(size), is_bold, False
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for spread in ("w:spacing", "w:kern"):
        for own in style.element.rPr.findall(qn(spread)):
            style.element.rPr.remove(own)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _set_language(file: WordFile) -> None:
    defaults = file.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'))


def _add_table_style(file: WordFile) -> None:
    hair, line = palette.HAIR.removeprefix("#"), palette.SWELL.removeprefix("#")
    file.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="GroundswellTable">'
            f'<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>'
            f'<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:color="{line}"/>'
            f'<w:bottom w:val="single" w:sz="8" w:color="{line}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:color="{hair}"/></w:tblBorders>'
            '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
            '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
            f'<w:bottom w:val="single" w:sz="8" w:color="{line}"/></w:tcBorders></w:tcPr></w:tblStylePr>'
            "</w:style>"
        )
    )
