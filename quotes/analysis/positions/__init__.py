"""Positions: what a speaker supports or opposes, shown by the words of one quotation or by what is told around them.

The sentence decides what is found: a word of stance, who takes it, whether it is asserted, and a phrase that names the
target. How likely an editor prints it is learnt from what editors printed (``printable``). What lies
under ``model.PRINTABLE`` is for editors to check, and shown to nobody else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial

from quotes.analysis.attribution import NameMention
from quotes.analysis.dates.dateline import dateline_stretch
from quotes.analysis.deadline import watched
from quotes.analysis.positions.antecedents import Tellings
from quotes.analysis.positions.clauses import is_asserted
from quotes.analysis.positions.holders import Held, held_by, may_be_held
from quotes.analysis.positions.names import full_names, printed_name
from quotes.analysis.positions.printable import probabilities
from quotes.analysis.positions.printable.position_features import features
from quotes.analysis.positions.pronouns import meant_by_it
from quotes.analysis.positions.stance import FoundStance
from quotes.analysis.positions.stance_words import COUNTS, JUDGES
from quotes.analysis.positions.stances import stances
from quotes.analysis.positions.targets import Target, target_of
from quotes.analysis.positions.triggers import StanceWords
from quotes.analysis.segmentation import sentences
from quotes.analysis.syntax import BATCH, Sentence, parse_all
from quotes.lexicon.nouns import PERSON, sense_of
from quotes.lexicon.offices import PARTIES
from quotes.lexicon.target_keys import target_key
from quotes.model import START, Position, Quotation, QuotedSpan, Span, Stretch

_UNNAMED = frozenset("a an some many several".split())
"""First words of what a speaker is called who bears no name."""
LEAST_WORDS = 3
"""Words of a stretch between marks that is parsed by itself: a shorter one is part of the sentence around it."""
_QUESTION = re.compile(r"[^?]\?[\"”’']?\Z")
_TAKEN_BACK = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|refus\w+|declin\w+|jok\w+|threat\w+|quip\w+|sarcastic\w*|drily)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Found:
    """A position with a confidence of 0, and what speaks for and against printing it, in numbers by name."""

    position: Position
    numbers: Mapping[str, float]


def find_positions(
    text: str,
    quotations: Sequence[Quotation],
    names: Sequence[NameMention],
    checkpoint: Callable[[], None] = lambda: None,
) -> tuple[Position, ...]:
    """The positions that the ``quotations`` of ``text`` show, in the order of the text, each target of a speaker once.

    ``names``: all names in ``text``, in order. ``checkpoint`` is called before each sentence. Also those are returned
    whose confidence lies under ``model.PRINTABLE``.
    """
    every = list(found_positions(text, quotations, names, checkpoint))
    best: dict[tuple[str, str, str], Position] = {}
    for found, probability in zip(every, probabilities([f.numbers for f in every]), strict=True):
        position = replace(found.position, confidence=probability)
        key = (position.speaker, position.target_key, position.stance)
        if key not in best or best[key].confidence < position.confidence:
            best[key] = position
    return tuple(sorted(best.values(), key=lambda p: (p.evidence.start, p.evidence.end)))


def found_positions(
    text: str,
    quotations: Sequence[Quotation],
    names: Sequence[NameMention],
    checkpoint: Callable[[], None] = lambda: None,
) -> Iterator[Found]:
    """All positions, as ``find_positions`` weighs them: the same one may stand there several times."""
    every = _without_dateline(text, sentences(text))
    page = _Page(Tellings(text, every, checkpoint), names, full_names(text, names))
    first_words = {text[name.start : name.end].split()[0] for name in names}
    held = _with_quotations(every, [q for q in quotations if _can_take_sides(q, first_words)])
    parts = [part for sentence, here in held for part in _to_parse(text, sentence, here)]
    for at in watched(range(0, len(parts), BATCH), checkpoint):
        yield from _in_parts(page, parts[at : at + BATCH])


def _with_quotations(
    every: Sequence[Stretch], quotations: Sequence[Quotation]
) -> Iterator[tuple[Stretch, list[Quotation]]]:
    """The sentences that hold words of the quotations, their cues or mentions; in order."""
    starts = [s.start for s in every]
    held: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        parts = [p for p in (*quotation.spans, quotation.cue, quotation.mention) if p]
        for place in {i for p in parts for i in range(_last(starts, p.start), _last(starts, p.end - 1) + 1)}:
            held.setdefault(place, []).append(quotation)
    return ((every[place], held[place]) for place in sorted(held))


def _is_named(speaker: str, first_words: Set[str]) -> bool:
    """Whether a speaker bears a name: not "some officials" or "demonstrators", whose stance is nobody's.
    ``first_words``: those of the names in the article."""
    first, *others = speaker.split()
    if first.lower() in _UNNAMED:
        return False
    return (first.lower() != "the" and first[0].isupper() and first in first_words) or any(map(_is_proper, others))


def _is_proper(word: str) -> bool:
    """Whether a word inside a name is a proper one, not an office in capitals ("the MPs"); parties are called by their
    people."""
    one = word.lower().removesuffix("s")
    return word[0].isupper() and (one not in PERSON or one in PARTIES or word == "Tories")


def _last(starts: Sequence[int], place: int) -> int:
    """The index of the sentence in which a place lies."""
    return max(0, bisect_right(starts, place) - 1)


def _without_dateline(text: str, every: Sequence[Stretch]) -> list[Stretch]:
    """Sentences without the dateline, which would be parsed as a subject of what follows it."""
    line = dateline_stretch(text)
    if line is None:
        return list(every)
    rest = (Stretch(line.end, s.end) if line.start < s.end and s.start < line.end else s for s in every)
    return [s for s in rest if s.start < s.end]


def _can_take_sides(quotation: Quotation, first_words: Set[str]) -> bool:
    """Whether what a quotation says can be its speaker's own stance: not that of a document, of nobody by name (see
    ``_is_named``), of a court, or of words that were not said."""
    speaker = quotation.speaker
    if speaker is None or quotation.act == "denied" or speaker.type in ("document", "anonymous"):
        return False
    if not _is_named(speaker.name, first_words):
        return False
    words = {word.lower() for word in speaker.name.split()}
    offices = {word.lower() for word in (speaker.role or "").split()}
    if (words | offices) & JUDGES or words <= COUNTS or "," in speaker.name:
        return False
    last = speaker.name.split()[-1]
    named = last[0].isupper() and (len(speaker.name.split()) > 1 or speaker.type == "person")
    return named or sense_of(last.lower()).sort != "document"


@dataclass(frozen=True, slots=True)
class _Part:
    """A ``stretch`` that is parsed by itself, the quotations it holds words of, and stretches ``without`` whose words
    are looked at elsewhere."""

    stretch: Stretch
    quotations: Sequence[Quotation]
    without: Sequence[Stretch] = ()


def _to_parse(text: str, sentence: Stretch, here: Sequence[Quotation]) -> Iterator[_Part]:
    """What is parsed of a sentence. Whole clauses between marks are parsed by themselves, for their words are clearer
    without "said Hale" behind them; the sentence is parsed for the words around them."""
    whole = text[sentence.start : sentence.end]
    if not StanceWords(whole, whole).may_show:
        return
    found = {c for q in here for span in q.spans if span.quoted and (c := _clause(text, span, sentence))}
    clauses = sorted(found, key=START)
    for clause in clauses:
        part = _Part(clause, here)
        if _may_show_position(text, part, [clause]):
            yield part
    starts, ends = [sentence.start, *(c.end for c in clauses)], [*(c.start for c in clauses), sentence.end]
    part = _Part(sentence, here, clauses)
    if _may_show_position(text, part, [Stretch(a, b) for a, b in zip(starts, ends, strict=True)]):
        yield part


def _may_show_position(text: str, part: _Part, around: Sequence[Stretch]) -> bool:
    """Whether the words of a part, found in ``around``, may show somebody's stance: one that somebody there takes, or
    one in the words of a quotation, which its speaker takes. Questions assert nothing."""
    whole = text[part.stretch.start : part.stretch.end]
    if _QUESTION.search(whole):
        return False
    found = StanceWords("".join(text[a.start : a.end] for a in around), whole)
    if not found.may_show:
        return False
    if found.may_be_taken and may_be_held(whole, part.stretch, part.quotations):
        return True
    spans = [span for quotation in part.quotations for span in quotation.spans]
    said = " ".join(text[max(a.start, s.start) : min(a.end, s.end)] for a in around for s in spans)
    return StanceWords(said, whole).may_be_owed


def _clause(text: str, span: QuotedSpan, sentence: Stretch) -> Stretch | None:
    """The part of a span between marks that lies in a sentence, where that is a clause: it begins with a capital, or is
    all of the sentence."""
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    words = text[start:end]
    if start < end and (
        (words[0].isupper() and len(words.split()) >= LEAST_WORDS) or len(words) == sentence.end - sentence.start
    ):
        return Stretch(start, end)
    return None


@dataclass(frozen=True, slots=True)
class _Page:
    """An article: its text and sentences with what they tell, its ``names``, and the ``whole`` names of people by their
    surnames."""

    tellings: Tellings
    names: Sequence[NameMention]
    whole: Mapping[str, str]

    @property
    def text(self) -> str:
        """The text of the article."""
        return self.tellings.text


def _in_parts(page: _Page, parts: Sequence[_Part]) -> Iterator[Found]:
    """The positions in some parts of sentences."""
    trees = parse_all(page.text, [part.stretch for part in parts])
    found = [(part, tree, stance) for part, tree in zip(parts, trees, strict=True) for stance in _stances(part, tree)]
    every = page.tellings.trees.gathered([partial(_shown_by, page, *each) for each in found])
    return (each for each in every if each is not None)


def _stances(part: _Part, tree: Sentence) -> Iterator[FoundStance]:
    """The stances of a part."""
    for stance in stances(tree):
        place = tree.words[stance.word].start
        if not any(c.start <= place < c.end for c in part.without):
            yield stance


def _shown_by(page: _Page, part: _Part, tree: Sentence, stance: FoundStance) -> Found | None:
    """The position that a stance shows a speaker of the part's quotations to take, if any."""
    held = held_by(page.text, tree, stance, part.quotations)
    if held is None or not _is_taken(tree, stance, held):
        return None
    target = target_of(page.tellings, tree, stance.target)
    target = target or meant_by_it(page.tellings, page.names, tree, stance, held)
    if target is None:
        return None
    name = printed_name(page.text, page.names, target.name, page.whole)
    target = replace(target, name=name) if name else replace(target, is_clear=False)
    position = _position(page, tree, stance, held, target)
    if position.target.lower() == position.speaker.lower():  # nobody is said to be for himself
        return None
    return Found(position, features(page.text, page.names, tree, stance, held, target))


def _is_taken(tree: Sentence, found: FoundStance, held: Held) -> bool:
    """Whether the holder takes the stance in earnest."""
    spans = held.quotation.spans
    if held.span is None:
        return is_asserted(tree, found.word, range(tree.words[0].start, tree.words[-1].end), reported=False)
    cue = held.quotation.cue
    if cue and _TAKEN_BACK.search(cue.exact):
        return False
    return is_asserted(tree, found.word, range(spans[0].start, spans[-1].end), reported=not held.span.quoted)


def _position(page: _Page, tree: Sentence, found: FoundStance, held: Held, target: Target) -> Position:
    word, quotation = tree.words[found.word], held.quotation
    assert quotation.speaker is not None
    name = page.text[target.name.start : target.name.end]
    start, end = min(word.start, target.place.start), max(word.end, target.place.end)
    return Position(
        speaker=quotation.speaker.name,
        quotation=quotation.id,
        target=name,
        target_key=target_key(name, page.whole),
        stance=found.stance,
        evidence=Span.of(page.text, start, end),
        confidence=0.0,
    )
