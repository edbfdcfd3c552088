"""Charts as pictures, for places that take no SVG."""

from functools import cache

from groundswell.look.static_files import static_folder

SCALE = 2.0


def png(standalone: str) -> bytes:
    """Return a standalone SVG as a PNG of twice its size, in the product's typeface where it has been built."""
    import vl_convert  # noqa: PLC0415 - large: what draws no picture does not wait for it

    _register_fonts()
    drawn: bytes = vl_convert.svg_to_png(standalone, scale=SCALE)
    return drawn


@cache
def _register_fonts() -> None:
    import vl_convert  # noqa: PLC0415 - as above, large

    fonts = static_folder() / "fonts"
    if fonts.is_dir():
        vl_convert.register_font_directory(str(fonts))
