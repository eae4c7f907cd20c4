"""What may be left open about a stance that is taken: who takes it, what the target is, whether an opinion takes a
side, and whether it still holds. How much each question weighs is learnt (``training.positions``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions import stance_words as lists
from quotes.analysis.positions.clauses import SUBJECTS, auxiliaries, is_negated, is_past, lemma, subject
from quotes.analysis.positions.holders import Held, is_sure
from quotes.analysis.positions.stance import FoundStance
from quotes.analysis.positions.target_phrases import ABOUT, ANAPHORIC
from quotes.analysis.positions.targets import Target, is_somebody, is_track
from quotes.analysis.syntax import Sentence, Word
from quotes.lexicon.nouns import DOCUMENT, GROUP, MATTERS, ORGANIZATION, PERSON
from quotes.lexicon.places import country_of
from quotes.lexicon.word_lists import words
from quotes.model import SpeakerRef, Stretch

LEAST_SURE = 0.75
"""Confidence of a quotation under which it is open who speaks."""
LEAST_SURE_BY_NAME = 0.6
"""The same where the sentence itself names the speaker as the subject of the word of stance."""
_SOBER = frozenset("fair historic landmark necessary right".split())
"""Words of praise that also tell which thing is meant: "fair trade", "the landmark ruling"."""
_RELATIVE_TO_NOW = words("targets/clarity/relative_to_now")
_WITHOUT_DIRECTION = words("targets/clarity/without_direction")
_EVILS = words("targets/agreed/evils")
_GOODS = words("targets/agreed/goods")
_KINDS_OF = words("targets/agreed/kinds")
_AMOUNTS = words("targets/agreed/amounts")
_SINCE = frozenset("since now".split())
"""Words behind "but" after which somebody is of another mind."""
_HEDGES = words("stance/judgements/hedges")
_ASIDES = words("targets/clarity/asides")
_LOADED = lists.BAD | lists.POOR | lists.FINE | (lists.GOOD - _SOBER)
"""Words beside a noun that are somebody's opinion of it, which no record repeats as a fact."""
_OFFERED = words("targets/clarity/offered")
"""What is turned down by whom it was made to: an act, not a stance."""
_OFFERED_TO_ONE = frozenset("contract deal job move post role transfer".split())
"""What is turned down as well where it is one of many: "a move to Alden", but not "a move to ban it"."""
_FOR_WHOM = frozenset("for of with".split())
"""Prepositions behind a good that make it somebody's: "freedom for Alden", but not "calm in Alden"."""
_BY_WHICH = frozenset("at during in on via".split())
_OF_WHAT = frozenset("in of on".split())
"""Prepositions behind an amount before what there is to be more or less of."""
_MORE = frozenset("more further new better continued increased".split())
"""Words beside a noun that say only that there is to be more of it."""
_MODIFIERS = ("amod", "compound", "nmod", "prep", "acl", "relcl", "poss", "nummod", "appos")
_BEHIND = ("prep", "acl", "relcl")
_BORROWED = ("advcl", "acl", "pcomp")
"""Relations of a clause that takes its subject from elsewhere."""
_TO_WHOM = frozenset("with on upon".split())
"""Prepositions before somebody who is asked to do something."""
_RESOLVED = frozenset("will wo 'll can ca could".split())
"""Auxiliaries of what somebody has made up his mind not to do."""
FARTHEST = 10
"""Words between a word of stance and its target."""
LONGEST = 11
"""Words of a target, beyond which the parser is wrong too often about where it ends; it is right about "-ing"."""
_MARKS = frozenset(',"“”')
"""Marks in a target by which it may be cut, or be another's words that are not meant: "the “dreams” of a truce"."""
_WHOLE_WORD = re.compile(r"[^\W\d]{3}")
_BETWEEN = frozenset(": ; over than".split())
_PRONOUNS = ("nsubj", "dobj", "pobj", "poss")
_OTHERS = ("dobj", "prep", "dative")
"""Relations of somebody else beside a verb, who may be meant by what hangs on it."""


def open_questions(
    sentence: Sentence, found: FoundStance, held: Held, target: Target, names: Sequence[NameMention], name: str
) -> dict[str, bool]:
    """The questions, and whether each is open. ``names``: those in the sentence and in the target;
    ``name``: the words of the target as they would be printed."""
    indices = _inside(sentence, target.place)
    return {
        **_about_speaker(sentence, found, held, name),
        **_about_target(sentence, found, target, names, name),
        **(_about_phrase(sentence, found, target, indices, names) if indices else {}),
        **_about_stance(sentence, found, held, names),
    }


def _about_speaker(sentence: Sentence, found: FoundStance, held: Held, name: str) -> dict[str, bool]:
    speaker = held.quotation.speaker
    assert speaker is not None
    least = LEAST_SURE_BY_NAME if _is_told_by_name(sentence, found, held) else LEAST_SURE
    alone = speaker.type == "person" and " " not in speaker.name
    return {
        "not sure who": held.quotation.confidence < least or not is_sure(sentence, found, held),
        "speaker is a group": speaker.type == "group",
        "speaker is no name": alone or _is_no_name(speaker),
        "may be another's": _may_be_anothers(sentence, found, held),
        "target is the speaker's": _is_of_speakers_own(speaker.name, name),
    }


def _about_target(
    sentence: Sentence, found: FoundStance, target: Target, names: Sequence[NameMention], name: str
) -> dict[str, bool]:
    """What its name leaves open, wherever the article has it."""
    elsewhere = target.name != target.place
    return {
        "target is unclear": not target.is_clear,
        "target is a surname": _is_surname(target.name, name, names),
        "target is unknown": _is_unknown(target.name, name, names),
        "target is so-called": "so-called" in name.lower(),
        "target has marks": not elsewhere and bool(_MARKS & set(name)),
        "target is long": not elsewhere and len(name.split()) > LONGEST and sentence.words[found.target].tag != "VBG",
        "target has no name": elsewhere and not target.is_only and not _is_named(sentence.words[found.target], name),
    }


def _about_phrase(
    sentence: Sentence, found: FoundStance, target: Target, indices: Sequence[int], names: Sequence[NameMention]
) -> dict[str, bool]:
    """What the phrase in the sentence leaves open, the most of it only where that is what would be printed."""
    here, lone = target.name == target.place, target.is_lone or target.is_only
    return {
        "target is far": _is_far(sentence, found, indices),
        "target is spoilt": _is_spoilt(sentence, indices),
        "target holds a surname": here and _has_surname(sentence, indices, names),
        "target has an owner before": here and _has_owner_before(sentence, indices),
        "target may be any": here and not tells_which(sentence, indices, found.target, lone=lone),
        "nobody differs": _is_agreed(sentence, found, indices),
    }


def _about_stance(sentence: Sentence, found: FoundStance, held: Held, names: Sequence[NameMention]) -> dict[str, bool]:
    somebody = is_somebody(sentence, found.target) or is_track(sentence, found.target)
    return {
        "no plain words": found.weak or not found.plain,
        "opinion of somebody": found.mild and somebody,
        "only withheld": _is_only_withheld(sentence, found, held),
        "hedged": _is_hedged(sentence, found),
        "turned down": _is_turned_down(sentence, found),
        "of other days": _is_of_other_days(sentence, found, held, names),
    }


def _is_named(head: Word, name: str) -> bool:
    """Whether the words that name a target elsewhere are its name, with the noun that stands for it: "the bill", told
    of before as "the Ferry Bill"."""
    titles = {word.lower() for word in name.split() if word[0].isupper() and not name.isupper()}
    return head.tag.startswith("NNP") or (head.lower in titles and head.lower not in ABOUT)


def _is_of_speakers_own(speaker: str, target: str) -> bool:
    """Whether a target is told to be the speaker's, so that somebody else speaks of it: "Governor Brandt's request"."""
    return f"{speaker.split()[-1]}'s" in target.replace("’", "'").split()


def _is_no_name(speaker: SpeakerRef) -> bool:
    """Whether what a speaker is called is more or less than a name: "Ilsa Brandt Thursday", "Brandt's Comment"; but not
    "the Fishermen's Association"."""
    *before, last = parts = speaker.name.replace("’", "'").lower().split()
    body = speaker.type == "organization" and last in ORGANIZATION | GROUP
    owned = any(word.endswith("'s") for word in before) and not body
    return owned or any(word in _RELATIVE_TO_NOW for word in parts)


def tells_which(sentence: Sentence, indices: Sequence[int], head: int, *, lone: bool = False) -> bool:
    """Whether a phrase tells which thing is supported or opposed, and which way: not "the nominee", "the deal", "the
    state's programme", "local shops", "more oversight", "changes to the law". ``lone``: the article has no other
    thing of its name."""
    top, first = sentence.words[head], sentence.words[indices[0]].lower
    inside = [sentence.words[i] for i in indices]
    if inside[0].tag == "RB" or any(
        w.lower == "during" or (w.tag.startswith("PRP") and w.relation in _PRONOUNS) for w in inside
    ):
        return False
    if top.tag.startswith("NNP") or top.tag == "VBG":
        return True
    if len(indices) == 1:  # "secession", "cloture": whose, and of what
        return False
    beside = [w for w in sentence.below(head, *_MODIFIERS) if w.index in indices]
    named = any(sentence.words[i].tag.startswith("NNP") for i in indices)
    office = first in ("a", "an") and any(w.relation in ("amod", "compound") for w in beside)  # "a special prosecutor"
    if top.lower in _WITHOUT_DIRECTION or (not office and {top.lower, top.lower.removesuffix("s")} & PERSON):
        return False
    if _lacks_of_what(top, beside):
        return False
    if office and len(beside) > 1:
        return True
    owners = [w for w in beside if w.relation == "poss"]
    if owners:
        known = any(w.tag.startswith("NNP") for w in owners) or first != "the"
        return known and any(w.relation in ("compound", "nmod", *_BEHIND) for w in beside)
    if first == "the":
        if top.lower in ANAPHORIC and not any(w.relation in ("compound", "amod") for w in beside):
            behind = [w for w in beside if w.relation in _BEHIND and w.lower not in ("in", "at")]
            return lone or bool(behind)  # not "the bill in the Senate"
        if any(w.relation in _BEHIND for w in beside):
            return lone or named or _tells_more(sentence, indices, head)
        return lone or (named and _is_called_so(top, beside))
    return _has_substance(top, beside, single=first in ("a", "an"))


def _has_substance(noun: Word, beside: Sequence[Word], *, single: bool) -> bool:
    """Whether more than an adjective stands beside a noun for something one can count, or for more of something."""
    degree = noun.tag == "NN" and any(w.tag == "JJR" and w.lower != "more" for w in beside)
    if degree and not any(w.relation in _BEHIND for w in beside):
        return False  # "stronger government oversight"
    if any(w.relation not in ("amod", "relcl", "nummod") for w in beside):
        return True
    if noun.tag != "NNS" and any(w.relation == "relcl" for w in beside):
        return True
    if noun.tag == "NNS" or single:
        return False
    return not any(w.tag in ("JJR", "VBN") or w.lower in _MORE for w in beside)


def _is_called_so(noun: Word, beside: Sequence[Word]) -> bool:
    """Whether a name before a noun makes it the name of one thing: "the Paris accord", "the Alden ferry tax"; but not
    "the US sanctions", which may be any of them."""
    if any(w.lower in ORGANIZATION for w in beside):  # "the House bill", "the Senate plan"
        return False
    return noun.lower in DOCUMENT | MATTERS or sum(w.relation in ("compound", "nmod") for w in beside) > 1


def _lacks_of_what(noun: Word, beside: Sequence[Word]) -> bool:
    """Whether a noun for more or less does not say of what: "an increase to 1.3 per cent"."""
    if noun.lower not in _AMOUNTS or any(w.relation in ("compound", "nmod", "poss") for w in beside):
        return False
    return not any(w.lower in _OF_WHAT for w in beside)


def _tells_more(sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether what stands behind a noun has more than one word that tells something: not "the use of force"."""
    return sum(sentence.words[i].tag[:2] in ("NN", "JJ", "VB", "CD") for i in indices if i > head) > 1


def _has_owner_before(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Whether an owner stands shortly before a phrase: Hale's “ruinous ways of war”; but not "the Anglers' League
    rejects the tax", where a verb parts them."""
    before = sentence.words[max(0, indices[0] - 3) : indices[0]]
    owners = [word.index for word in before if word.tag == "POS"]
    return bool(owners) and not any(word.tag[:2] in ("VB", "MD", "IN") for word in before if word.index > owners[-1])


def _is_only_withheld(sentence: Sentence, found: FoundStance, held: Held) -> bool:
    """Whether somebody does not do what would be support, which leaves open whether he is against it: "has not endorsed
    him", "we do not support independence"; but "I will not support the cuts" and "I cannot vote for him" are."""
    word = _verb(sentence, found.word)
    if not is_negated(sentence, word.index):
        return False
    named = sentence.words[found.target].lower in DOCUMENT | MATTERS  # "the Rivers Bill" is nobody
    for_whom = lemma(word) != "vote" and is_somebody(sentence, found.target) and not named  # "won't endorse Kellers"
    reported = held.span is not None and not held.span.quoted  # "said she would not back the sale"
    return for_whom or not auxiliaries(sentence, word.index) & (_RESOLVED | {"would"} if reported else _RESOLVED)


def _is_agreed(sentence: Sentence, found: FoundStance, indices: Sequence[int]) -> bool:
    """Whether nobody could be of another mind: against an evil or for a good, without a word on whose or which it is:
    "rejects all forms of violence", "called for religious tolerance"; but not "press freedom", "crime in Alden"."""
    head = sentence.words[found.target]
    if head.lower in _KINDS_OF:
        inner = [w for of in sentence.below(head.index, "prep") for w in sentence.below(of.index, "pobj")]
        head = inner[0] if inner else head
    if found.stance == "support" and head.lower in _EVILS:  # what only an opponent calls so
        return True
    if head.lower not in (_EVILS if found.stance == "oppose" else _GOODS):
        return False
    inside = [sentence.words[i] for i in indices]
    named = any(w.tag.startswith("NNP") or w.tag == "CD" for w in inside)
    if found.stance == "oppose":
        return not named
    of_what = any(w.lower in _FOR_WHOM for w in sentence.below(head.index, "prep"))
    return not (any(w.relation in ("compound", "nmod", "poss") for w in inside) or (named and of_what))


def _is_hedged(sentence: Sentence, found: FoundStance) -> bool:
    """Whether an adverb takes something back from a stance: "has generally supported", "officially still backs"."""
    verb = _verb(sentence, found.word)
    return any(w.lower in _HEDGES for i in {verb.index, found.word} for w in sentence.below(i, "advmod"))


def _is_turned_down(sentence: Sentence, found: FoundStance) -> bool:
    """Whether somebody only declines what was put to him: "has rejected a takeover offer"."""
    if lemma(sentence.words[found.word]) not in lists.REFUSES:
        return False
    noun = sentence.words[found.target].lower
    one = any(w.lower in ("a", "an") for w in sentence.below(found.target, "det"))
    return noun in _OFFERED or (one and noun in _OFFERED_TO_ONE and not sentence.below(found.target, "acl"))


def _is_told_by_name(sentence: Sentence, found: FoundStance, held: Held) -> bool:
    """Whether the sentence tells of the stance outside of any words said, with the speaker's name as its subject."""
    if held.span is not None or found.holder is None:
        return False
    holder = sentence.words[found.holder]
    return holder.relation == "nsubj" and holder.tag == "NNP" and holder.head == _verb(sentence, found.word).index


def _is_spoilt(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Whether a phrase has a word of opinion in it ("the disastrous ferry tax"), or at its end where the stance was
    told ("the sale of the docks in a tweet")."""
    inside = [sentence.words[i] for i in indices]
    if any(w.relation == "amod" and w.lower in _LOADED for w in inside):
        return True
    if inside[0].tag == "VBG" and any(w.tag == "RB" and w.head == inside[0].index for w in inside):
        return True  # "dealing effectively with the crisis"
    ends = (w for w in inside if w.relation == "pobj" and w.index == indices[-1])
    return any(w.lower in _ASIDES and sentence.words[w.head].lower in _BY_WHICH for w in ends)


def _is_unknown(place: Stretch, name: str, names: Iterable[NameMention]) -> bool:
    """Whether a target is a country, of which nobody knows what in it is meant, a short form or a number ("CHIP",
    "S. 2642"), or "the" with one word in capitals that names nobody and nothing: "the Flag", "the Bill"."""
    if country_of(name) or (name.isupper() and name.isalpha()) or not _WHOLE_WORD.search(name):
        return True
    first, *others = name.split()
    alone = first.lower() == "the" and len(others) == 1 and others[0].istitle()
    return alone and not any(n.start < place.end and place.start < n.end for n in names)


def _is_far(sentence: Sentence, found: FoundStance, indices: Sequence[int]) -> bool:
    """Whether so much stands between the word of stance and its target that the parser may have taken another's; or the
    target is only what was left behind: "backs Hale over | Kellers"."""
    between = sentence.words[found.word + 1 : indices[0]]
    return len(between) > FARTHEST or any(w.lower in _BETWEEN for w in between)


def _has_surname(sentence: Sentence, indices: Sequence[int], names: Sequence[NameMention]) -> bool:
    """Whether a phrase speaks of somebody by one name alone: "attacking Kellers"; but "the Kellers campaign"."""
    parts = [w for i in indices if (w := sentence.words[i]).tag == "NNP" and w.relation in ("dobj", "pobj", "conj")]
    return any(n.type == "person" and n.start == w.start and n.end <= w.end for n in names for w in parts)


def _inside(sentence: Sentence, place: Stretch) -> list[int]:
    return [w.index for w in sentence.words if place.start <= w.start < place.end]


def _is_surname(place: Stretch, name: str, names: Iterable[NameMention]) -> bool:
    """Whether a target is a person of whom only one name is printed."""
    return len(name.split()) == 1 and any(
        n.type == "person" and n.start < place.end and place.start < n.end for n in names
    )


def _may_be_anothers(sentence: Sentence, found: FoundStance, held: Held) -> bool:
    """Whether the grammar leaves it open that somebody else takes the stance: "pleads with the public to support
    shops", "I thank the mayor opposing it", "pushed them to say they support it", "of a guild that backs it"."""
    verb = _verb(sentence, found.word)
    if found.holder is None:
        return False
    holder = sentence.words[found.holder]
    assert held.quotation.speaker is not None
    body = holder.tag in ("NN", "NNS") and bool({holder.lower, holder.lower.removesuffix("s")} & (ORGANIZATION | GROUP))
    if body and held.quotation.speaker.type == "person" and not held.of_body:
        return True
    mention = held.quotation.mention
    if mention and {mention.exact.lower(), holder.lower} == {"he", "she"}:
        return True
    if verb.relation in _BORROWED and not sentence.below(verb.index, *SUBJECTS):
        before = sentence.words[sentence.subtree(verb.index)[0] - 1]
        doer = verb.tag == "VBG" and before.tag.startswith(("N", "P"))
        return verb.relation == "pcomp" or doer or "to" in auxiliaries(sentence, verb.index)
    if verb.relation == "xcomp" and any(w.lower in _TO_WHOM for w in sentence.below(verb.head, "prep")):
        return True
    if holder.tag.startswith("PRP") and holder.lower not in ("i", "we"):
        return any(_is_told_to(sentence, w, holder) for w in sentence.path(verb.index))
    return False


def _verb(sentence: Sentence, index: int) -> Word:
    """The verb of a word of stance: itself, or that which it hangs on."""
    return next((w for w in sentence.path(index) if w.tag.startswith("V")), sentence.words[index])


def _is_told_to(sentence: Sentence, verb: Word, pronoun: Word) -> bool:
    """Whether a verb is an infinitive that somebody else is asked to do, who may be meant by a pronoun under it."""
    above = sentence.words[verb.head]
    asked = verb.relation in ("xcomp", "ccomp", "advcl") and verb.tag == "VB" and subject(sentence, verb.index)
    others = [w for w in sentence.below(above.index, *_OTHERS) if w.index < verb.index]
    return bool(asked) and verb.index != pronoun.head and bool(others)


def _is_of_other_days(sentence: Sentence, found: FoundStance, held: Held, names: Iterable[NameMention]) -> bool:
    """Whether a stance may hold no more: told of other years, or of a vote or an endorsement that is over."""
    word, target = _verb(sentence, found.word), sentence.words[found.target]
    auxiliary = auxiliaries(sentence, word.index)
    if {"to", "have"} <= auxiliary:  # "claimed to have supported it"
        return True
    if any(
        w.lower == "when" for v in sentence.path(word.index) if v.relation == "advcl" for w in sentence.below(v.index)
    ):
        return True
    whens = [v for v in sentence.below(word.index, "advcl") if v.tag == "VBD"] if "could" in auxiliary else []
    if any(w.lower == "when" for v in whens for w in sentence.below(v.index, "advmod")):  # "when it came before us"
        return True
    turns = (w.lower for c in sentence.below(word.index, "conj") for w in sentence.below(c.index, "advmod"))
    if any(w in _SINCE for w in turns):  # "has supported it, but has since said …"
        return True
    if held.span is not None:
        return (held.span.quoted and word.tag == "VBD") or is_past(sentence, found.word)  # "we supported him then"
    if word.tag == "VBD" and lemma(word) == "be":  # "he was for the treaty"
        return True
    person = any(n.type == "person" and n.start <= target.start < n.end for n in names)
    over = word.tag == "VBD" and person and (word.relation == "relcl" or word.lower == "voted")
    return over or is_past(sentence, found.word)
