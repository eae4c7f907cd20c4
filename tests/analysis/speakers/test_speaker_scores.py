"""Whose words these are, by the engine's scores alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from quotes.analysis.attribution import Attribution, Reading, no_affinities
from quotes.analysis.attribution.links import FloatArray
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers import resolve
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.gathering import gather_entities
from quotes.analysis.speakers.speaker_scores import FLOOR, SpeakerScores
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.model import Stretch
from tests.support.analysis.marked import read_marked


def scorer(scores: dict[int, float], nobody: float) -> Callable[[Sequence[Stretch]], Callable[..., FloatArray]]:
    """Scores of the mentions by where they begin, whatever the words."""

    def of(mentions: Sequence[Stretch]) -> Callable[[Sequence[Stretch]], FloatArray]:
        row = [scores.get(m.start, -20.0) for m in mentions]
        return lambda content: np.array([*row, nobody], dtype=np.float32)

    return of


def entities(marked: str) -> tuple[str, list[Entity]]:
    text, reading = read_marked(marked)
    regions = TextRegions(text, quoted_stretches(text))
    return text, gather_entities(reading.names, regions, []).entities


def scores(marked: str, given: dict[str, float], nobody: float, content: str) -> tuple[dict[str, float], float]:
    text, people = entities(marked)
    starts = {text.index(name): score for name, score in given.items()}
    reading = Reading((), (), (), no_affinities, scorer(starts, nobody))
    start = text.index(content)
    found = SpeakerScores(people, reading).of_content([Stretch(start, start + len(content))])
    return {e.name: found.of(e) for e in people}, found.nobody


def test_the_places_of_one_person_count_together() -> None:
    marked = "<p>Robert Keel</p> met <p>Ana Brandt</p>. <p>Keel</p> left. “We sail tonight.”"
    of, nobody = scores(marked, {"Robert Keel": 0.0, "Ana Brandt": 0.0, "Keel left": 0.0}, 0.0, "We sail tonight.")
    assert of["Robert Keel"] == pytest.approx(math.log(0.5), abs=1e-3)
    assert of["Ana Brandt"] == pytest.approx(math.log(0.25), abs=1e-3)
    assert nobody == pytest.approx(math.log(0.25), abs=1e-3)


def test_who_is_named_in_the_words_does_not_speak_them() -> None:
    marked = "<p>Robert Keel</p> waited. “<p>Ana Brandt</p> is late.”"
    of, _ = scores(marked, {"Robert Keel": 0.0, "Ana Brandt": 5.0}, -20.0, "Ana Brandt is late.")
    assert of["Ana Brandt"] == FLOOR
    assert of["Robert Keel"] == pytest.approx(0.0, abs=1e-3)


def test_without_entities_nobody_is_sure() -> None:
    reading = Reading((), (), (), no_affinities)
    found = SpeakerScores([], reading).of_content([Stretch(0, 5)])
    assert (found.nobody, found.best(3)) == (0.0, [])


def test_words_without_a_printed_source_go_to_whom_they_suit() -> None:
    text, reading = read_marked("<p>Robert Keel</p> met <p>Ana Brandt</p> at the pier.\n\n“We sail tonight.”")
    words = Stretch(text.index("We sail"), text.index(".”") + 1)
    told = replace(
        reading,
        attributions=(Attribution((words,), None, None, 0.97, 0.9),),
        speaker_scorer=scorer({text.index("Ana Brandt"): 9.0}, -9.0),
    )
    resolution = resolve(text, quoted_stretches(text), told)
    (choice,) = resolution.choices
    assert choice.speaker is not None
    assert resolution.speakers[choice.speaker].name == "Ana Brandt"
    assert choice.chain[0] == "no speaker is mentioned"
    assert choice.grounds is not None
    assert choice.grounds.kind == "unsourced"


def test_words_without_a_printed_source_that_suit_nobody_stay_nobodys() -> None:
    text, reading = read_marked("<p>Robert Keel</p> met <p>Ana Brandt</p> at the pier.\n\n“We sail tonight.”")
    words = Stretch(text.index("We sail"), text.index(".”") + 1)
    told = replace(
        reading,
        attributions=(Attribution((words,), None, None, 0.97, 0.9),),
        speaker_scorer=scorer({}, 9.0),
    )
    (choice,) = resolve(text, quoted_stretches(text), told).choices
    assert choice.candidates and all(candidate.confidence < 0.5 for candidate in choice.candidates)
