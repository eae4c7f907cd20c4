"""What editors settled outlasts versions of the article: words that go and come back, or stand within longer ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from quotes import errors
from quotes.model import Analysis, Article, QuotedSpan, StatementDate
from quotes.record import Record
from quotes.record.model.corrections import CorrectionFilter, PositionFix, QuotationFix
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.saved_articles import SavedArticle
from quotes.record.quotations.overrides.settled_words import find_spans_again
from tests.support.record.correcting import HOME, KIM, SHIPS, count, lopes_and_larsen
from tests.support.stories import Said, story

BOTH = (Said("Ana Lopes", SHIPS, "minister"), Said("Bo Larsen", HOME))
MORE = "and the ferries will sail"


def save(record: Record, *said: Said, **about: object) -> SavedArticle:
    return record.articles.save("default", *story(*said, uri="u:1", **about))


def shown(record: Record, article: str) -> list[tuple[str, str | None]]:
    """The words and the speaker of each quotation."""
    stored = record.articles.read("default", article)
    assert all(stored.text[s.start : s.end] == s.exact for q in stored.quotations for s in q.spans)
    return [(" … ".join(s.exact for s in q.spans), q.speaker and q.speaker.name) for q in stored.quotations]


def joined(quoted: bool = True) -> tuple[Article, Analysis]:
    """A version in which Ana Lopes goes on: one quotation of two spans, with a position that her first words show."""
    article, analysis = story(
        Said("Ana Lopes", SHIPS, "minister", quoted=quoted, position=("Strait Treaty", "support")),
        Said("Ana Lopes", MORE),
        Said("Bo Larsen", HOME),
        uri="u:1",
    )
    first, second, other = analysis.quotations
    return article, replace(analysis, quotations=(replace(first, spans=first.spans + second.spans), other))


def test_a_corrected_speaker_comes_back_with_the_words(record: Record) -> None:
    article, quotation, _, larsen = lopes_and_larsen(record)
    record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=larsen), KIM)
    (entry,) = record.corrections.log("default", CorrectionFilter(quotation)).items
    for between in ((BOTH[1],), (Said("Ana Lopes", "We have nothing to add"), BOTH[1])):
        assert quotation in save(record, *between).changes.withdrawn
        with pytest.raises(errors.Gone):
            record.quotations.read("default", quotation)
        with pytest.raises(errors.Conflict):
            record.corrections.undo("default", entry.id, KIM)
        back = save(record, *BOTH)
        assert back.changes.added == (quotation,)
        assert shown(record, article) == [(SHIPS, "Bo Larsen"), (HOME, "Bo Larsen")]
        assert record.quotations.read("default", quotation).evidence.method == "editor"
        assert [q.id for q in record.quotations.search("default", QuotationFilter(q="strait")).items] == [quotation]
    assert count(record, larsen) == 2
    record.corrections.undo("default", entry.id, KIM)
    assert shown(record, article)[0] == (SHIPS, "Ana Lopes")


def test_rejected_words_that_come_back_stay_rejected(record: Record) -> None:
    article, quotation, _, _ = lopes_and_larsen(record)
    record.corrections.correct_quotation("default", quotation, QuotationFix(rejected=True), KIM)
    save(record, BOTH[1])
    assert save(record, *BOTH).changes.added == ()
    assert shown(record, article) == [(HOME, "Bo Larsen")]
    (entry,) = record.corrections.log("default", CorrectionFilter(quotation)).items
    record.corrections.undo("default", entry.id, KIM)
    assert shown(record, article)[0] == (SHIPS, "Ana Lopes")


def test_settled_words_come_back_though_the_analysis_misses_them(record: Record) -> None:
    article, quotation, _, larsen = lopes_and_larsen(record)
    record.corrections.correct_quotation(
        "default",
        quotation,
        QuotationFix(speaker=larsen, positions=(PositionFix("Strait Treaty", "oppose"),)),
        KIM,
    )
    save(record, BOTH[1])
    back = save(record, BOTH[1], opening=f"It was late. “{SHIPS}”, somebody said.")
    assert back.changes.added == (quotation,)
    assert shown(record, article) == [(SHIPS, "Bo Larsen"), (HOME, "Bo Larsen")]
    assert [p.target for p in record.speakers.positions("default", larsen).items] == ["Strait Treaty"]
    (found,) = record.quotations.check("default", SHIPS.replace("ours", "mine")).matches[:1]
    assert found.quotation.id == quotation, "altered words lead to it again"


def test_what_an_editor_added_and_took_back_does_not_come_back(record: Record) -> None:
    article, _, lopes, _ = lopes_and_larsen(record)
    stored = record.articles.read("default", article)
    start = stored.text.index("quiet day")
    missed = replace(
        story(Said(None, "quiet day"))[1].quotations[0],
        spans=(QuotedSpan(start, start + 9, "quiet day", False),), cue=None, mention=None,
    )  # fmt: skip
    added = record.corrections.add_quotation("default", article, missed, lopes, KIM)
    save(record, *BOTH, opening="A day.")
    save(record, *BOTH)
    assert shown(record, article)[0] == ("quiet day", "Ana Lopes"), "it comes back with its words"
    record.corrections.undo("default", record.corrections.log("default", CorrectionFilter(added.id)).items[0].id, KIM)
    save(record, *BOTH, title="Another title")
    assert shown(record, article) == [(SHIPS, "Ana Lopes"), (HOME, "Bo Larsen")]


def test_who_was_merged_or_erased_meanwhile(record: Record) -> None:
    article, quotation, _, larsen = lopes_and_larsen(record)
    moss = record.articles.save("default", *story(Said("Cy Moss", "Never"), uri="u:2")).article.speakers[0].id
    record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=moss), KIM)
    save(record, BOTH[1])
    record.corrections.merge("default", moss, larsen, KIM)
    save(record, *BOTH)
    assert shown(record, article)[0] == (SHIPS, "Bo Larsen")
    save(record, Said("Dee Quill", HOME))
    record.erasure.erase_speaker("default", larsen, KIM)
    save(record, *BOTH)
    assert shown(record, article)[0] == (SHIPS, None)


def test_an_article_that_was_retracted_comes_back_as_a_new_one(record: Record) -> None:
    article, quotation, _, larsen = lopes_and_larsen(record)
    record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=larsen), KIM)
    save(record, BOTH[1])
    record.articles.retract("default", article)
    again = save(record, *BOTH)
    assert again.article.id != article
    assert shown(record, again.article.id)[0] == (SHIPS, "Ana Lopes")
    with pytest.raises(errors.Gone, match="retracted"):
        record.quotations.read("default", quotation)


def test_a_longer_quotation_leaves_corrected_words_to_whom_an_editor_gave_them(record: Record) -> None:
    article, quotation, _, larsen = lopes_and_larsen(record)
    record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=larsen), KIM)
    for title in ("One", "Two"):
        told, analysis = joined()
        record.articles.save("default", replace(told, title=title), analysis)
        assert shown(record, article) == [(SHIPS, "Bo Larsen"), (MORE, None), (HOME, "Bo Larsen")]
        rest = record.articles.read("default", article).quotations[1]
        assert (rest.needs_review, [c.name for c in rest.candidates]) == (True, ["Ana Lopes"])
    assert record.speakers.positions("default", larsen).items == ()
    save(record, *BOTH)
    assert shown(record, article) == [(SHIPS, "Bo Larsen"), (HOME, "Bo Larsen")]


def test_a_longer_quotation_leaves_rejected_words_out(record: Record) -> None:
    article, quotation, _, _ = lopes_and_larsen(record)
    record.corrections.correct_quotation("default", quotation, QuotationFix(rejected=True), KIM)
    record.articles.save("default", *joined())
    assert shown(record, article) == [(MORE, "Ana Lopes"), (HOME, "Bo Larsen")]
    save(record, Said("Ana Lopes", f"We know: {SHIPS}, {MORE}"), BOTH[1])
    assert shown(record, article) == [(f"We know: … {MORE}", "Ana Lopes"), (HOME, "Bo Larsen")]
    save(record, Said("Ana Lopes", SHIPS.removesuffix(" the strait")), BOTH[1], opening=f"“{SHIPS}”")
    assert (SHIPS.removesuffix(" the strait"), "Ana Lopes") in shown(record, article), "these stand elsewhere"


def test_a_longer_quotation_shows_no_position_that_an_editor_denied(record: Record) -> None:
    article, quotation, lopes, _ = lopes_and_larsen(record)
    record.corrections.correct_quotation("default", quotation, QuotationFix(positions=()), KIM)
    record.articles.save("default", *joined())
    assert shown(record, article) == [(SHIPS, "Ana Lopes"), (MORE, "Ana Lopes"), (HOME, "Bo Larsen")]
    assert record.speakers.positions("default", lopes).items == ()


def test_the_same_words_of_two_people_keep_what_was_settled_of_each(record: Record) -> None:
    both = (Said("Ana Lopes", SHIPS), Said("Bo Larsen", SHIPS))
    first = save(record, *both)
    lopes, larsen = first.article.quotations
    record.corrections.correct_quotation("default", lopes.id, QuotationFix(speaker=larsen.speaker.id), KIM)
    record.corrections.correct_quotation("default", larsen.id, QuotationFix(speaker=None), KIM)
    save(record, *reversed(both))
    assert shown(record, first.article.id) == [(SHIPS, None), (SHIPS, "Bo Larsen")]
    save(record, both[0])
    assert shown(record, first.article.id) == [(SHIPS, "Bo Larsen")], "what stands there is not settled twice"


def test_a_confirmed_speaker_stays_and_a_date_confirms_nobody(record: Record) -> None:
    article, quotation, _, _ = lopes_and_larsen(record)
    other = (Said("Bo Larsen", SHIPS, confidence=0.6), BOTH[1])
    said_on = StatementDate(date(2021, 6, 1), "day", None)
    record.corrections.correct_quotation("default", quotation, QuotationFix(said_on=said_on), KIM)
    save(record, *other)
    dated = record.quotations.read("default", quotation)
    assert (dated.speaker.name, dated.confidence, dated.needs_review) == ("Bo Larsen", 0.6, True)
    assert (dated.evidence.method, dated.said_on) == ("model", said_on)
    record.corrections.correct_quotation("default", quotation, QuotationFix(right=True), KIM)
    save(record, *BOTH)
    assert shown(record, article)[0] == (SHIPS, "Bo Larsen")
    assert record.quotations.read("default", quotation).confidence == 1.0
    record.corrections.undo("default", record.corrections.log("default").items[0].id, KIM)
    assert (record.quotations.read("default", quotation).speaker.name) == "Ana Lopes"
    assert record.quotations.read("default", quotation).evidence.method == "model"


def test_a_confirmation_goes_with_the_speaker_that_an_editor_gave(record: Record) -> None:
    _, quotation, _, larsen = lopes_and_larsen(record)
    record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=larsen, right=True), KIM)
    (entry,) = [c for c in record.corrections.log("default").items if c.kind == "speaker"]
    record.corrections.undo("default", entry.id, KIM)
    found = record.quotations.read("default", quotation)
    assert (found.speaker.name, found.confidence, found.evidence.method) == ("Ana Lopes", 0.9, "model")


def test_words_found_again() -> None:
    text = "No ship, he said, will leave. No ship will leave."
    assert find_spans_again(text, ["No ship", "will leave"], 0) == ((0, 7), (18, 28))
    assert find_spans_again(text, ["No ship", "will leave"], 40) == ((30, 37), (38, 48))
    assert find_spans_again(text, ["No ship", "will leave"], 0, taken=[(0, 5)]) == ((30, 37), (38, 48))
    assert find_spans_again(text, ["No boat"], 0) is None
    assert find_spans_again(text, ["will leave", "No ship", "stays"], 0) is None


def test_words_found_again_with_other_marks() -> None:
    text = "He said: “No ship\u00a0will  leave.” No shipping."
    assert find_spans_again(text, ["No ship will leave,"], 0) == ((10, 30),)
    assert find_spans_again("“No ship” will leave", ["No ship will leave,"], 0) is None
