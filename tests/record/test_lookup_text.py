"""Text that no store can hold is refused."""

from __future__ import annotations

import pytest

from quotes import errors
from quotes.record import Record
from tests.support.record.looking import names, words


def test_text_no_store_holds(filled: Record) -> None:
    bad = "a\0b"
    for field in ("speaker", "article", "q", "publisher", "target", "role", "act"):
        with pytest.raises(errors.InvalidInput) as caught:
            words(filled, **{field: bad})
        assert caught.value.fields[0].field == field
    for field in ("q", "role", "organization", "external_id", "type"):
        with pytest.raises(errors.InvalidInput) as caught:
            names(filled, **{field: bad})
        assert caught.value.fields[0].field == field
    with pytest.raises(errors.InvalidInput):
        filled.articles.find("default", "\ud800")
