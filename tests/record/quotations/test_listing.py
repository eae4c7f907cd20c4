"""Lists of quotations: the newest first, or the best."""

from __future__ import annotations

from datetime import date

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.model.corrections import Editor, QuotationFix
from quotes.record.model.list_pages import Page
from quotes.record.model.quotations import QuotationFilter, RecordedQuotation
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.looking import words
from tests.support.stories import Said, story


def test_the_newest_first(filled: Record) -> None:
    page = filled.quotations.search("default", QuotationFilter())
    assert [(q.dated, q.dated_by) for q in page.items] == [
        (date(2022, 3, 1), "said_on"),
        (date(2022, 1, 10), "published"),
        (date(2022, 1, 10), "published"),
        (date(2021, 6, 3), "published"),
        (date(2021, 6, 3), "published"),
    ]


def test_words_wanted_and_left_out_find_nothing(filled: Record) -> None:
    assert words(filled, q="strait")
    assert words(filled, q="strait -straits") == []


def test_scraps_stand_in_no_list(record: Record) -> None:
    record.articles.save(
        "default",
        *story(
            Said("Ana Lopes", "the treaty", quoted=False),
            Said("Ana Lopes", "Never again", quoted=True),
            Said("Ana Lopes", "the strait is ours", quoted=False),
            Said("Ana Lopes", "the new lock of the strait", quoted=False, cue="unveiled"),
            Said("Ana Lopes", "to mend the new lock", quoted=False, cue="agreed"),
            Said("Ana Lopes", "his opponents by", quoted=False, confidence=0.6),
            Said("Ana Lopes", "all is well", quoted=False, act="thought"),
            Said("Ana Lopes", "the harbour", quoted=False, act="thought"),
            Said(None, "adversely affecting", quoted=True),
            uri="u:1",
        ),
    )
    (speaker,) = record.speakers.search("default", SpeakerFilter()).items

    assert sorted(words(record)) == ["Never again", "the strait is ours"]
    assert sorted(words(record, act="any")) == ["Never again", "all is well", "the strait is ours"]
    every = sorted(words(record, scraps=True))
    assert every == [
        "Never again",
        "adversely affecting",
        "his opponents by",
        "the new lock of the strait",
        "the strait is ours",
        "the treaty",
        "to mend the new lock",
    ]
    (article,) = record.articles.find("default", "u:1")
    assert len(words(record, article=article.id)) == 7
    assert len(record.articles.read("default", article.id).quotations) == 9
    assert speaker.statements == 2
    profile = record.speakers.read("default", speaker.id)
    assert (profile.statements, profile.thoughts) == (2, 1)
    (doubtful,) = (
        q
        for q in record.quotations.search("default", QuotationFilter(scraps=True)).items
        if q.needs_review and q.speaker
    )
    record.corrections.correct_quotation("default", doubtful.id, QuotationFix(right=True), Editor("Kim"))
    assert "his opponents by" in words(record)


def test_the_best_first(filled: Record) -> None:
    def best(q: str, cursor: str | None = None, limit: int = 50) -> Page[RecordedQuotation]:
        return filled.quotations.search("default", QuotationFilter(q=q), cursor, limit, "best")

    found = [q.spans[0].exact for q in best("opening OR strait").items]
    assert found[0] == "The strait must stay open", "has both"
    assert len(found) == 5
    first = best("opening OR strait", limit=2)
    rest = best("opening OR strait", first.next)
    assert [q.spans[0].exact for q in (*first.items, *rest.items)] == found and rest.next is None
    with pytest.raises(errors.InvalidInput):
        filled.quotations.search("default", QuotationFilter(q="opening OR strait"), first.next)
