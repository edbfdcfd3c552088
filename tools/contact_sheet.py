"""One sheet with every picture on it, as a page to browse and as a grid to take in at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

THUMB_WIDTH, THUMB_HEIGHT, CAPTION, COLUMNS = 260, 420, 22, 8

STYLE = """
body { font: 16px/1.4 sans-serif; margin: 2rem; background: #eee; }
section > div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
figure { margin: 0; background: white; border: 1px solid #999; }
figure img { display: block; max-height: 36rem; max-width: 36rem; }
figcaption { padding: .4rem; font-size: 14px; }
"""


@dataclass(slots=True)
class Picture:
    """One picture of one page: who saw it so, and how wide."""

    file: str
    name: str
    width: int
    roles: list[str]


def write_index(pictures: Sequence[Picture], notes: Sequence[str], path: Path) -> None:
    """Write an HTML page with every picture under its page's name, and what was only noted below."""
    sections = []
    by_name = sorted(pictures, key=lambda picture: picture.name)
    for name, same in groupby(by_name, key=lambda picture: picture.name):
        figures = "".join(
            f'<figure><a href="{escape(one.file)}"><img src="{escape(one.file)}" loading="lazy" alt=""></a>'
            f"<figcaption>{one.width} px as {escape(', '.join(one.roles))}</figcaption></figure>"
            for one in same
        )
        sections.append(f"<section><h2>{escape(name)}</h2><div>{figures}</div></section>")
    noted = "".join(f"<li>{escape(note)}</li>" for note in dict.fromkeys(notes))
    path.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title><style>{STYLE}</style>'
        f"<h1>{len(pictures)} pictures</h1>{''.join(sections)}<h2>Nothing to look at</h2><ul>{noted}</ul></html>",
        encoding="utf-8",
    )


def write_grid(pictures: Sequence[Picture], path: Path) -> None:
    """Write one PNG with a thumbnail of every picture: its top, as far as the cell reaches."""
    rows = -(-len(pictures) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * THUMB_WIDTH, max(rows, 1) * (THUMB_HEIGHT + CAPTION)), "#cccccc")
    drawing = ImageDraw.Draw(sheet)
    font = ImageFont.load_default()
    for number, picture in enumerate(sorted(pictures, key=lambda one: (one.name, -one.width))):
        left = number % COLUMNS * THUMB_WIDTH
        top = number // COLUMNS * (THUMB_HEIGHT + CAPTION)
        drawing.text((left + 4, top + 5), f"{picture.name} {picture.width}"[:42], fill="black", font=font)
        with Image.open(path.parent / picture.file) as whole:
            shown = whole.convert("RGB")
            scale = (THUMB_WIDTH - 8) / shown.width
            shown = shown.resize((THUMB_WIDTH - 8, max(1, round(shown.height * scale))))
            cell = shown.crop((0, 0, shown.width, min(shown.height, THUMB_HEIGHT - 4)))
            sheet.paste(cell, (left + 4, top + CAPTION))
    sheet.save(path)
