"""The rows of what is said in new articles."""

from __future__ import annotations

from datetime import UTC, date, datetime

from quotes.record.articles.write import ArticleKey
from quotes.record.bulk.incoming import Incoming, Telling, told
from tests.support.stories import Said, story

NOW = datetime(2024, 3, 11, 23, tzinfo=UTC)


def telling(id_: str, serial: int, published: date | None) -> Telling:
    against = ("the closing of the strait", "oppose")
    said = Said("Ana Lopes", "The strait must stay open to all", position=against), Said(None, "It is late")  # type: ignore[arg-type]
    article, analysis = story(*said, published=published)
    incoming = Incoming(id_, article, analysis, ArticleKey.of(article), NOW)
    numbers = ((f"q{serial}", serial), (f"q{serial + 1}", serial + 1))
    return Telling(incoming, {"s1": f"p{id_}"}, frozenset({f"p{id_}"}), numbers)


def test_each_row_has_its_number_and_its_profile() -> None:
    rows = told((telling("1", 1, None), telling("2", 3, date(2021, 6, 3))))
    assert [(q["id"], q["serial"], q["article_id"], q["speaker_id"]) for q in rows["quotations"]] == [
        ("q1", 1, "1", "p1"),
        ("q2", 2, "1", None),
        ("q3", 3, "2", "p2"),
        ("q4", 4, "2", None),
    ]
    assert [q["dated"] for q in rows["quotations"]] == [date(2024, 3, 11)] * 2 + [date(2021, 6, 3)] * 2
    assert [span["quotation_id"] for span in rows["quotation_spans"]] == ["q1", "q2", "q3", "q4"]
    assert {row["serial"] for row in rows["fingerprints"]} >= {1, 3}
    assert [(p["quotation_id"], p["speaker_id"]) for p in rows["positions"]] == [("q1", "p1"), ("q3", "p2")]


def test_what_a_statement_shares_needs_a_lasting_speaker() -> None:
    (lasting, nobody, *_) = told((telling("1", 1, None),))["quotations"]
    assert lasting["statement_key"] is not None is not nobody["words_key"]
    assert nobody["statement_key"] is None
