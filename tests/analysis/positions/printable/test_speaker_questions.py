"""What may be open about who takes a stance."""

from __future__ import annotations

import pytest

from tests.support.analysis.open_questions import open_about


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
