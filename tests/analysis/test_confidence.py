"""What the confidence of a quotation looks at."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.confidence import FEATURES, ITSELF, features, load_calibration, share_of_bar
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers import Choice, Grounds
from quotes.model import SpeakerType, Stretch

TEXT = "“The ferry sails at nine tonight,” Ana Brandt said."
SOURCE = Stretch(TEXT.index("Ana"), TEXT.index(" said"))
FOUND = Attribution((Stretch(1, TEXT.index(",”") + 1),), Stretch(TEXT.index("said"), len(TEXT) - 1), SOURCE, 0.99, 0.95)
GROUNDS = Grounds("name", "person", -0.05, 4.0, True, 0, 3)
CHOICE = Choice(0, (), 0.97, (), grounds=GROUNDS)


def row(attribution: Attribution = FOUND, choice: Choice = CHOICE) -> dict[str, float]:
    return dict(zip(FEATURES, features(TEXT, attribution, choice, quoted_stretches(TEXT), (0,)), strict=True))


def test_every_feature_has_a_number() -> None:
    assert row()["share in marks"] == 1.0
    assert row()["source in the same paragraph"] == 1.0
    assert row()["few words"] == 0.0
    assert row(choice=replace(CHOICE, grounds=None))["speaker score"] == 0.0


def test_the_words_of_a_turn_are_as_good_as_words_in_marks() -> None:
    unmarked = replace(FOUND, content=(Stretch(FOUND.content[0].end + 2, len(TEXT)),))
    assert row(unmarked)["share in marks"] == 0.0
    assert row(replace(unmarked, verbatim=True))["share in marks"] == 1.0


def test_without_a_printed_source_its_probability_does_not_count() -> None:
    unsourced = replace(FOUND, source=None, source_probability=0.01)
    assert row(unsourced)["log-odds of the source"] == 0.0
    assert row(unsourced)["no source"] == 1.0
    assert row(unsourced)["log-odds of the product"] == pytest.approx(
        row(replace(FOUND, source_probability=1.0))["log-odds of the product"]
    )


def test_a_cue_of_speech_is_told_from_another() -> None:
    assert row()["cue of speech"] == 1.0
    assert row(replace(FOUND, cue=SOURCE))["cue of speech"] == 0.0
    assert row(replace(FOUND, cue=None))["cue of speech"] == 0.0


@pytest.mark.parametrize(
    "grounds",
    [
        replace(GROUNDS, speaker_score=-5.0),
        replace(GROUNDS, namesakes=1),
        replace(GROUNDS, lead=0.1),
    ],
    ids=["the words point to somebody else", "another of the same surname", "a rival as likely"],
)
def test_what_makes_a_case_hard_lowers_the_confidence(grounds: Grounds) -> None:
    def confidence(choice: Choice) -> float:
        return load_calibration().confidence(features(TEXT, FOUND, choice, quoted_stretches(TEXT), (0,)))

    assert confidence(replace(CHOICE, grounds=grounds)) < confidence(CHOICE)


@pytest.mark.parametrize(
    ("text", "kind", "type_", "name", "share"),
    [
        ("Local police said it rained.", "description", "group", "Local police", ITSELF),
        ("Local police said it rained.", "description", "person", "Ana Brandt", 1.0),
        ("It rained, according to a pilot.", "description", "anonymous", "a pilot", ITSELF),
        ("The company said it rained.", "description", "organization", "Tarn Ferries", 1.0),
        ("The company said it rained.", "description", "organization", "The company", ITSELF),
        ("A pilot feared it rained.", "description", "anonymous", "A pilot", 1.0),
        ("A pilot has also said it rained.", "description", "anonymous", "A pilot", ITSELF),
        ("A pilot, however, said it rained.", "description", "anonymous", "A pilot", ITSELF),
        ("A pilot refused to sail, saying it rained.", "description", "anonymous", "A pilot", ITSELF),
        ("A pilot of the ferry said it rained.", "description", "anonymous", "A pilot", 1.0),
        ("He said it rained.", "pronoun", "anonymous", "a pilot", 1.0),
    ],
)
def test_who_is_plainly_described_is_told_from_a_lower_confidence(
    text: str, kind: str, type_: SpeakerType, name: str, share: float
) -> None:
    cue = next(cue for cue in ("according to", "said", "saying", "feared") if cue in text)
    source = re.search(r"Local police|[Aa] pilot|The company|He", text)
    words = Stretch(text.index("it rained") if "it rained" in text else 0, len(text))
    assert source
    at = Stretch(text.index(cue), text.index(cue) + len(cue))
    found = Attribution((words,), at, Stretch(*source.span()), 0.9, 0.9)
    choice = replace(CHOICE, grounds=replace(GROUNDS, kind=kind, type=type_))
    assert share_of_bar(text, found, choice, name) == share
