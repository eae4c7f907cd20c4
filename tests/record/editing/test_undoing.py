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
