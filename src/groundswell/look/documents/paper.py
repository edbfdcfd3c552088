"""PDF for paper: Typst templates filled with data, in our own typeface, tagged so that screen readers can read them."""

import io
import json
from typing import Any

import segno

from groundswell.look.static_files import static_folder

FONT = "Atkinson Hyperlegible Next"


def pdf(template: str, data: Any) -> bytes:
    """Return a PDF/UA made from a Typst template, which finds the data as JSON under `sys.inputs.data`.

    Nothing in the data is read as markup: templates get strings. The same data give the same bytes.
    """
    import typst  # noqa: PLC0415 - heavy, and few ask for it

    fonts = static_folder() / "fonts"
    known = typst.Fonts(font_paths=[str(fonts)] if fonts.is_dir() else [])
    compiler = typst.Compiler(template.encode(), font_paths=known)
    made = compiler.compile(
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False), "font": FONT},
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    if not isinstance(made, bytes):
        message = "Typst made no PDF."
        raise TypeError(message)
    return made


def qr_svg(text: str) -> str:
    """Return a QR code as SVG, a quiet zone of four modules around it, readable with a quarter of it damaged."""
    out = io.BytesIO()
    segno.make(text, error="q", micro=False).save(
        out, kind="svg", xmldecl=False, border=4, dark="#10191c", light="#fff"
    )
    return out.getvalue().decode()
