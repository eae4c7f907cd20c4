"""What is to be known of a quotation to tell on which occasion its words were said."""

from __future__ import annotations

from dataclasses import replace

from quotes.analysis.occasions.utterances import Utterance, read_utterance
from quotes.analysis.segmentation import Segments
from tests.support.analysis.reports import REPORT, report

SEGMENTS = Segments(REPORT)


def utterances() -> list[Utterance]:
    return [read_utterance(SEGMENTS, i, q) for i, q in enumerate(report())]


def test_utterances_know_their_paragraphs() -> None:
    assert [u.paragraph for u in utterances()] == [0, 1, 2]


def test_the_clause_holds_cue_source_and_what_one_speaks_in() -> None:
    first = utterances()[0]
    assert first.cue is not None and first.clause.start <= first.cue.start < first.cue.end <= first.clause.end
    assert first.source is not None and REPORT[first.source.start : first.source.end] == "Ana Lopes"
    assert first.nouns == {"conference"}


def test_nobody_named_is_the_first_candidate_or_nobody() -> None:
    quotation = replace(report()[0], speaker=None)
    assert read_utterance(SEGMENTS, 0, quotation).who is None
    assert utterances()[2].who == "Ana Lopes"


def test_without_a_cue_there_is_no_clause() -> None:
    bare = read_utterance(SEGMENTS, 0, replace(report()[1], cue=None))
    assert bare.clause.start == bare.clause.end == bare.at == REPORT.index("We have waited")
    assert bare.source is None and not bare.nouns


def test_who_speaks_and_in_what_kind_of_words() -> None:
    assert {"speaker is person", "words are direct"} <= utterances()[1].traits
    assert "commentator" not in utterances()[1].traits
    quotation = report()[1]
    analyst = replace(quotation, speaker=replace(quotation.speaker, role="an analyst at Bay Bank"))  # type: ignore[type-var]
    assert "commentator" in read_utterance(SEGMENTS, 0, analyst).traits
    unknown = read_utterance(SEGMENTS, 0, replace(quotation, speaker=None, confidence=0.3))
    assert "speaker is not known" in unknown.traits and unknown.confidence == 0.3
