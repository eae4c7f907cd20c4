"""Words credited by name: to somebody on record, to somebody new, to nobody where the name does not say who."""

from __future__ import annotations

import pytest

from quotes import errors
from quotes.analysis.selection import quotation_of
from quotes.model import Stretch
from quotes.record import Record
from quotes.record.model.corrections import Named, QuotationFix
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.correcting import HOME, KIM, SHIPS, count
from tests.support.stories import Said, story


def test_words_go_to_somebody_by_name(record: Record, told: tuple[str, ...]) -> None:
    article, quotation, lopes, larsen = told
    fixed = record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=Named("Cy Moss")), KIM)
    moss = fixed.speaker.id
    assert (fixed.speaker.name, fixed.speaker.type) == ("Cy Moss", "person")
    assert record.speakers.search("default", SpeakerFilter(q="moss")).items[0].id == moss
    assert (count(record, moss), count(record, lopes)) == (1, 0)
    record.articles.reanalyse(
        "default", article, story(Said("Ana Lopes", SHIPS), Said("Bo Larsen", HOME), pipeline="test-2")[1]
    )
    assert record.quotations.read("default", quotation).speaker.id == moss
    other = record.articles.save("default", *story(Said("Cy Moss", "I am he"), uri="u:2")).article
    assert other.speakers[0].id == moss, "a later article finds the profile"

    fixed = record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=Named(" bo  LARSEN ")), KIM)
    assert fixed.speaker.id == larsen, "somebody on record is found, as a save would find them"
    fixed = record.corrections.correct_quotation(
        "default", quotation, QuotationFix(speaker=Named("Alden Bank", "organization")), KIM
    )
    assert fixed.speaker.type == "organization"


def test_undone_somebody_new_is_nowhere(record: Record, told: tuple[str, ...]) -> None:
    _, quotation, lopes, _ = told
    record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=Named("Cy Moss")), KIM)
    record.corrections.undo("default", record.corrections.log("default").items[0].id, KIM)
    assert record.quotations.read("default", quotation).speaker.id == lopes
    assert record.speakers.search("default", SpeakerFilter(q="moss")).items == ()
    assert {s.name for s in record.speakers.search("default", SpeakerFilter()).items} == {"Ana Lopes", "Bo Larsen"}


def test_a_name_that_does_not_say_who_is_meant_credits_nobody(record: Record, told: tuple[str, ...]) -> None:
    article, quotation, lopes, _ = told
    for uri, role in (("u:2", "minister"), ("u:3", "pilot")):
        record.articles.save("default", *story(Said("Ivo Hale", f"I am the {role}", role), uri=uri))
    hale = record.speakers.search("default", SpeakerFilter(q="Ivo Hale")).items[0].id
    articles = [q.article.id for q in record.quotations.search("default", QuotationFilter(speaker=hale)).items]
    if len(articles) > 1:
        record.corrections.split("default", hale, articles[:1], KIM)
    record.erasure.erase_speaker("default", lopes, KIM)
    for name in ("Larsen", "Ivo Hale", "Ana Lopes", "A. Lopes"):
        with pytest.raises(errors.InvalidInput) as refused:
            record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=Named(name)), KIM)
        assert [f.field for f in refused.value.fields] == ["named.name"]
    missed = quotation_of(record.articles.read("default", article).text, [Stretch(0, 5)])
    with pytest.raises(errors.InvalidInput):
        record.corrections.add_quotation("default", article, missed, Named("Larsen"), KIM)
    assert len(record.articles.read("default", article).quotations) == 2
    assert record.corrections.add_quotation("default", article, missed, Named("Cy Moss"), KIM).speaker.name == "Cy Moss"


def jim_called_james(record: Record) -> tuple[str, str]:
    """Jim Harlan Jr., whom articles were taken to call James Harlan, too: his profile, and a quotation of his in an
    article that prints nothing but "Gov. James Harlan"."""
    both = Said("Jim Harlan Jr.", "The dam holds", "Gov.", aliases=("James Harlan",))
    (jim,) = record.articles.save("default", *story(both, uri="h:1")).article.speakers
    kept = record.articles.save("default", *story(Said("James Harlan", "We build it", "Gov."), uri="h:2")).article
    assert kept.speakers[0].id == jim.id and jim.name == "Jim Harlan Jr."
    return jim.id, kept.quotations[0].id


def test_a_name_that_only_articles_gave_somebody_is_not_whom_an_editor_names(record: Record) -> None:
    jim, quotation = jim_called_james(record)
    fixed = record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=Named("James Harlan")), KIM)
    assert (fixed.speaker.name, fixed.speaker.id != jim) == ("James Harlan", True)
    later = record.articles.save("default", *story(Said("James Harlan", "It is done", "Gov."), uri="h:3")).article
    assert later.speakers[0].id == fixed.speaker.id, (
        "the name that the editor gave wins over what articles were taken for"
    )


def test_a_name_of_somebody_merged_is_whom_an_editor_names(record: Record, told: tuple[str, ...]) -> None:
    _, quotation, lopes, larsen = told
    record.corrections.merge("default", larsen, lopes, KIM)
    fixed = record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=Named("Bo Larsen")), KIM)
    assert fixed.speaker.id == lopes
