"""Sentences as trees of words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest

from quotes.analysis import syntax
from quotes.analysis.segmentation import sentences
from quotes.analysis.syntax import BATCH, Sentence, Trees, parse, parse_all
from quotes.model import Stretch
from tests.support.analysis.trees import word

TEXT = "It rained. The mayor didn’t open the old harbour."


def tree() -> Sentence:
    return parse(TEXT, TEXT.index("The"), len(TEXT))


def test_words_stand_where_the_text_has_them() -> None:
    for w in tree().words:
        assert TEXT[w.start : w.end].lower().replace("’", "'") == w.lower


def test_who_does_what_hangs_on_the_verb() -> None:
    sentence = tree()
    verb = word(sentence, "open")
    assert [w.lower for w in sentence.below(verb.index, "nsubj")] == ["mayor"]
    assert [w.lower for w in sentence.below(verb.index, "neg")] == ["n't"]


def test_a_phrase_is_all_that_hangs_on_its_head() -> None:
    sentence = tree()
    phrase = sentence.subtree(word(sentence, "harbour").index)
    assert [sentence.words[i].lower for i in phrase] == ["the", "old", "harbour"]


def test_every_path_ends_at_the_top() -> None:
    sentence = tree()
    assert {list(sentence.path(w.index))[-1].lower for w in sentence.words} == {"open"}


def test_many_sentences_have_the_trees_of_each() -> None:
    text = " ".join(f"The mayor of town {n} didn’t open the old harbour." for n in range(BATCH + 1))
    stretches = sentences(text)
    assert list(parse_all(text, stretches)) == [parse(text, s.start, s.end) for s in stretches]


def test_words_that_were_forgotten_are_parsed_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [tree() for _ in range(2)]
    monkeypatch.setattr(syntax, "MOST_WORDS", 1)
    monkeypatch.setattr(syntax, "LEARNT_WORDS", 0)
    assert [tree() for _ in range(2)] == before


def test_the_pipeline_forgets_the_words_it_met(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syntax, "MOST_WORDS", 50)
    monkeypatch.setattr(syntax, "LEARNT_WORDS", 0)
    known = syntax._load()._pipeline.vocab
    for n in range(40):
        new = f"The qx{n} vz{n} wq{n} jk{n} sail."
        parse(new, 0, len(new))
    assert sum(f"qx{n}" in known.strings for n in range(40)) < 20


def test_a_pipeline_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syntax, "PIPELINE", "no_such_pipeline")
    monkeypatch.setattr(syntax, "_load", syntax._load.__wrapped__)  # not the one that was loaded before
    with pytest.raises(RuntimeError, match="no_such_pipeline is not installed"):
        syntax.load()


def test_tasks_have_their_sentences_parsed_together(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The mayor opened the harbour. She left. The ferry sails."
    one, two, three = sentences(text)
    trees, batches = Trees(text), list[int]()

    def first_word(*asked: Stretch) -> str:
        return trees.of([asked[-1]])[0].words[0].lower if len(trees.of(asked[:-1])) else ""

    parsed = syntax._parsed

    def counted(text: str, stretches: Sequence[Stretch]) -> list[Sentence]:
        batches.append(len(stretches))
        return parsed(text, stretches)

    monkeypatch.setattr(syntax, "_parsed", counted)
    tasks = [*(partial(first_word, *pair) for pair in ((one, two), (two, three), (one, three))), str]
    assert trees.gathered(tasks) == ["she", "the", "the", ""]
    assert batches == [2, 1]  # what the tasks ask for first, then the rest of it
