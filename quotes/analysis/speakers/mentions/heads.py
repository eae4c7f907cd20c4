"""What heads a source: a name, or the noun of a description; and what that noun tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.mentions.appositions import CALLED_BEFORE, is_person_noun, who_plays
from quotes.lexicon.nouns import QUANTITIES, Sense, sense_of, sense_of_phrase, singular
from quotes.lexicon.person_names import COURTESY, POSSESSIVE, TITLES, WORD, fold
from quotes.lexicon.word_lists import alternatives, words
from quotes.model import Stretch

_AFTER_HEAD = re.compile(
    r"[;:—–\[]|,(?!\d)|\((?!\w{1,3}\)\s\w)| - |"
    rf"\s(?:{alternatives('function/behind_a_head')})\s"
)
_PREPOSITION = re.compile(
    r"\b(?:of|for|in|from|with|at|on|to|by|against|about|including|like|such as)\s+"
    rf"(?:(?:the|{COURTESY}|Miss|Sen|Rep|Gov|President|"
    r"Senator|Judge|Democrat|Republican|Secretary|Sir)\.?\s+)*$",
    re.I,
)
_IN_CLAUSE = re.compile(r"\w (?:who|whom|whose|which)\s|, which\s")
"""Before a name inside a clause on somebody else, or on a body: "a reporter who joined Brandt"."""
_WHO = re.compile(r"\swho\s")
_BEFORE_A_BODY = re.compile(r"(?:[Tt]he\s|[A-Z][\w.]*['’]s?\s)?(?:[a-z][a-z-]*\s){0,2}")
_NOUN_OF_A_BODY = re.compile(rf"\s(?:[a-z]+\s)?(?:{alternatives('bodies/behind_a_name')})")
_NOUN_BEHIND_LETTERS = re.compile(r"\s(?:news\sagency|party)")
"""The same behind a name of letters, which may else be the state whose body it is: "the UN agency"."""
"""What a body is called by behind its name: "the Tarnev Echo newspaper", "the state-run Falk company"."""
_FOR_OFFICE = re.compile(
    r"an?\s(?:[\w’'-]+\s){0,3}?spokes(?:man|woman|person)\s(?:for|of)\s(?:the\s)?(?:[\w’'-]+\s){0,4}?"
    rf"(?:{alternatives('offices/high', 'roles/of_something')}),\s",
    re.IGNORECASE,
)
"""Before whom a spokesman speaks for: "a spokeswoman for the harbour minister," Ana Brandt."""
_BEHIND_PARTICIPLES = words("function/determiners", "function/in_descriptions", "people/behind_participles")
_ARTICLE = re.compile(r"\Athe\s(?=[A-Z])")
_OF = re.compile(r"\sof\s")
_GENERATION = re.compile(r"\A\s(?:senior|junior|snr|jnr)\b")
_PAPERS = words("bodies/papers")
_PAPER = re.compile(r"[Tt]he (?:[A-ZÀ-Þ][\w’'-]* )?[A-ZÀ-Þ]\w+")
"""A paper called like somebody: "the Economist", no "economist"."""
_BEFORE_OFFICE = re.compile(r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother)\s(?:[a-z-]+\s){0,2})?")
_NOUN_BEHIND = re.compile(r"['’]?s?\s(?:[\w-]+\s){0,2}?(?P<noun>[\w-]+)(?=,|\Z)")
"""What somebody is in a body, behind its name: the Bank of Holm" deputy governor"."""
_RANKED = re.compile(r"\b[Ww]orld (?:[Nn]o\.?|[Nn]umber) [\w-]+\Z")
_HEAD_OF = re.compile(r"head of (?P<what>state|government)\b")
_OFFICES_OF_HEADS = {"state": "president", "government": "premier"}
_EVERY = re.compile(r"(?:every|each)\s", re.I)
_COORDINATED = re.compile(r"\b([\w-]+) and [\w-]+\Z")


def named_head(text: str, start: int, end: int, inside: list[NameMention]) -> tuple[NameMention | None, Stretch]:
    """The name that heads the source [start, end), None where none does, and the stretch of its core (without
    apposition). ``inside``: the names in it."""
    for n in inside:
        if n.type == "person" and _heads(text, start, n, end, inside):
            n = who_plays(text, start, n, inside) or n
            return n, Stretch(start, min(n.end, end))
    m = _AFTER_HEAD.search(text, start, end)
    core = Stretch(start, m.start() if m and m.start() > start else end)
    stop = core.start + len(POSSESSIVE.sub("", text[core.start : core.end]).rstrip(" ”\"'’).,"))
    office = _office_behind(text, start, end, inside)
    if office is not None:
        return None, Stretch(start, office)
    for n in inside:
        if n.type != "person" and n.start >= start and n.end >= stop and n.start < core.end:
            return n, Stretch(start, n.end)
    called = next((n for n in inside if n.type == "organization" and n.end < stop), None)
    if called is not None and _BEFORE_A_BODY.fullmatch(text, start, called.start):
        noun = _NOUN_BEHIND_LETTERS if text[called.start : called.end].isupper() else _NOUN_OF_A_BODY
        if not text.startswith("The ", called.start) and noun.fullmatch(text, called.end, stop):
            return called, Stretch(start, stop)
    return None, core


def _office_behind(text: str, start: int, end: int, inside: Sequence[NameMention]) -> int | None:
    """Where the noun for somebody ends that stands, up to ``end`` or a comma, behind the last name of a body that
    begins the words from ``start`` on: "the Bank of Holm governor", "Council of Ferries’ president"; None elsewhere."""
    body = next((n for n in reversed(inside) if n.type != "person" and n.end < end), None)
    if (
        body is None
        or not _BEFORE_OFFICE.fullmatch(text, start, body.start)
        or not _OF.search(text, body.start, body.end)
    ):
        return None
    noun = _NOUN_BEHIND.match(text, body.end, end)
    sort = sense_of(fold(noun["noun"])).sort if noun else "thing"
    return noun.end() if noun and sort in ("person", "group") else None


def _heads(text: str, start: int, name: NameMention, end: int, inside: Sequence[NameMention]) -> bool:
    """Whether a person's name is what the source is about, no owner ("Trump's team"), no complement ("of Trump")."""
    after = _GENERATION.sub("", text[name.end : end])
    before = text[start : name.start]
    if re.match(r"['’‘]s?\s+\S|\s+(?:campaign|camp|administration|team|supporter|aide|backer|spokes)", after):
        return bool(re.match(r"['’‘]s?\s*$", after))
    if after.startswith(" & "):
        return False
    if re.match(r"-\w|\s+[a-z]{3,}", after) and not _AFTER_HEAD.match(after) and not re.match(r"\s+and\s", after):
        return False
    is_first = before.lower() in ("", "the ")
    if is_first and re.match(r"\s+[A-Z]\w+", after) and not re.match(r"\s+(?:Jr|Sr|I{2,3}|IV)\b", after):
        return False
    if CALLED_BEFORE.search(before) or _is_apposed_at_end(before, after):
        return True
    if _PREPOSITION.search(before) or _IN_CLAUSE.search(before):
        return False
    if _office_behind(text, start, start + len(before.rstrip(" ,")), inside) is not None:
        return True
    if "," not in before and _has_complement(before):
        return False
    if _FOR_OFFICE.fullmatch(before):
        return False
    if "," in before:
        core = before.split(",")[0]
        head = sense_of(head_noun(core, Stretch(0, len(core))))
        last = _ARTICLE.sub("", before.rsplit(",", 1)[1].strip())
        titled = all(fold(w) in TITLES or w[0].isupper() for w in last.split()) or is_person_noun(last)
        return titled and (head.sort == "person" or not head.known)
    return True


def _is_apposed_at_end(before: str, after: str) -> bool:
    """Whether a name ends its source behind a title that is apposed to a person told of in a clause: "the man who
    opened the port, former Secretary of State (Brandt),"."""
    described, comma, title = before.rpartition(", ")
    clause = _WHO.search(described) if comma and not after.strip(" ,") else None
    if clause is None or sense_of(head_noun(described, Stretch(0, clause.start()))).sort != "person":
        return False
    office = title.partition(" of ")[0].strip()
    return bool(office) and is_person_noun(office)


def _has_complement(before: str) -> bool:
    """Whether the words before a name are a noun and its complement ("a study by Loyola professor"), not a title."""
    m = re.search(r"\s(?:for|of|with|to|from|by|at|in|on)\s", before)
    if not m or before.endswith(" as "):
        return False
    noun = _without_participle([fold(w.group()) for w in WORD.finditer(before, 0, m.start())])
    sense = sense_of(noun) if noun else None
    if sense is None or not sense.known:
        return False
    return sense.sort != "person" or bool(re.match(r"(?:an?|another|one)\s", before, re.I))


def head_noun(text: str, core: Stretch) -> str:
    """The folded last word of the core up to its first complement; "president" for a head of state."""
    m = _AFTER_HEAD.search(text, core.start, core.end)
    stop = m.start() if m and m.start() > core.start else core.end
    head_of = _HEAD_OF.match(text, stop - len("head"))
    if head_of is not None:
        return _OFFICES_OF_HEADS[head_of["what"]]
    return _without_participle([fold(w.group()) for w in WORD.finditer(text, core.start, stop)])


def _without_participle(words: list[str]) -> str:
    """The last of folded ``words``, or the noun before a participle that ends them or goes on behind it: an official
    travelling, experts studying the storm; "" where there are none."""
    for i, (noun, word) in enumerate(pairwise(words), start=2):
        if word.endswith(("ing", "ed")) and (i == len(words) or words[i] in _BEHIND_PARTICIPLES):
            described = sense_of(noun)
            is_noun = described.known and described.sort in ("person", "group", "document")
            if is_noun and not sense_of(word).known:
                return noun
    return words[-1] if words else ""


def sense_of_core(text: str, core: Stretch, end: int, head: str) -> Sense:
    """The sense of ``head`` in its core: "every senator" is many, "the writer and broadcaster" a person, "the coast
    guard" a body. ``end``: where the source ends, behind the complement of the core."""
    printed = text[core.start : core.end]
    if is_place_in_a_ranking(printed):
        return Sense("person", False, 0, True)
    if head in _PAPERS and _PAPER.fullmatch(printed):
        return Sense("organization", False, 0, True)
    counted = _counted(text, core, end, head)
    if counted is not None:
        return counted
    sense = sense_of_phrase([*(fold(word) for word in printed.split()[-2:-1]), head])
    if sense.sort == "person" and _EVERY.match(printed):
        return Sense("group", True, 0, True)
    other = _COORDINATED.search(printed) if sense.sort == "organization" else None
    beside = sense_of(fold(other.group(1))) if other else sense
    return beside if beside.sort == "person" and not beside.plural else sense


def _counted(text: str, core: Stretch, end: int, head: str) -> Sense | None:
    """The sense of a core that counts people: "a handful" of lawmakers and "another 7%" are many, "one" of the keepers
    is a person; None for any other."""
    if head.isdigit():
        return Sense("group", True, 0, True)
    of = _OF.match(text, core.end, end)
    if of is None or (head != "one" and head not in QUANTITIES):
        return None
    noun = head_noun(text, Stretch(of.end(), end))
    several = sense_of(noun)
    if not several.plural or several.sort != "group":
        return None
    one = sense_of(singular(noun))
    if head != "one":
        return Sense("group", True, 0, True)
    return Sense("person", False, one.gender_score, True) if one.sort == "person" else None


def is_place_in_a_ranking(printed: str) -> bool:
    """Whether somebody is called by a place in a ranking: "the world No. 38"."""
    return _RANKED.search(printed) is not None
