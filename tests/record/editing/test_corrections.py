"""Corrections: they hold against later analyses and revisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from quotes import errors
from quotes.analysis.selection import quotation_of
from quotes.model import Quotation, QuotedSpan, StatementDate, Stretch
from quotes.record import Record
from quotes.record.model.corrections import CorrectionFilter, PositionFix, QuotationFix
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import ExternalId, SpeakerFilter
from tests.support.record.correcting import HOME, KIM, SHIPS, count
from tests.support.stories import PUBLISHED, Said, found_in, story


def test_a_corrected_speaker_holds_against_reanalysis_and_revision(record: Record, told: tuple[str, ...]) -> None:
    article, quotation, lopes, larsen = told
    fixed = record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=larsen), KIM)
    assert (fixed.speaker.name, fixed.speaker.role, fixed.needs_review) == ("Bo Larsen", None, False)
    assert (fixed.evidence.method, fixed.confidence) == ("editor", 1.0)
    assert (count(record, lopes), count(record, larsen)) == (0, 2)

    again = story(Said("Ana Lopes", SHIPS, "minister", confidence=0.99), Said("Bo Larsen", HOME), pipeline="test-2")
    assert record.articles.reanalyse("default", article, again[1]).changes.changed == ()
    revised = record.articles.save(
        "default", *story(Said("Ana Lopes", SHIPS, "minister"), uri="u:1", opening="A much longer opening than before.")
    )
    (kept,) = revised.article.quotations
    assert (kept.id, kept.speaker.name) == (quotation, "Bo Larsen")
    assert {s.name for s in revised.article.speakers} == {"Ana Lopes", "Bo Larsen"}
    assert (count(record, lopes), count(record, larsen)) == (0, 1)


def test_a_settled_quotation_stays_while_its_words_stay(record: Record, told: tuple[str, ...]) -> None:
    _, quotation, _, larsen = told
    record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=larsen), KIM)
    missed = record.articles.save("default", *story(uri="u:1", opening=f"It was late. “{SHIPS},” somebody said."))
    (kept,) = missed.article.quotations
    assert (kept.id, missed.changes.withdrawn) == (quotation, tuple(missed.changes.withdrawn))
    assert quotation not in missed.changes.withdrawn
    assert all(missed.article.text[s.start : s.end] == s.exact for s in (*kept.spans, kept.paragraph))
    assert count(record, larsen) == 1
    gone = record.articles.save("default", *story(uri="u:1", opening="Nothing was said."))
    assert gone.changes.withdrawn == (quotation,)


def test_nobody_and_not_a_quotation(record: Record, told: tuple[str, ...]) -> None:
    article, quotation, lopes, _ = told
    assert record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=None), KIM).speaker is None
    assert record.corrections.correct_quotation("default", quotation, QuotationFix(rejected=True), KIM) is None
    with pytest.raises(errors.Gone):
        record.quotations.read("default", quotation)
    assert len(record.quotations.search("default", QuotationFilter(q="strait")).items) == 0
    again = story(Said("Ana Lopes", SHIPS), Said("Bo Larsen", HOME), pipeline="test-2")
    record.articles.reanalyse("default", article, again[1])
    assert [q.spans[0].exact for q in record.articles.read("default", article).quotations] == [HOME]
    assert count(record, lopes) == 0


def test_a_corrected_date_moves_the_quotation(record: Record, told: tuple[str, ...]) -> None:
    _, quotation, _, _ = told
    said_on = StatementDate(date(2020, 5, 1), "month", "a quiet day")
    fixed = record.corrections.correct_quotation("default", quotation, QuotationFix(said_on=said_on), KIM)
    assert (fixed.said_on, fixed.dated, fixed.dated_by) == (said_on, date(2020, 5, 1), "said_on")
    assert [q.id for q in record.quotations.search("default", QuotationFilter(on=date(2020, 5, 31))).items] == [
        quotation
    ]
    fixed = record.corrections.correct_quotation("default", quotation, QuotationFix(said_on=None), KIM)
    assert (fixed.said_on, fixed.dated, fixed.dated_by) == (None, PUBLISHED, "published")


def test_a_corrected_wire_copy_is_a_statement_of_its_own(record: Record, told: tuple[str, ...]) -> None:
    _, quotation, lopes, larsen = told
    record.articles.save("default", *story(Said("Ana Lopes", SHIPS), uri="u:2"))
    assert count(record, lopes) == 1
    record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=larsen), KIM)
    assert (count(record, lopes), count(record, larsen)) == (1, 2)
    record.corrections.undo("default", record.corrections.log("default").items[0].id, KIM)
    assert (count(record, lopes), count(record, larsen)) == (1, 1)


def test_a_name_an_editor_gave_stays(record: Record, told: tuple[str, ...]) -> None:
    _, _, lopes, _ = told
    assert record.corrections.rename("default", lopes, " Ana María Lopes ", KIM).name == "Ana María Lopes"
    record.articles.save("default", *story(Said("Ana Beatriz Lopes", "Something else"), uri="u:3"))
    record.articles.save("default", *story(Said("Ana Lopes", "And more of it", aliases=("A. Lopes",)), uri="u:4"))
    assert record.speakers.read("default", lopes).name == "Ana María Lopes"
    record.corrections.undo("default", record.corrections.log("default", CorrectionFilter(lopes)).items[0].id, KIM)
    assert record.speakers.read("default", lopes).name != "Ana María Lopes"


def test_external_ids_find_their_speaker_and_belong_to_one(record: Record, told: tuple[str, ...]) -> None:
    _, _, lopes, larsen = told
    wikidata = ExternalId("wikidata", "Q42")
    assert (
        record.corrections.attach_ids("default", lopes, [wikidata, ExternalId("cms", "a:b")], KIM).external_ids[1]
        == wikidata
    )
    assert [s.id for s in record.speakers.search("default", SpeakerFilter(external_id="cms:a:b")).items] == [lopes]
    with pytest.raises(errors.Conflict):
        record.corrections.attach_ids("default", larsen, [wikidata], KIM)
    record.corrections.undo("default", record.corrections.log("default", CorrectionFilter(lopes)).items[0].id, KIM)
    assert record.corrections.attach_ids("default", larsen, [wikidata], KIM).external_ids == (wikidata,)


def test_a_missed_quotation_is_added_and_stays(record: Record, told: tuple[str, ...]) -> None:
    article, _, lopes, _ = told
    text = record.articles.read("default", article).text
    start = text.index("quiet day")
    span = QuotedSpan(start, start + 9, "quiet day", False)
    nobody = story(Said(None, "quiet day"))[1].quotations[0]
    missed = replace(nobody, kind="indirect", spans=(span,), cue=None, mention=None)
    added = record.corrections.add_quotation("default", article, missed, lopes, KIM)
    assert (added.speaker.id, added.confidence, added.needs_review) == (lopes, 1.0, False)
    assert count(record, lopes) == 2 and record.quotations.check("default", "quiet day").verdict == "exact"
    with pytest.raises(errors.Conflict):
        record.corrections.add_quotation("default", article, missed, lopes, KIM)
    with pytest.raises(errors.InvalidInput):
        wrong = replace(missed, spans=(QuotedSpan(0, 5, "wrong", False),))
        record.corrections.add_quotation("default", article, wrong, lopes, KIM)
    revised = record.articles.save(
        "default", *story(Said("Ana Lopes", SHIPS), uri="u:1", opening="What a quiet day it was.")
    )
    assert revised.article.quotations[0].id == added.id
    record.corrections.undo("default", record.corrections.log("default", CorrectionFilter(added.id)).items[0].id, KIM)
    with pytest.raises(errors.Gone):
        record.quotations.read("default", added.id)
    assert count(record, lopes) == 1


def test_no_word_is_of_two_quotations(record: Record, told: tuple[str, ...]) -> None:
    article, quotation, lopes, larsen = told
    text = record.articles.read("default", article).text

    def missed(words: str) -> Quotation:
        span = QuotedSpan(text.index(words), text.index(words) + len(words), words, True)
        return replace(story(Said(None, words))[1].quotations[0], spans=(span,), cue=None, mention=None)

    for words in (SHIPS[3:], SHIPS[3:9], "quiet day.\n\n“No ship"):
        with pytest.raises(
            errors.Conflict, match=f"Some of these words are quoted already: “{SHIPS}” by Ana Lopes"
        ) as caught:
            record.corrections.add_quotation("default", article, missed(words), larsen, KIM)
        assert [(f.field, quotation in f.detail) for f in caught.value.fields] == [("spans", True)]
    record.corrections.correct_quotation("default", quotation, QuotationFix(rejected=True), KIM)
    added = record.corrections.add_quotation("default", article, missed(SHIPS[3:]), larsen, KIM)
    latest, rejected = record.corrections.log("default").items
    with pytest.raises(errors.Conflict, match="Undo that first"):
        record.corrections.undo("default", rejected.id, KIM)
    record.corrections.undo("default", latest.id, KIM)
    record.corrections.undo("default", rejected.id, KIM)
    assert (count(record, lopes), record.quotations.read("default", quotation).speaker.id) == (1, lopes)
    with pytest.raises(errors.Gone):
        record.quotations.read("default", added.id)


def test_what_cannot_be_corrected_is_refused(record: Record, told: tuple[str, ...]) -> None:
    _, quotation, lopes, _ = told
    for fix in (QuotationFix(), QuotationFix(speaker="0" * 32), QuotationFix(speaker="x")):
        with pytest.raises(errors.InvalidInput):
            record.corrections.correct_quotation("default", quotation, fix, KIM)
    with pytest.raises(errors.InvalidInput):
        record.corrections.rename("default", lopes, "  ", KIM)
    with pytest.raises(errors.InvalidInput):
        record.corrections.attach_ids("default", lopes, [ExternalId("a:b", "c")], KIM)
    with pytest.raises(errors.NotFound):
        record.corrections.correct_quotation("other", quotation, QuotationFix(right=True), KIM)


@pytest.mark.parametrize(
    ("fix", "field"),
    [
        (QuotationFix(right=True, rejected=True), "rejected"),
        (QuotationFix(said_on=StatementDate(PUBLISHED, "day", "yesterday")), "said_on.exact"),
        (QuotationFix(positions=(PositionFix("\u200b\u2060", "support"),)), "positions"),
        (QuotationFix(positions=(PositionFix("\u3164", "support"),)), "positions"),
    ],
)
def test_what_contradicts_itself_or_the_article_is_refused(
    record: Record, told: tuple[str, ...], fix: QuotationFix, field: str
) -> None:
    with pytest.raises(errors.InvalidInput) as refused:
        record.corrections.correct_quotation("default", told[1], fix, KIM)
    assert [f.field for f in refused.value.fields] == [field]
    assert record.corrections.log("default").items == ()


def test_nobody_is_given_the_name_of_somebody_erased(record: Record, told: tuple[str, ...]) -> None:
    _, _, lopes, larsen = told
    record.erasure.erase_speaker("default", lopes, KIM)
    for name in ("Ana Lopes", "Ana Maria Lopes"):
        with pytest.raises(errors.InvalidInput, match="erased"):
            record.corrections.rename("default", larsen, name, KIM)
    assert record.speakers.read("default", larsen).name == "Bo Larsen"


def test_an_edit_of_an_older_version(record: Record, told: tuple[str, ...]) -> None:
    """Two editors saw the same; the second edit is refused, and nothing of it is done."""
    article, quotation, lopes, larsen = told
    edit, seen = record.corrections, record.quotations.read("default", quotation).version
    edit.correct_quotation("default", quotation, QuotationFix(speaker=larsen), KIM, seen)
    with pytest.raises(errors.Outdated):
        edit.correct_quotation("default", quotation, QuotationFix(speaker=None), KIM, seen)
    assert record.quotations.read("default", quotation).speaker.id == larsen
    assert record.quotations.read("default", quotation).version > seen

    edits = [
        lambda version: edit.rename("default", larsen, "Bo L. Larsen", KIM, version),
        lambda version: edit.attach_ids("default", larsen, [ExternalId("cms", "7")], KIM, version),
        lambda version: edit.merge("default", larsen, lopes, KIM, version),
        lambda version: edit.merge("default", lopes, larsen, KIM, None, version),
        lambda version: edit.split("default", larsen, [article], KIM, version),
    ]
    log = record.corrections.log("default").items
    for one in edits:
        with pytest.raises(errors.Outdated):
            one(record.speakers.read("default", larsen).version - 1)
    assert record.corrections.log("default").items == log
    before = record.speakers.read("default", larsen).version
    for one in edits[:2]:
        after = one(record.speakers.read("default", larsen).version).version
        assert after > before
        before = after

    added = quotation_of(record.articles.read("default", article).text, [Stretch(0, 18)], "statement")
    with pytest.raises(errors.Outdated):
        edit.add_quotation("default", article, added, None, KIM, 2)
    assert edit.add_quotation("default", article, added, None, KIM, 1).speaker is None


def test_what_changes_a_profile_changes_its_version(record: Record, told: tuple[str, ...]) -> None:
    _, quotation, lopes, larsen = told

    def grows(who: str, change: Callable[[], object]) -> None:
        before = record.speakers.read("default", who).version
        change()
        assert record.speakers.read("default", who).version > before

    opposing = story(Said("Ana Lopes", "It works", "president"), uri="u:2")
    grows(lopes, lambda: record.articles.save("default", *opposing))
    (second,) = record.articles.find("default", "u:2")
    without_role = story(Said("Ana Lopes", "It works"), uri="u:2", pipeline="test-2")[1]
    grows(lopes, lambda: record.articles.reanalyse("default", second.id, without_role))
    grows(lopes, lambda: record.articles.retract("default", second.id))
    credit = QuotationFix(speaker=larsen)
    grows(larsen, lambda: record.corrections.correct_quotation("default", quotation, credit, KIM))
    last = record.corrections.log("default").items[0].id
    grows(larsen, lambda: record.corrections.undo("default", last, KIM))
    third = record.articles.save("default", *story(Said("Carl Moen", "Never"), uri="u:3")).article.speakers[0].id
    grows(larsen, lambda: record.corrections.merge("default", third, larsen, KIM))


def test_nobodys_words_stay_so_though_an_analysis_misses_them_once(record: Record, told: tuple[str, ...]) -> None:
    article, quotation, lopes, _ = told
    record.corrections.correct_quotation("default", quotation, QuotationFix(rejected=True), KIM)
    record.articles.reanalyse("default", article, story(Said("Bo Larsen", HOME), pipeline="test-2")[1])
    again = story(Said("Ana Lopes", SHIPS, "minister"), Said("Bo Larsen", HOME), pipeline="test-3")[1]
    record.articles.reanalyse("default", article, again)
    assert [q.spans[0].exact for q in record.articles.read("default", article).quotations] == [HOME]
    assert count(record, lopes) == 0


def test_an_added_quotation_that_the_analysis_finds_later_is_its_own(record: Record, told: tuple[str, ...]) -> None:
    article, _, lopes, larsen = told
    text = record.articles.read("default", article).text
    start = text.index("quiet day")
    nobody = story(Said(None, "quiet day"))[1].quotations[0]
    missed = replace(nobody, spans=(QuotedSpan(start, start + 9, "quiet day", False),), cue=None, mention=None)
    added = record.corrections.add_quotation("default", article, missed, lopes, KIM)
    said = (Said("Bo Larsen", "quiet day"), Said("Ana Lopes", SHIPS), Said("Bo Larsen", HOME))
    record.articles.reanalyse("default", article, found_in(text, *said, pipeline="test-2"))
    assert record.quotations.read("default", added.id).speaker.id == lopes, "the editor said so"
    record.corrections.undo("default", record.corrections.log("default", CorrectionFilter(added.id)).items[0].id, KIM)
    assert record.quotations.read("default", added.id).speaker.id == larsen, "and the analysis says so"


def test_a_wire_copy_that_is_nobodys_is_shown(record: Record, told: tuple[str, ...]) -> None:
    """By an editor's word or a later analysis: it is no copy of what its speaker said any more."""
    for settle in (True, False):
        uri = f"u:copy {settle}"
        copy = record.articles.save("default", *story(Said("Ana Lopes", SHIPS), uri=uri)).article.quotations[0].id
        if settle:
            record.corrections.correct_quotation("default", copy, QuotationFix(speaker=None), KIM)
        else:
            record.articles.save("default", *story(Said(None, SHIPS), uri=uri))
        assert copy in [q.id for q in record.quotations.search("default", QuotationFilter()).items]
