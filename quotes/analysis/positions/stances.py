"""Stances in a parsed sentence: a word that says support or opposition, who takes it, and the word for its target."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quotes.analysis.positions import stance_words as lists
from quotes.analysis.positions.clauses import DUTIES, SUBJECTS, auxiliaries, is_negated, lemma, subject
from quotes.analysis.syntax import Sentence, Word
from quotes.model import Stance

OPPOSITE: dict[Stance, Stance] = {"support": "oppose", "oppose": "support"}


@dataclass(frozen=True, slots=True)
class Found:
    """A stance: the index of its word, of the word that heads its target, and of its holder (None: whoever speaks).

    ``frame``: the kind of sentence that shows it. ``owed``: it is shown by what ought to be done, whoever does it.
    """

    word: int
    stance: Stance
    target: int
    holder: int | None
    frame: str
    impersonal: bool = False


def stances(sentence: Sentence) -> list[Found]:
    """All stances that the words of a sentence name, whoever takes them and whether asserted or not."""
    return [found for word in sentence.words for frame in _FRAMES for found in frame(sentence, word)]


def turned(stance: Stance, sentence: Sentence, word: Word) -> Stance | None:
    """The stance under a negation of its word: who does not support something opposes it; who does not oppose it takes
    no side."""
    if not is_negated(sentence, word.index):
        return stance
    if stance == "support" and lemma(word) in lists.WITHHELD:
        return "oppose"
    return None


def _holder(sentence: Sentence, index: int) -> int | None:
    found = subject(sentence, index)
    return found.index if found else None


def _direct(sentence: Sentence, word: Word) -> Iterator[Found]:
    """I oppose the treaty · the treaty was rejected by Hale · she rejected the bid as too low."""
    stance = lists.DIRECT.get(lemma(word))
    if stance is None or not word.tag.startswith("V"):
        return
    now = turned(stance, sentence, word)
    if now is None:
        return
    for target in sentence.below(word.index, "dobj"):
        if not any(w.lower == "neither" for w in sentence.below(target.index)):
            yield Found(word.index, now, target.index, _holder(sentence, word.index), "direct " + lemma(word))
    for clause in sentence.below(word.index, "ccomp"):  # denounced what he calls "the attack"
        if clause.tag.startswith("V") and lemma(clause) in lists.NAMINGS and any(w.lower == "what" for i in (word.index, clause.index) for w in sentence.below(i)):
            for target in sentence.below(clause.index, "oprd"):
                yield Found(word.index, now, target.index, _holder(sentence, word.index), "direct " + lemma(word))
    for target in sentence.below(word.index, "xcomp"):
        if target.tag == "VBG":
            yield Found(word.index, now, target.index, _holder(sentence, word.index), "doing " + lemma(word))
    passive = sentence.below(word.index, "nsubjpass")
    for agent in sentence.below(word.index, "agent"):
        for holder in sentence.below(agent.index, "pobj"):
            if passive:
                yield Found(word.index, now, passive[0].index, holder.index, "passive " + lemma(word))


def _prepositional(sentence: Sentence, word: Word) -> Iterator[Found]:
    """She voted against the bill · he called for a ceasefire."""
    if not word.tag.startswith("V"):
        return
    if sentence.below(word.index, "nsubjpass", "auxpass"):
        return
    for prep in sentence.below(word.index, "prep", "prt", "dative"):
        stance = lists.PREPOSITIONAL.get((lemma(word), prep.lower))
        now = turned(stance, sentence, word) if stance else None
        if now is None or (now == "support" and lemma(word) == "believe"):
            continue
        for target in sentence.below(prep.index, "pobj", "pcomp"):
            if not _has_deed(sentence, word, target):
                yield Found(
                    word.index, now, target.index, _holder(sentence, word.index), f"{lemma(word)} {prep.lower}"
                )
    for prep in sentence.below(word.index, "prep"):
        if lemma(word) in ("vote", "come", "speak", "argue", "campaign") and prep.lower == "in":
            for noun in sentence.below(prep.index, "pobj"):
                for of in sentence.below(noun.index, "prep"):
                    if noun.lower in ("favor", "favour", "support") and of.lower == "of" and not is_negated(sentence, word.index):
                        for target in sentence.below(of.index, "pobj"):
                            yield Found(word.index, "support", target.index, _holder(sentence, word.index), "in favour")


def _has_deed(sentence: Sentence, word: Word, target: Word) -> bool:
    """Whether an infinitive behind a target says what is to become of it ("called for the ban to be lifted")."""
    return any(
        w.relation in ("xcomp", "ccomp", "advcl", "relcl", "acl")
        and w.index > target.index
        and any(a.lower == "to" for a in sentence.below(w.index, "aux"))
        for i in (word.index, target.index)
        for w in sentence.below(i)
    )


def _demand(sentence: Sentence, word: Word) -> Iterator[Found]:
    """We demand the release of the crew."""
    if lemma(word) in lists.DEMANDS and word.tag.startswith("V") and not is_negated(sentence, word.index):
        for target in sentence.below(word.index, "dobj"):
            yield Found(word.index, "support", target.index, _holder(sentence, word.index), "demand")


def _asked(sentence: Sentence, word: Word) -> Iterator[Found]:
    """She urged Washington to lift the embargo · they demanded that the blockade end · he called on him to resign."""
    name = lemma(word)
    if name not in lists.URGES | {"demand", "insist"} or not word.tag.startswith("V") or is_negated(sentence, word.index):
        return
    for deed in sentence.below(word.index, "xcomp", "ccomp", "advcl"):
        to = any(w.lower == "to" for w in sentence.below(deed.index, "aux"))
        aux = auxiliaries(sentence, deed.index)
        asks = {w.lower for w in sentence.below(deed.index, "mark", "advmod")} & {"whether", "if", "how", "why"}
        that = deed.relation == "ccomp" and name in ("demand", "insist", "urge") and deed.tag in ("VB", "VBP", "VBN") and aux <= {"be"}
        if asks or sentence.below(word.index, "nsubjpass", "auxpass"):
            continue
        if to or that:
            for stance, target in _aims(sentence, deed):
                yield Found(word.index, stance, target, _holder(sentence, word.index), f"asks: {name}")


def _aims(sentence: Sentence, deed: Word) -> Iterator[tuple[Stance, int]]:
    """What a deed that is asked for or owed is for or against, and the word for it."""
    name, negated = lemma(deed), is_negated(sentence, deed.index)
    passive = sentence.below(deed.index, "nsubjpass")
    stance: Stance | None = "support" if name in lists.FOR else "oppose" if name in lists.AGAINST else None
    if stance and negated:
        stance = "oppose" if stance == "support" else None
    if stance and passive:
        yield stance, passive[0].index
    elif stance and deed.tag != "VBN":
        for target in sentence.below(deed.index, "dobj"):
            yield stance, target.index
        for target in sentence.below(deed.index, "xcomp"):
            if target.tag == "VBG":
                yield stance, target.index
    if name in lists.LEAVES and not negated and not sentence.below(deed.index, "dobj"):
        for who in sentence.below(deed.index, *SUBJECTS):
            yield "oppose", who.index
    for prep in sentence.below(deed.index, "prep"):
        found = lists.PREPOSITIONAL.get((name, prep.lower))
        if found and not negated:
            for target in sentence.below(prep.index, "pobj"):
                if not _has_deed(sentence, deed, target):
                    yield found, target.index
    for part in sentence.below(deed.index, "prt", "prep"):
        if (name, part.lower) in lists.PARTICLES and not negated:
            for target in passive or (*sentence.below(deed.index, "dobj"), *sentence.below(part.index, "pobj")):
                yield "oppose", target.index


def _owed(sentence: Sentence, word: Word) -> Iterator[Found]:
    """The embargo must be lifted · Congress should reject the bill · Hale must go · we need to scrap the tax."""
    if not word.tag.startswith("V"):
        return
    aux = auxiliaries(sentence, word.index)
    head = sentence.words[word.head]
    has_to = word.relation == "xcomp" and lemma(head) in ("have", "need") and "to" in aux and not is_negated(sentence, head.index)
    if aux & DUTIES or has_to:
        for stance, target in _aims(sentence, word):
            yield Found(word.index, stance, target, None, "owed", impersonal=True)
        if has_to and lemma(word) in lists.LEAVES:
            for who in sentence.below(head.index, "nsubj"):
                yield Found(word.index, "oppose", who.index, None, "owed", impersonal=True)


def _out_to(sentence: Sentence, word: Word) -> Iterator[Found]:
    """We will fight the merger · he vowed to repeal the law."""
    if not word.tag.startswith("V") or lemma(word) not in lists.FOR | lists.AGAINST | {v for v, _ in lists.PARTICLES}:
        return
    head = sentence.words[word.head]
    to = "to" in auxiliaries(sentence, word.index)
    promised = word.relation == "acl" and head.lower in ("promise", "pledge", "vow", "commitment") and to
    if promised:
        for stance, target in _aims(sentence, word):
            yield Found(word.index, stance, target, _holder(sentence, head.head), "out to")
        return
    vows = word.relation in ("xcomp", "ccomp") and lemma(head) in lists.WILLS and to
    will = auxiliaries(sentence, word.index) & {"will", "'ll"} and lemma(word) not in lists.DIRECT
    if vows and is_negated(sentence, head.index):
        return
    if vows or will:
        for stance, target in _aims(sentence, word):
            holder = subject(sentence, head.index if vows else word.index)
            yield Found(word.index, stance, target, holder.index if holder else None, "out to")


def _noun(sentence: Sentence, word: Word) -> Iterator[Found]:
    """She expressed support for the plan."""
    if word.relation not in ("dobj", "pobj") or word.tag not in ("NN", "NNS"):
        return
    verb = next((w for w in sentence.path(word.index) if w.tag.startswith("V")), None)
    if verb is None or lemma(verb) not in lists.GIVES or is_negated(sentence, verb.index):
        return
    if any(w.lower in ("no", "little") for w in sentence.below(word.index, "det", "amod")):
        return
    for prep in sentence.below(word.index, "prep"):
        stance = lists.NOUNS.get((word.lower, prep.lower))
        for target in sentence.below(prep.index, "pobj", "pcomp"):
            if stance and not _has_deed(sentence, verb, target) and (word.lower != "need" or verb.lower not in ("have", "has")):
                yield Found(word.index, stance, target.index, _holder(sentence, verb.index), "noun " + word.lower)


def _side(sentence: Sentence, word: Word) -> Iterator[Found]:
    """Hale, a critic of the tunnel, said · I am an opponent of the tunnel."""
    for prep in sentence.below(word.index, "prep"):
        stance = lists.SIDES.get((word.lower, prep.lower))
        if not stance:
            continue
        head = sentence.words[word.head]
        holder: int | None = None
        if word.relation == "appos":
            holder = head.index
        elif word.relation == "attr" and not is_negated(sentence, head.index):
            holder = _holder(sentence, head.index)
        elif word.relation == "nsubj":
            holder = word.index
        if holder is not None:
            for target in sentence.below(prep.index, "pobj", "pcomp"):
                yield Found(word.index, stance, target.index, holder, "side")


def _standing(sentence: Sentence, word: Word) -> Iterator[Found]:
    """We are against the tunnel · I am opposed to the tunnel · she is in favour of the tunnel."""
    if lemma(word) != "be" or is_negated(sentence, word.index):
        return
    holder = _holder(sentence, word.index)
    for part in sentence.below(word.index, "prep"):
        between = {w.lower for w in sentence.words[word.index + 1 : part.index]}
        stance = lists.STANDINGS.get((part.lower, "")) if between <= _LIGHT else None
        for target in sentence.below(part.index, "pobj", "pcomp"):
            if stance:
                yield Found(part.index, stance, target.index, holder, "be " + part.lower)
            elif part.lower == "in" and target.lower in ("favor", "favour", "support"):
                for of in sentence.below(target.index, "prep"):
                    for thing in sentence.below(of.index, "pobj", "pcomp"):
                        yield Found(target.index, "support", thing.index, holder, "be in favour")


def _adjective(sentence: Sentence, word: Word) -> Iterator[Found]:
    """Opposed to the tunnel, committed to the treaty."""
    for prep in sentence.below(word.index, "prep"):
        stance = lists.STANDINGS.get((word.lower, prep.lower))
        if stance and not is_negated(sentence, word.index) and not is_negated(sentence, word.head):
            for target in sentence.below(prep.index, "pobj", "pcomp"):
                yield Found(word.index, stance, target.index, _holder(sentence, word.index) if word.tag.startswith("V") else _holder(sentence, word.head), f"{word.lower} {prep.lower}")


def _neither(sentence: Sentence, word: Word) -> Iterator[Found]:
    """I support neither the dam nor the canal."""
    if lists.DIRECT.get(lemma(word)) == "support" and lemma(word) in lists.WITHHELD:
        for target in sentence.below(word.index, "dobj"):
            if any(w.lower == "neither" for w in sentence.below(target.index)):
                for each in (target, *sentence.below(target.index, "conj")):
                    yield Found(word.index, "oppose", each.index, _holder(sentence, word.index), "neither")


def _lacking(sentence: Sentence, word: Word) -> Iterator[Found]:
    """There needs to be a law · there should be no ban · more cuts are needed."""
    aux = auxiliaries(sentence, word.index)
    if lemma(word) == "be":
        top = sentence.words[word.head] if word.relation == "xcomp" and sentence.words[word.head].lower in ("needs", "need", "has") else word
        if (aux & DUTIES or top.index != word.index) and sentence.below(top.index, "expl"):
            for about in sentence.below(word.index, "attr"):
                no = any(w.lower == "no" for w in sentence.below(about.index, "det")) or is_negated(sentence, word.index)
                yield Found(top.index, "oppose" if no else "support", about.index, None, "lacking", impersonal=True)
    elif word.lower == "needed" and not is_negated(sentence, word.index) and not aux & {"had", "was", "were"}:
        for about in sentence.below(word.index, "nsubjpass"):
            yield Found(word.index, "support", about.index, None, "lacking", impersonal=True)


def _compound(sentence: Sentence, word: Word) -> Iterator[Found]:
    """Simmons, an Obama supporter, said."""
    stance = {"supporter": "support", "supporters": "support", "critic": "oppose", "critics": "oppose", "opponent": "oppose", "backer": "support"}.get(word.lower)
    if stance and word.relation == "appos":
        for about in sentence.below(word.index, "compound"):
            if about.tag == "NNP":
                yield Found(word.index, stance, about.index, word.head, "side")  # type: ignore[arg-type]


def _verdict(sentence: Sentence, word: Word) -> Iterator[Found]:
    """The tunnel is a mistake · banning it would be wrong."""
    if lemma(word) != "be":
        return
    for part in sentence.below(word.index, "attr", "acomp"):
        stance = _judged(part) if part.lower in lists.BAD | {"right", "fair"} else None
        if part.lower == "welcome" and not is_negated(sentence, word.index):
            for about in sentence.below(word.index, "nsubj"):
                yield Found(part.index, "support", about.index, None, "verdict", impersonal=True)
        if stance == "support" and not is_negated(sentence, word.index):
            stance = None  # "the numbers are good" takes no side
        if stance and is_negated(sentence, word.index):
            stance = "oppose" if stance == "support" and part.lower in ("right", "good", "fair") else None
        for about in sentence.below(word.index, "nsubj", "csubj"):
            if stance:
                yield Found(part.index, stance, about.index, None, "verdict", impersonal=True)


def _judged(part: Word) -> Stance | None:
    if part.tag.startswith("NNP"):
        return None
    return "oppose" if part.lower in lists.BAD else "support" if part.lower in lists.GOOD else None


def _named(sentence: Sentence, word: Word) -> Iterator[Found]:
    """She called the plan a disgrace."""
    if lemma(word) not in lists.NAMINGS or not word.tag.startswith("V") or is_negated(sentence, word.index):
        return
    holder = _holder(sentence, word.index)
    for part in (*sentence.below(word.index, "oprd", "attr"), *(w for o in sentence.below(word.index, "dobj") for w in sentence.below(o.index, "appos"))):
        stance = _judged(part)
        for about in sentence.below(word.index, "dobj"):
            if stance:
                yield Found(part.index, stance, about.index, holder, "named")
    for clause in sentence.below(word.index, "ccomp"):
        stance = _judged(clause)
        for about in sentence.below(clause.index, "nsubj"):
            if stance:
                yield Found(clause.index, stance, about.index, holder, "named")
    for prep in sentence.below(word.index, "prep"):
        for part in sentence.below(prep.index, "pobj", "amod", "pcomp"):
            stance = _judged(part) if prep.lower == "as" else None
            for about in sentence.below(word.index, "dobj"):
                if stance:
                    yield Found(part.index, stance, about.index, holder, "named")


_LIGHT = frozenset("all always also strongly firmly still very much totally completely adamantly definitely both".split())

_FRAMES: tuple[Callable[[Sentence, Word], Iterator[Found]], ...] = (
    _direct,
    _prepositional,
    _demand,
    _asked,
    _owed,
    _out_to,
    _noun,
    _side,
    _standing,
    _adjective,
    _neither,
    _lacking,
    _compound,
    _verdict,
    _named,
)
