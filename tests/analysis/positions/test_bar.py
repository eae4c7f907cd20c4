"""The bar: which positions are left for an editor to check, and why."""

from __future__ import annotations

import re

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions.bar import Doubt, doubt, tells_which
from quotes.analysis.positions.holders import Held, held_by
from quotes.analysis.positions.stances import stances
from quotes.analysis.positions.targets import target_of
from quotes.analysis.segmentation import sentences
from quotes.analysis.syntax import parse
from quotes.model import Evidence, Quotation, QuotedSpan, Span, SpeakerRef

BEFORE = "It snowed. "
LATER = " The council met. It voted on the ban, the tax and the sale; the deal and the nominee were named."


def quoted(text: str, said: str, mention: str, confidence: float, kind: str) -> Quotation:
    start, at = text.index(said), text.index(mention)
    return Quotation(
        id="q1",
        kind="direct",
        act="statement",
        spans=(QuotedSpan(start, start + len(said), said, text[start - 1 : start] == "“"),),
        cue=None,
        mention=Span.of(text, at, at + len(mention)),
        speaker=SpeakerRef("s1", "Ilsa Brandt", kind),  # type: ignore[arg-type]
        candidates=(),
        via=None,
        said_on=None,
        occasion=None,
        confidence=confidence,
        needs_review=False,
        evidence=Evidence("model"),
    )


def doubt_of(
    sentence: str, said: str, mention: str = "Brandt", confidence: float = 0.9, kind: str = "person"
) -> Doubt | None:
    """What is left open about the first stance of a sentence that somebody takes; None where nobody does."""
    text = BEFORE + sentence + LATER
    tree, every = parse(text, len(BEFORE), len(BEFORE + sentence)), sentences(text)
    names = [NameMention(m.start(), m.end(), "person", 0.9) for m in re.finditer("(Odo )?Kellers", text)]
    quotation = quoted(text, said, mention, confidence, kind)
    for found in stances(tree):
        held: Held | None = held_by(text, tree, found, [quotation])
        target = target_of(text, every, tree, found.target)
        if held and target:
            return doubt(tree, found, held, target, names, text[target.name.start : target.name.end])
    return None


@pytest.mark.parametrize(
    "sentence",
    [
        "“I oppose the sale of Alden Docks,” said Brandt.",
        "“I support the Alden ferry tax,” said Brandt.",
        "“I am in favour of scrapping ferry fares,” said Brandt.",
        "“I support free trade,” said Brandt.",
        "“I oppose Alden's ban on nets,” said Brandt.",
        "“We will vote against a ferry tax,” said Brandt.",
        "“I condemn the violence of the Alden Guard,” said Brandt.",
        "“I support press freedom,” said Brandt.",
        "“I support an increase in ferry fares,” said Brandt.",
        "“I support the Alden accord,” said Brandt.",
    ],
)
def test_nothing_is_open(sentence: str) -> None:
    assert doubt_of(sentence, sentence[1 : sentence.index(",”")]) == "none"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("“I oppose the deal,” said Brandt.", "I oppose the deal"),
        ("“I will back the party nominee,” said Brandt.", "I will back the party nominee"),
        ("“I support local shops,” said Brandt.", "I support local shops"),
        ("“I call for more oversight,” said Brandt.", "I call for more oversight"),
        ("“I support changes to the Alden Code,” said Brandt.", "I support changes to the Alden Code"),
        ("“I oppose Alden's influence,” said Brandt.", "I oppose Alden's influence"),
        ("“I support the island's testing plan,” said Brandt.", "I support the island's testing plan"),
        ("“I support cities that go higher,” said Brandt.", "I support cities that go higher"),
        ("“I support Kellers,” said Brandt.", "I support Kellers"),
        ("“I call for an increase to four per cent,” said Brandt.", "I call for an increase to four per cent"),
        ("“I condemn the Alden sanctions,” said Brandt.", "I condemn the Alden sanctions"),
        ("“I support CHIP,” said Brandt.", "I support CHIP"),
        ("“I support S. 2642,” said Brandt.", "I support S. 2642"),
        ("“I support the Senate bill,” said Brandt.", "I support the Senate bill"),
        ("“I support stronger ferry oversight,” said Brandt.", "I support stronger ferry oversight"),
        ("“I oppose the “dreams” of Alden,” said Brandt.", "I oppose the “dreams” of Alden"),
        ("“I support dealing firmly with ferry owners,” said Brandt.", "I support dealing firmly with ferry owners"),
        ("“I oppose the ferry tax,” said Brandt.", "I oppose the ferry tax"),
        ("“I support secession,” said Brandt.", "I support secession"),
        ("“I support Germany,” said Brandt.", "I support Germany"),
        ("“I support the Flag,” said Brandt.", "I support the Flag"),
        ("“I oppose the disastrous Alden ferry tax,” said Brandt.", "I oppose the disastrous Alden ferry tax"),
        ("“I support Alden's version of peace,” said Brandt.", "I support Alden's version of peace"),
        ("Brandt called for the removal of Odo Kellers in a tweet.", "the removal of Odo Kellers in a tweet"),
        ("Brandt backed the decision to build the ferry pier.", "the decision to build the ferry pier"),
    ],
)
def test_the_target_is_open(sentence: str, said: str) -> None:
    assert doubt_of(sentence, said) == "target"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("“The Alden ferry tax is a disgrace,” said Brandt.", "The Alden ferry tax is a disgrace"),
        ("“We must fight the Alden ferry tax,” said Brandt.", "We must fight the Alden ferry tax"),
        ("“I abhor the Alden ferry tax,” said Brandt.", "I abhor the Alden ferry tax"),
        ("“I oppose all forms of violence,” said Brandt.", "I oppose all forms of violence"),
        ("“I condemn knife crime,” said Brandt.", "I condemn knife crime"),
        ("“I support religious tolerance,” said Brandt.", "I support religious tolerance"),
        ("“I call for restraint,” said Brandt.", "I call for restraint"),
        ("“I support Alden's aggression,” said Brandt.", "I support Alden's aggression"),
        ("“I won't endorse Odo Kellers,” said Brandt.", "I won't endorse Odo Kellers"),
        ("Brandt has generally supported free trade.", "free trade"),
        ("Brandt has rejected a bid for Alden Docks.", "a bid for Alden Docks"),
        ("Brandt offered support for the Alden night ferry.", "the Alden night ferry"),
        ("Brandt urged Varland to lift restrictions on papers.", "Varland to lift restrictions on papers"),
    ],
)
def test_words_that_may_take_no_side(sentence: str, said: str) -> None:
    assert doubt_of(sentence, said) == "opinion"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Brandt pleaded with the public to support free trade.", "the public to support free trade"),
        ("Brandt, head of a guild that has backed free trade, said it rained.", "it rained"),
    ],
)
def test_somebody_else_may_take_the_stance(sentence: str, said: str) -> None:
    assert doubt_of(sentence, said) in ("speaker", None)


def test_he_is_not_she() -> None:
    sentence = "She said her father had spoken, saying that he supports free trade."
    assert doubt_of(sentence, "he supports free trade", "She") == "speaker"
    assert doubt_of(sentence.replace("She", "He"), "he supports free trade", "He") == "none"


def test_who_speaks_must_be_sure() -> None:
    sentence, said = "“I oppose free trade,” said Brandt.", "I oppose free trade"
    assert doubt_of(sentence, said, confidence=0.74) == "speaker"
    assert doubt_of(sentence, said, kind="group") == "speaker"
    sentence, said = "“I back Brandt's request for ferries,” said Brandt.", "I back Brandt's request for ferries"
    assert doubt_of(sentence, said) == "speaker"


def test_a_sentence_with_the_name_is_surer() -> None:
    sentence = "Brandt opposes free trade."
    assert doubt_of(sentence, "free trade", confidence=0.65) == "none"
    assert doubt_of(sentence, "free trade", confidence=0.55) == "speaker"


def test_would_not_is_reported_opposition() -> None:
    assert doubt_of("Brandt said she would not back free trade.", "she would not back free trade") == "none"
    sentence = "“I would not back free trade,” said Brandt."
    assert doubt_of(sentence, sentence[1 : sentence.index(",”")]) == "opinion"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("“I was against free trade,” said Brandt.", "I was against free trade"),
        ("Brandt was for free trade and said it rained.", "it rained"),
        ("Brandt, who backed Odo Kellers, said it rained.", "it rained"),
        ("It rained when Brandt was supporting free trade.", "free trade"),
        ("Brandt has supported free trade but has since turned to tariffs.", "free trade"),
        ("Brandt said she seemed to have supported free trade.", "she seemed to have supported free trade"),
    ],
)
def test_it_may_hold_no_more(sentence: str, said: str) -> None:
    assert doubt_of(sentence, said) == "past"


def test_what_tells_which_thing_is_meant() -> None:
    text = "They bought the ferry of Alden."
    tree = parse(text, 0, len(text))
    assert tells_which(tree, range(2, 6), 3)
    assert not tells_which(parse(text, 0, 21), range(2, 4), 3)
    assert tells_which(parse(text, 0, 21), range(2, 4), 3, lone=True)
