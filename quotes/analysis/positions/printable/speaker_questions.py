"""What may be open about who takes a stance."""

from __future__ import annotations

from quotes.analysis.positions.clauses import SUBJECTS, auxiliaries, subject, verb_of
from quotes.analysis.positions.holders import Held, is_sure
from quotes.analysis.positions.stance import FoundStance
from quotes.analysis.syntax import Sentence, Word
from quotes.lexicon.nouns import GROUP, ORGANIZATION
from quotes.lexicon.word_lists import words
from quotes.model import SpeakerRef

LEAST_SURE = 0.75
"""Confidence of a quotation under which it is open who speaks."""
LEAST_SURE_BY_NAME = 0.6
"""The same where the sentence itself names the speaker as the subject of the word of stance."""
_RELATIVE_TO_NOW = words("targets/clarity/relative_to_now")
_BORROWED = ("advcl", "acl", "pcomp")
"""Relations of a clause that takes its subject from elsewhere."""
_TO_WHOM = frozenset("with on upon".split())
"""Prepositions before somebody who is asked to do something."""
_OTHERS = ("dobj", "prep", "dative")
"""Relations of somebody else beside a verb, who may be meant by what hangs on it."""


def about_speaker(sentence: Sentence, found: FoundStance, held: Held, name: str) -> dict[str, bool]:
    """What is open about who takes the stance. ``name``: the words of the target as they would be printed."""
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


def _is_told_by_name(sentence: Sentence, found: FoundStance, held: Held) -> bool:
    """Whether the sentence tells of the stance outside of any words said, with the speaker's name as its subject."""
    if held.span is not None or found.holder is None:
        return False
    holder = sentence.words[found.holder]
    return holder.relation == "nsubj" and holder.tag == "NNP" and holder.head == verb_of(sentence, found.word).index


def _may_be_anothers(sentence: Sentence, found: FoundStance, held: Held) -> bool:
    """Whether the grammar leaves it open that somebody else takes the stance: "pleads with the public to support
    shops", "I thank the mayor opposing it", "pushed them to say they support it", "of a guild that backs it"."""
    verb = verb_of(sentence, found.word)
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


def _is_told_to(sentence: Sentence, verb: Word, pronoun: Word) -> bool:
    """Whether a verb is an infinitive that somebody else is asked to do, who may be meant by a pronoun under it."""
    above = sentence.words[verb.head]
    asked = verb.relation in ("xcomp", "ccomp", "advcl") and verb.tag == "VB" and subject(sentence, verb.index)
    others = [w for w in sentence.below(above.index, *_OTHERS) if w.index < verb.index]
    return bool(asked) and verb.index != pronoun.head and bool(others)
