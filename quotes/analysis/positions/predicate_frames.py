"""Stances that nouns, adjectives and judgements show: support for a plan, being against it, calling it a disgrace."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.analysis.positions import stance_words as lists
from quotes.analysis.positions.clauses import DUTIES, auxiliaries, is_negated, lemma
from quotes.analysis.positions.stance import FoundStance, has_deed, holder_of
from quotes.analysis.positions.verb_frames import in_favour_of, is_decided
from quotes.analysis.syntax import Sentence, Word
from quotes.lexicon.nouns import PERSON
from quotes.model import Stance

_FORMER = frozenset("former ex one-time onetime sometime".split())
_IS = frozenset("is are be been was were".split())


def expressed(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """She expressed support for the plan · he stressed the need for a bridge · they took issue with the ruling."""
    if word.relation not in ("dobj", "pobj") or word.tag not in ("NN", "NNS"):
        return
    verb = next((w for w in sentence.path(word.index) if w.tag.startswith("V")), None)
    if verb is None or lemma(verb) not in lists.GIVES or is_negated(sentence, verb.index) or verb.relation == "prep":
        return
    if sentence.words[word.head].head != verb.index and word.head != verb.index:
        return  # "thanked them for their support for the tunnel"
    if any(w.lower in ("no", "little") for w in sentence.below(word.index, "det", "amod")):
        return
    if any(word.relation == "pobj" or w.tag.startswith("N") for w in sentence.below(word.index, "poss")):
        return  # "thanked Varland for its support for the tunnel", "stressed Hale's support for it"
    if word.lower == "need" and lemma(verb) == "have":
        return
    behind = [w for w in sentence.below(verb.index, "prep") if w.index > word.index]
    for joint in sentence.below(word.index, "prep") or behind:
        stance = lists.NOUNS.get((word.lower, joint.lower))
        for target in sentence.below(joint.index, "pobj", "pcomp"):
            if stance and not has_deed(sentence, verb, target):
                plain = word.lower in lists.PLAIN_NOUNS and lemma(verb) not in lists.LENDS
                yield FoundStance(word.index, stance, target.index, holder_of(sentence, verb.index), plain=plain)


def outspoken(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """She has been outspoken in her opposition to the tunnel."""
    joint = sentence.words[word.head]
    if word.relation != "pobj" or joint.lower != "in" or sentence.words[joint.head].lower not in lists.OUTSPOKEN:
        return
    verb = sentence.words[joint.head].head
    if lemma(sentence.words[verb]) == "be" and not is_negated(sentence, verb):
        for to in sentence.below(word.index, "prep"):
            stance = lists.NOUNS.get((word.lower, to.lower))
            for target in sentence.below(to.index, "pobj", "pcomp"):
                if stance:
                    yield FoundStance(word.index, stance, target.index, holder_of(sentence, verb), plain=True)


def needed(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """There is a need for a bridge · the accident shows the need for a bridge."""
    verb = sentence.words[word.head]
    there = lemma(verb) == "be" and word.relation == "attr" and bool(sentence.below(verb.index, "expl"))
    shown = lemma(verb) in lists.SHOWS and word.relation == "dobj"
    if word.lower != "need" or not (there or shown) or is_negated(sentence, verb.index):
        return
    for joint in sentence.below(word.index, "prep"):
        if joint.lower == "for" and not any(w.lower == "no" for w in sentence.below(word.index)):
            for target in sentence.below(joint.index, "pobj"):
                yield FoundStance(word.index, "support", target.index, None, impersonal=True, plain=True)


def sided(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """Hale, a critic of the tunnel, said · I am an opponent of the tunnel · Simmons, a Hale supporter, said."""
    head, holder = sentence.words[word.head], None
    if word.relation == "appos":
        holder = head.index
    elif word.relation == "attr" and not is_negated(sentence, head.index):
        holder = holder_of(sentence, head.index)
    elif word.relation == "nsubj":
        holder = word.index
    former = any(w.lower in _FORMER for w in sentence.below(word.index, "amod", "advmod"))
    if holder is None or former or sentence.below(word.index, "advcl", "relcl"):  # "a supporter of it when it began"
        return
    for joint in sentence.below(word.index, "prep"):
        stance = lists.SIDES.get((word.lower, joint.lower))
        for target in sentence.below(joint.index, "pobj", "pcomp"):
            if stance:
                critic = word.lower == "critic"
                yield FoundStance(word.index, stance, target.index, holder, mild=critic, plain=not critic)
    beside = lists.SIDES.get((word.lower, "of")) if word.relation == "appos" else None
    for target in sentence.below(word.index, "compound"):
        if beside and target.tag == "NNP":
            yield FoundStance(word.index, beside, target.index, holder, plain=True)


def standing(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """We are against the tunnel · she is in favour of the tunnel · I remain against it; but not "Varland is for
    Varlanders", which says whose it is."""
    if lemma(word) not in lists.COPULAS or not word.tag.startswith("V") or is_negated(sentence, word.index):
        return
    holder = holder_of(sentence, word.index)
    for joint in sentence.below(word.index, "prep"):
        if joint.index < word.index:
            continue
        between = {w.lower for w in sentence.words[word.index + 1 : joint.index]}
        stance = lists.STANDINGS.get((joint.lower, "")) if between <= lists.LIGHT else None
        for target in sentence.below(joint.index, "pobj", "pcomp"):
            against = stance == "oppose"  # "I stay for the children", "Varland is for Varlanders"
            if stance and (against or (lemma(word) == "be" and not _belongs(sentence, holder, target))):
                yield FoundStance(joint.index, stance, target.index, holder, plain=True)
    for target in in_favour_of(sentence, word):
        yield FoundStance(word.index, "support", target.index, holder, plain=True)


def _belongs(sentence: Sentence, holder: int | None, target: Word) -> bool:
    """Whether "is for" says for whom something is: a place, a body or a thing for people."""
    bare_name = target.tag.startswith("NNP") and not sentence.below(target.index, "det")
    people = bare_name or bool({target.lower, target.lower.removesuffix("s")} & PERSON)
    return people and (holder is None or not sentence.words[holder].tag.startswith("PRP"))


def disposed(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """I am opposed to the tunnel · we remain committed to the treaty."""
    if not any(word.lower == stands for stands, _ in lists.STANDINGS):
        return
    if is_negated(sentence, word.index) or is_negated(sentence, word.head):
        return
    if word.index and sentence.words[word.index - 1].lower == "as":  # "4% as opposed to 5%"
        return
    for joint in sentence.below(word.index, "prep"):
        stance = lists.STANDINGS.get((word.lower, joint.lower))
        for target in sentence.below(joint.index, "pobj", "pcomp"):
            if stance and not (word.lower == "committed" and target.tag == "VBG"):  # his own work
                holder = holder_of(sentence, word.index if word.tag.startswith("V") else word.head)
                plain = word.lower != "committed"
                yield FoundStance(word.index, stance, target.index, holder, plain=plain)


def lacking(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """There needs to be a law · there should be no ban · more ferries are needed."""
    if lemma(word) != "be" and word.lower != "needed":
        return
    aux = auxiliaries(sentence, word.index)
    if lemma(word) == "be":
        head = sentence.words[word.head]
        top = head if word.relation == "xcomp" and head.lower in ("needs", "need", "has") else word
        if (aux & DUTIES or top is not word) and sentence.below(top.index, "expl"):
            for about in (w for w in sentence.below(word.index, "attr") if w.lower in lists.WANTED):
                no = is_negated(sentence, word.index) or any(w.lower == "no" for w in sentence.below(about.index))
                stance: Stance = "oppose" if no else "support"
                yield FoundStance(top.index, stance, about.index, None, impersonal=True, plain=True)
    elif word.lower == "needed" and not is_negated(sentence, word.index) and aux <= _IS:
        wanted = [w for w in sentence.below(word.index, "nsubjpass") if w.lower in lists.WANTED]
        for about in (w for w in wanted if sentence.below(w.index, "compound", "prep", "relcl")):
            yield FoundStance(word.index, "support", about.index, None, impersonal=True, plain=True)


def judged(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """The tunnel is a mistake · closing the school would be wrong · the cuts are not fair."""
    if lemma(word) != "be":
        return
    for part in sentence.below(word.index, "attr", "acomp"):
        stance: Stance | None = None
        if is_negated(sentence, word.index):
            stance = "oppose" if part.lower in lists.RIGHT else None
        elif part.lower in lists.BAD:
            stance = "oppose"
        elif part.lower == "welcome":
            stance = "support"
        else:
            stance = _weighed(sentence, part)
        for about in sentence.below(word.index, "nsubj", "csubj"):
            if stance:
                weak = not is_decided(about)
                yield FoundStance(part.index, stance, about.index, None, impersonal=True, mild=True, weak=weak)


def called(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """She called the plan a disgrace · he described the strike as reckless."""
    if lemma(word) not in lists.NAMINGS or not word.tag.startswith("V") or is_negated(sentence, word.index):
        return
    holder = holder_of(sentence, word.index)
    objects = sentence.below(word.index, "dobj")
    names = [*sentence.below(word.index, "oprd", "attr")]
    names += [part for about in objects for part in sentence.below(about.index, "appos")]
    names += [
        part
        for joint in sentence.below(word.index, "prep")
        if joint.lower == "as"
        for part in sentence.below(joint.index, "pobj", "amod", "pcomp")
    ]
    pairs = [(part, about) for part in names for about in objects]
    for clause in sentence.below(word.index, "ccomp"):
        pairs += [(clause, about) for about in sentence.below(clause.index, "nsubj")]
    for part, about in pairs:
        good, bad = part.lower in lists.GOOD, part.lower in lists.BAD
        stance: Stance | None = "support" if good else "oppose" if bad else _weighed(sentence, part)
        if stance and not part.tag.startswith("NNP"):
            yield FoundStance(part.index, stance, about.index, holder, mild=True, weak=not is_decided(about))


def _weighed(sentence: Sentence, part: Word) -> Stance | None:
    """What "a terrible idea" or "a great step" says of what is called so."""
    beside = {w.lower for w in sentence.below(part.index, "amod")} if part.lower in lists.WEIGHED else set()
    if beside & lists.POOR:
        return "oppose"
    return "support" if beside & lists.FINE else None
