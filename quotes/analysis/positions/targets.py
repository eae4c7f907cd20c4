"""What a stance is on: the words of the article that name the thing to whoever reads them alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.analysis.positions.antecedents import Tellings, fuller_phrase, is_only_one, named_by, nouns_of
from quotes.analysis.positions.clarity import is_clear, is_cut, is_joined
from quotes.analysis.positions.clauses import SUBJECTS
from quotes.analysis.positions.target_phrases import has_more, is_whole, names_a_thing, phrase
from quotes.analysis.positions.target_phrases.back_references import (
    POINTING,
    has_pronoun,
    is_definite,
    is_telling,
    lacks_its_content,
    lacks_its_deed,
    never_says_which,
    points_back,
)
from quotes.analysis.syntax import Sentence
from quotes.lexicon.nouns import GROUP, ORGANIZATION, PERSON
from quotes.lexicon.word_lists import words
from quotes.model import Stretch

_JOINTS = frozenset("to into from by against between".split())
_BODIES = frozenset("body authority media press".split())
_TRACK = words("targets/track")
"""What somebody did so far: who criticises it opposes nothing."""
_ONE_OF_A_COUNTRY = frozenset("anthem constitution currency flag monarchy".split())
"""Nouns of which a country has one, so that nobody need have told of it before."""
_IN_MARKS = re.compile(r"(?:[Aa]n?|[Tt]he)\s+[\"“‘][^A-Z\"”’]*[\"”’]")
"""A phrase that somebody's words between marks are all of, and so not all that was meant: a "slimming down"."""
_OPENED_TWICE = re.compile(r"(?:^|\s)\"\w[^\"]*\s\"\w")
"""Marks of which the second opens as well, though the first is not closed."""
_OPENED = re.compile(r"(?:^|\s)['‘]\w[^'’]*$")
"""A single mark that opens and is not closed: the 'slimming down."""
_DASH = re.compile(r"\s[-–—]+\s")
_HYPHENS = ("-", "‐", "–", "$", "£", "€")
"""What a part of a word or a number stands behind: "re-|election", "$|3 billion"."""
_SHORT_FORM = re.compile(r"\s*\([A-Z][\w&.]*\)")
_NO_WORDS = re.compile(r"[\s,.;:!?]*")
_ORPHANED = {"“": "”", "‘": "’", '"': '"', "''": "''"}


@dataclass(frozen=True, slots=True)
class Target:
    """``place``: where the sentence names the thing. ``name``: the words that name it by itself, there or, where that
    only points back, earlier in the article. ``is_clear`` is false where no words of the article do. ``is_lone``: the
    article begins with the phrase and has no more to tell of the thing. ``is_only``: it tells of the thing elsewhere,
    and of no other that the phrase could mean.
    """

    place: Stretch
    name: Stretch
    is_clear: bool
    is_lone: bool = False
    is_only: bool = False


def target_of(tellings: Tellings, sentence: Sentence, head: int) -> Target | None:
    """The target whose phrase a word heads; None where it names no thing. To be called by tasks of
    ``tellings.trees.gathered``."""
    text = tellings.text
    indices = _pointing_alone(sentence, phrase(sentence, head), head)
    if not names_a_thing(sentence, indices, head) or _belongs_before(sentence, indices, head):
        return None
    if sentence.words[indices[0]].lower not in POINTING:
        indices = _prolonged(sentence, indices, head)
    place = _balanced(text, sentence.words[indices[0]].start, sentence.words[indices[-1]].end)
    if has_pronoun(sentence, indices) or _is_broken(text, sentence, indices, place, head):
        return Target(place, place, False)
    if points_back(sentence, indices, head):
        return _told_elsewhere(tellings, sentence, indices, head, place)
    if is_joined(sentence, indices):
        return Target(place, place, False)
    return _told_here(tellings, sentence, indices, head, place)


def _pointing_alone(sentence: Sentence, indices: list[int], head: int) -> list[int]:
    """A phrase with "this" or "these" without a preposition behind it, which belongs to the sentence: "this budget |
    from cover to cover"."""
    behind = [w.index for w in sentence.below(head, "prep") if head < w.index and w.lower not in ("of", "by")]
    if sentence.words[indices[0]].lower not in ("this", "these") or not behind:
        return indices
    return [i for i in indices if i < behind[0]]


def _is_broken(text: str, sentence: Sentence, indices: Sequence[int], place: Stretch, head: int) -> bool:
    """Whether the words of a phrase are not all of it, or end within a mark or bracket."""
    return (
        lacks_its_deed(sentence, head)
        or text[max(0, place.start - 1) : place.start] in _HYPHENS
        or not is_whole(sentence, indices, head)
        or _is_orphaned(text[place.start : place.end])
        or _IN_MARKS.fullmatch(text, place.start, place.end) is not None
        or is_cut(sentence, indices, head)
        or _is_cut_at_bracket(text, sentence, indices, place)
        or _goes_on_in_marks(text, sentence, place, head)
    )


def _told_here(tellings: Tellings, sentence: Sentence, indices: Sequence[int], head: int, place: Stretch) -> Target:
    """The target of a phrase that tells by itself which thing is meant: "the 12-hour rota offered by the trusts", or
    without what leans on the article where it is the only one, "the 12-hour rota"."""
    only = _is_told_once(tellings, sentence, head)
    one = is_definite(sentence, indices, head) and is_only_one(tellings, sentence, head)
    if one and not is_clear(sentence, indices, head):
        short, whole = named_by(sentence, head)
        if whole:
            place = Stretch(place.start, sentence.words[short[-1]].end)
            return Target(place, place, True, only, True)
    return Target(place, place, only or is_clear(sentence, indices, head), only, one)


def _told_elsewhere(
    tellings: Tellings, sentence: Sentence, indices: Sequence[int], head: int, place: Stretch
) -> Target:
    """The target of a phrase that may only point back: the fuller phrase for it, or itself where it is told of for the
    first time, or where there is one of it in every country."""
    text = tellings.text
    bare = len(indices) == 2 and sentence.words[indices[0]].lower in ("a", "an")  # "a ban", again
    if not is_definite(sentence, indices, head) and not bare:
        return Target(place, place, False)
    if not bare and _is_introduced(tellings, sentence, indices, head) and is_only_one(tellings, sentence, head):
        return Target(place, place, True, is_only=True)
    if has_more(sentence, head):
        return Target(place, place, False)
    fuller = fuller_phrase(tellings, sentence, indices, head)
    if fuller:
        name, one = fuller
        if not _is_orphaned(text[name.start : name.end]) and not text.startswith(_HYPHENS, name.start - 1):
            return Target(place, name, True, is_only=one)
    only = _is_told_once(tellings, sentence, head)
    noun = sentence.words[head].lower
    if noun in _ONE_OF_A_COUNTRY and text.lower().count(noun) == 1:  # "the new constitution"
        return Target(place, place, True, is_only=True)
    return Target(place, place, only and not never_says_which(sentence, indices, head), only)


def _is_cut_at_bracket(text: str, sentence: Sentence, indices: Sequence[int], place: Stretch) -> bool:
    """Whether a phrase ends before a bracket inside it that holds more than the short form of a name."""
    return place.end < sentence.words[indices[-1]].start and not _SHORT_FORM.match(text, place.end)


def _is_introduced(tellings: Tellings, sentence: Sentence, indices: Sequence[int], head: int) -> bool:
    """Whether the article tells of a thing here for the first time, in words that tell which it is: "the new global
    calendar"."""
    told = is_telling(sentence, indices, head) and not lacks_its_content(sentence, indices, head)
    start = sentence.words[indices[0]].start
    return told and not tellings.are_told_before(start, nouns_of(sentence.words[head]))


def _is_told_once(tellings: Tellings, sentence: Sentence, head: int) -> bool:
    """Whether the article has no more to tell of a thing: its first sentence has it, and none behind it."""
    if tellings.sentences and sentence.words[0].start >= tellings.sentences[0].end:
        return False
    again = re.compile(rf"\b{re.escape(sentence.words[head].lower)}\b", re.IGNORECASE)
    return again.search(tellings.text, sentence.words[-1].end) is None


def _goes_on_in_marks(text: str, sentence: Sentence, place: Stretch, head: int) -> bool:
    """Whether a phrase begins right behind a quotation mark of its sentence, and ends before what is between the marks
    does: backed “a full hearing | and a vote”."""
    before, behind = text[sentence.words[0].start : place.start], _NO_WORDS.match(text, place.end)
    assert behind is not None
    if sentence.words[head].relation in SUBJECTS or not before.endswith(("“", '"', "''", "‘")):
        return False
    return not text.startswith(("”", '"', "''", "’"), behind.end())


def _belongs_before(sentence: Sentence, indices: list[int], head: int) -> bool:
    """Whether a phrase that was taken for a subject stands behind a preposition: it belongs to what is before."""
    before = sentence.words[max(0, indices[0] - 1)]
    return sentence.words[head].relation in SUBJECTS and before.relation == "prep"


def _prolonged(sentence: Sentence, indices: list[int], head: int) -> list[int]:
    """A phrase with what is behind it and the parser hangs on its verb: "visits by the president | to Cuba"."""
    above = list(sentence.path(head))[1:3]  # "called for Varland's return | to the League" hangs on "called"
    for joint in (joint for verb in above for joint in sentence.below(verb.index, "prep")):
        objects = sentence.below(joint.index, "pobj")
        named = joint.lower == "for" and any(w.tag.startswith("NNP") for w in objects)  # "two loans | for Varland"
        if objects and (joint.lower in _JOINTS or named) and joint.index == indices[-1] + 1:
            return indices + [i for i in sentence.subtree(joint.index) if i > indices[-1]]
    return indices


def is_somebody(sentence: Sentence, head: int, *, alone: bool = False) -> bool:
    """Whether a word names or describes people or an organisation, or any proper name. ``alone``: also where a pronoun
    or a number stands for them ("who", "several")."""
    word = sentence.words[head]
    forms = {word.lower, word.lower.removesuffix("s")}
    named = word.tag.startswith("NNP") or bool(forms & (PERSON | ORGANIZATION | GROUP | _BODIES))
    named = named or word.lower.endswith("ists")  # "imperialists"
    return named or (alone and not word.tag.startswith(("NN", "V")))


def is_track(sentence: Sentence, head: int) -> bool:
    """Whether a word names what somebody did so far, of which one thinks well or badly."""
    return sentence.words[head].lower in _TRACK


def _is_orphaned(words: str) -> bool:
    """Whether quotation marks or brackets in a phrase do not belong to each other, or a dash parts it."""
    marks = (
        bool(_OPENED.search(words))
        or words.count('"') % 2 == 1
        or words.count("“") != words.count("”")
        or bool(_OPENED_TWICE.search(words))
    )
    return marks or words.count("(") != words.count(")") or bool(_DASH.search(words))


def _balanced(text: str, start: int, end: int) -> Stretch:
    """A stretch with the mark that closes the one it opens, where that stands behind it; without one that it only
    closes or opens at its edge."""
    words = text[start:end]
    if "(" in words and ")" not in words:
        end = start + len(words[: words.index("(")].rstrip())
        words = text[start:end]
    for opening, closing in _ORPHANED.items():
        count = words.count(opening) + (words.count(closing) if opening != closing else 0)
        if count % 2 and text.startswith(closing, end):
            return Stretch(start, end + len(closing))
        if count % 2 and text.endswith(opening, 0, start):
            return Stretch(start - len(opening), end)
    return Stretch(start, end)
