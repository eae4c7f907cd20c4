"""The bytes of pages as browsers read them."""

from __future__ import annotations

import codecs

import pytest

from quotes.archive.page_encoding import decoded_page

WORDS = "<p>“Yes,” said Zoë.</p>"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (WORDS.encode(), "text/html; charset=utf-8"),
        (WORDS.encode(), "text/html"),
        (WORDS.encode("cp1252"), "text/html"),
        (WORDS.encode("cp1252"), 'text/html; charset="ISO-8859-1"'),
        (codecs.BOM_UTF8 + WORDS.encode(), "text/html; charset=windows-1252"),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "text/html"),
    ],
)
def test_the_header_or_the_bytes_tell(body: bytes, content_type: str) -> None:
    assert decoded_page(body, content_type) == WORDS


@pytest.mark.parametrize("named", ["windows-1251", "utf-16", "rot13", "no such"])
def test_what_a_page_says_of_itself(named: str) -> None:
    meta = f'<meta charset="{named}"><p>“Да”</p>'
    encoding = "cp1251" if named == "windows-1251" else "utf-8"
    assert decoded_page(meta.encode(encoding), "text/html") == meta


def test_the_header_outranks_the_page() -> None:
    body = f'<meta charset="utf-8">{WORDS}'.encode("cp1252")
    assert decoded_page(body, "text/html; charset=cp1252").endswith(WORDS)


def test_bytes_that_the_encoding_does_not_have() -> None:
    assert decoded_page(b"a\xffb", "text/html; charset=utf-8") == "a\ufffdb"
