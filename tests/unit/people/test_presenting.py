"""A QR code drawn as SVG is the same code that a QR reader would draw."""

import re

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from groundswell.people.presenting import qr_picture


def test_the_path_covers_exactly_the_dark_modules():
    text = "otpauth://totp/Groundswell:amara%40trust.example?secret=JBSWY3DPEHPK3PXP"
    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()

    picture = qr_picture(text)

    drawn = {
        (int(down), int(across) + step)
        for across, down, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", picture.path)
        for step in range(int(width))
    }
    assert drawn == {(down, across) for down, row in enumerate(matrix) for across, dark in enumerate(row) if dark}
    assert picture.size == len(matrix)
