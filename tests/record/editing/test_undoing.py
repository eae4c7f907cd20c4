"""What is taken back stands as it was, the latest first."""

from __future__ import annotations

from datetime import date

import pytest

from quotes import errors
from quotes.model import StatementDate
from quotes.record import Record
from quotes.record.model.corrections import CorrectionFilter, Editor, QuotationFix
from tests.support.record.correcting import KIM, count
from tests.support.stories import Said, story


def kept_speakers(record: Record, uri: str, *said: Said) -> list[str]:
    """Keep an article; the profiles of its speakers."""
    return [s.id for s in record.articles.save("default", *story(*said, uri=uri)).article.speakers]


def test_every_correction_can_be_undone_the_latest_first(record: Record, told: tuple[str, ...]) -> None:
    article, quotation, lopes, larsen = told
    before = record.articles.read("default", article)
    said_on = StatementDate(date(2020, 5, 1), "day", "")
    elsewhere = (
        record.articles.save("default", *story(Said("Cy Moss", "I was not there"), uri="u:2")).article.speakers[0].id
    )
    for fix in (
        QuotationFix(speaker=larsen),
        QuotationFix(speaker=elsewhere),
        QuotationFix(said_on=said_on),
        QuotationFix(right=True),
        QuotationFix(rejected=True),
    ):
        record.corrections.correct_quotation("default", quotation, fix, KIM)
    assert record.speakers.read("default", elsewhere).articles == 1, "a rejected quotation credits nobody"
    log = record.corrections.log("default", CorrectionFilter(quotation)).items
    assert [c.kind for c in log] == ["rejected", "right", "said_on", "speaker", "speaker"]
    assert all((c.editor, c.reason, c.undone_at) == (KIM.name, KIM.reason, None) for c in log)
    with pytest.raises(errors.Conflict):
        record.corrections.undo("default", log[-1].id, KIM)
    for entry in log:
        undone = record.corrections.undo("default", entry.id, Editor("lee"))
        assert undone.undone_by == "lee"
        with pytest.raises(errors.Conflict):
            record.corrections.undo("default", entry.id, KIM)
    assert record.articles.read("default", article) == before
    assert (count(record, lopes), record.speakers.read("default", elsewhere).articles) == (1, 1)
    with pytest.raises(errors.NotFound):
        record.corrections.undo("other", log[0].id, KIM)
    assert record.corrections.log("other").items == ()


def test_a_name_from_the_time_of_a_merge_does_not_come_back(record: Record) -> None:
    (bea,) = kept_speakers(record, "u:1", Said("Bea Orr", "The tide is late"))
    (beatrix,) = kept_speakers(record, "u:2", Said("Beatrix Wilhelmina Orr", "The tide is early"))
    record.corrections.merge("default", beatrix, bea, KIM)
    assert record.speakers.read("default", bea).name == "Beatrix Wilhelmina Orr"
    record.corrections.rename("default", bea, "Bea Orr-Lund", KIM)
    renamed, merged = record.corrections.log("default").items
    record.corrections.undo("default", merged.id, KIM)
    record.corrections.undo("default", renamed.id, KIM)
    assert [record.speakers.read("default", who).name for who in (bea, beatrix)] == [
        "Bea Orr",
        "Beatrix Wilhelmina Orr",
    ]


def test_a_name_that_an_editor_gave_before_comes_back(record: Record) -> None:
    (bea,) = kept_speakers(record, "u:1", Said("Bea Orr", "The tide is late"))
    for name in ("Bea Lund", "Bea Orr-Lund"):
        record.corrections.rename("default", bea, name, KIM)
    for name in ("Bea Lund", "Bea Orr"):
        last = next(entry for entry in record.corrections.log("default").items if not entry.undone_at)
        record.corrections.undo("default", last.id, KIM)
        assert record.speakers.read("default", bea).name == name
