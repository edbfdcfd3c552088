"""Office files are zips. The same figures give the same bytes: no moments inside."""

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)


def without_moments(content: bytes) -> bytes:
    """Return a zip with the same entries in the same order, all of one fixed moment."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as written,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed,
    ):
        for entry in written.infolist():
            fixed = zipfile.ZipInfo(entry.filename, date_time=EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(fixed, written.read(entry))
    return made.getvalue()
