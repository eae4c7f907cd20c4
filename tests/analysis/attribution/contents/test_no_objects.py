"""Words that are no object of their cue."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.contents.no_objects import is_no_object
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.attributions import place


def no_object(text: str, source: str | None, cue: str, words: str) -> bool:
    found = Attribution((place(text, words),), place(text, cue), place(text, source) if source else None, 0.9, 0.9)
    return is_no_object(Prose(text, quoted_stretches(text)), found)


@pytest.mark.parametrize(
    ("text", "source", "cue", "words"),
    [
        ("Others thought to be in the race are Holm and Lund.", "Others", "thought", "to be in the race"),
        ("As far as ships are concerned, it is old.", "ships", "are concerned", "it is old"),
        ("So tired was she of what she was writing that she left.", "she", "was writing", "that she left"),
        ("Holm was so cheered by it that she sang.", "Holm", "was so cheered by it", "that she sang"),
        ("That’s what Holm argued is wrong.", "Holm", "argued", "That’s what"),
        ("Many will be happy to hear that it is full.", "Many", "will be happy", "that it is full"),
        ("Holm, recalled in place of Lund, left.", "Holm", "recalled", "in place of Lund"),
        ("Holm, warned of the storm, stayed.", "Holm", "warned", "the storm"),
        ("The quay is seen from the Danish town.", "the Danish", "is seen", "The quay"),
        ("They may fish according to their custom.", "their custom", "according to", "They may fish"),
        ("The mayor, according to the Post, said it was late.", "the Post", "according to", "The mayor"),
        (
            "The Post would like to hear from readers who sail.",
            "The Post",
            "would like",
            "to hear from readers who sail",
        ),
    ],
)
def test_no_object(text: str, source: str, cue: str, words: str) -> None:
    assert no_object(text, source, cue, words)


@pytest.mark.parametrize(
    ("text", "source", "cue", "words"),
    [
        ("Others thought that she was in the race.", "Others", "thought", "that she was in the race"),
        ("Holm so said that she sang.", "Holm", "so said", "that she sang"),
        ("Holm is concerned that it is old.", "Holm", "is concerned", "that it is old"),
        ("What she was told was that she must leave.", "she", "was told", "that she must leave"),
        ("That is wrong, Holm argued.", "Holm", "argued", "That is wrong"),
        ("The mayor was late, according to the Post.", "the Post", "according to", "The mayor was late"),
        ("The ship sank, according to their captain.", "their captain", "according to", "The ship sank"),
        ("Holm was happy to hear that it is full.", "Holm", "was happy", "that it is full"),
        ("Holm, a pilot, warned of the storm.", "Holm, a pilot,", "warned", "the storm"),
        ("Holm warned of the storm, and stayed.", "Holm", "warned", "the storm"),
        ("Police want to hear from anyone who sails.", "Police", "want", "to hear from anyone who sails"),
    ],
)
def test_an_object(text: str, source: str, cue: str, words: str) -> None:
    assert not no_object(text, source, cue, words)
