"""Whose stance a sentence shows: the speaker of which quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from quotes.analysis.positions.clauses import SUBJECTS
from quotes.analysis.positions.stance import FoundStance
from quotes.analysis.positions.targets import is_somebody
from quotes.analysis.syntax import Sentence, Word
from quotes.lexicon.nouns import GROUP, ORGANIZATION, PERSON
from quotes.lexicon.word_lists import words
from quotes.model import Quotation, QuotedSpan, Span, Stretch

_WORD = re.compile(r"\w+")
_FIRST = frozenset("i we us".split())
_PERSON = frozenset("he she".split())
_OTHERS = frozenset("it they".split())
_OFFICES = words("offices/spokespeople")
"""Words for those who speak for a state or a body."""
_HEADS = words("offices/of_bodies")
"""Words for those who speak for a body of people."""
_BODIES = {"our", *(form for noun in ORGANIZATION | GROUP for form in (noun, f"{noun}s"))}
"""Words by which somebody speaks of his own body of people, or calls it: "our members", "the guild"."""
_BESIDE = frozenset("amod compound det nmod poss".split())
_JOINTS = frozenset("and for in of on the to".split())
"""Small words of names of groups."""
_STEM = 4
"""Letters of a name that its forms share ("Varland", "Varlandish")."""


@dataclass(frozen=True, slots=True)
class Held:
    """The quotation whose speaker takes a stance. ``span``: the words of it in which the stance stands; None where
    the sentence tells it of the speaker. ``of_body``: it is told of the body that the speaker holds an office of."""

    quotation: Quotation
    span: QuotedSpan | None
    of_body: bool = False


def held_by(text: str, sentence: Sentence, found: FoundStance, quotations: Sequence[Quotation]) -> Held | None:
    """Who takes a stance among the speakers of the ``quotations`` that touch the sentence; None where it is somebody
    else, or not clear."""
    word = sentence.words[found.word]
    holder = sentence.words[found.holder] if found.holder is not None else None
    for quotation in quotations:
        span = next((s for s in quotation.spans if s.start <= word.start < s.end), None)
        owed = found.impersonal and span is not None and span.start <= sentence.words[found.target].start < span.end
        if span and (owed or (holder and _is_speaker(text, sentence, holder, quotation, span))):
            return Held(quotation, span, holder is not None and _is_speakers_body(text, sentence, holder, quotation))
    if holder is None or not is_somebody(sentence, holder.index, alone=True):
        return None
    for quotation in quotations:
        mention = quotation.mention
        if mention is None or _is_others(sentence, found, quotation):
            continue
        if mention.start <= holder.start < mention.end and not _is_part(sentence, holder, mention):
            return Held(quotation, None)
    for quotation in quotations:
        named = quotation.speaker and text[holder.start : holder.end].istitle() and _is_last_name(holder, quotation)
        if named and not _is_others(sentence, found, quotation):
            return Held(quotation, None)
    return None


def may_be_held(words: str, stretch: Stretch, quotations: Sequence[Quotation]) -> bool:
    """Whether ``held_by`` may find somebody among the ``words`` of a sentence, which is ``stretch`` of the text, who is
    no mere speaker of what ought to be: one who is mentioned, or named, or meant by a pronoun."""
    said = _WORD.findall(words)
    low, names = {word.lower() for word in said}, {word.lower() for word in said if word[0].isupper()}
    return not low.isdisjoint(_FIRST) or any(_may_be_of(quotation, stretch, low, names) for quotation in quotations)


def _may_be_of(quotation: Quotation, stretch: Stretch, low: Set[str], names: Set[str]) -> bool:
    """The same for one quotation: ``low`` are all words, ``names`` those with a capital; both in small letters."""
    mention, who = quotation.mention, quotation.speaker
    assert who is not None
    if mention and mention.start < stretch.end and stretch.start < mention.end:
        return True
    if not names.isdisjoint(_WORD.findall(who.name.lower())):
        return True
    called = mention.exact if mention else ""
    pronouns = _PERSON if who.type == "person" else _OTHERS
    indirect = any(not s.quoted and s.start < stretch.end and stretch.start < s.end for s in quotation.spans)
    if indirect and (not pronouns.isdisjoint(low) or (names and called.lower().startswith("its "))):
        return True
    offices = {word.lower() for word in _WORD.findall(f"{who.role or ''} {called}")}
    if names and not _OFFICES.isdisjoint(offices):
        return True
    return not (low.isdisjoint(_BODIES) or _HEADS.isdisjoint(offices))


def is_sure(sentence: Sentence, found: FoundStance, held: Held) -> bool:
    """Whether it is beyond doubt who takes a stance: the sentence names the speaker as its holder, or nobody need
    review who speaks; and a group has a name of its own ("Anglers of Alden", but not "UK critics")."""
    quotation, holder = held.quotation, sentence.words[found.holder] if found.holder is not None else None
    assert quotation.speaker is not None
    name = quotation.speaker.name
    if quotation.speaker.type == "group" and any(w[0].islower() and w not in _JOINTS for w in name.split()):
        return False
    if quotation.speaker.type == "person" and quotation.mention and quotation.mention.exact == f"The {name}":
        return False  # "the Bill"
    named = holder is not None and holder.tag.startswith("NNP") and holder.lower in name.lower().split()
    return named or not quotation.needs_review


def _is_others(sentence: Sentence, found: FoundStance, quotation: Quotation) -> bool:
    """Whether the grammar tells that no person takes a stance: "the guild, which opposes the tax", or that the parser
    took a noun for a verb ("Hale, head of the council, advocate Kellers and …")."""
    assert quotation.speaker is not None
    if quotation.speaker.type != "person" or found.holder is None:
        return False
    word, holder = sentence.words[found.word], sentence.words[found.holder]
    singular = holder.tag in ("NN", "NNP") and not sentence.below(holder.index, "conj")
    which = any(w.lower == "which" for w in sentence.below(word.index, *SUBJECTS))
    bare = word.tag == "VBP" and not sentence.below(word.index, "aux")
    return which or (singular and bare)


def _is_speaker(text: str, sentence: Sentence, holder: Word, quotation: Quotation, span: QuotedSpan) -> bool:
    """Whether a word in the words of a quotation means its speaker: "I" in marks; else the pronoun or the name that
    indirect speech begins with, or the state whose ambassador speaks ("Varland …, its ambassador said")."""
    if holder.lower in _FIRST and holder.tag.startswith("P"):
        return span.quoted or holder.lower == "i"
    assert quotation.speaker is not None
    first = not span.quoted and not any(
        w.relation in SUBJECTS and w.start >= span.start and w.index < holder.index and w.lower != holder.lower
        for w in sentence.words
    )
    if holder.lower in _PERSON:
        return first and quotation.speaker.type == "person" and not _tells_of_another(sentence, holder)
    if holder.lower in _OTHERS:
        return first and quotation.speaker.type in ("organization", "group")
    if _is_speakers_body(text, sentence, holder, quotation):
        return span.quoted or first
    named = text[holder.start].isupper()
    of_it = quotation.mention is not None and quotation.mention.exact.lower().startswith("its ")
    if named and _speaks_for(text, sentence, holder, quotation):
        return True
    return named and (holder.lower in quotation.speaker.name.lower().split() or (first and of_it))


def _tells_of_another(sentence: Sentence, holder: Word) -> bool:
    """Whether "he" may be somebody told of before in the sentence: "criticised him, saying he supported the sale"."""
    other = {"he": "him", "she": "her"}[holder.lower]
    return any(w.lower == other and w.relation in ("dobj", "pobj", "dative") for w in sentence.words[: holder.index])


def _speaks_for(text: str, sentence: Sentence, holder: Word, quotation: Quotation) -> bool:
    """Whether the speaker holds an office of the state or body that a name stands for: "China opposes the ban", says
    the Chinese minister."""
    assert quotation.speaker is not None
    mention = quotation.mention.exact if quotation.mention else ""
    words = re.findall(r"[\w.]+", f"{quotation.speaker.role or ''} {mention}")
    if not _OFFICES & {word.lower() for word in words}:
        return False
    stems = {_stem(word) for word in words if word[0].isupper()}
    parts = [sentence.words[i] for i in sentence.subtree(holder.index)]
    return any(w.tag.startswith("NNP") and _stem(text[w.start : w.end]) in stems for w in parts)


def _is_speakers_body(text: str, sentence: Sentence, holder: Word, quotation: Quotation) -> bool:
    """Whether a noun stands for the body that the speaker holds an office of: "our members oppose the grades"; "the
    guild opposes the levy", says the secretary of the Alden Guild."""
    speaker, mention = quotation.speaker, quotation.mention
    if speaker is None or speaker.type != "person" or not holder.tag.startswith("NN"):
        return False
    called = {word.lower() for word in _WORD.findall(f"{speaker.role or ''} {mention.exact if mention else ''}")}
    beside = [text[w.start : w.end].lower() for w in sentence.below(holder.index) if w.relation in _BESIDE]
    if not _HEADS & called or beside not in (["the"], ["our"]):
        return False
    body = holder.lower in called and bool(
        {holder.lower, holder.lower.removesuffix("s")} & (ORGANIZATION | GROUP | PERSON)
    )
    return body or (beside == ["our"] and holder.lower == "members")


def _stem(name: str) -> str:
    """What the names of a state and of its people share."""
    letters = name.replace(".", "").lower()
    return letters if len(letters) < _STEM else letters[:_STEM]


def _is_part(sentence: Sentence, holder: Word, mention: Span) -> bool:
    """Whether a word of a mention is not who is mentioned ("a founder of the Alden Guild")."""
    return (
        holder.relation in ("pobj", "poss", "dobj") and mention.start <= sentence.words[holder.head].start < mention.end
    )


def _is_last_name(holder: Word, quotation: Quotation) -> bool:
    assert quotation.speaker is not None
    return quotation.speaker.name.lower().split()[-1:] == [holder.lower]
