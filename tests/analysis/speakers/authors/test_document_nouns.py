"""The nouns for documents, each with its phrase."""

from __future__ import annotations

import pytest

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers.authors.document_nouns import DocumentNoun, DocumentNouns
from quotes.analysis.speakers.mentions import Mention, Names
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.model import Stretch
from tests.support.analysis.marked import read_marked


def nouns_of(marked: str) -> tuple[str, DocumentNouns, Mention]:
    """The text, its nouns for documents and the source of its only attribution."""
    text, reading = read_marked(marked)
    names = Names(reading.names)
    source = reading.attributions[0].source or Stretch(0, 0)
    return text, DocumentNouns(TextRegions(text, quoted_stretches(text)), names), read_mention(text, source, names)


def phrase_of(text: str, d: DocumentNoun) -> str:
    return text[d.start : d.end]


@pytest.mark.parametrize(
    ("before", "phrases"),
    [
        ("Orlow wrote in a long letter.", ["a long letter"]),
        ("A letter came. Its second letter went.", ["Its second letter", "A letter"]),
        ("A memo came. The ad went.", ["A memo"]),  # of the same kind
        ("He said “the letter came”.", []),  # inside quotation marks
        ("The <o>Letter Carriers Union</o> met.", []),  # inside a name
        ("<o>Tarn Club</o>’s Walking the Dyke letter came.", ["Tarn Club’s Walking the Dyke letter"]),
    ],
)
def test_those_before_a_mention_stand_with_their_phrases(before: str, phrases: list[str]) -> None:
    text, nouns, m = nouns_of(f"{before} It rained. “No,” <s>the letter</s> said.")
    assert [phrase_of(text, d) for d in nouns.before(m)] == phrases


def test_any_writing_may_be_the_document() -> None:
    text, nouns, m = nouns_of("A leaflet came. “No,” <s>the document</s> said.")
    assert [phrase_of(text, d) for d in nouns.before(m)] == ["A leaflet"]


def test_those_behind_a_mention_end_with_their_sentence() -> None:
    text, nouns, m = nouns_of("“No,” <s>a report</s> said. The report by them came. It rained. No report came.")
    (d,) = nouns.after(m, 2)
    assert phrase_of(text, d) == "The report" and text[d.end : d.limit].strip() == "by them came."


def test_how_a_document_is_introduced() -> None:
    _, nouns, m = nouns_of(
        "They sent such a letter. In a letter, he wept. Her letter came. “No,” <s>the letter</s> said."
    )
    hers, new, such = nouns.before(m)
    assert (new.is_new, new.is_own, new.preposition) == (True, False, "in")
    assert (hers.is_new, hers.is_own) == (True, True)
    assert not such.is_new


def test_the_noun_that_heads_a_mention() -> None:
    text, nouns, m = nouns_of("“No,” <s>the Tarn club’s last letter on dykes</s> said.")
    d = nouns.of(m)
    assert d is not None and text[d.noun : d.end] == "letter" and d.start == m.start
