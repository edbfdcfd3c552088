"""Contractors' files, made by hand."""

import io

import openpyxl

from groundswell.national.source import Source, source_from


def csv_file(text: str, *, name: str = "results.csv", encoding: str = "utf-8") -> Source:
    return source_from(name, text.encode(encoding))


def workbook(sheets: dict[str, list[list[object]]], *, name: str = "results.xlsx") -> Source:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return source_from(name, out.getvalue())
