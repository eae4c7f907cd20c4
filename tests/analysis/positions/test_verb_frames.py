"""Stances that verbs show: each kind of sentence by itself."""

from __future__ import annotations

import pytest

from quotes.analysis.positions import verb_frames as verbs
from tests.support.analysis.trees import Frame, shown


@pytest.mark.parametrize(
    ("frame", "text", "expected"),
    [
        (verbs.direct, "I oppose the treaty.", ("oppose", "oppose", "treaty", "i")),
        (verbs.direct, "The treaty was rejected by Hale.", ("rejected", "oppose", "treaty", "hale")),
        (verbs.direct, "I do not support the treaty.", ("support", "oppose", "treaty", "i")),
        (verbs.prepositional, "She voted against the bill.", ("voted", "oppose", "bill", "she")),
        (verbs.prepositional, "They spoke in favour of the bridge.", ("spoke", "support", "bridge", "they")),
        (verbs.prepositional, "I rise in support of the bill.", ("rise", "support", "bill", "i")),
        (verbs.answered, "I am voting yes on the ferry bill.", ("voting", "support", "bill", "i")),
        (verbs.answered, "We say no to the bridge.", ("say", "oppose", "bridge", "we")),
        (verbs.demanded, "We demand the release of the crew.", ("demand", "support", "release", "we")),
        (verbs.urged, "She urged Alden to lift the ban.", ("urged", "oppose", "ban", "she")),
        (verbs.owed, "The embargo must be lifted.", ("lifted", "oppose", "embargo", None)),
        (verbs.out_to, "He vowed to repeal the law.", ("repeal", "oppose", "law", "he")),
    ],
)
def test_each_frame_shows_a_stance(frame: Frame, text: str, expected: tuple[str, str, str, str | None]) -> None:
    assert shown(frame, text) == [expected]


def test_neither_opposes_both() -> None:
    found = shown(verbs.neither, "I support neither the dam nor the canal.")
    assert [(stance, target) for _, stance, target, _ in found] == [("oppose", "dam"), ("oppose", "canal")]


def test_who_does_not_oppose_takes_no_side() -> None:
    assert shown(verbs.direct, "I do not oppose the treaty.") == []


@pytest.mark.parametrize("text", ["I do not say no to the bridge.", "They say the bridge is closed.", "I vote on it."])
def test_who_answers_neither_yes_nor_no_takes_no_side(text: str) -> None:
    assert shown(verbs.answered, text) == []


def test_what_is_asked_of_a_deed_is_no_stance_on_its_object() -> None:
    assert shown(verbs.prepositional, "He called for the ban to be lifted.") == []
