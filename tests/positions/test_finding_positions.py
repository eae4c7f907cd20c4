"""Positions found in articles: by the shipped model, silent where it is not sure, in words of the article."""

from __future__ import annotations

import json
from dataclasses import replace

import msgspec
import pytest

from quotes.analysis import analyse
from quotes.attribution import NameMention
from quotes.pipeline import load_attributor
from quotes.positions import find_positions, passages, position
from quotes.positions.features import Statement, Words, features
from quotes.positions.model import Linear, PositionModel, load_model, read_model
from quotes.positions.passages import LONGEST
from quotes.shapes import Article, Evidence, Position, Quotation, QuotedSpan, Span, SpeakerRef, Stretch

HARBOUR = """PORT ALDEN - Foreign Minister Darel Ivanic condemned the harbour treaty on Monday.

Ilsa Brandt, the harbour master, endorsed the new ferry line. The ferry sails at noon, Brandt said.
"""


def found(text: str) -> tuple[Position, ...]:
    return analyse(Article(text), load_attributor(), review_below=0.7, unknown_below=0.5).positions


def test_who_supports_and_opposes_what() -> None:
    shown = {p.speaker: (p.stance, p.target) for p in found(HARBOUR)}
    assert shown == {
        "Darel Ivanic": ("oppose", "the harbour treaty"),
        "Ilsa Brandt": ("support", "the new ferry line"),
    }


def test_targets_and_evidence_are_words_of_the_article() -> None:
    for p in found(HARBOUR):
        assert p.target in HARBOUR
        assert HARBOUR[p.evidence.start : p.evidence.end] == p.evidence.exact
        assert p.confidence >= load_model().threshold


@pytest.mark.parametrize(
    "text",
    [
        "“The ferry sails at noon,” Ilsa Brandt said on Monday.",
        "Darel Ivanic said the meeting had lasted two hours.",
        "“It rained,” a spokesman said. “Then it stopped.”",
        "",
    ],
)
def test_what_shows_no_stance_is_no_position(text: str) -> None:
    assert found(text or "Nothing happened.") == ()


SPEAKER = SpeakerRef("s1", "Ilsa Brandt", "person")


def quotation(text: str, words: str, cue: str | None = None, speaker: SpeakerRef | None = SPEAKER) -> Quotation:
    start = text.index(words)
    at = text.index(cue) if cue else 0
    return Quotation(
        id="q1",
        kind="indirect",
        act="statement",
        spans=(QuotedSpan(start, start + len(words), words, False),),
        cue=Span.of(text, at, at + len(cue)) if cue else None,
        mention=None,
        speaker=speaker,
        candidates=(),
        said_on=None,
        confidence=1.0,
        needs_review=False,
        evidence=Evidence("model"),
    )


def test_nobody_takes_no_position() -> None:
    text = "It was condemned as a disaster by all."
    assert find_positions(text, [quotation(text, "a disaster", speaker=None)], ()) == ()


def test_the_cue_is_part_of_the_evidence_where_it_stands_close() -> None:
    text = "Brandt praised the ferry. In a letter that nobody had seen she praised, years ago, the old wall."
    assert passages(text, quotation(text, "the ferry", "praised")) == [Stretch(7, 24)]
    far = replace(quotation(text, "the old wall"), cue=Span(0, 6, "Brandt"))
    assert passages(text, far) == [Stretch(text.index("the old"), len(text) - 1)]


def test_long_quotations_are_cut_between_sentences() -> None:
    sentence = "The wall of the harbour is what Sen. Brandt wants least of all. "
    text = sentence * 20
    parts = passages(text, quotation(text, text.strip()))
    assert len(parts) > 2
    assert all(p.end - p.start <= LONGEST for p in parts)
    assert all(text[p.start : p.end].startswith("The wall") and text[p.end - 1] == "." for p in parts)
    assert "".join(text[p.start : p.end].replace(" ", "") for p in parts) == text.replace(" ", "")


WORDS = Words({"good": frozenset(["good"]), "oppos": frozenset(["oppos"])}, {"good": 2.0})


def statement(words: str, *names: tuple[int, int]) -> Statement:
    spans = tuple(Stretch(*n) for n in names)
    return Statement(words, "said", tuple(n[0] for n in names), spans, (), "direct", False, "person")


def test_a_negation_turns_the_words_behind_it_round() -> None:
    straight, turned = features(statement("a good wall"), WORDS), features(statement("not a good wall"), WORDS)
    assert straight["said good"] == 1
    assert "said good" not in turned
    assert turned["said not good"] == 1
    assert straight["said pleasant"] > 0 > -turned["said unpleasant"]


def test_what_somebody_is_called_counts_for_nothing() -> None:
    one, other = "Ilsa Brandt is good", "Odo Kellers is good"
    assert features(statement(one, (0, 11)), WORDS) == features(statement(other, (0, 11)), WORDS)
    assert "name then good" in features(statement(one, (0, 11)), WORDS)


def certain(stance: str) -> PositionModel:
    sure, never = Linear({}, 9.0), Linear({}, -9.0)
    stances = {"support": never, "oppose": never, stance: sure}
    return PositionModel(stances, Linear({"phrase": 5.0}, -2.0), WORDS, 0.5, 0.5)


def test_no_position_without_a_target() -> None:
    text = "Brandt opposed the harbour wall. She opposed it."
    model = certain("oppose")
    named = quotation(text, "the harbour wall", "opposed")
    shown = position(text, named, Stretch(7, 31), (), {}, model)
    assert shown is not None
    assert (shown.target, shown.target_key, shown.stance) == ("the harbour wall", "harbour wall", "oppose")
    assert position(text, quotation(text, "it."), Stretch(45, 47), (), {}, model) is None


def test_the_speaker_is_no_target_of_their_own() -> None:
    text = "Brandt said Brandt would win."
    names = (NameMention(0, 6, "person", 1.0), NameMention(12, 18, "person", 1.0))
    model = replace(certain("support"), target=Linear({"name": 5.0}, -2.0))
    assert position(text, quotation(text, "Brandt would win"), Stretch(12, 28), names, {}, model) is None


def test_a_model_that_is_none_is_refused() -> None:
    assert read_model(msgspec.json.encode(certain("oppose"))) == certain("oppose")
    with pytest.raises(msgspec.MsgspecError):
        read_model(json.dumps({"threshold": 0.5}).encode())
