"""Charts as pictures, for places that take no SVG."""

import io
from functools import cache

from groundswell.look.charts.standalone import TYPEFACE
from groundswell.look.palette import PAPER
from groundswell.look.static_files import static_folder

SCALE = 2.0
COLOURS = 96
# What the latin part of the typeface draws beside Latin-1: dashes, quotation marks, minus, bullet, ellipsis, euro.
_PUNCTUATION = frozenset("\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac\u2212\n")


def png(standalone: str) -> bytes:
    """Return a standalone SVG as a PNG of twice its size, in the product's typeface where it has been built."""
    import vl_convert  # noqa: PLC0415 - large: what draws no picture does not wait for it

    has_typeface = _register_fonts()
    # The library draws a letter that the typeface lacks in any face it finds, even a slanted one, and nothing at all
    # for a typeface that is absent. The whole picture is then set in one that it has.
    if not has_typeface or any(ord(sign) > 255 and sign not in _PUNCTUATION for sign in standalone):
        standalone = standalone.replace(f"{TYPEFACE}, ", "")
    return _small(vl_convert.svg_to_png(standalone, scale=SCALE))


def _small(drawn: bytes) -> bytes:
    """Return a picture with the few colours that our drawings have, softened edges included: a fifth of the size."""
    from PIL import Image  # noqa: PLC0415 - as above, large

    whole = Image.open(io.BytesIO(drawn)).convert("RGBA")
    on_paper = Image.alpha_composite(Image.new("RGBA", whole.size, PAPER), whole).convert("RGB")
    few = on_paper.quantize(COLOURS, dither=Image.Dither.NONE)
    made = io.BytesIO()
    few.save(made, "PNG", compress_level=6)
    return made.getvalue()


@cache
def _register_fonts() -> bool:
    import vl_convert  # noqa: PLC0415 - as above, large

    fonts = static_folder() / "fonts"
    if not fonts.is_dir():
        return False
    vl_convert.register_font_directory(str(fonts))
    return True
