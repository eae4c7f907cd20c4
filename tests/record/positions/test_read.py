"""Positions in the record: by target, in wire copies, and where they changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from quotes.record import Record
from quotes.record.model.corrections import PositionFix, QuotationFix
from quotes.record.model.positions import PositionFilter
from quotes.record.model.quotations import QuotationFilter
from tests.support.record.positions import AGAINST, FOR, KIM, WALL, held, keep, said
from tests.support.stories import story


def test_a_change_shows_both_sides(record: Record, lopes: str) -> None:
    now, *rest = record.speakers.positions("default", lopes, target=WALL).items
    assert (now.stance, now.dated, now.evidence.exact) == ("oppose", date(2022, 5, 1), AGAINST)
    before = now.changed_from
    assert before is not None
    assert (before.stance, before.dated, before.evidence.exact) == ("support", date(2020, 3, 1), FOR)
    assert [p.id for p in rest] == [before.id]
    assert rest[0].changed_from is None


def test_positions_of_everybody(record: Record, lopes: str) -> None:
    keep(record, "u:3", date(2021, 1, 1), said("The wall keeps us dry", "support", WALL, "Ivo Brandt"))

    def found(**wanted: Any) -> list[tuple[str, str, str]]:
        page = record.speakers.all_positions("default", PositionFilter(**wanted))
        return [(p.speaker, p.stance, p.target) for p in page.items]

    first, *rest = found()
    assert first == ("Ivo Brandt", "support", WALL) and len(rest) == 3
    assert found(target="walls", stance="support") == [first, ("Ana Lopes", "support", WALL)]
    assert found(changed=True) == [("Ana Lopes", "oppose", "the Wall of Alden")]
    assert found(target="%") == []


def test_positions_of_everybody_by_pages(record: Record, lopes: str) -> None:
    wanted = PositionFilter()
    first = record.speakers.all_positions("default", wanted, limit=2)
    rest = record.speakers.all_positions("default", wanted, first.next, limit=2)
    assert [len(first.items), len(rest.items), rest.next] == [2, 1, None]
    assert len({p.id for p in first.items + rest.items}) == 3


def test_two_sides_on_one_day_are_no_change(record: Record) -> None:
    speaker = keep(record, "u:1", date(2020, 3, 1), said(FOR, "support"), said(AGAINST, "oppose"))
    assert [p.changed_from for p in record.speakers.positions("default", speaker).items] == [None, None]


def test_positions_of_one_target_stand_together(record: Record, lopes: str) -> None:
    groups = record.speakers.positions_by_target("default", lopes)
    assert [(g.target, [p.stance for p in g.positions]) for g in groups] == [
        ("the Wall of Alden", ["oppose", "support"]),
        ("the ferry", ["oppose"]),
    ]


def test_quotations_are_found_by_the_target(record: Record, lopes: str) -> None:
    on_wall = QuotationFilter(speaker=lopes, target="alden wall")
    assert [q.spans[0].exact for q in record.quotations.search("default", on_wall).items] == [AGAINST, FOR]
    anybody = QuotationFilter(target="the ferry")
    assert [q.spans[0].exact for q in record.quotations.search("default", anybody).items] == ["The ferry is loud"]


def test_a_person_is_found_by_the_surname(record: Record) -> None:
    speaker = keep(record, "u:1", date(2020, 3, 1), said("He is a fool", "oppose", "Darel Ivanic"))
    assert len(record.speakers.positions("default", speaker, target="Ivanic").items) == 1
    assert record.speakers.positions("default", speaker, target="Darel").items == ()


def test_a_wire_copy_shows_what_the_statement_shows(record: Record) -> None:
    words = f"{FOR}, and not a day later than the last one of December"
    keep(record, "u:1", date(2023, 1, 1), said(words, "support"))
    copied = said(words, "support", "the last one of December")
    article = record.articles.save(
        "default", *story(copied, uri="u:2", published=date(2023, 1, 2), opening="By wire.")
    ).article
    (position,) = article.positions
    assert article.quotations[0].positions == (position,)
    assert (position.target, position.quotation) == (WALL, article.quotations[0].id)
    assert article.text[position.evidence.start : position.evidence.end] == position.evidence.exact == words
    settled = QuotationFix(positions=(PositionFix("the delay", "oppose"),))
    corrected = record.corrections.correct_quotation("default", article.quotations[0].id, settled, KIM)
    assert corrected is not None
    assert [(p.target, p.evidence) for p in corrected.positions] == [("the delay", position.evidence)]


def test_a_wire_copy_shows_own_words(record: Record) -> None:
    words = f"{FOR}, and not a day later than the last one of December"
    keep(record, "u:1", date(2023, 1, 1), said(words, "support"))
    other = words.replace(",", " —")
    article = record.articles.save(
        "default", *story(said(other, "support"), uri="u:2", published=date(2023, 1, 2))
    ).article
    (position,) = article.quotations[0].positions
    assert position.evidence.exact == other
    assert article.text[position.evidence.start : position.evidence.end] == other


def test_what_has_no_name_is_no_change(record: Record) -> None:
    keep(record, "u:1", date(2020, 3, 1), said(FOR, "support", "the reforms"))
    speaker = keep(record, "u:2", date(2022, 5, 1), said(AGAINST, "oppose", "the reforms"))
    assert [p.changed_from for p in record.speakers.positions("default", speaker).items] == [None, None]


def test_settled_positions_are_a_change(record: Record) -> None:
    keep(record, "u:1", date(2020, 3, 1), said(FOR, "support", "the reforms"))
    speaker = keep(record, "u:2", date(2022, 5, 1), said(AGAINST, "oppose", "the reforms"))
    for position in record.speakers.positions("default", speaker).items:
        settled = QuotationFix(positions=(PositionFix(position.target, position.stance),))
        record.corrections.correct_quotation("default", position.quotation, settled, KIM)
    assert record.speakers.positions("default", speaker).items[0].changed_from is not None


def test_positions_to_check_are_for_editors_alone(record: Record) -> None:
    article, analysis = story(said(FOR, "support"), uri="u:1", published=date(2020, 3, 1))
    (sure,) = analysis.positions
    unsure = replace(analysis, positions=(), positions_to_check=(replace(sure, confidence=0.3),))
    kept = record.articles.save("default", article, unsure).article
    speaker = kept.speakers[0].id
    assert kept.positions == ()
    assert record.speakers.positions("default", speaker).items == ()
    assert record.speakers.positions_by_target("default", speaker) == ()
    assert record.quotations.search("default", QuotationFilter(target=WALL)).items == ()
    (quotation,) = record.quotations.search("default", QuotationFilter(speaker=speaker)).items
    assert [(p.target, p.confidence) for p in quotation.positions_to_check] == [(WALL, 0.3)]
    settled = QuotationFix(positions=(PositionFix(WALL, "support"),))
    record.corrections.correct_quotation("default", quotation.id, settled, KIM)
    assert held(record, speaker) == [(WALL, "support")]
    (entry,) = record.corrections.log("default").items
    record.corrections.undo("default", entry.id, KIM)
    assert held(record, speaker) == []
