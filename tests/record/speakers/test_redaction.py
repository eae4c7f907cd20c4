"""What an analysis may still say once somebody was erased."""

from __future__ import annotations

from dataclasses import replace

from quotes.model import Candidate
from quotes.record import Record
from tests.support.record.erasing import HOME, KIM, SHIPS, credited, erase, told
from tests.support.stories import Said, story


def test_a_namesake_keeps_what_is_theirs(record: Record) -> None:
    (first,) = told(record, "u:1", Said("John Hale", "We fish", "pilot"))
    (second,) = told(record, "u:2", Said("John Hale", "We build", "mayor"))
    hale = record.quotations.read("default", first).speaker.id
    other = record.corrections.split("default", hale, [record.quotations.read("default", second).article.id], KIM)
    record.erasure.erase_speaker("default", hale, KIM)
    assert (credited(record, first), credited(record, second)) == (None, "John Hale")
    told(record, "u:2", Said("John Hale", "We build", "mayor"), Said("Bo Larsen", HOME))
    assert record.speakers.read("default", other.id).statements == 1
    (third,) = told(record, "u:3", Said("John Hale", "We do not know which"))
    assert credited(record, third) is None


def test_candidates_and_evidence_name_nobody(record: Record) -> None:
    told(record, "u:1", Said("Ana Quintela", SHIPS))
    article, analysis = story(Said(None, HOME), Said("Bo Larsen", "It was she"), uri="u:2")
    doubtful, other = analysis.quotations
    options = (Candidate("Ana Quintela", "person", 0.4), Candidate("Cy Moss", "person", 0.3))
    why = replace(other.evidence, chain=("not Ana Quintela, named in paragraph 1", "names Bo Larsen"))
    analysis = replace(analysis, quotations=(replace(doubtful, candidates=options), replace(other, evidence=why)))
    kept = record.articles.save("default", article, analysis).article
    erase(record, "Ana Quintela")
    for again in (False, True):
        if again:
            record.articles.reanalyse("default", kept.id, analysis)
        stored = record.articles.read("default", kept.id)
        assert [c.name for c in stored.quotations[0].candidates] == ["Cy Moss"]
        assert stored.quotations[1].evidence.chain == ("names Bo Larsen",)


def test_who_told_the_words_of_another_is_named_no_more(record: Record) -> None:
    article, analysis = story(Said("Ana Quintela", SHIPS), Said("Bo Larsen", HOME), uri="u:1")
    teller = analysis.quotations[0].speaker
    analysis = replace(analysis, quotations=(analysis.quotations[0], replace(analysis.quotations[1], via=teller)))
    kept = record.articles.save("default", article, analysis).article
    assert [q.via and q.via.name for q in kept.quotations] == [None, "Ana Quintela"]
    erase(record, "Ana Quintela")
    for again in (False, True):
        if again:
            record.articles.reanalyse("default", kept.id, analysis)
        assert [q.via for q in record.articles.read("default", kept.id).quotations] == [None, None]
