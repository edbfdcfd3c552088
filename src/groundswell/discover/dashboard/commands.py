"""`groundswell dashboard CODE`: one organisation's dashboard as a document, the same as the pages' own files."""

import argparse
import sys
from pathlib import Path

from groundswell.national.store import UnknownEdition
from groundswell.vocabulary.faults import BadInput

TEXT_FORMATS = ("html", "json", "md")
BINARY_FORMATS = ("docx", "pptx")


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("code", help="organisation code, e.g. RTF")
    parser.add_argument("--format", choices=(*TEXT_FORMATS, *BINARY_FORMATS), default="md", help="default: md")
    parser.add_argument("--edition", metavar="ID", help="edition to read; by default the latest staff survey")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write; text goes to the terminal without it")


def run(arguments: argparse.Namespace) -> int:
    """Write the document and return 0; 2 for an unknown code or edition, or a file that cannot be written."""
    from groundswell.discover.dashboard.pages.formats import file_name, whole  # noqa: PLC0415 - --help needs no engine
    from groundswell.discover.dashboard.pages.taken import taken_whole  # noqa: PLC0415 - as above
    from groundswell.national.results import UnknownOrganisation  # noqa: PLC0415 - as above

    try:
        taken = taken_whole(arguments.code, edition=arguments.edition)
        content = whole(taken, arguments.format)
    except (UnknownOrganisation, UnknownEdition, BadInput) as fault:
        print(fault.sentence(), file=sys.stderr)
        return 2
    if arguments.out is None and arguments.format in TEXT_FORMATS:
        sys.stdout.write(content.decode("utf-8"))
        return 0
    target = arguments.out or Path(file_name(taken, arguments.format))
    try:
        target.write_bytes(content)
    except OSError as broken:
        print(f"{target} could not be written ({broken.strerror}). Name another file with --out.", file=sys.stderr)
        return 2
    print(f"{taken.document.whose}: written to {target}", file=sys.stderr)
    return 0
