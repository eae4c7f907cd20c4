"""What was but talked of or done is nobody's words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.analysis.uncredited import LEAST_TOPIC, is_topic, with_topics_uncredited
from quotes.model import Act, Candidate, Evidence, Position, Quotation, QuotedSpan, Span, SpeakerRef

HOLM = SpeakerRef("s1", "Ida Holm", "person", None)


def told(cue: str, words: str, act: Act = "statement", quoted: bool = False) -> tuple[str, Quotation]:
    """A sentence about Ida Holm, and the quotation of ``words`` in it; a preposition may stand behind the ``cue`` in
    brackets."""
    cue, _, preposition = cue.partition(" (")
    lead = f"Ida Holm {cue} {preposition.rstrip(')')}".rstrip() + " "
    found = Quotation(
        id="q1",
        kind="direct" if quoted else "indirect",
        act=act,
        spans=(QuotedSpan(len(lead), len(lead) + len(words), words, quoted),),
        cue=Span(9, 9 + len(cue), cue),
        mention=Span(0, 8, "Ida Holm"),
        speaker=HOLM,
        candidates=(),
        said_on=None,
        occasion=None,
        via=None,
        confidence=0.9,
        needs_review=False,
        evidence=Evidence("model", ("“Ida Holm” is Ida Holm",)),
    )
    return f"{lead}{words}.", found


@pytest.mark.parametrize(
    ("cue", "words", "act"),
    [
        ("condemned", "the raid on the harbour", "statement"),
        ("discussed", "a lock that had cost too much", "statement"),
        ("invoked", "an old law of the sea", "statement"),
        ("apologised (to)", "the families of the crew", "statement"),
        ("said she was looking into", "whether the mast was rotten", "statement"),
        ("agreed", "to mend the lock", "statement"),
        ("decided", "to sail at noon", "thought"),
        ("declined", "to meet the owners", "denied"),
        ("stopped short of saying", "that the quay was unsafe", "denied"),
        ("did not say", "when she would sail", "denied"),
        ("knew", "that the mast was rotten", "thought"),
        ("should realise", "that the quay is the heart of the town", "thought"),
        ("talks (to Per Lund about)", "the price of herring", "statement"),
        ("called", "a meeting of the harbour board", "statement"),
        ("ordered", "the assault on the northern harbour", "statement"),
    ],
)
def test_a_topic_or_deed_is_nobodys(cue: str, words: str, act: Act) -> None:
    text, found = told(cue, words, act)
    assert is_topic(text, found)
    (doubtful,) = with_topics_uncredited(text, [found], [])
    assert (doubtful.speaker, doubtful.needs_review) == (None, True)
    assert doubtful.candidates == (Candidate("Ida Holm", "person", 0.9),)
    assert len(doubtful.evidence.chain) == 2


@pytest.mark.parametrize(
    ("cue", "words", "act"),
    [
        ("said", "the lock had cost too much", "statement"),
        ("announced", "a cut in harbour dues", "statement"),
        ("demanded", "the resignation of the captain", "statement"),
        ("promised", "to mend the lock", "statement"),
        ("appealed (to)", "the owners to mend the lock", "statement"),
        ("vowed (to)", "mend the lock", "statement"),
        ("asked", "whether the mast was rotten", "statement"),
        ("hopes", "to sail at noon", "thought"),
        ("does not think", "that the mast will hold", "denied"),
        ("denied", "that the mast was rotten", "denied"),
        ("opined", "that the tide is ripping the quay apart", "statement"),
        ("reiterated", "it still considers the harbour closed", "statement"),
        ("made clear", "measures to close the harbour should not be used", "statement"),
        ("spoke (to the crew about)", "how the quay would be built", "statement"),
        ("asked (the board)", "to turn over the old lock", "statement"),
        ("asked (for)", "the whole list of ships", "statement"),
    ],
)
def test_what_is_said_or_wished_stays_whose_it_is(cue: str, words: str, act: Act) -> None:
    text, found = told(cue, words, act)
    assert with_topics_uncredited(text, [found], []) == (found,)


def test_a_doubtful_topic_is_left_out() -> None:
    text, found = told("condemned", "the raid on the harbour")
    doubtful = replace(found, speaker=None, confidence=LEAST_TOPIC - 0.01)
    assert with_topics_uncredited(text, [doubtful], []) == ()
    said = told("said", "the lock had cost too much")[1]
    doubtful = replace(said, speaker=None, confidence=LEAST_TOPIC - 0.01)
    assert with_topics_uncredited(text, [doubtful], []) == (doubtful,)


def test_words_between_marks_are_said() -> None:
    assert not is_topic(*told("condemned", "the cruel raid", quoted=True))


def test_a_topic_that_shows_a_position_stays_its_holders() -> None:
    text, found = told("opposed", "the harbour levy")
    shown = Position("Ida Holm", "q1", "the harbour levy", "harbour levy", "oppose", Span(9, 33, ""), 0.8)
    assert with_topics_uncredited(text, [found], [shown]) == (replace(found, needs_review=True),)


def test_what_somebody_is_called_and_a_saying_are_not_his_words() -> None:
    assert is_topic(*told("was described as", "“a hero”", quoted=True))
    assert not is_topic(*told("described it as", "“a folly”", quoted=True))
    for cue in ("was accused of", "has been blamed for", "was found guilty of", "was praised as"):
        assert is_topic(*told(cue, "“a folly”", quoted=True))
    assert not is_topic(*told("accused Per Lund of", "“a folly”", quoted=True))
    assert not is_topic(*told("was quoted as saying", "“a folly”", quoted=True))
    text, found = told("likes the saying", "“a calm sea”", quoted=True)
    assert is_topic(text, found)
    for cue in ("answered, saying", "wrote to the mayor saying", "sent a letter saying"):
        assert not is_topic(*told(cue, "“a calm sea”", quoted=True))


def test_to_whom_something_was_done_is_no_word_of_who_did_it() -> None:
    text = "Lund and Orre were sent by Ida Holm to Tarn."
    found = told("said", "it")[1]
    passive = replace(
        found,
        spans=(QuotedSpan(0, 13, "Lund and Orre", False),),
        cue=Span(14, 23, "were sent"),
        mention=Span(27, 35, "Ida Holm"),
    )
    assert is_topic(text, passive)
    assert not is_topic(text, replace(passive, spans=(QuotedSpan(0, 13, "They had sunk", False),)))
    blamed = replace(passive, spans=(*passive.spans, QuotedSpan(36, 43, "as late", False)))
    assert not is_topic(text, blamed)
    cue = Span(14, 26, "were sent by")
    assert not is_topic(text, replace(blamed, cue=cue))
    assert is_topic(text, replace(passive, cue=cue))
