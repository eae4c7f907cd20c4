"""Roles as printed: titles, offices and occupations beside a person's name.

Three patterns ("Foreign Ministry spokesman Darel Ivanic"; "Ana Lopes, the deputy trade minister,"; "The bank's chief
economist, Ana Lopes,") and, where none applies, what the attribution model tags. A new pattern goes here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quotes.attribution import NameMention, Reading
from quotes.shapes import Stretch
from quotes.speakers.nouns import sense_of

LONGEST = 16
"""Words in a role; what is longer is a clause."""

_WORD = re.compile(r"[^\W_](?:[\w.'’&/-]*[\w’'])?\.?")
_DETERMINER = frozenset("the a an his her their its our my".split())
_STOP = frozenset(
    """
    the a an his her their its our my this that these those and or but nor as of in on at by for from with to into
    against about after before over under between during while when where who whom whose which what why how if than
    then so because since until though although according like unlike including per via not no yes it he she they we i
    you him them us me is are was were be been being has have had do does did will would can could may might must shall
    should said says say told tells tell asked asks ask added adds called calls named names wrote writes quoted cited
    cites interviewed met meets meet urged accused backed joined thanked praised criticized criticised endorsed invited
    also both either neither even only just still once again today yesterday tomorrow monday tuesday wednesday thursday
    friday saturday sunday mr mrs ms mr. mrs. ms. miss
    """.split()
)
_ABBREVIATED = frozenset(
    "sen sens rep reps gov govs gen lt col capt cmdr adm sgt cpl maj brig prof pm mp mep rev sec dep pres atty".split()
)
_RELATIVE = frozenset("rival opponent democrat republican native supporter critic ally veteran".split())
"""Nouns that are a role only with more said: "a rival" is none, "his primary rival" is one."""
_NO_ROLE = frozenset("man woman boy girl person somebody someone source friend resident mr mrs ms miss".split())
_AFTER = re.compile(r"\s*(?:\([^()\n]{1,30}\))?,\s+(?:\d{1,3},\s+)?(?:(?:also|then|now|himself|herself)\s+)?")
_END = re.compile(r"[,;:()—–“”\"\n]|\s-\s|\s(?:who|which|that|said|says|told|whose|where|when|has|had|is|was|will)\s|$")
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])\.(?=\s|$)")
_PREPOSITION = re.compile(r"\s(?:of|for|at|in|with|on|from|to|under|and)\s")
_VERB = re.compile(r"(?!retired|united|acclaimed|renowned|disgraced|leading|acting|outgoing|incoming)[a-z]+(?:ed|ing)")
_PARTY = re.compile(r"[DRI]-\w")


def find_roles(text: str, reading: Reading) -> tuple[Stretch, ...]:
    """The roles that stand beside people's names or for them ("the New York businessman said"), in text order.

    They never overlap; who holds which is the resolver's to say.
    """
    names = reading.names
    people = [n for n in names if n.type == "person"]
    by_pattern = [r for n in people for r in (_before(text, n), _after(text, n)) if r and not _alone(text, r)]
    described = (a.source for a in reading.attributions if a.source and not _holds_name(a.source, people))
    others = [*reading.roles, *described]
    found: list[Stretch] = []
    for role in sorted(_longest_first(by_pattern)) + [r for r in (_cleaned(text, t) for t in others) if r]:
        if not any(role[0] < f.end and f.start < role[1] for f in found):
            found.append(Stretch(*role))
    return tuple(sorted(found, key=lambda r: r.start))


def _holds_name(source: Stretch, people: Sequence[NameMention]) -> bool:
    return any(source.start < n.end and n.start < source.end for n in people)


def _longest_first(roles: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    for role in sorted(set(roles), key=lambda r: r[0] - r[1]):
        if not any(role[0] < t[1] and t[0] < role[1] for t in taken):
            taken.append(role)
            yield role


def _alone(text: str, role: tuple[int, int]) -> bool:
    """Whether a noun that needs more to be a role stands alone."""
    return text[role[0] : role[1]].lower() in _RELATIVE


def is_role_noun(word: str) -> bool:
    """Whether ``word`` can be the head of a role: a title, or a noun for somebody who holds an office or a job."""
    bare = word.lower().rstrip(".")
    if bare in _NO_ROLE:
        return False
    sense = sense_of(bare)
    return bare in _ABBREVIATED or (sense.sort == "person" and sense.known)


def _before(text: str, name: NameMention) -> tuple[int, int] | None:
    """The words up to the name: "Foreign Ministry spokesman" Darel Ivanic; "The bank's chief economist", Ana Lopes,"""
    line = max(text.rfind("\n", 0, name.start) + 1, name.start - 120)
    gap = re.search(r",?\s*$", text[line : name.start])
    end = line + gap.start() if gap else name.start
    apposed = text[end : end + 1] == ","
    if apposed and text[name.end : name.end + 1] not in (",", "."):
        return None
    words = list(_WORD.finditer(text, line, end))
    if not words or words[-1].end() != end or not is_role_noun(words[-1].group()):
        return None
    first = len(words) - 1
    while first > 0 and _joins(text, words[first - 1], words[first]) and len(words) - first < 8:
        first -= 1
    determined = first > 0 and words[first - 1].group().lower() in _DETERMINER
    if apposed and not determined and not re.search(r"['’]s?$", words[first].group()):
        return None
    while first < len(words) - 1 and words[first].group().lower() in _DETERMINER:
        first += 1
    return words[first].start(), end


def _joins(text: str, word: re.Match[str], following: re.Match[str]) -> bool:
    """Whether ``word`` belongs to the same run of nouns and adjectives as the word that follows it."""
    if _VERB.fullmatch(word.group()):
        return False
    if text[word.end() : following.start()].strip(" -") or word.group().lower() in _STOP:
        return False
    starts_sentence = re.search(r"(?:^|[.!?”\"]\s)$", text[max(0, word.start() - 2) : word.start()]) is not None
    return not (word.group().endswith(".") and len(word.group()) > 6) and not (
        starts_sentence and word.group().lower().endswith("ly")
    )


def _after(text: str, name: NameMention) -> tuple[int, int] | None:
    """The words behind the name and a comma: Ana Lopes, the "deputy trade minister", said."""
    comma = _AFTER.match(text, name.end)
    if not comma:
        return None
    stop = _END.search(text, comma.end())
    end = stop.start() if stop else len(text)
    period = _SENTENCE_END.search(text, comma.end(), end)
    end = period.start() if period else end
    words = list(_WORD.finditer(text, comma.end(), end))
    while words and words[0].group().lower() in _DETERMINER:
        words.pop(0)
    if not words or len(words) > LONGEST or words[0].group().lower() in _STOP or _PARTY.match(words[0].group()):
        return None
    preposition = _PREPOSITION.search(text, words[0].start(), end)
    head = preposition.start() if preposition else end
    if not any(is_role_noun(w.group()) for w in words if w.end() <= head):
        return None
    return words[0].start(), words[-1].end()


def _cleaned(text: str, tagged: Stretch) -> tuple[int, int] | None:
    """What the model tagged, without determiner; None where it is a clause, a party or no role at all."""
    words = list(_WORD.finditer(text, tagged.start, tagged.end))
    while words and words[0].group().lower() in _DETERMINER:
        words.pop(0)
    if not words or len(words) > LONGEST or words[0].group().lower() in _STOP or _PARTY.match(words[0].group()):
        return None
    role = words[0].start(), words[-1].end()
    if not any(is_role_noun(w.group()) for w in words) or words[-1].group().lower() in _STOP or _alone(text, role):
        return None
    return role
