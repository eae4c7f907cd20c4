"""Corrections in the words that the pages print."""

from __future__ import annotations

from typing import get_args

import pytest
from flask import Flask

from quotes.model import StatementDate
from quotes.record import Record
from quotes.record.model.corrections import CorrectionKind, Editor, PositionFix, QuotationFix
from quotes.record.model.saved_articles import StoredArticle
from quotes.record.model.speakers import ExternalId
from quotes.web.correction_text import KINDS, describe, log_of, settled_last

KIM = Editor("Kim Okoye")


@pytest.fixture
def record(app: Flask) -> Record:
    """The record of the application."""
    found: Record = app.extensions["on_record"].record
    return found


def outcomes(subject: str) -> list[tuple[str, str]]:
    """Kind and outcome of every correction of a quotation or speaker, newest first."""
    return [(text.kind, text.outcome) for text in describe(log_of(subject))]


def test_every_kind_has_words() -> None:
    assert set(KINDS) == set(get_args(CorrectionKind))


def test_corrections_of_a_quotation(record: Record, stored: StoredArticle, in_request: None) -> None:
    said, brandt = stored.quotations[0], stored.speakers[1]
    for fix in (
        QuotationFix(speaker=brandt.id),
        QuotationFix(speaker=None),
        QuotationFix(said_on=StatementDate(stored.published, "day", "")),
        QuotationFix(positions=(PositionFix("the quay", "support"),)),
        QuotationFix(positions=()),
    ):
        record.corrections.correct_quotation("default", said.id, fix, KIM)
    told = outcomes(said.id)
    assert ("Speaker set to", "Ivo Brandt") in told and ("Speaker set to", "unknown") in told
    assert ("Date set to", "14 March 2024") in told
    assert ("Positions:", "none") in told


def test_corrections_of_a_profile(record: Record, stored: StoredArticle, in_request: None) -> None:
    lena, ivo = (speaker.id for speaker in stored.speakers)
    record.corrections.rename("default", lena, "Lena M. Ostrava", KIM)
    record.corrections.attach_ids("default", lena, [ExternalId("wikidata", "Q42")], KIM)
    (pilot,) = record.speakers.roles("default", ivo).items
    record.corrections.reject_roles("default", ivo, [pilot.id], KIM)
    assert outcomes(ivo) == [("Role rejected:", "“Pilot”")]
    record.corrections.merge("default", ivo, lena, KIM)
    assert outcomes(lena)[-2:] == [("Identifiers:", "wikidata:Q42"), ("Renamed:", "Lena Ostrava → Lena M. Ostrava")]
    assert ("Merged", "into Lena M. Ostrava") in outcomes(ivo)


def test_what_was_settled_last(record: Record, stored: StoredArticle, in_request: None) -> None:
    said = stored.quotations[0].id
    assert settled_last(said) is None and settled_last("no id") is None
    record.corrections.correct_quotation("default", said, QuotationFix(right=True), KIM)
    last = settled_last(said)
    assert last is not None and last.subject is not None
    assert (last.kind, last.subject.words) == ("Confirmed", "“The quay is safe,” … “It was never in doubt.”")
    record.corrections.undo("default", last.correction.id, KIM)
    assert settled_last(said) is None
