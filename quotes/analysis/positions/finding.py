from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions import stance_words as lists
from quotes.analysis.positions.clauses import is_asserted, is_past
from quotes.analysis.positions.antecedents import fuller_phrase
from quotes.analysis.positions.naming import is_anaphoric, is_repeated, is_understood, phrase, points_back
from quotes.lexicon.nouns import ORGANIZATION, PERSON
from quotes.analysis.positions.passages import sentences
from quotes.analysis.positions.stances import Found, stances
from quotes.analysis.segmentation import paragraph_starts
from quotes.analysis.syntax import Sentence, Word, parse
from quotes.model import Quotation, Stance, Stretch

TRIGGERS = re.compile(
    r"\b(?:" + "|".join(sorted(
        lists_
        for lists_ in (
            {f for f, v in lists.FORMS.items() if v in set(lists.DIRECT) | lists.DEMANDS | {a for a, _ in lists.PREPOSITIONAL} | lists.URGES | lists.AGAINST | lists.FOR | lists.LEAVES | lists.NAMINGS}
            | {n for n, _ in lists.NOUNS} | {n for n, _ in lists.SIDES} | {"against", "favor", "favour", "opposed", "committed", "supportive", "must", "should", "needs", "needed", "welcome", "backer", "critics", "supporters"} | {f for v, _ in lists.PARTICLES for f in lists.forms(v)} | lists.BAD | lists.GOOD
        )
    )) + r")\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:den(?:y|ied|ies|ying)|refus\w+|declin\w+|jok\w+|threat\w+|quip\w+|drily|sarcastic\w*|if|whether)\b", re.IGNORECASE)


ALL = [None]
MILD = frozenset("criticise criticize slam blast lambast lambaste deride attack dismiss praise applaud hail commend laud welcome ridicule verdict named with rebuff rip".split())


def noun_of_being(head, names):
    if head.tag.startswith("NNP"):
        return any(n.start <= head.start < n.end and n.type in ("person", "organization") for n in names) or True
    noun = head.lower
    return noun in PERSON or noun in ORGANIZATION or (noun.endswith("s") and (noun[:-1] in PERSON or noun[:-1] in ORGANIZATION))


@dataclass(frozen=True)
class Hit:
    quotation: Quotation
    stance: Stance
    target: str
    target_at: Stretch
    evidence: Stretch
    frame: str
    why: str
    sentence: Stretch
    inside: bool


def find(text: str, quotations: Sequence[Quotation], names: Sequence[NameMention]) -> list[Hit]:
    out: list[Hit] = []
    _st = paragraph_starts(text)
    ALL[0] = [x for p, q in zip(_st, [*_st[1:], len(text)], strict=True) for x in sentences(text, p, q)]
    said = [q for q in quotations if q.speaker is not None and q.speaker.type != "document" and q.act != "denied"]
    starts = paragraph_starts(text)
    for p, q in zip(starts, [*starts[1:], len(text)], strict=True):
        for s in sentences(text, p, q):
            here = [x for x in said if touches(x, s)]
            if here and TRIGGERS.search(text, s.start, s.end):
                out.extend(in_sentence(text, s, here, names))
    seen = set()
    keep = []
    for h in out:
        k = (h.quotation.speaker.name, h.target_at, h.stance)
        if k not in seen:
            seen.add(k)
            keep.append(h)
    return keep


def touches(x: Quotation, s: Stretch) -> bool:
    parts = [*x.spans, *([x.mention] if x.mention else []), *([x.cue] if x.cue else [])]
    return any(a.start < s.end and s.start < a.end for a in parts)


def in_sentence(text, s, here, names) -> Iterator[Hit]:
    clauses = []
    for q in here:
        for span in q.spans:
            if span.quoted:
                a, b = max(span.start, s.start), min(span.end, s.end)
                words = text[a:b]
                if b - a > 0 and len(words.split()) >= 3 and words[:1].isupper() or (b - a > 0 and (a, b) == (s.start, s.end)):
                    clauses.append((a, b))
    clauses = sorted(set(clauses))
    for a, b in clauses:
        if TRIGGERS.search(text, a, b):
            tree = parse(text, a, b)
            yield from in_tree(text, s, tree, here, names, lambda w: True)
    rest = text[s.start:s.end]
    for a, b in reversed(clauses):
        rest = rest[: a - s.start] + rest[b - s.start :]
    if TRIGGERS.search(rest):
        tree = parse(text, s.start, s.end)
        yield from in_tree(text, s, tree, here, names, lambda w: not any(a <= w.start < b for a, b in clauses))


def in_tree(text, s, tree, here, names, wanted) -> Iterator[Hit]:
    for f in stances(tree):
        word = tree.words[f.word]
        if not wanted(word):
            continue
        for quotation, inside in holders(text, tree, f, here):
            why = ""
            span = next((x for x in quotation.spans if x.start <= word.start < x.end), None)
            room = range(quotation.spans[0].start, quotation.spans[-1].end) if inside else range(s.start, s.end)
            reported = inside and span is not None and not span.quoted
            if not is_asserted(tree, f.word, room, reported, inside):
                why = "not asserted"
            if not inside and is_past(tree, f.word):
                why = why or "past"
            if inside and quotation.cue and _DENIED.search(quotation.cue.exact):
                why = "cue"
            indices = phrase(tree, f.target)
            words = [tree.words[i] for i in indices]
            at = Stretch(words[0].start, words[-1].end)
            target = text[at.start:at.end]
            head = tree.words[f.target]
            if not is_understood(tree, indices, f.target):
                why = why or "target"
            elif points_back(tree, indices, f.target) and not why:
                noun = head.lower
                whole = fuller_phrase(text, ALL[0], s.start, noun)
                if whole:
                    target = text[whole.start:whole.end]
                elif words[0].lower != "the" or is_anaphoric(noun) or is_repeated(text, s.start, noun):
                    why = why or "bare"
            if f.frame.split()[-1] in MILD and (noun_of_being(head, names)):
                why = why or "being"
            ev = Stretch(min(word.start, at.start), max(word.end, at.end))
            yield Hit(quotation, f.stance, target, at, ev, f.frame, why, s, inside)


def holders(text, tree: Sentence, f: Found, here) -> Iterator[tuple[Quotation, bool]]:
    word = tree.words[f.word]
    over = [q for q in here if any(x.start <= word.start < x.end for x in q.spans)]
    holder = tree.words[f.holder] if f.holder is not None else None
    for q in over:
        span = next(x for x in q.spans if x.start <= word.start < x.end)
        if f.impersonal or (holder is not None and is_own(text, tree, holder, q, span)):
            yield q, True
            return
    if holder is None:
        return
    for q in here:
        if q.mention and (q.mention.start <= holder.start < q.mention.end):
            yield q, False
            return
    for q in here:
        if text[holder.start:holder.end].istitle() and holder.lower == q.speaker.name.lower().split()[-1]:
            yield q, False
            return


def is_own(text, tree, holder: Word, q: Quotation, span) -> bool:
    if holder.lower in ("i", "we", "us"):
        return span.quoted
    kind = q.speaker.type
    if holder.lower in ("he", "she"):
        return not span.quoted and kind == "person" and first_subject(tree, holder, span)
    if holder.lower in ("it", "they"):
        return not span.quoted and kind in ("organization", "group") and first_subject(tree, holder, span)
    t = text[holder.start:holder.end]
    if q.mention and q.mention.exact.startswith(("its ", "Its ")) and holder.tag.startswith("NNP") and not span.quoted and first_subject(tree, holder, span):
        return True
    return t[:1].isupper() and holder.lower in q.speaker.name.lower().split()


def first_subject(tree, holder, span) -> bool:
    return not any(w.relation in ("nsubj", "nsubjpass") and w.start >= span.start and w.index < holder.index for w in tree.words)
