"""Clauses of a parsed sentence: who is the subject of a word, and whether what it says is asserted."""

from __future__ import annotations

import re

from quotes.analysis.positions.stance_words import CARRIES, DOCUMENTS, FORMS, VOWS
from quotes.analysis.syntax import Sentence, Word
from quotes.lexicon.word_lists import words

_NEGATIONS = frozenset("not n't never neither nor hardly".split())
_CONDITIONS = frozenset("if unless whether until provided lest".split())
_TURNED = frozenset("were had should".split())
"""First words of a condition without "if"."""
_FURTHER_BACK = words("stance/judgements/no_longer")
_LONG_AGO = re.compile(
    r"\b(?:(?:19|20)\d\d|last (?:year|[A-Z]\w+)|years? (?:ago|later|earlier)|months ago|decades?|in the past|"
    r"during the)\b"
)
_UNSURE = frozenset("may might".split())
_WOULD = frozenset("would 'd".split())
DUTIES = frozenset("should must ought".split())
"""Auxiliaries by which a clause says what ought to be."""
_CLAIMED = frozenset("say think believe announce declare argue repeat state".split())
"""Verbs with which others tell of a speaker what he may not say of himself; who knows it says that it is so."""
_NOBODY = frozenset("no nobody none nothing neither no-one".split())
_CONVINCED = frozenset("clear sure convinced".split())
_MINDED = words("stance/judgements/minded")
"""What somebody is who does or will do a thing."""
_CONTRASTS = frozenset("while although though as after whereas".split())
"""Words that join a clause which is told for itself."""
SUBJECTS = ("nsubj", "nsubjpass")
"""The relations of a subject to its verb."""


def lemma(word: Word) -> str:
    """The verb that a word is a form of, as far as the lists of ``stance_words`` have it; else its own letters."""
    return FORMS.get(word.lower, word.lower)


def verb_of(sentence: Sentence, index: int) -> Word:
    """The verb of a word: itself, or that which it hangs on; the word where there is none."""
    return next((w for w in sentence.path(index) if w.tag.startswith("V")), sentence.words[index])


def subject(sentence: Sentence, index: int) -> Word | None:
    """The word for who does what the verb says: its own subject, else that of the verb it is joined to, or the noun it
    tells more of."""
    verb = sentence.words[index]
    for _ in range(len(sentence.words)):
        own = sentence.below(verb.index, *SUBJECTS)
        if own:
            return _antecedent(sentence, verb, own[0])
        head = sentence.words[verb.head]
        if head.index == verb.index:
            return None
        if verb.relation in ("acl", "relcl") and head.tag.startswith(("N", "P")):
            if verb.tag != "VBG" or head.lower not in DOCUMENTS or head.relation in SUBJECTS:
                return head
            verb = verb_of(sentence, head.index)
            if verb is head:
                return head
            continue
        if verb.relation == "xcomp" and (objects := sentence.below(head.index, "dobj")):
            return objects[0]
        if verb.relation == "pcomp" and head.lower == "for" and (objects := sentence.below(head.head, "dobj")):
            return objects[0]  # "praised Hale for resisting the sale"
        if verb.relation not in ("conj", "xcomp", "advcl", "dep", "ccomp", "acl", "pcomp", "prep", "acomp"):
            return None
        if verb.relation == "ccomp" and not is_bare(sentence, verb):
            return None
        verb = head
    return None


def is_bare(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb is an infinitive or a participle and so takes its subject from elsewhere."""
    return verb.tag in ("VBG", "VBN") or any(w.lower == "to" for w in sentence.below(verb.index, "aux"))


def _antecedent(sentence: Sentence, verb: Word, own: Word) -> Word:
    head = sentence.words[verb.head]
    return head if own.lower in ("who", "which", "that") and verb.relation == "relcl" else own


def is_negated(sentence: Sentence, index: int) -> bool:
    """Whether a verb or predicate is turned round by a negation of its own, or of the verb it is joined to."""
    word = sentence.words[index]
    own = any(
        w.lower in _NEGATIONS and w.relation in ("neg", "advmod", "preconj", "cc", "det")
        for w in sentence.below(index)
        if w.index < index or w.relation == "neg"
    )
    shares = word.relation == "conj" and not sentence.below(index, *SUBJECTS) and not sentence.below(index, "aux")
    return own or (shares and is_negated(sentence, word.head))


def is_passive(sentence: Sentence, index: int) -> bool:
    """Whether something is done to the subject of a verb."""
    return bool(sentence.below(index, "nsubjpass", "auxpass"))


def auxiliaries(sentence: Sentence, index: int) -> set[str]:
    """The auxiliaries of a verb, those of the verb it is joined to by "and" where it has none."""
    word = sentence.words[index]
    own = {w.lower for w in sentence.below(index, "aux", "auxpass")}
    while not own and word.relation == "conj" and not sentence.below(word.index, *SUBJECTS):
        word = sentence.words[word.head]
        own = {w.lower for w in sentence.below(word.index, "aux", "auxpass")}
    return own


def is_asserted(sentence: Sentence, index: int, inside: range, *, reported: bool) -> bool:
    """Whether what a word says is said to be so: no condition, no question, no possibility, not of former days, and
    under no verb that takes it back. ``inside``: the code points of the words that are looked at; what stands outside
    of them is the cue's affair. ``reported``: in indirect speech, where "would" stands for "will"."""
    if any(w.lower == "?" for w in sentence.words[-2:]):
        return False
    below = sentence.words[index]
    for word in sentence.path(index):
        if word.start not in inside:
            return not (below.relation in ("ccomp", "xcomp") and _is_taken_back(sentence, word))
        if word.index != index and not _carries(sentence, word, below):
            return False
        own = {w.lower for w in sentence.below(word.index, "nsubj")} & {"i", "we"}
        told = word.relation in ("relcl", "acl") or _is_told_by_others(sentence, word)
        if own and told:  # "it is a lie that I am against it"
            return False
        verbs = {word.index, word.head} if word.relation == "acomp" else {word.index}  # "I am not ready to support it"
        if word.index != index and below.relation in ("ccomp", "xcomp") and any(is_negated(sentence, v) for v in verbs):
            return False
        joined = word.index != index and below.relation == "conj" and bool(sentence.below(below.index, *SUBJECTS))
        if not joined and not _is_plain(sentence, word, reported):  # what "and" joins has conditions of its own
            return False
        if word.relation == "advcl" and _stands_alone(sentence, word):
            return True
        below = word
    return True


def _is_taken_back(sentence: Sentence, cue: Word) -> bool:
    """Whether the words over what is reported deny it, or tell of earlier days: "he does not plan to …", "had said"."""
    verbs = {cue.index, cue.head} if cue.relation == "acomp" else {cue.index}
    return any(is_negated(sentence, verb) or "had" in auxiliaries(sentence, verb) for verb in verbs)


def _is_told_by_others(sentence: Sentence, verb: Word) -> bool:
    """Whether a clause is what others say or think of the speaker: "they say that I oppose it"."""
    above = sentence.words[verb.head]
    others = [w for w in sentence.below(above.index, "nsubj") if w.lower not in ("i", "we")]
    return verb.relation == "ccomp" and bool(others) and lemma(above) in _CLAIMED


def _stands_alone(sentence: Sentence, verb: Word) -> bool:
    """Whether a clause is told for itself, whatever becomes of the one that it is joined to ("…, while the council
    condemned the move")."""
    marks = {w.lower for w in sentence.below(verb.index, "mark", "advmod")}
    return bool(marks & _CONTRASTS and sentence.below(verb.index, *SUBJECTS))


def _carries(sentence: Sentence, word: Word, below: Word) -> bool:
    """Whether a clause is asserted together with the word that it hangs on."""
    if below.relation in ("conj", "parataxis", "dep", "appos", "intj", "punct", "meta"):
        return True
    if below.relation in ("ccomp", "xcomp"):
        bare = below.relation == "xcomp" and (lemma(word) in VOWS or word.lower in _MINDED)
        return lemma(word) in CARRIES or bare or word.lower in _CONVINCED
    if below.relation == "advcl":
        return not any(w.lower in _CONDITIONS for w in sentence.below(below.index, "mark", "advmod"))
    if below.relation == "acl":
        return below.tag == "VBG"
    if below.relation == "pcomp":
        return word.lower == "by"
    return below.relation in ("relcl", "attr", "acomp", "prep", "pobj", "dobj", "oprd", "nsubj")


def _is_plain(sentence: Sentence, word: Word, reported: bool) -> bool:
    aux = auxiliaries(sentence, word.index)
    if "could" in aux and not _is_unable_to_back(sentence, word):
        return False
    if aux & _UNSURE or (aux & _WOULD and not reported) or "had" in aux or "'d" in aux:
        return False
    if aux & DUTIES and "have" in aux:  # "he should have called for it"
        return False
    if "can" in aux and not is_negated(sentence, word.index):  # "the council can reject the plan"
        return False
    if any(w.lower in _CONDITIONS for w in sentence.below(word.index, "mark")):
        return False
    for other in sentence.below(word.index):
        if other.relation in ("advmod", "neg") and (other.lower in _FURTHER_BACK or other.lower == "rather"):
            return False
        if _is_condition(sentence, other):
            return False
        if other.relation in SUBJECTS and (
            other.lower in _NOBODY or any(w.lower in _NOBODY for w in sentence.below(other.index, "det"))
        ):
            return False
    return True


def _is_unable_to_back(sentence: Sentence, verb: Word) -> bool:
    """Whether "could" refuses: "I could not support the bill", but neither "I could not vote, for I was ill" nor "I
    could not support it more"."""
    fully = any(w.lower == "more" for w in sentence.words[verb.index :])
    return is_negated(sentence, verb.index) and lemma(verb) != "vote" and not fully


def _is_condition(sentence: Sentence, part: Word) -> bool:
    """Whether a part of a clause makes it conditional: "if it is cheap", "were it cheap", "as long as it is cheap"."""
    if part.relation == "advcl":
        marked = any(w.lower in _CONDITIONS for w in sentence.below(part.index, "mark", "advmod"))
        return marked or sentence.words[sentence.subtree(part.index)[0]].lower in _TURNED
    return part.relation == "advmod" and part.lower == "long" and bool(sentence.below(part.index, "advcl"))


def is_past(sentence: Sentence, index: int) -> bool:
    """Whether a clause says that it tells of other years."""
    for word in sentence.path(index):
        subjects = [w.index for w in sentence.below(word.index, *SUBJECTS)]
        told = [w for i in (word.index, *subjects) for w in sentence.below(i, "prep", "npadvmod", "advmod", "advcl")]
        for other in told:
            if other.index == index:
                continue
            if other.relation != "advcl":
                said = " ".join(sentence.words[i].lower for i in sentence.subtree(other.index))
                if _LONG_AGO.search(said.title() if "last" in said else said) or _LONG_AGO.search(said):
                    return True
        if word.tag.startswith("V") and word.relation not in ("conj", "xcomp", "advcl"):
            break
    return False
