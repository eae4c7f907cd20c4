"""An erased article leaves its id and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.articles.write import ArticleKey
from quotes.record.model.articles import Saved
from quotes.record.model.batches import Line
from quotes.record.model.corrections import QuotationFix
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.erasing import HOME, KIM, SHIPS, named, told
from tests.support.stories import Said, story


def test_an_erased_article_leaves_its_id(record: Record) -> None:
    ships, home = told(record, "u:1", Said("Ana Quintela", SHIPS), Said("Bo Larsen", HOME))
    told(record, "u:1", Said("Ana Quintela", SHIPS))
    told(record, "u:2", Said("Bo Larsen", "Somewhere else"))
    article = record.quotations.read("default", ships).article.id
    record.corrections.correct_quotation("default", ships, QuotationFix(right=True), KIM)
    record.erasure.erase_article("default", article, KIM)
    for call in (
        lambda: record.articles.read("default", article),
        lambda: record.articles.retract("default", article),
        lambda: record.erasure.erase_article("default", article, KIM),
        lambda: record.quotations.read("default", ships),
        lambda: record.quotations.read("default", home),
    ):
        with pytest.raises(errors.Gone):
            call()
    assert named(record) == {"Bo Larsen"}
    assert record.quotations.check("default", SHIPS).verdict == "not_on_record"
    assert record.quotations.search("default", QuotationFilter(q="strait")).items == ()
    assert [c.kind for c in record.corrections.log("default").items] == ["article_erased", "right"]
    assert "Quintela" not in repr(record.corrections.log("default").items)
    assert told(record, "u:1", Said("Ana Quintela", SHIPS)) != [ships], "it may be kept again, as a new article"


@pytest.mark.parametrize("uri", ["u:1", None])
def test_what_was_retracted_of_the_same_address_goes_with_it(record: Record, uri: str | None) -> None:
    told(record, "u:2", Said("Bo Larsen", "Somewhere else"))
    other = record.articles.find("default", "u:2")[0].id
    record.articles.retract("default", other)
    ids = []
    for _ in range(3):
        ids.append(record.articles.save("default", *story(Said("Ana Quintela", SHIPS), uri=uri)).article.id)
        if len(ids) < 3:
            record.articles.retract("default", ids[-1])
    record.erasure.erase_article("default", ids[-1], KIM)
    for id_ in ids:
        with pytest.raises(errors.Gone):
            record.articles.version("default", id_, 1)
    assert "Somewhere else" in (record.articles.version("default", other, 1).text or "")
    assert [c.kind for c in record.corrections.log("default").items] == ["article_erased"]


def test_an_erased_article_leaves_the_answers_of_its_batches(record: Record) -> None:
    uri = "https://courier.example/quintela-arrested"
    batch = record.batches.open("default", "test")
    record.batches.add("default", batch, [Line(1, b"{}"), Line(2, b"{}")], {})
    record.batches.accept("default", batch)
    chunk = record.batches.take("default", batch, "a" * 32)
    article, analysis = story(Said("Ana Quintela", SHIPS), uri=uri)

    def answer(saved: Saved) -> dict[str, object]:
        return {"id": uri, "status": saved.status, "article": saved.id, "uri": saved.uri}

    record.batches.save(chunk, 1, article, ArticleKey.of(article), analysis, answer)
    record.batches.answer(chunk, 2, {"id": "other", "error": "No words."})
    saved = record.articles.find("default", uri)[0].id
    record.erasure.erase_article("default", saved, KIM)
    assert record.batches.answers("default", batch) == [
        {"id": None, "status": "created", "article": saved, "uri": None, "line": 1},
        {"id": "other", "error": "No words.", "line": 2},
    ]


def test_an_erased_article_leaves_the_index(tmp_path: Path, open_record: Callable[..., Record]) -> None:
    """SQLite's index keeps deleted words in its pages until it is written anew."""
    file = tmp_path / "record.sqlite3"
    record = open_record(f"sqlite:///{file}")
    record.migrate()
    word = "zyzzogeton"
    article = record.articles.save("default", *story(Said("Ana Lopes", f"We saw a {word} at sea"))).article.id
    record.articles.save("default", *story(Said("Bo Larsen", "We saw nothing at all")))
    record.erasure.erase_article("default", article, KIM)
    record.close()
    assert [f.name for f in tmp_path.iterdir() if word[:8].encode() in f.read_bytes()] == []


def test_a_merged_profile_leads_on_after_its_first_article_is_erased(record: Record) -> None:
    told(record, "u:1", Said("Ana Quintela", SHIPS))
    told(record, "u:1", Said("Bo Larsen", HOME))
    told(record, "u:2", Said("Ana Quintela", HOME), Said("Ana Lopes", "It rains"))
    people = {s.name: s.id for s in record.speakers.search("default", SpeakerFilter()).items}
    gone, into = people["Ana Quintela"], people["Ana Lopes"]
    record.corrections.merge("default", gone, into, KIM)
    record.erasure.erase_article("default", record.articles.find("default", "u:1")[0].id, KIM)
    with pytest.raises(errors.Moved) as moved:
        record.speakers.read("default", gone)
    assert moved.value.to == into
