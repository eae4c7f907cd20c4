"""What may be left open about a stance that is taken, and what readers are therefore not shown."""

from __future__ import annotations

import re
from functools import partial

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions.antecedents import Tellings
from quotes.analysis.positions.holders import Held, held_by
from quotes.analysis.positions.printable.open_questions import open_questions, tells_which
from quotes.analysis.positions.stances import stances
from quotes.analysis.positions.targets import target_of
from quotes.analysis.segmentation import sentences
from quotes.analysis.syntax import parse
from quotes.model import SpeakerRef, SpeakerType
from tests.support.analysis.positions import quotation

BEFORE = "It snowed. "
LATER = " The council met. It voted on the ban, the tax and the sale; the deal and the nominee were named."


def open_about(
    sentence: str, said: str, mention: str = "Brandt", confidence: float = 0.9, kind: SpeakerType = "person"
) -> set[str] | None:
    """What is left open about the first stance of a sentence that somebody takes; None where nobody takes one."""
    text = BEFORE + sentence + LATER
    tree, tellings = parse(text, len(BEFORE), len(BEFORE + sentence)), Tellings(text, sentences(text))
    names = [NameMention(m.start(), m.end(), "person", 0.9) for m in re.finditer("(Odo )?Kellers", text)]
    speaker = SpeakerRef("s1", "Ilsa Brandt", kind)
    told = quotation(text, said, mention, speaker, confidence=confidence)
    for found in stances(tree):
        held: Held | None = held_by(text, tree, found, [told])
        (target,) = tellings.trees.gathered([partial(target_of, tellings, tree, found.target)])
        if held and target:
            name = text[target.name.start : target.name.end]
            questions = open_questions(tree, found, held, target, names, name)
            return {question for question, is_open in questions.items() if is_open}
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
        "“I oppose the ferry tax,” said Brandt.",
        "“I will not support the Alden Ferry Bill,” said Brandt.",
        "“I could not support the Alden Ferry Bill,” said Brandt.",
    ],
)
def test_nothing_is_open(sentence: str) -> None:
    assert open_about(sentence, sentence[1 : sentence.index(",”")]) == set()


@pytest.mark.parametrize(
    ("sentence", "said", "questions"),
    [
        ("“I oppose the deal,” said Brandt.", "I oppose the deal", ["target is unclear", "target may be any"]),
        ("“I will back the party nominee,” said Brandt.", "I will back the party nominee", ["target may be any"]),
        ("“I support local shops,” said Brandt.", "I support local shops", ["target may be any"]),
        ("“I call for more oversight,” said Brandt.", "I call for more oversight", ["target may be any"]),
        (
            "“I support changes to the Alden Code,” said Brandt.",
            "I support changes to the Alden Code",
            ["target may be any"],
        ),
        ("“I oppose Alden's influence,” said Brandt.", "I oppose Alden's influence", ["target may be any"]),
        (
            "“I support the island's testing plan,” said Brandt.",
            "I support the island's testing plan",
            ["target is unclear", "target may be any"],
        ),
        ("“I support cities that go higher,” said Brandt.", "I support cities that go higher", ["target may be any"]),
        ("“I support Kellers,” said Brandt.", "I support Kellers", ["target holds a surname", "target is a surname"]),
        (
            "“I call for an increase to four per cent,” said Brandt.",
            "I call for an increase to four per cent",
            ["target may be any"],
        ),
        ("“I condemn the Alden sanctions,” said Brandt.", "I condemn the Alden sanctions", ["target may be any"]),
        ("“I support CHIP,” said Brandt.", "I support CHIP", ["target is unknown"]),
        ("“I support S. 2642,” said Brandt.", "I support S. 2642", ["target is unknown"]),
        ("“I support the Senate bill,” said Brandt.", "I support the Senate bill", ["target may be any"]),
        (
            "“I support stronger ferry oversight,” said Brandt.",
            "I support stronger ferry oversight",
            ["target may be any"],
        ),
        ("“I oppose the “dreams” of Alden,” said Brandt.", "I oppose the “dreams” of Alden", ["target has marks"]),
        (
            "“I support dealing firmly with ferry owners,” said Brandt.",
            "I support dealing firmly with ferry owners",
            ["target is spoilt"],
        ),
        ("“I oppose the ferry toll,” said Brandt.", "I oppose the ferry toll", ["target may be any"]),
        ("“I support secession,” said Brandt.", "I support secession", ["target may be any"]),
        ("“I support Germany,” said Brandt.", "I support Germany", ["target is unknown"]),
        ("“I support the Flag,” said Brandt.", "I support the Flag", ["target is unknown"]),
        (
            "“I oppose the disastrous Alden ferry tax,” said Brandt.",
            "I oppose the disastrous Alden ferry tax",
            ["target is spoilt"],
        ),
        (
            "“I support Alden's version of peace,” said Brandt.",
            "I support Alden's version of peace",
            ["target may be any"],
        ),
        (
            "Brandt called for the removal of Odo Kellers in a tweet.",
            "the removal of Odo Kellers in a tweet",
            ["target is spoilt"],
        ),
        (
            "Brandt backed the decision to build the ferry pier.",
            "the decision to build the ferry pier",
            ["target is unclear"],
        ),
    ],
)
def test_the_target_is_open(sentence: str, said: str, questions: list[str]) -> None:
    assert open_about(sentence, said) == set(questions)


@pytest.mark.parametrize(
    ("sentence", "said", "questions"),
    [
        ("“I oppose all forms of violence,” said Brandt.", "I oppose all forms of violence", ["nobody differs"]),
        ("“I condemn knife crime,” said Brandt.", "I condemn knife crime", ["nobody differs"]),
        ("“I support religious tolerance,” said Brandt.", "I support religious tolerance", ["nobody differs"]),
        ("“I call for restraint,” said Brandt.", "I call for restraint", ["nobody differs", "target may be any"]),
        (
            "“I support Alden's aggression,” said Brandt.",
            "I support Alden's aggression",
            ["nobody differs", "target may be any"],
        ),
        ("“I won't endorse Odo Kellers,” said Brandt.", "I won't endorse Odo Kellers", ["only withheld"]),
        ("Brandt has generally supported free trade.", "free trade", ["hedged"]),
        ("Brandt has rejected a bid for Alden Docks.", "a bid for Alden Docks", ["turned down"]),
    ],
)
def test_words_that_may_take_no_side(sentence: str, said: str, questions: list[str]) -> None:
    assert open_about(sentence, said) == set(questions)


@pytest.mark.parametrize(
    ("sentence", "said", "questions"),
    [
        (
            "Brandt pleaded with the public to support free trade.",
            "the public to support free trade",
            {"may be another's"},
        ),
        ("Brandt, head of a guild that has backed free trade, said it rained.", "it rained", None),
    ],
)
def test_somebody_else_may_take_the_stance(sentence: str, said: str, questions: set[str] | None) -> None:
    assert open_about(sentence, said) == questions


def test_he_is_not_she() -> None:
    sentence = "She said her father had spoken, saying that he supports free trade."
    assert open_about(sentence, "he supports free trade", "She") == {"may be another's"}
    assert open_about(sentence.replace("She", "He"), "he supports free trade", "He") == set()


def test_nobody_backs_his_own_request() -> None:
    sentence, said = "“I back Brandt's request for ferries,” said Brandt.", "I back Brandt's request for ferries"
    assert open_about(sentence, said) == {"target is the speaker's"}


def test_who_speaks_must_be_sure() -> None:
    sentence, said = "“I oppose free trade,” said Brandt.", "I oppose free trade"
    assert open_about(sentence, said, confidence=0.74) == {"not sure who"}
    assert open_about(sentence, said, kind="group") == {"speaker is a group"}


def test_a_sentence_with_the_name_is_surer() -> None:
    sentence = "Brandt opposes free trade."
    assert open_about(sentence, "free trade", confidence=0.65) == set()
    assert open_about(sentence, "free trade", confidence=0.55) == {"not sure who"}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("“The Alden ferry tax is a disgrace,” said Brandt.", "The Alden ferry tax is a disgrace"),
        ("“We must fight the Alden ferry tax,” said Brandt.", "We must fight the Alden ferry tax"),
        ("“I abhor the Alden ferry tax,” said Brandt.", "I abhor the Alden ferry tax"),
        ("Brandt offered support for the Alden night ferry.", "the Alden night ferry"),
        ("Brandt urged Varland to lift restrictions on papers.", "Varland to lift restrictions on papers"),
    ],
)
def test_words_that_do_not_say_the_stance_itself(sentence: str, said: str) -> None:
    assert open_about(sentence, said) == {"no plain words"}


def test_would_not_is_reported_opposition() -> None:
    assert open_about("Brandt said she would not back free trade.", "she would not back free trade") == set()
    sentence = "“I would not back free trade,” said Brandt."
    assert open_about(sentence, sentence[1 : sentence.index(",”")]) == {"only withheld"}


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
    assert open_about(sentence, said) == {"of other days"}


def test_what_tells_which_thing_is_meant() -> None:
    text = "They bought the ferry of Alden."
    tree = parse(text, 0, len(text))
    assert tells_which(tree, range(2, 6), 3)
    assert not tells_which(parse(text, 0, 21), range(2, 4), 3)
    assert tells_which(parse(text, 0, 21), range(2, 4), 3, lone=True)
