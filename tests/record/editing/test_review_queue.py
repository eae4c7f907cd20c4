"""The quotations that wait for an editor's look."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from quotes import errors
from quotes.model import Position, Span
from quotes.record import Record
from quotes.record.editing.review_queue import FIRST_DAYS, QueueFilter
from quotes.record.model.corrections import Editor, PositionFix, QuotationFix
from tests.support.stories import Said, kept, story, walked

KIM = Editor("kim")
ALL = QueueFilter(of="all")
FIRST = QueueFilter()
TODAY = datetime.now(UTC).date()


def test_the_least_certain_comes_first_and_what_is_settled_is_gone(record: Record) -> None:
    kept(record, "u:1", Said("Ana Lopes", "Sure", confidence=0.95), Said("Ana Lopes", "Perhaps", confidence=0.6))
    kept(record, "u:2", Said(None, "Nobody knows this one", confidence=0.2), Said("Bo Hale", "Even", confidence=0.6))
    assert walked(record, ALL) == ["Nobody knows this one", "Perhaps", "Even"]
    assert record.desk.waiting("default", ALL) == 3
    first = record.desk.queue("default", ALL).items[0].id
    record.corrections.correct_quotation("default", first, QuotationFix(speaker=None), KIM)
    assert walked(record, ALL) == ["Perhaps", "Even"]
    record.corrections.undo("default", record.corrections.log("default").items[0].id, KIM)
    assert record.desk.queue("default", ALL).items[0].id == first
    record.articles.retract("default", record.articles.find("default", "u:1")[0].id)
    assert walked(record, ALL) == ["Nobody knows this one", "Even"]


def test_first_come_the_doubtful_words_of_many_articles(record: Record) -> None:
    """Doubt times articles: 0.31 in two of them before 0.5 in one."""
    for uri in ("u:1", "u:2"):
        said = Said("Ana Lopes", "We sail in both of the papers", confidence=0.69)
        kept(record, uri, said, published=TODAY)
    kept(
        record,
        "u:3",
        Said("Ana Lopes", "One paper has this alone", confidence=0.5),
        Said("Bo Hale", "And this, which is the same doubt", confidence=0.5),
        Said("Bo Hale", "This is fairly sure, and waits", confidence=0.69),
        published=TODAY,
    )
    expected = [
        "We sail in both of the papers",
        "And this, which is the same doubt",
        "One paper has this alone",
        "This is fairly sure, and waits",
    ]
    assert (walked(record, FIRST), record.desk.waiting("default", FIRST)) == (expected, 4)
    first = record.desk.queue("default", FIRST).items[0]
    record.corrections.correct_quotation("default", first.id, QuotationFix(right=True), KIM)
    assert walked(record, FIRST) == expected[1:]


def test_reported_unnamed_and_old_words_are_not_the_first(record: Record) -> None:
    kept(
        record,
        "u:1",
        Said(None, "Nobody knows this one at all", confidence=0.2),
        Said("Ana Lopes", "that the boats would sail", confidence=0.4, quoted=False),
        Said("a fisherman", "We all know what it is", confidence=0.4, type="anonymous"),
        published=TODAY,
    )
    old = TODAY - timedelta(days=FIRST_DAYS + 1)
    kept(record, "u:2", Said("Ana Lopes", "So it was in the old days", confidence=0.4), published=old)
    assert (walked(record, FIRST), record.desk.waiting("default", FIRST)) == ([], 0)
    assert walked(record, QueueFilter(from_date=old)) == ["So it was in the old days"]
    assert len(walked(record, ALL)) == 4


def test_the_queue_is_filtered_by_publisher_and_period(record: Record) -> None:
    for i, (publisher, day) in enumerate([("The Gazette", 1), ("Alden Courier", 2), (None, 3)]):
        said = Said("Ana Lopes", f"Word number {i}", confidence=0.5)
        kept(record, f"u:{i}", said, publisher=publisher, published=date(2021, 6, day))
    assert record.desk.publishers("default") == ("Alden Courier", "The Gazette")
    assert walked(record, QueueFilter(of="all", publisher="The Gazette")) == ["Word number 0"]
    assert walked(record, QueueFilter(of="all", from_date=date(2021, 6, 2))) == ["Word number 1", "Word number 2"]
    period = QueueFilter(of="all", from_date=date(2021, 6, 2), to_date=date(2021, 6, 2))
    assert (walked(record, period), record.desk.waiting("default", period)) == (["Word number 1"], 1)
    cursor = record.desk.queue("default", ALL).next
    with pytest.raises(errors.InvalidInput):
        record.desk.queue("default", period, cursor)


def test_a_copy_of_words_of_nobody_known_waits_once(record: Record) -> None:
    words, short = "The same words in every paper", "No comment now"
    ids = [
        kept(record, f"u:{i}", Said(None, words, confidence=0.5), Said(None, short, confidence=0.4), publisher=paper)
        for i, paper in enumerate(["The Gazette", "The Post", "The Post"])
    ]
    assert walked(record, ALL) == [short] * 3 + [words]
    assert record.desk.waiting("default", ALL) == 4
    assert record.desk.queue("default", ALL, limit=9).items[-1].id == ids[0][0]
    post = QueueFilter(of="all", publisher="The Post")
    assert [q.id for q in record.desk.queue("default", post, limit=9).items][2:] == [ids[1][0]]
    assert walked(record, QueueFilter(of="all", article=record.articles.find("default", "u:2")[0].id)) == [short, words]
    record.corrections.correct_quotation("default", ids[0][0], QuotationFix(speaker=None), KIM)
    assert walked(record, ALL) == [short] * 3  # nobody can tell, in the copies neither
    record.corrections.undo("default", record.corrections.log("default").items[0].id, KIM)
    record.articles.retract("default", record.articles.find("default", "u:0")[0].id)
    assert record.desk.queue("default", ALL, limit=9).items[-1].id == ids[1][0]


def test_a_copy_of_a_statement_waits_once(record: Record) -> None:
    words = "The same words in every paper"
    for i in range(2):
        kept(record, f"u:{i}", Said("Ana Lopes", words, confidence=0.5))
    assert walked(record, ALL) == [words]


def test_positions_under_the_bar_wait_until_they_are_settled(record: Record) -> None:
    article, analysis = story(Said("Ana Lopes", "I back the toll"), Said("Bo Hale", "I sail"), uri="u:1")
    quotation, start = analysis.quotations[0], article.text.index("I back the toll")
    doubtful = Position(
        "Ana Lopes", quotation.id, "the toll", "toll", "support", Span.of(article.text, start, start + 6), 0.3
    )
    saved = record.articles.save("default", article, replace(analysis, positions_to_check=(doubtful,))).article
    wanted = QueueFilter(of="positions")
    unlikely = replace(wanted, likely=0.31)
    assert walked(record, unlikely) == [] and record.desk.waiting("default", unlikely) == 0
    assert walked(record, wanted) == ["I back the toll"] and record.desk.waiting("default", wanted) == 1
    first = saved.quotations[0].id
    assert record.quotations.read("default", first).positions == ()
    settled = QuotationFix(positions=(PositionFix("the toll", "support"),))
    record.corrections.correct_quotation("default", first, settled, KIM)
    assert walked(record, wanted) == []
    assert [p.target for p in record.quotations.read("default", first).positions] == ["the toll"]
