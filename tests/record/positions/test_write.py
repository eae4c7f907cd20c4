"""Positions written and settled by editors: what later analyses and revisions leave of them."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.errors import InvalidInput
from quotes.record import Record
from quotes.record.model.corrections import PositionFix, QuotationFix
from quotes.record.model.positions import PositionFilter
from tests.support.record.positions import AGAINST, FOR, KIM, WALL, held, keep, said
from tests.support.stories import Said, found_in, story


def test_positions_of_rejected_quotations(record: Record, lopes: str) -> None:
    (wrong,) = [p for p in record.speakers.positions("default", lopes).items if p.target == "the ferry"]
    record.corrections.correct_quotation("default", wrong.quotation, QuotationFix(rejected=True), KIM)
    assert [t for t, _ in held(record, lopes)] == ["the Wall of Alden", WALL]
    (entry,) = record.corrections.log("default").items
    record.corrections.undo("default", entry.id, KIM)
    assert len(held(record, lopes)) == 3


def test_positions_of_withdrawn_quotations(record: Record, lopes: str) -> None:
    kept = record.articles.save("default", *story(said(FOR, "support"), uri="u:1", published=date(2020, 3, 1)))
    assert len(kept.changes.withdrawn) == 1
    assert [t for t, _ in held(record, lopes)] == ["the Wall of Alden", WALL]
    record.articles.retract("default", kept.article.id)
    assert [t for t, _ in held(record, lopes)] == ["the Wall of Alden"]
    assert record.speakers.positions("default", lopes).items[0].changed_from is None


def test_settled_positions_hold(record: Record, lopes: str) -> None:
    now = record.speakers.positions("default", lopes).items[0]
    settled = QuotationFix(positions=(PositionFix(WALL, "support"),))
    corrected = record.corrections.correct_quotation("default", now.quotation, settled, KIM)
    assert corrected is not None
    assert corrected.confidence < 1  # only the position was looked at
    first = record.speakers.positions("default", lopes).items[0]
    assert (first.target, first.stance, first.by_editor, first.evidence.exact) == (WALL, "support", True, AGAINST)
    analysis = story(said(AGAINST, "oppose"), uri="u:2", published=date(2022, 5, 1), pipeline="test-2")[1]
    record.articles.reanalyse("default", first.article.id, analysis)
    again = record.speakers.positions("default", lopes).items
    assert (again[0].stance, len(again)) == ("support", 3)
    (entry,) = record.corrections.log("default").items
    assert (entry.kind, entry.before) == ("positions", {})
    record.corrections.undo("default", entry.id, KIM)
    assert record.speakers.positions("default", lopes).items[0].stance == "oppose"


def test_settled_to_show_none(record: Record, lopes: str) -> None:
    now = record.speakers.positions("default", lopes).items[0]
    record.corrections.correct_quotation("default", now.quotation, QuotationFix(positions=()), KIM)
    assert {t for t, _ in held(record, lopes)} == {WALL, "the ferry"}
    assert record.articles.read("default", now.article.id).positions == ()
    with pytest.raises(InvalidInput):
        record.corrections.correct_quotation(
            "default", now.quotation, QuotationFix(positions=(PositionFix(" ", "support"),)), KIM
        )


def test_positions_follow_the_speaker(record: Record, lopes: str) -> None:
    larsen = keep(record, "u:3", date(2022, 6, 1), Said("Bo Larsen", "The tide is high"))
    now = record.speakers.positions("default", lopes).items[0]
    record.corrections.correct_quotation("default", now.quotation, QuotationFix(speaker=larsen), KIM)
    assert held(record, larsen) == [("the Wall of Alden", "oppose")]
    record.corrections.correct_quotation("default", now.quotation, QuotationFix(speaker=None), KIM)
    assert (held(record, larsen), len(held(record, lopes))) == ([], 2)
    for entry in record.corrections.log("default").items:
        record.corrections.undo("default", entry.id, KIM)
    assert len(held(record, lopes)) == 3


def test_settled_positions_move(record: Record, lopes: str) -> None:
    now = record.speakers.positions("default", lopes).items[0]
    record.corrections.correct_quotation("default", now.quotation, QuotationFix(right=True), KIM)
    article, _ = story(
        said(AGAINST, "oppose"), uri="u:2", published=date(2022, 5, 1), opening="Much longer than before."
    )
    kept = record.articles.save("default", article, found_in(article.text))
    (position,) = kept.article.positions
    assert kept.article.text[position.evidence.start : position.evidence.end] == AGAINST


def test_settled_on_a_wire_copy(record: Record, lopes: str) -> None:
    words = f"{FOR}, and not a day later than the last one of December"
    keep(record, "u:4", date(2023, 1, 1), said(words, "support"))
    kept = record.articles.save("default", *story(said(words, "support"), uri="u:5", published=date(2023, 1, 2)))
    copy = kept.article.quotations[0].id
    assert len(held(record, lopes)) == 4
    record.corrections.correct_quotation("default", copy, QuotationFix(positions=()), KIM)
    assert len(held(record, lopes)) == 3


def test_what_is_found_again_keeps_its_place_among_the_positions_found_last(record: Record, lopes: str) -> None:
    def found() -> list[str]:
        return [p.id for p in record.speakers.all_positions("default", PositionFilter()).items]

    before = found()
    older = [said(FOR, "support"), said("The ferry is loud", "oppose", "the ferry")]
    again = story(
        *older, uri="u:1", published=date(2020, 3, 1), opening="It was no quiet day at all.", pipeline="test-2"
    )
    assert record.articles.save("default", *again).status == "revised"
    assert len(before) == 3 and found() == before


def test_what_an_editor_settled_keeps_its_place(record: Record, lopes: str) -> None:
    first = record.speakers.positions("default", lopes).items[-1]
    settled = QuotationFix(positions=(PositionFix("the mole", "support"),))
    record.corrections.correct_quotation("default", first.quotation, settled, KIM)
    mole = record.speakers.all_positions("default", PositionFilter(target="mole")).items
    record.corrections.correct_quotation("default", first.quotation, QuotationFix(right=True), KIM)
    assert mole and record.speakers.all_positions("default", PositionFilter(target="mole")).items == mole
