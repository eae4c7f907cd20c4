"""Whose stance a sentence shows: the speaker of which quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.analysis.positions.clauses import SUBJECTS
from quotes.analysis.positions.stance import FoundStance
from quotes.analysis.syntax import Sentence, Word
from quotes.model import Quotation, QuotedSpan, Span

_FIRST = frozenset("i we us".split())
_PERSON = frozenset("he she".split())
_OTHERS = frozenset("it they".split())


@dataclass(frozen=True, slots=True)
class Held:
    """The quotation whose speaker takes a stance. ``span``: the words of it in which the stance stands; None where
    the sentence tells it of the speaker."""

    quotation: Quotation
    span: QuotedSpan | None


def held_by(text: str, sentence: Sentence, found: FoundStance, quotations: Sequence[Quotation]) -> Held | None:
    """Who takes a stance among the speakers of the ``quotations`` that touch the sentence; None where it is somebody
    else, or not clear."""
    word = sentence.words[found.word]
    holder = sentence.words[found.holder] if found.holder is not None else None
    for quotation in quotations:
        span = next((s for s in quotation.spans if s.start <= word.start < s.end), None)
        if span and (found.impersonal or (holder and _is_speaker(text, sentence, holder, quotation, span))):
            return Held(quotation, span)
    if holder is None:
        return None
    for quotation in quotations:
        mention = quotation.mention
        if mention and mention.start <= holder.start < mention.end and not _is_part(sentence, holder, mention):
            return Held(quotation, None)
    for quotation in quotations:
        if quotation.speaker and text[holder.start : holder.end].istitle() and _is_last_name(holder, quotation):
            return Held(quotation, None)
    return None


def _is_speaker(text: str, sentence: Sentence, holder: Word, quotation: Quotation, span: QuotedSpan) -> bool:
    """Whether a word in the words of a quotation means its speaker: "I" in marks; else the pronoun or the name that
    indirect speech begins with, or the state whose ambassador speaks ("Varland …, its ambassador said")."""
    if holder.lower in _FIRST:
        return span.quoted
    assert quotation.speaker is not None
    first = not span.quoted and not any(
        w.relation in SUBJECTS and w.start >= span.start and w.index < holder.index for w in sentence.words
    )
    if holder.lower in _PERSON:
        return first and quotation.speaker.type == "person"
    if holder.lower in _OTHERS:
        return first and quotation.speaker.type in ("organization", "group")
    named = text[holder.start].isupper()
    of_it = quotation.mention is not None and quotation.mention.exact.lower().startswith("its ")
    return named and (holder.lower in quotation.speaker.name.lower().split() or (first and of_it))


def _is_part(sentence: Sentence, holder: Word, mention: Span) -> bool:
    """Whether a word of a mention is not who is mentioned ("a founder of the Alden Guild")."""
    return (
        holder.relation in ("pobj", "poss", "dobj") and mention.start <= sentence.words[holder.head].start < mention.end
    )


def _is_last_name(holder: Word, quotation: Quotation) -> bool:
    assert quotation.speaker is not None
    return quotation.speaker.name.lower().split()[-1:] == [holder.lower]
