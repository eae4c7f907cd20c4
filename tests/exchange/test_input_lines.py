"""Articles from files: what each ending holds, what each line becomes, and what it is told."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from quotes.errors import InvalidInput, OnRecordError, TooLarge
from quotes.exchange.input_lines import (
    Entry,
    answer_retraction,
    answer_saved,
    bounded_lines,
    count_lines,
    entries,
    entry_of,
    form_of,
    identified_article,
    open_articles,
)
from quotes.model import Article, Limits, Retraction
from quotes.record.model.articles import Changes, Saved

LIMITS = Limits()
CANCELED = b'{"id": "wire-1", "pubstatus": "canceled"}'


def article_of(entry: Entry) -> Article:
    """The article of an entry that has one."""
    assert isinstance(entry.article, Article), entry.article
    return entry.article


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.jsonl", "lines"), ("a.JSON.gz", "lines"), ("a.htm", "html"), ("a.txt", "text"), ("a", "text")],
)
def test_the_ending_tells_the_form(name: str, form: str) -> None:
    assert form_of(Path(name)) == form


def test_a_line_is_an_article() -> None:
    lines = b'{"id": 7, "text": "All is well."}\n \nno JSON\n'
    first, odd = entries(BytesIO(lines), "lines", "desk.jsonl", LIMITS)
    assert (first.id, first.line, article_of(first).text) == (7, 1, "All is well.")
    assert (odd.id, odd.line) == (None, 3) and isinstance(odd.article, OnRecordError)


def test_a_file_is_one_article() -> None:
    page = BytesIO("<html><body><p>“The ferry sails,” Ilsa Brandt said.</p></body></html>".encode())
    (entry,) = entries(page, "html", "page.html", LIMITS)
    assert (entry.id, article_of(entry).text) == ("page.html", "“The ferry sails,” Ilsa Brandt said.")


def test_long_lines_are_read_past() -> None:
    found = list(bounded_lines(BytesIO(b"0123456789\n" + b"x" * 100 + b"\n0123"), 10))
    assert [number for number, _ in found] == [1, 2, 3]
    assert (found[0][1], found[2][1]) == (b"0123456789\n", b"0123")
    assert isinstance(found[1][1], TooLarge)


def test_the_id_serves_as_uri() -> None:
    def uri(line: bytes) -> str | None:
        return identified_article(entry_of(1, line, LIMITS)).uri

    assert uri(b'{"id": "wire-1", "text": "a"}') == "wire-1"
    assert uri(b'{"id": 7, "text": "a"}') == "7"
    assert uri(b'{"id": 7, "uri": "u:1", "text": "a"}') == "u:1"
    assert uri(b'{"text": "a"}') is None
    for odd in (b"true", b'["x"]', b"1.5"):
        with pytest.raises(InvalidInput) as caught:
            uri(b'{"id": ' + odd + b', "text": "a"}')
        assert [fault.field for fault in caught.value.fields] == ["id"]


def test_what_became_of_a_line() -> None:
    entry = entry_of(3, b'{"id": "a", "text": "All is well."}', LIMITS)
    told = answer_saved(entry, Saved("revised", "art1", "u:1", Changes(added=("q1",))))
    changes = {"added": ("q1",), "changed": (), "withdrawn": ()}
    assert told == {"id": "a", "line": 3, "status": "revised", "article": "art1", "uri": "u:1", "changes": changes}
    assert answer_retraction(entry, lambda retraction: pytest.fail("it takes nothing back")) is None


def test_a_canceled_line_takes_back() -> None:
    asked: list[Retraction] = []

    def take_back(retraction: Retraction) -> str:
        asked.append(retraction)
        return "art1"

    told = answer_retraction(entry_of(2, CANCELED, LIMITS), take_back)
    assert told == {"id": "wire-1", "line": 2, "status": "retracted", "article": "art1", "uri": "wire-1"}
    assert [retraction.uri for retraction in asked] == ["wire-1"]
    with pytest.raises(InvalidInput):
        answer_retraction(entry_of(2, b'{"pubstatus": "canceled"}', LIMITS), take_back)


def test_packed_files(tmp_path: Path) -> None:
    packed, cut = tmp_path / "a.jsonl.gz", tmp_path / "cut.jsonl.gz"
    packed.write_bytes(gzip.compress(b"{}\n{}\n"))
    cut.write_bytes(packed.read_bytes()[:-9])
    with open_articles(packed) as stream:
        assert stream.read() == b"{}\n{}\n"
    with pytest.raises(InvalidInput, match=r"cut\.jsonl\.gz cannot be unpacked"), open_articles(cut) as stream:
        stream.read()


def test_lines_are_counted(tmp_path: Path) -> None:
    files: dict[str, Any] = {"a.jsonl": b"{}\n{}\n", "b.jsonl.gz": gzip.compress(b"{}\n"), "c.txt": b"a\nb\n"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert count_lines(sorted(tmp_path.iterdir())) == 4


@pytest.mark.parametrize(("content", "count"), [(b"", 0), (b"{}", 1), (b"{}\n", 1), (b"{}\n{}", 2), (b"\n" * 3, 3)])
def test_the_last_line_counts_without_its_end(tmp_path: Path, content: bytes, count: int) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(content)
    assert count_lines([file]) == count
