"""The words that stand for a speaker, read by themselves: a pronoun, a name or a description, of one or of many."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from quotes.analysis.attribution import NameMention
from quotes.analysis.dates.expressions import WEEKDAY
from quotes.lexicon.body_kinds import kinds_of
from quotes.lexicon.nouns import QUANTITIES, Sense, sense_of, sense_of_phrase, singular
from quotes.lexicon.person_names import COURTESY, POSSESSIVE, TITLES, WORD, fold, parse_name, plain
from quotes.lexicon.word_lists import alternatives, words
from quotes.model import Stretch

Kind = Literal["pronoun", "name", "description"]

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
IT = frozenset(["it", "its", "itself"])
ONESELF = frozenset(["i", "me", "my", "mine", "myself"])
WE = frozenset(["we", "us", "our", "ours", "ourselves"])
RELATIVE = frozenset(["who", "whom", "whose", "which", "that"])
FIRST = ONESELF | WE
PRONOUNS = HE | SHE | THEY | IT | FIRST | RELATIVE | frozenset(["you", "your", "this", "these"])

_AFTER_HEAD = re.compile(
    r"[;:—–\[]|,(?!\d)|\((?!\w{1,3}\)\s\w)| - |"
    rf"\s(?:{alternatives('function/behind_a_head')})\s"
)
_PREPOSITION = re.compile(
    rf"\b(?:of|for|in|from|with|at|on|to|by|against|about|including|like)\s+(?:(?:the|{COURTESY}|Miss|Sen|Rep|Gov|President|"
    r"Senator|Judge|Democrat|Republican|Secretary|Sir)\.?\s+)*$",
    re.I,
)
_CLAUSE = re.compile(r",\s+(?:who|whom|whose|that)\s.*$|,?\s+(?:which|where|including)\s.*$", re.S)
"""What is told by the way of somebody described; a clause without a comma says who it is: "a man who saw it"."""
_RELATIVE_CLAUSE = re.compile(r"(?:who|whom)\s+(?:\S+\s*){1,3}$")
_SUBJECT = re.compile(r"(?:he|she)\s(?!(?:and|or|who|whom|whose)\b)")
"""A pronoun that somebody acts by, with words that a source has not: "he then"."""
_SUBJECT_AT_END = re.compile(r",\s(?:he|she)\Z")
_TRAIL = re.compile(
    rf"(?:\s+(?:{alternatives('function/prepositions_before_a_name')}|at|and|as|that|an?|the|outside|inside|near)"
    r"|\s+(?:(?:earlier|later)\s)?(?:this|last)(?:\s(?:morning|afternoon|evening|night|week|weekend|month|year))?"
    rf"|\s+{WEEKDAY}|\s+(?:issued|released|published|posted)|,?\s+(?:which|who)"
    r"|\s+(?:himself|herself|itself|themselves|here)|\*|\s+[(\[][A-Z]\w{1,8}[)\]]"
    r"|\s+in (?:its|their) (?:\w+ )?(?:report|statement|letter)"
    r"|\s+to (?:reporters|journalists)|\s+(?:while|after|before)\s\w+ing\b.*)+$"
)
"""What is no part of a source at its end: "a statement Monday", "the organization, which"."""
_IN_CLAUSE = re.compile(r"\w (?:who|whom|whose|which)\s|, which\s")
"""Before a name inside a clause on somebody else, or on a body: "a reporter who joined Brandt"."""
_LONGEST_APPOSITION, _MOST_APPOSED = 60, 5
"""Code points and words between a description and the name of whom it describes, at most."""
_AGED = re.compile(r" \d\d?-years?-old\b")
_LEAD = re.compile(r"^(?:but|and|even|only|yet|while|as|for|like|then|among)\s+(?=\S)", re.I)
_STOP = words("function/in_mentions")
_COUNTING = words("function/determiners_and_numbers")


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as it stands in the text. ``head``: the folded pronoun or head noun; ``name``: the name that heads it.

    ``sense``: what the head tells. ``definite``: "the", "a", "own" (his, Clinton's) or "" (bare). ``words``: folded
    content words of the core. ``label``: how it would be called as a speaker of its own. ``core``: the stretch without
    apposition. ``owner``: the pronoun that the core begins with ("his campaign"), else "".
    """

    start: int
    end: int
    kind: Kind
    head: str
    name: NameMention | None
    sense: Sense
    definite: str
    words: frozenset[str]
    label: str
    core: Stretch
    owner: str


class Names:
    """The name mentions of a text in order, for look-ups by stretch."""

    def __init__(self, names: tuple[NameMention, ...]) -> None:
        self.all = sorted(names, key=lambda n: (n.start, -n.end))
        self._starts = [n.start for n in self.all]
        self.mentions: dict[Stretch, Mention] = {}
        """The mentions that were read, by the stretch of their source."""

    def within(self, start: int, end: int) -> list[NameMention]:
        """The names that begin inside [start, end)."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def end_of_first(self, start: int, end: int) -> int:
        """Where the first name that begins inside [start, end) ends; ``start`` where there is none."""
        found = self.within(start, end)
        return found[0].end if found else start

    def around(self, start: int, end: int) -> NameMention | None:
        """The person's name of which [start, end) is a later part: "Stumpy" of Ray “Stumpy” Kole."""
        i = bisect_left(self._starts, start) - 1
        found = self.all[i] if i >= 0 else None
        return found if found is not None and found.type == "person" and end <= found.end else None


def content_words(text: str) -> frozenset[str]:
    """The folded words of ``text`` that carry meaning."""
    return frozenset(w for w in (fold(m.group()) for m in WORD.finditer(text)) if w and w not in _STOP)


def read_mention(text: str, source: Stretch, names: Names) -> Mention:
    """Read the source at ``source``; ``names``: those of ``text``. Never raises, whatever stands there."""
    known = names.mentions.get(source)
    if known is None:  # one source is asked for by what decides on it, what stands around it and what explains it
        known = names.mentions[source] = _read(text, source, names)
    return known


def _read(text: str, source: Stretch, names: Names) -> Mention:
    start, end = _trimmed(text, source)
    around = names.around(start, end)
    if around is not None:
        start, end = around.start, around.end
    elif start < end and all(fold(w) in TITLES for w in text[start:end].split()):
        start, end = _titled(text, start, end, names)
    said = text[start:end]
    folded = said.lower().strip(" .,'’")
    if folded in PRONOUNS:
        return _pronoun(start, end, folded)
    subject = _RELATIVE_CLAUSE.match(folded) or _SUBJECT.match(folded)
    if subject is not None:
        return _pronoun(start, start + folded.index(" "), folded.split()[0])
    if _SUBJECT_AT_END.search(folded):
        return _pronoun(end - len(folded.split()[-1]), end, folded.split()[-1])
    inside = names.within(start, end)
    if _is_pair(text, start, end, inside):
        return _described(text, start, end, Stretch(start, end), Sense("group", True, 0, True), "")
    name, core = _named_head(text, start, end, inside)
    if name is not None:
        titled = parse_name(text[start : name.end])
        sort = Sense("person" if name.type == "person" else "organization", False, titled.gender_score, True)
        label = text[name.start : name.end]
        return Mention(start, end, "name", "", name, sort, "", content_words(label), label, core, "")
    head = _head_noun(text, core)
    sense = _sense_of_core(text, core, end, head)
    alone = sense.sort == "person" and not sense.plural and "," not in text[start:end]
    apposed = _apposed(text, end, names) if alone else None
    if apposed is not None:
        label = text[apposed.start : apposed.end]
        sort = Sense("person", False, sense.gender_score, True)
        return Mention(start, end, "name", "", apposed, sort, "", content_words(label), label, core, "")
    is_body = sense.sort == "organization" or bool(kinds_of(head))  # a publisher may be either
    called = _named_behind(text, core, end, names) if is_body and not sense.plural else None
    if called is not None:
        label = text[called.start : called.end]
        return Mention(start, end, "name", "", called, sense, "", content_words(label), label, core, "")
    return _described(text, start, end, core, sense, head)


def _titled(text: str, start: int, end: int, names: Names) -> tuple[int, int]:
    """Where a source that is nothing but a title begins and ends with the name behind it: "Mr." of "Mr. Brandt"."""
    named = next((n for n in names.within(end, end + 3) if n.type == "person"), None)
    return (start, named.end) if named and not text[end : named.start].strip(".\u00a0 ") else (start, end)


def _apposed(text: str, end: int, names: Names) -> NameMention | None:
    """The person named in an apposition right after a description marked without it: "his niece, Ann Field,", "its
    founder, Irish-born doctor Aoife Orre."."""
    for n in names.within(end, end + _LONGEST_APPOSITION):
        between = text[end : n.start]
        words = [fold(w) for w in between.lstrip(", ").split()]
        if n.type == "person" and between[:1] == "," and (all(w in TITLES for w in words) or _is_description(words)):
            return n if text[n.end : n.end + 2].lstrip()[:1] in {",", "(", "."} else None
    return None


def _is_description(words: Sequence[str]) -> bool:
    """Whether folded words are a few that tell what somebody is: "irish-born doctor", "the surgeon dr"."""
    *others, last = words
    noun = others[-1] if others and last in TITLES and sense_of(last).sort != "person" else last
    return len(words) <= _MOST_APPOSED and words[0] != "and" and sense_of(noun).sort == "person"


def _named_behind(text: str, core: Stretch, end: int, names: Names) -> NameMention | None:
    """The body named in an apposition right behind its description, in the source or where it was cut before: "the
    operator, Tarnray,"."""
    for n in names.within(core.end, core.end + 8):
        between = text[core.end : n.start]
        if n.type == "organization" and between in (", ", ", the ") and (n.end >= end or text[n.end] == ","):
            return n if text[n.end : n.end + 1] in ("", ",") else None
    return None


_POSSESSIVES = ("'s", "’s", "s'", "s’")
_SHOWN = re.compile(r"\s([a-z]+)\b")
"""What somebody holds up and the source was cut before: "a fan’s" sign."""
_OPENED = re.compile(r"[(\[]")


def _trimmed(text: str, source: Stretch) -> tuple[int, int]:
    start, end = source.start, source.end
    shown = _SHOWN.match(text, end) if text[start:end].endswith(_POSSESSIVES) else None
    end = shown.end() if shown and sense_of(shown.group(1)).sort == "document" else end
    aged = _AGED.match(text, end) if text[start:end].lower() in ("the", "a", "an") else None
    end = aged.end() if aged else end
    while start < end and (text[start].isspace() or text[start] in ",;:-–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-–—"):
        end -= 1
    if end > start and text[end - 1] in ")]" and not _OPENED.search(text, start, end):
        end -= 1
    history = _TRAIL.search(text, start, end)
    if history and history.start() > start:
        end = history.start()
    lead = _LEAD.match(text[start:end])
    return (start + lead.end() if lead else start), end


def _pronoun(start: int, end: int, folded: str) -> Mention:
    gender_score = 1 if folded in SHE else -1 if folded in HE else 0
    plural = folded in THEY | WE | {"these"}
    sort = Sense("person" if gender_score else "group" if plural else "thing", plural, gender_score, True)
    return Mention(start, end, "pronoun", folded, None, sort, "", frozenset(), "", Stretch(start, end), "")


def _is_pair(text: str, start: int, end: int, inside: list[NameMention]) -> bool:
    """Whether several are named side by side: "Ana Brandt and Ivo Hale", "she and another reporter", two signatures."""
    said = text[start:end]
    if inside and _COMPLEMENT_BEFORE.search(text, start, inside[0].start):
        return False
    both = re.search(r"\s(?:and|&)\s", said)
    if not both:
        return bool(_SIDE_BY_SIDE.search(_blanked(text, start, end, inside)))
    if inside and both.group().strip() == "&" and _OF_A_FIRM.search(text, start + both.end(), inside[-1].start):
        return False
    if _TWO_PEOPLE.search(_blanked(text, start, end, inside)):
        return True
    if inside and inside[0].type == "person" and _APPOSITION.match(text, inside[0].end, end):
        return False
    if re.match(r"(?:both|he|she|they)\s", said, re.I) and not re.match(r"they\s", said, re.I):
        return True
    at = start + both.start()
    inside = _without_owners(text, inside)
    before = [n for n in inside if n.end <= at]
    after = [n for n in inside if n.start >= start + both.end()]
    people = [n for n in inside if n.type == "person"]
    if "," in text[start:at] and len(people) < 3 and not (before and before[-1].end == at and after):
        return False
    direct = bool(before) and not re.search(r"[^\s)]", PAREN_END.sub("", text[before[-1].end : at]))
    named_after = (bool(after) and after[-1].end >= end - 2) or (bool(after) and after[0].type == "person")
    if direct and before[-1].type == "person":
        return (named_after and after[0].type != "place") or bool(
            re.match(r"(?:his|her|their|the|a|an|other|some)\s", text[start + both.end() : end], re.I)
        )
    return direct and named_after and before[-1].type != "place" and "," not in said and _apart(text, before, after)


def _without_owners(text: str, names: list[NameMention]) -> list[NameMention]:
    """``names`` without those of bodies and places right before somebody of theirs: "Tarn’s Ana Brandt"."""
    owners = {
        a
        for a, b in pairwise(names)
        if b.type == "person" and a.type != "person" and _OWNER.fullmatch(text, a.end, b.start)
    }
    return [n for n in names if n not in owners]


_OWNER = re.compile(r"['’]s?\s")
_OF_A_FIRM = re.compile(r"\w\s[a-z]+\s\Z")
"""Between the "&" of a firm and the name of somebody there: "Falk Bruun & Reuss analyst Ana Brandt"."""
_APPOSITION = re.compile(r",? (?:an?|the|who|whose|chief|executive) ")
_COMPLEMENT_BEFORE = re.compile(r"\w (?:who|whose|of|from|between|to|against|for)\s(?!.*\s(?:and|&)\s)")
_SIDE_BY_SIDE = re.compile(r"\x01\s+\x01")
_TWO_PEOPLE = re.compile(r"^[^,]*\x01(?:,? ?\(?[DRI]-?[\w.]*\)?,?)?,? (?:and (?:[A-Za-z.]+ ){0,4}|& )\x01")


def _blanked(text: str, start: int, end: int, inside: list[NameMention]) -> str:
    """The source with each person's name as one mark."""
    out, at = [], start
    for n in inside:
        if n.type == "person" and n.start >= at and n.end <= end:
            out += [text[at : n.start], "\x01"]
            at = n.end
    return "".join(out) + text[at:end]


def _apart(text: str, before: list[NameMention], after: list[NameMention]) -> bool:
    """Whether two organisations stand side by side and not as owners of one noun ("the House and Senate leaders")."""
    return before[-1].type == after[0].type and text[before[0].start].isupper()


PAREN_END = re.compile(r"\s*\([^()]*\)")


def _named_head(text: str, start: int, end: int, inside: list[NameMention]) -> tuple[NameMention | None, Stretch]:
    """The name that heads the source, and the stretch of its core (without apposition)."""
    for n in inside:
        if n.type == "person" and _heads(text, start, n, end):
            n = _who_plays(text, start, n, inside) or n
            return n, Stretch(start, min(n.end, end))
    m = _AFTER_HEAD.search(text, start, end)
    core = Stretch(start, m.start() if m and m.start() > start else end)
    stop = core.start + len(POSSESSIVE.sub("", text[core.start : core.end]).rstrip(" ”\"'’)"))
    for n in inside:
        if n.type != "person" and n.start >= start and n.end >= stop and n.start < core.end:
            return n, Stretch(start, n.end)
    called = next((n for n in inside if n.type == "organization" and n.end < stop), None)
    if called is not None and _BEFORE_A_BODY.fullmatch(text, start, called.start):
        place = text[called.start : called.end].isupper() or text.startswith("The ", called.start)
        if not place and _NOUN_OF_A_BODY.fullmatch(text, called.end, stop):
            return called, Stretch(start, stop)
    return None, core


def _who_plays(text: str, start: int, played: NameMention, names: list[NameMention]) -> NameMention | None:
    """Who is told behind ``played``, a name with an owner before it, to play it: "his Ophelia, dance student Ana
    Brandt"."""
    if text[start : played.start].strip().lower() not in _OWNERS:
        return None
    for n in names:
        between = text[played.end : n.start]
        if n.type == "person" and between.startswith(", ") and _is_person_noun(between.strip(", ")):
            return n
    return None


_OWNERS = frozenset(["her", "his", "its", "my", "our", "their"])
_BEFORE_A_BODY = re.compile(r"(?:[Tt]he\s)?(?:[a-z]+-[a-z]+\s)?")
_NOUN_OF_A_BODY = re.compile(rf"\s(?:[a-z]+\s)?(?:{alternatives('bodies/behind_a_name')})")
"""What a body is called by behind its name: "the Tarnev Echo newspaper", "the state-run Falk company"."""


def _heads(text: str, start: int, name: NameMention, end: int) -> bool:
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
    if _PREPOSITION.search(before) or _IN_CLAUSE.search(before):
        return False
    if "," not in before and _has_complement(before):
        return False
    if _FOR_OFFICE.fullmatch(before):
        return False
    if "," in before:
        core = before.split(",")[0]
        head = sense_of(_head_noun(core, Stretch(0, len(core))))
        last = before.rsplit(",", 1)[1].strip()
        titled = all(fold(w) in TITLES or w[0].isupper() for w in last.split()) or _is_person_noun(last)
        return titled and (head.sort == "person" or not head.known)
    return True


_FOR_OFFICE = re.compile(
    r"an?\s(?:[\w’'-]+\s){0,3}?spokes(?:man|woman|person)\s(?:for|of)\s(?:the\s)?(?:[\w’'-]+\s){0,4}?"
    rf"(?:{alternatives('offices/high', 'roles/of_something')}),\s",
    re.IGNORECASE,
)
"""Before whom a spokesman speaks for: "a spokeswoman for the harbour minister," Ana Brandt."""
_GENERATION = re.compile(r"\A\s(?:senior|junior|snr|jnr)\b")


def _is_person_noun(words: str) -> bool:
    """Whether ``words`` are a short description of one person: "bricklayer", "the novelist", "the surgeon Dr"."""
    folded = [fold(m.group()) for m in WORD.finditer(words)]
    nouns = folded[:-1] if folded[-1:] and folded[-1] in TITLES and len(folded) > 1 else folded
    return 0 < len(nouns) < 4 and "person" in (sense_of(nouns[-1]).sort, sense_of(folded[-1]).sort)


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


def _head_noun(text: str, core: Stretch) -> str:
    """The folded last word of the core up to its first complement."""
    m = _AFTER_HEAD.search(text, core.start, core.end)
    stop = m.start() if m and m.start() > core.start else core.end
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


_BEHIND_PARTICIPLES = words("function/determiners", "function/in_descriptions", "people/behind_participles")


def _sense_of_core(text: str, core: Stretch, end: int, head: str) -> Sense:
    """The sense of ``head`` in its core: "every senator" is many, "the writer and broadcaster" a person, "the coast
    guard" a body. ``end``: where the source ends, behind the complement of the core."""
    printed = text[core.start : core.end]
    if is_place_in_a_ranking(printed):
        return Sense("person", False, 0, True)
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
    noun = _head_noun(text, Stretch(of.end(), end))
    several = sense_of(noun)
    if not several.plural or several.sort != "group":
        return None
    one = sense_of(singular(noun))
    if head != "one":
        return Sense("group", True, 0, True)
    return Sense("person", False, one.gender_score, True) if one.sort == "person" else None


_OF = re.compile(r"\sof\s")
_RANKED = re.compile(r"\b[Ww]orld (?:[Nn]o\.?|[Nn]umber) [\w-]+\Z")


def is_place_in_a_ranking(printed: str) -> bool:
    """Whether somebody is called by a place in a ranking: "the world No. 38"."""
    return _RANKED.search(printed) is not None


_EVERY = re.compile(r"(?:every|each)\s", re.I)
_COORDINATED = re.compile(r"\b([\w-]+) and [\w-]+\Z")


_THEIR_PARTY = re.compile(
    r"(?:[Hh]er|[Hh]is|[Ii]ts|[Tt]heir|[Oo]ur)\s(?:[a-z][\w-]*\s){0,3}([A-Z][\w’-]*(?:\s[A-Z][\w’-]*)+)"
)
"""A name with whose it is: "Her left-wing" Social Democrats."""


def _described(text: str, start: int, end: int, core: Stretch, sense: Sense, head: str) -> Mention:
    first = re.match(r"\w+", text[core.start : core.end])
    word = first.group().lower() if first else ""
    owner = word if word in _OWNERS else ""
    if word in {"the", "this", "that", "these", "those"}:
        definite = "the"
    elif word in {"a", "an", "one", "another", "some", "many", "several"}:
        definite = "a"
    else:
        definite = "own" if owner or re.search(r"['’]s?\s", text[core.start : core.end]) else ""
    said = text[start:end]
    short = _CLAUSE.sub("", said)
    party = _THEIR_PARTY.fullmatch(short)
    short = party.group(1) if party else short
    label = plain(re.sub(r"\s+", " ", short if content_words(short) - _COUNTING else said).strip(" ,"))
    words = content_words(text[core.start : core.end])
    return Mention(start, end, "description", head, None, sense, definite, words, label, core, owner)
