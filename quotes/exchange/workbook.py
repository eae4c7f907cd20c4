"""A table as a workbook for spreadsheets (XLSX)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from quotes.errors import FieldError, InvalidInput

MOST_ROWS = 20_000
"""Rows of a workbook, which is made whole before it is sent."""

LONGEST = 32_767
"""Characters of a cell that spreadsheets take."""

_WIDTH = 18  # characters of a column
_DAY = {"num_format": "yyyy-mm-dd"}


def workbook(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A workbook with one sheet ``name``: a row of column names, then ``rows`` of text, numbers, days, true or false
    and None. Text is never a formula or a link. Raises InvalidInput for more than ``MOST_ROWS``."""
    made = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(made, options)
    sheet, bold, day = book.add_worksheet(name[:31]), book.add_format({"bold": True}), book.add_format(_DAY)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns) - 1, _WIDTH)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column, bold)
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            detail = f"A workbook has at most {MOST_ROWS} rows. Narrow the search down, or take CSV."
            raise InvalidInput("There are too many rows.", FieldError("format", detail))
        for place, value in enumerate(row):
            _write(sheet, number, place, value, day)
    book.close()
    return made.getvalue()


def _write(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    match value:
        case None:
            pass
        case bool():
            sheet.write_boolean(row, column, value)
        case int() | float():
            sheet.write_number(row, column, value)
        case datetime() | date():
            sheet.write_datetime(row, column, value, day)
        case _:
            sheet.write_string(row, column, str(value)[:LONGEST])
