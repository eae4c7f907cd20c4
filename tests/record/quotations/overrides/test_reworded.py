"""What editors settled of a quotation holds where a later version changes its words."""

from __future__ import annotations

import pytest

from quotes.model import Analysis
from quotes.record import Record
from quotes.record.editing.review_queue import QueueFilter
from quotes.record.model.corrections import CorrectionFilter, Named, PositionFix, QuotationFix
from quotes.record.model.quotations import QuotationFilter, RecordedQuotation
from quotes.record.quotations.overrides.reworded import find_reworded
from tests.support.record.correcting import HOME, KIM, SHIPS, lopes_and_larsen
from tests.support.stories import Said, story, walked

LONGER = "No single ship of ours has left the strait"
LARSEN = Said("Bo Larsen", HOME)


def save(record: Record, *said: Said) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Save a version; the quotations it added, changed and withdrew."""
    changes = record.articles.save("default", *story(*said, uri="u:1")).changes
    return changes.added, changes.changed, changes.withdrawn


def correct(record: Record, quotation: str, fix: QuotationFix) -> None:
    record.corrections.correct_quotation("default", quotation, fix, KIM)


def read(record: Record, quotation: str) -> RecordedQuotation:
    return record.quotations.read("default", quotation)


@pytest.mark.parametrize("new", [LONGER, SHIPS.replace("ours", "theirs"), "No ship of ours has left", SHIPS.upper()])
def test_a_corrected_speaker_outlasts_a_copy_edit(record: Record, new: str) -> None:
    _, quotation, lopes, larsen = lopes_and_larsen(record)
    correct(record, quotation, QuotationFix(speaker=larsen))
    assert save(record, Said("Ana Lopes", new, "minister"), LARSEN) == ((), (quotation,), ())
    after = read(record, quotation)
    assert (after.spans[0].exact, after.speaker and after.speaker.id) == (new, larsen)
    assert (after.needs_review, after.evidence.method, after.confidence) == (False, "editor", 1.0)
    assert [q.id for q in record.quotations.search("default", QuotationFilter(q=f'"{new}"')).items] == [quotation]
    assert not record.quotations.search("default", QuotationFilter(speaker=lopes)).items


def test_what_an_editor_undoes_is_the_machines_again(record: Record) -> None:
    _, quotation, lopes, _ = lopes_and_larsen(record)
    correct(record, quotation, QuotationFix(speaker=Named("Cy Moss")))
    save(record, Said("Ana Lopes", LONGER, "minister"), LARSEN)
    (entry,) = record.corrections.log("default", CorrectionFilter(quotation)).items
    record.corrections.undo("default", entry.id, KIM)
    after = read(record, quotation)
    assert (after.speaker and after.speaker.id, after.reviewed) == (lopes, False)


def test_where_another_is_named_for_the_new_words_an_editor_looks_again(record: Record) -> None:
    _, quotation, _, larsen = lopes_and_larsen(record)
    correct(record, quotation, QuotationFix(speaker=larsen))
    save(record, Said("Cy Moss", LONGER), LARSEN)
    after = read(record, quotation)
    assert (after.speaker and after.speaker.id, after.needs_review, after.confidence) == (larsen, True, 0.5)
    assert after.evidence.chain == ("an editor decided on an earlier wording of these words",)
    assert LONGER in walked(record, QueueFilter(of="all"))
    save(record, Said("Cy Moss", LONGER), LARSEN, Said("Ana Lopes", "We go on", "minister"))
    assert read(record, quotation).needs_review
    correct(record, quotation, QuotationFix(right=True))
    after = read(record, quotation)
    assert (after.speaker and after.speaker.id, after.needs_review, after.confidence) == (larsen, False, 1.0)


def test_what_is_no_quotation_is_none_in_other_words(record: Record) -> None:
    article, quotation, _, _ = lopes_and_larsen(record)
    correct(record, quotation, QuotationFix(rejected=True))
    assert save(record, Said("Ana Lopes", LONGER, "minister"), LARSEN) == ((), (), ())
    assert [q.spans[0].exact for q in record.articles.read("default", article).quotations] == [HOME]


def test_a_position_that_the_new_words_do_not_show_goes(record: Record) -> None:
    _, quotation, _, _ = lopes_and_larsen(record)
    correct(record, quotation, QuotationFix(positions=(PositionFix("Strait Treaty", "support"),)))
    save(record, Said("Ana Lopes", LONGER, "minister", position=("Strait Treaty", "support")), LARSEN)
    assert [p.stance for p in read(record, quotation).positions] == ["support"]
    assert not read(record, quotation).needs_review
    turned = Said("Ana Lopes", SHIPS.replace("No", "Every"), "minister", position=("Strait Treaty", "oppose"))
    save(record, turned, LARSEN)
    assert (read(record, quotation).positions, read(record, quotation).needs_review) == ((), True)


def test_words_with_too_little_in_common_are_withdrawn(record: Record) -> None:
    _, quotation, _, larsen = lopes_and_larsen(record)
    correct(record, quotation, QuotationFix(speaker=larsen))
    added, changed, withdrawn = save(record, Said("Ana Lopes", "No ship left port today, we are told"), LARSEN)
    assert (len(added), changed, withdrawn) == (1, (), (quotation,))
    assert save(record, Said("Ana Lopes", LONGER, "minister"), LARSEN)[0] == (quotation,)


def test_nothing_settled_nothing_asked() -> None:
    assert find_reworded(Analysis("a", (), (), (), None, None, "en", (), ""), (), (), {}) == {}
