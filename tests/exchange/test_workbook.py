"""A workbook holds text as text, whatever it looks like."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from quotes.errors import InvalidInput
from quotes.exchange import workbook as tables


def sheet(book: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return parts.read("xl/worksheets/sheet1.xml").decode()


def test_text_is_no_formula_and_no_link() -> None:
    rows = [["=1+1", 0.5, True, None], ["https://x.example", date(2024, 3, 14), 7, "ferry & <b>"]]
    written = sheet(tables.workbook("quotations", ["a", "b", "c", "d"], rows))
    assert "=1+1</t>" in written and "<f>" not in written and "hyperlink" not in written
    assert "ferry &amp; &lt;b&gt;" in written and "<v>45365</v>" in written


def test_a_workbook_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    with pytest.raises(InvalidInput):
        tables.workbook("x", ["a"], ([i] for i in range(3)))
