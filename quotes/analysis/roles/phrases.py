"""Which words make a role: the nouns that head one, and where the phrase around them begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from quotes.lexicon.nouns import JOB_ENDING, PERSON, sense_of, singular
from quotes.lexicon.offices import ABBREVIATED, PARTIES, RANKS
from quotes.lexicon.person_names import COURTESY, TITLES, fold
from quotes.lexicon.relations import UNOFFICIAL
from quotes.lexicon.word_lists import alternatives, words

LONGEST = 16
"""Words in a role; what is longer is a clause."""

Words = list[re.Match[str]]
Pair = tuple[int, int]
"""Start and end in code points, end exclusive."""

WORD = re.compile(r"[^\W_](?:[\w.'’&/-]*[\w’'])?\.?")
"""A word of a role, its full stop included."""
DETERMINERS = words("function/determiners")
STOP = words("roles/stop")
"""Words that are in no role; see ``is_stop``."""


def is_stop(word: str) -> bool:
    """Whether ``word`` is none of a role; "US" in capitals is the state, not the pronoun."""
    return word.lower().rstrip(".") in STOP and word != "US"


_SHORTENED = alternatives("roles/with_a_stop", "places/state_abbreviations")
_PERIOD = re.compile(rf"(?:(?:[A-Z]\.)+|(?:{_SHORTENED})\.)")
_RANKED = re.compile(r"\b(?:ranking|top|senior|leading|chief|highest-ranking)\b|\son\s", re.I)
_AFTER_NOUN = words("roles/after_noun")
_COMPOUND = re.compile(
    rf"(?i:{alternatives('roles/of_something')})\s(?:of|in|for)\s(?:the\s)?"
    rf"(?:[A-Z][\w’'-]*\s|and\s|of\s){{0,4}}(?:[A-Z][\w’'-]*|{alternatives('roles/fields')})$"
)
_OF_BODY = re.compile(
    r"(?<![\w-])([A-Za-z][\w-]*)\s(?:of|for|at|to)\s(?:the\s)?(?:[A-Z][\w.&’'-]*\s(?:(?:and|of|for)\s(?:the\s)?)?){0,5}[A-Z][\w&’'-]*$"
)
_LINK = re.compile(r"\s(?:of|for|in|at|to)\s")
"""Between the noun of an office and its complement."""
_END = re.compile(
    rf"[,;:()—–“”\"\n]|''|\s-{{1,2}}\s|(?<=[a-z])-\s(?!(?:and|or|to)\b)|\s(?:{alternatives('roles/ends')})\s"
    rf"|\sand\s(?:also\s)?(?:{alternatives('roles/leads')})\s(?:an?|the|his|her|its)\s|$"
)
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])\.(?=\s|$)")
_TITLE_END = re.compile(r"\b(?:Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Prof|Rev|Lt|Col|Jr|Sr|St)$")
PREPOSITION = re.compile(r"\s(?:of|for|at|in|with|on|from|to|under|and|behind|against|about|OF|FOR|AT|IN|AND)\s")
_LOOSE = re.compile(
    r"\s(?:with|in|on)\s(?:an?|his|her|their|its)\s|\sfrom\s(?![A-Z])|\sin\s(?=\d{4}\b)|\sat\s(?=least\b)"
    r"|\sto\s(?=[a-z]+\s(?:an?|another|the|his|her|their|its)\s)"
)
_PARTICIPLE = re.compile(r"(?!retired|united|led|wed|speed)[a-z]{2,}(?:ed|ing)")
_AGE = re.compile(r"year-olds?$")
_LEAST_KNOWN = 6  # letters of a known noun that ends an unlisted one (radio|astronomer)
_BODY = re.compile(
    r"(?:(?:former|senior)\s)?(?:[A-Z][\w.&’'-]*\s)+(?:(?:of|for|in|on|and|the|&)\s(?:(?:and|the|of)\s)*(?:[A-Z][\w.&’'-]*\s)+)+"
    r"(?:\([A-Z]{2,8}\)\s)?(?=(?:[a-z][\w’'-]*\s?){1,4}$)"
)
_HIGHER = frozenset(["general", "major"])
"""Behind another rank or office: "sergeant-major"."""
_OF_A_CLAUSE = frozenset(["is", "was", "were", "by"])
"""Words that stand in a clause and before no owner's name: the highlight was a visit by Tarn’s minister."""
_ONE_OF = re.compile(r"one of (?:the|his|her|their|its|our|my|[A-Z])", re.I)
_JOINT = re.compile(
    r"\s(?:and|who|as\swell\sas)\s(?=(?:an?|the|former|then|is|was|now|also|has|serves|served)\s)"
    r"|\sand\s(?=(?:[a-z-]+\s){0,2}?([a-z][a-z-]+)\s(?:of|for|at)\s)"
)


_AGAIN = re.compile(r"(?:(?:is|was|has\sbeen|serves\sas|served\sas|now|also|then)\s)*")


@lru_cache(10_000)
def is_role_noun(word: str, plural: bool = False, unlisted: bool = False) -> bool:
    """Whether ``word`` can head a role: a title, or a noun for somebody who holds an office or does a job.

    ``plural``: of several people ("candidates"). ``unlisted``: by its ending alone ("organist") will do.
    """
    bare = word.lower().rstrip(".").replace("’", "'")
    if word.endswith(".") and bare not in ABBREVIATED:
        return False
    if plural:
        one = singular(bare)
        return one != bare and is_role_noun(one, unlisted=unlisted)
    last = bare.removesuffix("-elect").rsplit("-", 1)[-1]
    if bare in UNOFFICIAL or last in UNOFFICIAL or _AGE.search(bare):
        return False
    if bare in ABBREVIATED or last in ABBREVIATED or (last != bare and last in _HIGHER):
        return True
    sense = sense_of(bare) if sense_of(bare).known else sense_of(last)
    if sense.known:
        return sense.sort == "person"
    return unlisted and (JOB_ENDING.search(bare) is not None or _ends_in_known(bare))


def _ends_in_known(noun: str) -> bool:
    """Whether an unlisted noun is a compound of a listed one: "radioastronomer"."""
    return any(noun[at:] in PERSON and noun[at:] not in UNOFFICIAL for at in range(2, len(noun) - _LEAST_KNOWN + 1))


def words_of(text: str, start: int, end: int) -> Words:
    """The words of ``text[start:end]``; of a full stop that ends a sentence nothing is taken."""
    found = WORD.finditer(text, start, end)
    return [w for m in found if (w := m if text[m.end() - 1] != "." else _bare(text, m)) is not None]


def _bare(text: str, word: re.Match[str]) -> re.Match[str] | None:
    """``word``, that ends with a full stop, without that where it is none of an abbreviation or initials."""
    printed = word.group()
    initials = "." in printed[:-1] and not printed[0].isdigit()  # "U.S.", but no amount: "4.8bn."
    if not initials and not _PERIOD.fullmatch(printed):
        return WORD.match(text, word.start(), word.end() - 1)
    return word


def line_of(text: str, start: int, end: int) -> str:
    """The line in which ``text[start:end]`` stands, without the break behind it."""
    stop = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]


def _full_stops(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences end inside ``text[start:end]``: at the full stops that are no title's ("Mr.")."""
    for stop in _SENTENCE_END.finditer(text, start, end):
        if not _TITLE_END.search(text, max(start, stop.start() - 6), stop.start()):
            yield stop.start()


def sentence_ends(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends inside ``text[start:end]``."""
    return next(_full_stops(text, start, end), None) is not None


def phrase_end(text: str, start: int) -> int:
    """Where the phrase that begins at ``start`` ends at the latest: at a sign, a verb, or the end of the sentence."""
    stop = _END.search(text, start)
    end = stop.start() if stop else len(text)
    return next(_full_stops(text, start, end), end)


def roles_from(text: str, start: int, unlisted: bool = False) -> Iterator[Pair]:
    """The roles that the words from ``start`` on print, one or several joined by "and a": without determiner, with
    their complements ("director of the harbour and a professor at Drenov")."""
    end = phrase_end(text, start)
    joints = [m for m in _JOINT.finditer(text, start, end) if m.group(1) is None or _is_second_office(text, start, m)]
    starts = [start, *(_AGAIN.match(text, m.end()).end() for m in joints)]  # type: ignore[union-attr]
    ends = [*(m.start() for m in joints), end]
    for s, e in zip(starts, ends, strict=True):
        role = role_phrase(text, s, e, unlisted)
        if role is None:
            return
        yield role


def _is_second_office(text: str, start: int, joint: re.Match[str]) -> bool:
    """Whether a full office stands behind ``joint`` and another before it: head of the port and "chair of it"."""
    return is_role_noun(joint.group(1)) and PREPOSITION.search(text, start, joint.start()) is not None


def role_phrase(text: str, start: int, end: int, unlisted: bool = False) -> Pair | None:
    """The role that ``text[start:end]`` prints, without determiner and loose ends; None where it prints none."""
    words = words_of(text, start, end)
    while words and (words[0].group().lower() in DETERMINERS or _AGE.search(words[0].group())):
        words.pop(0)
    if not words:
        return None
    begin, end = words[0].start(), words[-1].end()
    several = _ONE_OF.match(text, begin, end) is not None
    if is_stop(words[0].group()) and not several and not _is_owner(text, begin, end):
        return None
    head_end = _head_end(text, words, several)
    heads = _behind_body(text, words) or [w for w in words if w.end() <= head_end]
    if not heads or not _heads_role(text, heads, end, several, unlisted):
        return None
    last = _loose_end(text, words, heads[-1], end)
    kept = [w for w in words if w.end() <= last]
    while kept and is_stop(kept[-1].group()):
        kept.pop()
    return (begin, kept[-1].end()) if 0 < len(kept) <= LONGEST else None


def _loose_end(text: str, words: Words, head: re.Match[str], end: int) -> int:
    """Where what follows the ``head`` of a phrase is no part of the role: a participle, or a clause of manner."""
    following = next((w for w in words if w.start() >= head.end()), None)
    if following and _PARTICIPLE.fullmatch(following.group()):
        return head.end()
    loose = _LOOSE.search(text, head.end() - 1, end)
    return loose.start() if loose else end


def _is_owner(text: str, start: int, end: int) -> bool:
    """Whether the phrase begins with an owner who bears a courtesy title: "Mrs. Field's adviser"."""
    return re.match(rf"(?:{COURTESY}|Miss)\.?\s[A-Z][\w-]*(?:\s[A-Z][\w-]*)?['’]s?\s", text[start:end]) is not None


def _head_end(text: str, words: Words, several: bool) -> int:
    """The end of the words among which the head is the last: up to the first preposition or participle."""
    first = words[2].start() if several and len(words) > 2 else words[0].start()
    end = words[-1].end()
    for preposition in PREPOSITION.finditer(text, first, end):
        if preposition.group() != " and " or is_role_noun(
            _last_before(words, preposition.start()), several, unlisted=True
        ):
            end = preposition.start()
            break
    for before, word in pairwise(words):
        if word.start() >= end:
            break
        ends_head = _PARTICIPLE.fullmatch(word.group()) or _begins_place(words, word)
        if ends_head and is_role_noun(before.group(), plural=several, unlisted=True):
            return before.end()
    return end


def _begins_place(words: Words, word: re.Match[str]) -> bool:
    """Whether ``word`` begins the name of a place or a body that ends ``words``: headman "Leishi village"."""
    last = words[-1].group()
    named = word is not words[-1] and word.group()[0].isupper() and last.islower()
    return named and sense_of(last).sort == "organization" and not any(w.group().endswith(("'s", "’s")) for w in words)


def _last_before(words: Words, end: int) -> str:
    return next((w.group() for w in reversed(words) if w.end() <= end), "")


def _behind_body(text: str, words: Words) -> Words:
    """The words behind the name of a body that begins a phrase and holds a preposition: University of Alden
    "spokeswoman"."""
    body = _BODY.match(text, words[0].start(), words[-1].end())
    return [w for w in words if body and w.start() >= body.end()]


def _heads_role(text: str, heads: Words, end: int, several: bool, unlisted: bool) -> bool:
    """Whether the last of ``heads`` is a noun for a role; a party's member is one only by rank ("ranking Democrat")."""
    last = heads[-1].group()
    owned = _owner_words(heads)
    if not several and any(is_stop(w.group()) and w.group() != "and" for w in heads[owned:]):
        return False
    if any(w.group() in _OF_A_CLAUSE for w in heads[:owned]):
        return False
    if last.lower() in RANKS and len(heads) > 1:
        return True
    if last.lower() in _AFTER_NOUN and len(heads) > 1:
        last = heads[-2].group()
    if last.lower().rstrip(".") in PARTIES:
        return _RANKED.search(text, heads[0].start() - 1, end) is not None
    return is_role_noun(last, plural=several, unlisted=unlisted)


def _owner_words(heads: Words) -> int:
    """How many words of ``heads`` name the owner at their beginning: "Mrs. Field's" adviser."""
    return next((i + 1 for i, w in enumerate(heads) if w.group().endswith(("'s", "’s", "s'", "s’"))), 0)


def compound_before(text: str, line: int, end: int) -> int | None:
    """Where an office with a complement that ends at ``end`` begins: "secretary of state", "founder of Alden Air"."""
    if not _LINK.search(text, max(line, end - 70), end):
        return None
    found = _COMPOUND.search(text, max(line, end - 70), end)
    if found and (found.start() == line or not text[found.start() - 1].isalnum()):
        return found.start()
    named = _OF_BODY.search(text, max(line, end - 70), end)
    if named is None or fold(named.group().split()[-1]) in TITLES:  # spokesman for US "President" Karl Dunn
        return None
    return named.start() if is_role_noun(named.group(1)) else None
