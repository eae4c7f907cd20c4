"""What the engine makes of the network's pieces: whole words."""

from __future__ import annotations

import numpy as np
import pytest

from quotes.analysis.attribution import TAGS, NameMention, TrainedAttributor, whole_names
from quotes.analysis.attribution.decoding.tags import B_CONTENT, B_CUE, B_SOURCE
from quotes.analysis.attribution.encoding import windows
from quotes.analysis.attribution.links import CONTENT_TO_CUE, POINTERS, VECTOR, WIDTH, FloatArray, IntArray, LinkWeights
from quotes.model import Engine
from tests.support.analysis.pieces import TOKENIZER, pieces_of

TEXT = "Polteran said after Sunday's defeat that it was over."


def engine(text: str, parts: list[tuple[int, str]]) -> TrainedAttributor:
    """An engine whose network tags the pieces in the words of ``parts``, each with the tag that begins its class."""
    pieces = pieces_of(text)

    def run(ids: IntArray, *_: IntArray) -> tuple[FloatArray, FloatArray]:
        logits = np.full((len(ids), TAGS), -9, dtype=np.float32)
        logits[:, 0] = 0
        vectors = np.zeros((len(ids), VECTOR), dtype=np.float32)
        for begin, words in parts:
            at = text.index(words)
            first, end = pieces.covering(at, at + len(words))
            logits[1 + first, begin] = 9
            logits[2 + first : 1 + end, begin + 1] = 9
            if begin in (B_CUE, B_CONTENT):
                query, key = CONTENT_TO_CUE * 2 * WIDTH, CONTENT_TO_CUE * 2 * WIDTH + WIDTH
                vectors[1 + first : 1 + end, query if begin == B_CONTENT else key] = 10
        return logits, vectors

    def zeros(*shape: int) -> FloatArray:
        return np.zeros(shape, dtype=np.float32)

    weights = LinkWeights(zeros(POINTERS, WIDTH), zeros(POINTERS) - 5, zeros(POINTERS, 32), zeros(POINTERS, 9))
    return TrainedAttributor(TOKENIZER, run, weights, "of this test")


@pytest.mark.parametrize(
    ("source", "content", "whole"),
    [
        ("Pol", "that it was over", ("Polteran", "that it was over")),
        ("Polteran", "after Sunday'", ("Polteran", "after Sunday's")),
        ("Polteran", "it was over", ("Polteran", "it was over")),
    ],
)
def test_source_and_content_are_whole_words(source: str, content: str, whole: tuple[str, str]) -> None:
    parts = [(B_SOURCE, source), (B_CUE, "said"), (B_CONTENT, content)]
    (found,) = engine(TEXT, parts).read(TEXT, ()).attributions
    assert found.source
    assert (TEXT[found.source.start : found.source.end], TEXT[found.content[0].start : found.content[0].end]) == whole


@pytest.mark.parametrize(("cue", "whole"), [("had", "had warned"), ("had warned", "had warned")])
def test_an_auxiliary_alone_is_no_whole_cue(cue: str, whole: str) -> None:
    text = "Polteran had warned that it was over."
    (found,) = (
        engine(text, [(B_SOURCE, "Polteran"), (B_CUE, cue), (B_CONTENT, "it was over")]).read(text, ()).attributions
    )
    assert found.cue and text[found.cue.start : found.cue.end] == whole


def test_what_is_an_owners_is_the_source_whole() -> None:
    text = "Polteran’s family said that it was over."
    parts = [(B_SOURCE, "Polteran"), (B_CUE, "said"), (B_CONTENT, "it was over")]
    (found,) = engine(text, parts).read(text, ()).attributions
    assert found.source and text[found.source.start : found.source.end] == "Polteran’s family"


@pytest.mark.parametrize(
    ("text", "source", "speaks"),
    [
        ("She is the best of all and other painters said that it was over.", "the best of all and other painters",
         "other painters"),
        ("The mayor and other painters said that it was over.", "The mayor and other painters",
         "The mayor and other painters"),
    ],
)  # fmt: skip
def test_what_an_earlier_verb_says_of_another_is_no_source(text: str, source: str, speaks: str) -> None:
    parts = [(B_SOURCE, source), (B_CUE, "said"), (B_CONTENT, "it was over")]
    (found,) = engine(text, parts).read(text, ()).attributions
    assert found.source and text[found.source.start : found.source.end] == speaks


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        ("said Darel Ivanic on", [("Darel", "person"), ("Ivanic", "person")], [("Darel Ivanic", "person")]),
        (
            "Tomas Ferreyra-Lund",
            [("Tomas Ferreyra", "person"), ("Lund", "person")],
            [("Tomas Ferreyra-Lund", "person")],
        ),
        ("Mr Ivanic said", [("Iva", "person")], [("Ivanic", "person")]),
        ("Mr Ivanic said", [("Iva", "person"), ("nic", "place")], [("Ivanic", "person")]),
        (
            "Sorrend, Halvania",
            [("Sorre", "place"), ("Halvani", "place")],
            [("Sorrend", "place"), ("Halvania", "place")],
        ),
        ("London Ivanic", [("London", "place"), ("Ivanic", "person")], [("London", "place"), ("Ivanic", "person")]),
        (
            "the Storm and Thunder Corps",
            [("Storm and", "organization"), ("Thunder Corps", "organization")],
            [("Storm and Thunder Corps", "organization")],
        ),
        (
            "the Tide Fund Harbour Board",
            [("Tide Fund", "organization"), ("Harbour Board", "organization")],
            [("Tide Fund", "organization"), ("Harbour Board", "organization")],
        ),
        ("Ana, Ivo", [("Ivo", "person"), ("Ana", "person")], [("Ana", "person"), ("Ivo", "person")]),
    ],
)
def test_names_are_whole_words_in_order(text, tagged, names):
    found = [NameMention(text.index(words), text.index(words) + len(words), kind, 0.5) for words, kind in tagged]
    assert [(text[n.start : n.end], n.type) for n in whole_names(found, text)] == names


def test_the_parts_share_their_probability():
    parts = [NameMention(0, 5, "person", 0.9), NameMention(6, 12, "person", 0.5)]
    assert whole_names(parts, "Darel Ivanic") == (NameMention(0, 12, "person", 0.7),)


def pieces_read(text: str, name: Engine = "accurate") -> list[int]:
    """How many pieces each window of a text has that the network reads."""
    read: list[int] = []

    def run(ids: IntArray, *_: IntArray) -> tuple[FloatArray, FloatArray]:
        read.append(len(ids))
        return np.zeros((len(ids), TAGS), dtype=np.float32), np.zeros((len(ids), VECTOR), dtype=np.float32)

    TrainedAttributor(TOKENIZER, run, engine("", [])._weights, "of this test", name).read(text, ())
    return read


def test_the_fast_engine_reads_less_around_each_window() -> None:
    text = " ".join(f"The ferry sails to Port Alden at {n}." for n in range(100))
    fast, accurate = sum(pieces_read(text, "fast")), sum(pieces_read(text, "accurate"))
    assert len(pieces_of(text)) < fast < 0.97 * accurate


def test_windows_that_are_alike_are_read_once() -> None:
    paragraph = "“The ferry sails to Port Alden at nine,” Ana Lopes said on Monday.\n\n"
    assert len(pieces_read(200 * paragraph)) < 6 < len(windows(pieces_of(200 * paragraph)))
