"""Whose stance a sentence shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.analysis.positions.holders import held_by, is_sure, may_be_held
from quotes.analysis.positions.stances import stances
from quotes.model import Quotation, SpeakerRef, Stretch
from tests.support.analysis.reports import quotation
from tests.support.analysis.trees import tree


def brandt(text: str, words: str) -> Quotation:
    return quotation(text, words, "said", "Ilsa Brandt", "Ilsa Brandt")


def holder(text: str, words: str) -> str | None:
    """In whose words the stance stands: "words", told of the "speaker", or nobody's."""
    sentence = tree(text)
    (found,) = stances(sentence)
    held = held_by(text, sentence, found, [brandt(text, words)])
    assert held is None or may_be_held(text, Stretch(0, len(text)), [brandt(text, words)])
    return None if held is None else "words" if held.span else "speaker"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("“I oppose the tunnel,” Ilsa Brandt said.", "I oppose the tunnel,", "words"),
        ("Ilsa Brandt said she opposes the tunnel.", "she opposes the tunnel", "words"),
        ("“Hale opposes the tunnel,” Ilsa Brandt said.", "Hale opposes the tunnel,", None),
        ("Ilsa Brandt opposes the tunnel and said “it leaks”.", "it leaks", "speaker"),
    ],
)
def test_who_takes_the_stance(text: str, words: str, who: str | None) -> None:
    assert holder(text, words) == who


@pytest.mark.parametrize(
    ("clause", "may"),
    [
        ("Hale opposes the tunnel", False),
        ("The tunnel leaks", False),
        ("We oppose the tunnel", True),
        ("Brandt opposes the tunnel", True),
    ],
)
def test_a_clause_without_the_speaker_is_held_by_nobody(clause: str, may: bool) -> None:
    text = f"“{clause},” Ilsa Brandt said."
    assert may_be_held(clause, Stretch(1, 1 + len(clause)), [brandt(text, f"{clause},")]) == may


def is_beyond_doubt(text: str, said: Quotation) -> bool:
    sentence = tree(text)
    (found,) = stances(sentence)
    held = held_by(text, sentence, found, [said])
    assert held is not None
    return is_sure(sentence, found, held)


def test_who_must_be_reviewed_is_sure_only_where_the_sentence_names_him() -> None:
    text = "“I oppose the tunnel,” Ilsa Brandt said."
    said = brandt(text, "I oppose the tunnel,")
    assert is_beyond_doubt(text, replace(said, needs_review=False))
    assert not is_beyond_doubt(text, replace(said, needs_review=True))
    text = "Ilsa Brandt opposes the tunnel and said “it leaks”."
    assert is_beyond_doubt(text, replace(brandt(text, "it leaks"), needs_review=True))


@pytest.mark.parametrize(("name", "sure"), [("Anglers of Alden", True), ("Alden critics", False)])
def test_a_group_needs_a_name_of_its_own(name: str, sure: bool) -> None:
    text = f"“We oppose the tunnel,” {name} said."
    said = quotation(text, "We oppose the tunnel,", "said", name, name)
    assert is_beyond_doubt(text, replace(said, needs_review=False, speaker=SpeakerRef("s1", name, "group"))) is sure


def test_which_is_no_person() -> None:
    text = "“It leaks,” said Ilsa Brandt, a founder of the Alden Guild, which opposes the tunnel."
    assert holder(text, "It leaks,") is None


@pytest.mark.parametrize(
    ("text", "words", "mention", "of_body"),
    [
        (
            "“Our members oppose the tunnel,” said Ilsa Brandt, head of the Miners' Union.",
            "Our members oppose",
            None,
            True,
        ),
        ("“Our members oppose the tunnel,” said Ilsa Brandt.", "Our members oppose", "Ilsa Brandt", None),
        (
            "“Our critics oppose the tunnel,” said Ilsa Brandt, head of the Miners' Union.",
            "Our critics oppose",
            None,
            None,
        ),
        ("The union opposes the tunnel, said Ilsa Brandt, head of the Miners' Union.", "The union opposes", None, True),
        ("The party opposes the tunnel, said Ilsa Brandt, head of the Miners' Union.", "The party opposes", None, None),
        ("Another union opposes the tunnel, said Ilsa Brandt, head of the Miners' Union.", "Another union", None, None),
    ],
)
def test_who_heads_a_body_speaks_for_it(text: str, words: str, mention: str | None, of_body: bool | None) -> None:
    sentence = tree(text)
    (found,) = stances(sentence)
    end = text.index("tunnel") + len("tunnel")
    said = quotation(
        text, text[text.index(words) : end], "said", mention or text[text.index("Ilsa") : -1], "Ilsa Brandt"
    )
    held = held_by(text, sentence, found, [said])
    assert (held.of_body if held else None) is of_body
    assert held is None or may_be_held(text, Stretch(0, len(text)), [said])
