"""What "it" is where somebody says "I was wrong about the dam. I support it today": the one thing that he named before,
in the same words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions.antecedents import Tellings
from quotes.analysis.positions.clauses import SUBJECTS
from quotes.analysis.positions.holders import Held
from quotes.analysis.positions.names import names_in
from quotes.analysis.positions.printable.specific_phrases import tells_which
from quotes.analysis.positions.stance import FoundStance
from quotes.analysis.positions.target_phrases import phrase
from quotes.analysis.positions.target_phrases.back_references import is_definite
from quotes.analysis.positions.targets import Target, is_somebody, target_of
from quotes.analysis.syntax import Sentence, Word
from quotes.model import START, Stretch

_FIRST = frozenset("i we".split())
_TOPICS = frozenset("about against for".split())
"""Prepositions before what is spoken of, where others tell of places and times."""


def meant_by_it(
    tellings: Tellings,
    names: Sequence[NameMention],
    sentence: Sentence,
    found: FoundStance,
    held: Held,
) -> Target | None:
    """The target of a plain stance on "it" that somebody takes in the first person, between marks: the only thing that
    he names before it in the sentence, or else in that before, where he said that, too. None where there is none, or
    more than one. ``names``: all of the article. To be called by tasks of ``tellings.trees.gathered``."""
    it, said = sentence.words[found.target], held.span
    own = found.holder is not None and sentence.words[found.holder].lower in _FIRST
    if it.lower != "it" or not own or not found.plain or said is None or not said.quoted:
        return None
    for tree in (sentence, _sentence_before(tellings, sentence, held)):
        things = [w for w in _things(tree, names) if said.start <= w.start < it.start] if tree else []
        if tree is not None and things:
            first = [w for w in things if w.relation in SUBJECTS] or things  # what a sentence is about goes first
            return _meant(tellings, tree, first[0], it) if len(first) == 1 else None
    return None


def _sentence_before(tellings: Tellings, sentence: Sentence, held: Held) -> Sentence | None:
    """The sentence before another, as far as the speaker said it in the words that go on with that one."""
    sentences, start = tellings.sentences, sentence.words[0].start
    last = bisect_left(sentences, start, key=START) - 1
    said = [span for span in held.quotation.spans if span.quoted and span.start <= start < span.end]
    if last < 0 or not said or sentences[last].start < said[0].start - 1:
        return None
    (tree,) = tellings.trees.of([Stretch(max(sentences[last].start, said[0].start), min(sentences[last].end, start))])
    return tree


def _things(tree: Sentence, names: Sequence[NameMention]) -> Iterator[Word]:
    """The things that a sentence tells of: one each, neither people nor times and places."""
    for word in tree.words:
        topic = word.relation == "pobj" and tree.words[word.head].lower in _TOPICS
        person = any(n.type == "person" for n in names_in(names, Stretch(word.start, word.end)))
        somebody = person or (is_somebody(tree, word.index) and not word.tag.startswith("NNP"))
        aside = tree.words[word.head].tag == "VBG"  # "threatening the peace"
        told = word.relation in (*SUBJECTS, "dobj") and not aside
        if word.tag in ("NN", "NNP") and (topic or told) and not somebody:
            yield word


def _meant(tellings: Tellings, tree: Sentence, thing: Word, it: Word) -> Target | None:
    """The target "it" by the words for a ``thing`` named before: clear only where those alone would be."""
    indices = phrase(tree, thing.index)
    target = target_of(tellings, tree, thing.index)
    if target is None or not (thing.tag.startswith("NNP") or is_definite(tree, indices, thing.index)):
        return None
    alone = target.is_lone or target.is_only
    sure = target.is_clear and (target.name != target.place or tells_which(tree, indices, thing.index, lone=alone))
    return Target(Stretch(it.start, it.end), target.name, sure, is_only=sure)
