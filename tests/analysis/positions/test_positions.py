"""Positions found in articles: by the shipped model, silent where it is not sure, in words of the article."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import msgspec
import numpy as np
import pytest

from quotes.analysis import analyse
from quotes.analysis.attribution import NameMention
from quotes.analysis.attribution.states import NO_STATES, STATE, States
from quotes.analysis.engine import load_attributor
from quotes.analysis.positions import find_positions, is_description, passages, position, views, weigh
from quotes.analysis.positions.model import Linear, PositionModel, load_model, read_model
from quotes.analysis.positions.network import (
    CUE,
    MARKS,
    MENTION,
    OTHER,
    QUOTED,
    WORDS,
    Look,
    Network,
    Seen,
    load_network,
    look_at,
)
from quotes.analysis.positions.passages import LONGEST
from quotes.analysis.positions.stance_features import Statement, Words, features
from quotes.analysis.positions.targets import candidates
from quotes.model import Article, Evidence, Position, Quotation, QuotedSpan, Span, SpeakerRef, Stretch

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
        "Ilsa Brandt said she did not oppose the harbour treaty.",
        "“I don't hate the idea,” Darel Ivanic said.",
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
        via=None,
        said_on=None,
        confidence=1.0,
        needs_review=False,
        evidence=Evidence("model"),
    )


def test_nobody_takes_no_position() -> None:
    text = "It was condemned as a disaster by all."
    assert find_positions(text, [quotation(text, "a disaster", speaker=None)], (), NO_STATES) == ()


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


LISTS = Words({"good": frozenset(["good"]), "oppose": frozenset(["oppos"])}, {"good": 2.0})


def statement(words: str, *names: tuple[int, int]) -> Statement:
    spans = tuple(Stretch(*n) for n in names)
    return Statement(words, "said", tuple(n[0] for n in names), spans, (), "direct", False, "person")


def test_a_negation_turns_the_words_behind_it_round() -> None:
    straight, turned = features(statement("a good wall"), LISTS), features(statement("not a good wall"), LISTS)
    assert straight["said good"] == 1
    assert "said good" not in turned
    assert turned["said not good"] == 1
    assert straight["said pleasant"] > 0 > -turned["said unpleasant"]


def test_what_somebody_is_called_counts_for_nothing() -> None:
    one, other = "Ilsa Brandt is good", "Odo Kellers is good"
    assert features(statement(one, (0, 11)), LISTS) == features(statement(other, (0, 11)), LISTS)
    assert "name then good" in features(statement(one, (0, 11)), LISTS)


def certain(stance: str) -> PositionModel:
    sure, never = Linear({}, 9.0), Linear({}, -9.0)
    stances = {"support": never, "oppose": never, stance: sure}
    return PositionModel(stances, Linear({"phrase": 5.0}, -2.0), Linear({"stance": 1.0}, 0.0), LISTS, 0.5)


def by_words(text: str) -> States:
    """States of nothing, a piece a word."""
    found = [m.span() for m in re.finditer(r"\w+", text)]
    return States([s for s, _ in found], [e for _, e in found], np.zeros((len(found), STATE), dtype=np.float32))


def shown(
    text: str, given: Quotation, model: PositionModel, names: tuple[NameMention, ...] = (), **tags: int
) -> Position | None:
    """The position of the first passage of a quotation, where the network sees nothing but the tag of one word each."""
    states = by_words(text)
    view = views(text, [given], names, states, LISTS)[0]
    seen = Seen(
        np.zeros(2, dtype=np.float32), view.look.rows, np.full((len(view.look.rows), 3), -4.0, dtype=np.float32)
    )
    for word, column in tags.items():
        low, high = states.covering(text.index(word), text.index(word) + len(word))
        seen.tags[(view.look.rows >= low) & (view.look.rows < high), column] = 4
    weighed = weigh(text, view, seen, names, states, model)
    return position(text, view, weighed, {}, model) if weighed else None


def test_no_position_without_a_target() -> None:
    text = "Brandt opposed the harbour wall. She opposed it."
    found = shown(text, quotation(text, "the harbour wall", "opposed"), certain("oppose"), harbour=2, wall=2)
    assert found is not None
    assert (found.target, found.target_key, found.stance) == ("the harbour wall", "harbour wall", "oppose")
    assert shown(text, quotation(text, "it."), certain("oppose")) is None


def test_the_speaker_is_no_target_of_their_own() -> None:
    text = "Brandt said Brandt would win."
    names = (NameMention(0, 6, "person", 1.0), NameMention(12, 18, "person", 1.0))
    model = replace(certain("support"), target=Linear({"name": 9.0}, -2.0))
    assert shown(text, quotation(text, "Brandt would win"), model, names) is None


def test_nothing_outside_of_the_passage_is_its_target() -> None:
    text = "Odo Kellers left. Brandt said she hated it."
    names = (NameMention(0, 11, "person", 1.0),)
    model = replace(certain("oppose"), target=Linear({"name": 18.0}, -9.0))
    assert shown(text, quotation(text, "hated it"), model, names) is None


def test_what_somebody_is_accused_of_is_no_part_of_the_target() -> None:
    text = "Brandt accused the old mayor of hiding a report."
    phrases = {
        text[c.start : c.end]
        for c in candidates(text, quotation(text, text[7:-1]), Stretch(7, len(text) - 1), (), LISTS)
    }
    assert "the old mayor" in phrases
    assert "the old mayor of hiding" not in phrases


def test_a_target_ends_where_the_network_sees_no_more_of_it() -> None:
    text = "Brandt said: I fear the mad minister often."
    said = quotation(text, text[13:])
    whole = shown(text, said, certain("oppose"), mad=2, minister=2, the=2, often=2)
    cut = shown(text, said, certain("oppose"), mad=2, minister=2, the=2)
    assert whole is not None
    assert cut is not None
    assert (whole.target, cut.target) == ("the mad minister often", "the mad minister")


def test_of_two_phrases_alike_the_one_that_the_network_sees_is_the_target() -> None:
    text = "Brandt said: I fear the bay and the wall."
    for target in ("the bay", "the wall"):
        found = shown(text, quotation(text, text[13:]), certain("oppose"), **{target.split()[-1]: 2})
        assert found is not None
        assert found.target == target


@pytest.mark.parametrize(
    ("words", "stance", "taken"),
    [
        ("I oppose the old wall", "oppose", True),
        ("I do not oppose the old wall", "oppose", False),
        ("I do not oppose it, I oppose the old wall", "oppose", True),
        ("The old wall is not good", "oppose", True),
        ("The old wall is not good", "support", False),
    ],
)
def test_who_does_not_oppose_something_takes_no_side(words: str, stance: str, taken: bool) -> None:
    text = f"Brandt said: {words}."
    assert (shown(text, quotation(text, words), certain(stance), wall=2) is not None) is taken


def test_a_document_takes_no_position() -> None:
    text = "The report said: I oppose the old wall."
    given = quotation(text, "I oppose the old wall")
    assert shown(text, given, certain("oppose"), wall=2)
    report = replace(SPEAKER, name="The report", type="document")
    assert shown(text, replace(given, speaker=report), certain("oppose"), wall=2) is None


@pytest.mark.parametrize("mention", ["the minister", "The White House", "some voters", "officials"])
def test_mentions_that_describe(mention: str) -> None:
    assert is_description(mention)


@pytest.mark.parametrize("mention", ["Brandt", "he", "They", "Dr. Brandt", ""])
def test_mentions_that_name(mention: str) -> None:
    assert not is_description(mention)


def test_what_makes_a_position_less_sure() -> None:
    text = "Brandt said: I oppose the old wall."
    model = replace(
        certain("oppose"), final=Linear({"stance": 0.1, "speaker": 1.0, "described": -1.0, "target": 0.1}, 1.0)
    )
    given = quotation(text, "I oppose the old wall")
    confidences = [
        found.confidence
        for q in (given, replace(given, mention=Span(0, 6, "the mason")), replace(given, confidence=0.6))
        if (found := shown(text, q, model, wall=2))
    ]
    assert len(confidences) == 3
    assert confidences[0] == max(confidences)
    assert len(set(confidences)) == 3
    doubtful = replace(given, confidence=0.1)
    assert shown(text, doubtful, model, wall=2) is None


def test_what_is_told_of_the_pieces() -> None:
    text = "\u201cKellers is wrong,\u201d Brandt said."
    given = replace(quotation(text, "Kellers is wrong", "said"), mention=Span(20, 26, "Brandt"))
    given = replace(given, spans=(replace(given.spans[0], quoted=True),))
    names = [NameMention(1, 8, "person", 1.0)]
    look = look_at(text, given, Stretch(1, 17), names, by_words(text))
    assert look is not None
    assert look.rows.tolist() == [4, 0, 1, 2]  # the cue stands apart, and goes before
    told = [{kind for kind in range(MARKS) if marks[kind]} for marks in look.marks]
    assert told == [{CUE}, {WORDS, QUOTED, OTHER}, {WORDS, QUOTED}, {WORDS, QUOTED}]
    whole = look_at(text, given, Stretch(1, len(text)), names, by_words(text))
    assert whole is not None
    assert MENTION in {kind for kind in range(MARKS) if whole.marks[3][kind]}
    assert look_at(text, given, Stretch(0, 1), names, by_words(text)) is None


def test_a_stance_is_the_weighted_mean_and_the_strongest_tag_of_its_own_passage() -> None:
    given = np.array([[0, 0, 1, -1, 5, 0, 0], [0, -15, 3, 7, 2, 1, 9], [1, 1, 4, -4, 0, -2, 0]], dtype=np.float32)
    network = Network(lambda states, marks: given)
    blank = np.zeros((3, MARKS), dtype=np.float32)
    one, other = network.see(
        States((), (), np.zeros((9, STATE), dtype=np.float32)),
        [Look(np.array([3, 4]), blank[:2]), Look(np.array([8]), blank[:1])],
    )
    assert one.stances == pytest.approx([2 + 5, -1 + 1], abs=1e-4)
    assert other.stances == pytest.approx([4, -4 - 2], abs=1e-4)
    assert one.tags.tolist() == [[5, 0, 0], [2, 1, 9]]


def test_passages_seen_together_are_seen_as_each_alone() -> None:
    reading = load_attributor().read(HARBOUR, ())
    looks = [
        look
        for words in ("the harbour treaty", "the new ferry line", "The ferry sails at noon")
        if (look := look_at(HARBOUR, given := quotation(HARBOUR, words), given.spans[0], reading.names, reading.states))
    ]
    together = load_network().see(reading.states, looks)
    for look, seen in zip(looks, together, strict=True):
        alone = load_network().see(reading.states, [look])[0]
        assert seen.stances == pytest.approx(alone.stances, abs=1e-4)
    assert load_network().see(reading.states, []) == []


def test_a_model_that_is_none_is_refused() -> None:
    assert read_model(msgspec.json.encode(certain("oppose"))) == certain("oppose")
    with pytest.raises(msgspec.MsgspecError):
        read_model(json.dumps({"threshold": 0.5}).encode())
