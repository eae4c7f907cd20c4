"""One in fifty of what the machine is sure of is looked at, and what was wrong with it is counted."""

from __future__ import annotations

import pytest

from quotes.record import Record
from quotes.record.editing.confident_sample import ONE_IN, ErrorRate
from quotes.record.editing.review_queue import QueueFilter
from quotes.record.model.corrections import Editor, QuotationFix
from tests.support.stories import Said, story

KIM = Editor("kim")
SAMPLE = QueueFilter(of="sample")


@pytest.fixture
def saved(record: Record) -> list[str]:
    """Two hundred certain quotations and ten doubtful ones, newest last."""
    said = [Said("Ana Lopes", f"We sail at number {n}") for n in range(10 * ONE_IN // 2)]
    said += [Said("Bo Hale", f"Perhaps we sail at {n}", confidence=0.5) for n in range(10)]
    return [q.id for q in record.articles.save("default", *story(*said, uri="u:1")).article.quotations]


def sampled(record: Record) -> list[str]:
    """The ids of the sample that nobody looked at yet, as the queue gives them."""
    ids, cursor = [], None
    while (page := record.desk.queue("default", SAMPLE, cursor)).items:
        ids.append(page.items[0].id)
        cursor = page.next
    return ids


def test_one_in_fifty_waits_and_each_is_asked_once(record: Record, saved: list[str]) -> None:
    ids = sampled(record)
    assert len(ids) == 5 == record.desk.waiting("default", SAMPLE)
    assert ids == sorted(ids, reverse=True)
    assert not any(record.quotations.read("default", id_).needs_review for id_ in ids)
    assert record.desk.error_rate("default") == ErrorRate(0, 0)
    for id_ in ids:
        record.corrections.correct_quotation("default", id_, QuotationFix(right=True), KIM)
    assert (sampled(record), record.desk.error_rate("default")) == ([], ErrorRate(5, 0))


def test_wrong_are_those_of_others_and_no_quotations(record: Record, saved: list[str]) -> None:
    same, other, none, dated, _ = sampled(record)
    speaker = record.quotations.read("default", same).speaker.id
    hale = record.quotations.read("default", saved[-1]).speaker.id
    for id_, fix in (
        (same, QuotationFix(speaker=speaker)),
        (other, QuotationFix(speaker=hale)),
        (none, QuotationFix(rejected=True)),
        (dated, QuotationFix(said_on=None)),
    ):
        record.corrections.correct_quotation("default", id_, fix, KIM)
    assert record.desk.error_rate("default") == ErrorRate(3, 2)
    for correction in record.corrections.log("default").items:
        record.corrections.undo("default", correction.id, KIM)
    assert record.desk.error_rate("default") == ErrorRate(0, 0)


def test_what_was_found_otherwise_counts_for_nothing(record: Record, saved: list[str]) -> None:
    drawn = set(sampled(record))
    for id_ in [id_ for id_ in saved if id_ not in drawn][-30:]:
        record.corrections.correct_quotation("default", id_, QuotationFix(rejected=True), KIM)
    assert record.desk.error_rate("default") == ErrorRate(0, 0)


@pytest.mark.parametrize(
    ("rate", "low", "high"), [(ErrorRate(0, 0), 0, 1), (ErrorRate(50, 0), 0, 0.071), (ErrorRate(100, 5), 0.022, 0.112)]
)
def test_interval(rate: ErrorRate, low: float, high: float) -> None:
    assert rate.interval == pytest.approx((low, high), abs=0.001)
