"""Stances that verbs show: what somebody opposes, votes for, demands, urges others to do, or sets out to do."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.analysis.positions import stance_words as lists
from quotes.analysis.positions.clauses import DUTIES, SUBJECTS, auxiliaries, is_negated, is_passive, lemma, subject
from quotes.analysis.positions.stance import IN_FAVOUR, FoundStance, has_deed, holder_of, turned
from quotes.analysis.syntax import Sentence, Word
from quotes.model import Stance

_INDIRECT_QUESTION = frozenset("whether if how why".split())
_ALONE = frozenset("argue call".split())
"""Verbs that with a preposition have no object of their own."""
_FOUGHT = frozenset("fight defeat".split())
"""Deeds against what nobody decides on."""
_ANSWERED = frozenset("on to".split())
"""Prepositions before what somebody answers."""
_COMMAND_WITHIN = 4
"""Words among which the verb of a command stands."""


def direct(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """I oppose the treaty · he opposes joining the treaty · the treaty was rejected by Hale."""
    stance = lists.DIRECT.get(lemma(word))
    now = turned(stance, sentence, word) if stance and word.tag.startswith("V") else None
    if now is None:
        return
    mild, holder = lemma(word) in lists.MILD, holder_of(sentence, word.index)
    if any(w.lower == "as" for w in sentence.below(word.index, "prep")) and lemma(word) in lists.REFUSES:
        return  # "rejected him as a mediator"
    praise = lemma(word) in lists.PRAISES
    objects = [w for w in sentence.below(word.index, "dobj") if not _is_paired(sentence, w)]
    doings = [w for w in sentence.below(word.index, "xcomp") if w.tag == "VBG"]
    for target in (*objects, *doings):
        if praise and target.lower not in lists.DECIDED:
            continue
        weak = not is_decided(target) and (lemma(word) == "defend" or (mild and _is_blamed(sentence, word, target)))
        yield FoundStance(word.index, now, target.index, holder, mild=mild, weak=weak, plain=lemma(word) in lists.PLAIN)
    for target in sentence.below(word.index, "nsubjpass") if lemma(word) not in lists.INSISTS else ():
        for agent in sentence.below(word.index, "agent"):
            for by in sentence.below(agent.index, "pobj"):
                plain = lemma(word) in lists.PLAIN
                yield FoundStance(word.index, now, target.index, by.index, mild=mild, plain=plain)


def _is_paired(sentence: Sentence, target: Word) -> bool:
    return any(w.lower == "neither" for w in sentence.below(target.index))


def _is_blamed(sentence: Sentence, word: Word, target: Word) -> bool:
    """Whether it is told what something is blamed or praised for: "criticised the papers for being cheap"."""
    joints = [*sentence.below(word.index, "prep"), *sentence.below(target.index, "prep")]
    return any(joint.lower == "for" and sentence.below(joint.index, "pcomp") for joint in joints)


def neither(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """I support neither the dam nor the canal."""
    if lists.DIRECT.get(lemma(word)) == "support" and lemma(word) in lists.WITHHELD:
        for target in sentence.below(word.index, "dobj"):
            if _is_paired(sentence, target):
                for each in (target, *sentence.below(target.index, "conj")):
                    yield FoundStance(word.index, "oppose", each.index, holder_of(sentence, word.index), plain=True)


def prepositional(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """She voted against the bill · he called for a ceasefire · they spoke in favour of the bridge."""
    if not word.tag.startswith("V") or is_passive(sentence, word.index):
        return
    holder = holder_of(sentence, word.index)
    for joint in sentence.below(word.index, "prep", "prt", "dative"):
        stance = lists.PREPOSITIONAL.get((lemma(word), joint.lower))
        now = turned(stance, sentence, word) if stance else None
        if now is None or (now == "support" and lemma(word) in lists.ONLY_WITHHELD):
            continue
        between = sentence.words[word.index + 1 : joint.index]
        if joint.index < word.index or any(w.tag.startswith("V") for w in between):  # "with respect, I disagree"
            continue
        if lemma(word) in _ALONE and any(_is_object(w) for w in between):
            continue  # "argued it cost too much for them", "called it a machine for talking"
        for target in sentence.below(joint.index, "pobj", "pcomp"):
            if not has_deed(sentence, word, target):
                mild = (
                    joint.lower in ("with", "at")
                    or lemma(word) == "lash"
                    or (joint.lower == "for" and lemma(word) != "vote")
                )
                weak = lemma(word) in lists.WARNS and (_lacks_article(sentence, target) or target.tag == "VBG")
                plain = lemma(word) in lists.PLAIN and (lemma(word) != "stand" or is_decided(target))
                yield FoundStance(word.index, now, target.index, holder, mild=mild, weak=weak, plain=plain)
    if lemma(word) in lists.SPEAKS and not is_negated(sentence, word.index):
        for target in in_favour_of(sentence, word):
            yield FoundStance(word.index, "support", target.index, holder, plain=True)


def answered(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """I am voting yes on the bill · we say no to the tunnel."""
    if lemma(word) not in lists.ANSWERS or not word.tag.startswith("V") or is_negated(sentence, word.index):
        return
    for joint in sentence.below(word.index, "prep"):
        behind_answer = joint.lower in _ANSWERED and joint.index == word.index + 2
        stance = lists.YES_OR_NO.get(sentence.words[word.index + 1].lower) if behind_answer else None
        if stance:
            for target in sentence.below(joint.index, "pobj", "pcomp"):
                yield FoundStance(word.index, stance, target.index, holder_of(sentence, word.index), plain=True)


def _is_object(word: Word) -> bool:
    """Whether a word is what a verb is done to; a name may also be whom, or when: "called on Alden for", "called
    Monday for"."""
    return word.tag.startswith("N") and (word.tag != "NNP" or word.relation in ("dobj", "nsubj", "oprd"))


def in_favour_of(sentence: Sentence, word: Word) -> Iterator[Word]:
    """What a verb has behind "in favour of"."""
    for joint in sentence.below(word.index, "prep"):
        for noun in sentence.below(joint.index, "pobj"):
            if joint.lower == "in" and noun.lower in IN_FAVOUR:
                for of in sentence.below(noun.index, "prep"):
                    if of.lower == "of":
                        yield from sentence.below(of.index, "pobj", "pcomp")


def demanded(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """We demand the release of the crew."""
    if lemma(word) in lists.DEMANDS and word.tag.startswith("V") and not is_negated(sentence, word.index):
        for target in sentence.below(word.index, "dobj"):
            if not has_deed(sentence, word, target):
                holder, somebody = holder_of(sentence, word.index), lemma(word) == "urge"
                yield FoundStance(word.index, "support", target.index, holder, mild=somebody, plain=True)


def urged(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """She urged Washington to lift the embargo · they demanded that the ban be lifted · he called on him to resign."""
    name = lemma(word)
    asks = name in lists.URGES | lists.INSISTS and word.tag.startswith("V")
    if not asks or is_negated(sentence, word.index) or is_passive(sentence, word.index):
        return
    for deed in sentence.below(word.index, "xcomp", "ccomp", "advcl"):
        aux = auxiliaries(sentence, deed.index)
        marks = {w.lower for w in sentence.below(deed.index, "mark", "advmod")}
        if _INDIRECT_QUESTION & marks:
            continue
        if name in lists.CALLS and "for" not in marks and not sentence.below(word.index, "prep", "prt"):
            continue
        if not (sentence.below(deed.index, *SUBJECTS) or sentence.below(word.index, "dobj", "prep", "dative")):
            continue  # "wanted to leave": nobody is asked
        subjunctive = deed.relation == "ccomp" and name in lists.INSISTS and aux <= {"be"} and deed.tag != "VBD"
        if "to" in aux or subjunctive:
            for stance, target in aims(sentence, deed):
                mild, leans = _is_done_to_people(deed), stance == "oppose" and _is_bare(sentence, target)
                plain, holder = lemma(deed) not in _FOUGHT and not leans, holder_of(sentence, word.index)
                yield FoundStance(word.index, stance, target, holder, mild=mild, plain=plain)


def aims(sentence: Sentence, deed: Word) -> Iterator[tuple[Stance, int]]:
    """What a deed that is asked for or owed is for or against, and the index of the word for it."""
    name, negated = lemma(deed), is_negated(sentence, deed.index)
    if sentence.below(deed.index, "acomp", "oprd", "ccomp"):  # "to hold him accountable"
        return
    if any(w.lower == "as" for w in sentence.below(deed.index, "prep")):  # "to introduce it as a defence"
        return
    passive = sentence.below(deed.index, "nsubjpass")
    stance: Stance | None = "support" if name in lists.FOR else "oppose" if name in lists.AGAINST else None
    if stance and negated:
        stance = "oppose" if stance == "support" else None  # "not to ban the party" is no support of the party
    if stance:
        doings = [w for w in sentence.below(deed.index, "xcomp") if w.tag == "VBG"]
        active = [] if deed.tag == "VBN" else [*sentence.below(deed.index, "dobj"), *doings]
        things = [t for t in passive or active if name not in lists.BRINGS or t.lower in lists.WANTED]
        yield from ((stance, target.index) for target in things)
    if not negated:
        yield from _ended(sentence, deed, passive)


def is_decided(about: Word) -> bool:
    """Whether what is judged is a thing to decide on, so that the judgement takes a side: not a goal or a show."""
    return about.lower in lists.WANTED or about.tag == "VBG"


def _lacks_article(sentence: Sentence, target: Word) -> bool:
    """Whether a common noun stands without article, owner or name: "poverty", "youth unemployment"."""
    below = sentence.below(target.index)
    return target.tag in ("NN", "NNS") and not any(
        w.relation in ("det", "poss", "nummod", "prep") or w.tag.startswith("NNP") for w in below
    )


def _is_bare(sentence: Sentence, target: int) -> bool:
    """Whether a noun has neither article nor name, so that it may be whose work the deed is: "urged Varland to lift
    restrictions on papers"."""
    below = sentence.below(target, "det", "poss")
    named = any(sentence.words[i].tag.startswith("NNP") for i in sentence.subtree(target))
    return sentence.words[target].tag in ("NN", "NNS") and not below and not named


def _is_done_to_people(deed: Word) -> bool:
    """Whether a deed against somebody is no stance on him: he is to be suspended, or cracked down on."""
    harms = lemma(deed) in lists.AGAINST or lemma(deed) in {verb for verb, _ in lists.PARTICLES}
    return harms and lemma(deed) not in lists.DIRECT and lemma(deed) not in ("defeat", *lists.LEAVES)


def _ended(sentence: Sentence, deed: Word, passive: list[Word]) -> Iterator[tuple[Stance, int]]:
    """What is to stop or go, what a deed is done for or against by a preposition, and what is to be torn up."""
    name = lemma(deed)
    if name in lists.LEAVES and not sentence.below(deed.index, "dobj", "xcomp", "prep", "prt"):
        yield from (("oppose", who.index) for who in sentence.below(deed.index, *SUBJECTS))
    for joint in sentence.below(deed.index, "prep", "prt"):
        objects = sentence.below(joint.index, "pobj")
        stance = lists.PREPOSITIONAL.get((name, joint.lower)) or lists.ASKED.get((name, joint.lower))
        if stance:
            yield from ((stance, target.index) for target in objects if not has_deed(sentence, deed, target))
        if name == "put" and joint.lower == "to" and _ends(sentence, deed):
            yield from (("oppose", target.index) for target in objects)
        if (name, joint.lower) in lists.PARTICLES:
            for target in passive or [*sentence.below(deed.index, "dobj"), *objects]:
                yield "oppose", target.index


def _ends(sentence: Sentence, deed: Word) -> bool:
    """Whether a verb has an end for its object: "put an end to"."""
    return any(w.lower in lists.ENDINGS for w in sentence.below(deed.index, "dobj"))


def commanded(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """Stop the cull · vote against the treaty."""
    top = word.relation == "ROOT" or (word.relation == "conj" and sentence.words[word.head].tag == "VB")
    if word.tag == "VB" and top and not sentence.below(word.index, "aux", *SUBJECTS) and word.index < _COMMAND_WITHIN:
        for stance, target in aims(sentence, word):
            yield FoundStance(word.index, stance, target, None, impersonal=True)


def wanted(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """We need a ceasefire · the country needs a new constitution."""
    verb = lemma(word) == "need" and word.tag.startswith("V") and word.relation != "relcl"
    if verb and not is_negated(sentence, word.index):
        for target in sentence.below(word.index, "dobj"):
            if target.lower in lists.WANTED:
                yield FoundStance(word.index, "support", target.index, None, impersonal=True)


def owed(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """The embargo must be lifted · Congress should reject the bill · Hale must go · we need to scrap the tax."""
    if not word.tag.startswith("V"):
        return
    aux, head = auxiliaries(sentence, word.index), sentence.words[word.head]
    has_to = word.relation == "xcomp" and lemma(head) in ("have", "need") and "to" in aux
    if has_to and is_negated(sentence, head.index):
        return
    subjects = sentence.below(word.index, *SUBJECTS)
    if subjects and any(w.lower == "should" and w.index < subjects[0].index for w in sentence.below(word.index, "aux")):
        return  # "should a limit be enacted, …"
    if aux & DUTIES or has_to:
        for stance, target in aims(sentence, word):
            mild, plain = _is_done_to_people(word), _is_addressed(sentence, word)
            yield FoundStance(word.index, stance, target, None, impersonal=True, mild=mild, plain=plain)
        if has_to and lemma(word) in lists.LEAVES:
            for who in sentence.below(head.index, "nsubj"):
                yield FoundStance(word.index, "oppose", who.index, None, impersonal=True)


def _is_addressed(sentence: Sentence, deed: Word) -> bool:
    """Whether it is plain that a deed that is owed is a matter to decide on: it is to be done to something ("must be
    lifted"), or by somebody with a name; not a fight against an evil, nor what somebody ought to leave alone."""
    if is_negated(sentence, deed.index) or lemma(deed) in lists.ENDS | lists.LEAVES | lists.MILD | _FOUGHT:
        return False
    by_name = any(w.tag.startswith("NNP") for w in sentence.below(deed.index, "nsubj"))
    return by_name or bool(sentence.below(deed.index, "nsubjpass"))


def out_to(sentence: Sentence, word: Word) -> Iterator[FoundStance]:
    """We will fight the merger · he vowed to repeal the law · she repeated her promise to build the bridge."""
    if not word.tag.startswith("V") or lemma(word) not in lists.DEEDS:
        return
    aux, head, own_work = auxiliaries(sentence, word.index), sentence.words[word.head], lemma(word) in lists.MAKES
    would = "would" in aux and lemma(word) in lists.OUTLAWS
    holder: Word | None = None
    if word.relation == "acl" and head.lower in lists.PROMISES and "to" in aux:
        holder = (
            None if head.lower in lists.PLANS and lemma(word) not in lists.OUTLAWS else subject(sentence, head.head)
        )
    elif word.relation in ("xcomp", "ccomp") and "to" in aux:
        wills = lemma(head) in lists.WILLS or head.lower == "going"
        plans = lemma(head) == "plan" or head.lower == "going"
        idle = (own_work and lemma(head) in lists.WISHES) or (plans and lemma(word) not in lists.OUTLAWS)
        holder = None if idle or not wills or is_negated(sentence, head.index) else subject(sentence, head.index)
    elif (would or aux & {"will", "'ll"}) and lemma(word) not in lists.DIRECT and not own_work:
        holder = subject(sentence, word.index)
    if holder is not None:
        for stance, target in aims(sentence, word):
            mild, bare = _is_done_to_people(word), _lacks_article(sentence, sentence.words[target])
            weak = bare and (lemma(word) in lists.ENDS or not sentence.below(target))
            plain = not bare or bool(sentence.below(target, "amod", "compound"))  # not "fight tooth and nail"
            plain = plain and lemma(head) not in lists.WISHES
            yield FoundStance(word.index, stance, target, holder.index, mild=mild, weak=weak, plain=plain)
