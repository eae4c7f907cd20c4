"""The roles that newspapers print before a name: "harbour spokesman" Darel Ivanic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.analysis.attribution import NameMention
from quotes.analysis.roles.phrases import (
    DETERMINERS,
    Pair,
    Words,
    compound_before,
    is_role_noun,
    is_stop,
    line_of,
    role_phrase,
    sentence_ends,
    words_of,
)
from quotes.analysis.roles.role_text import RoleText
from quotes.lexicon.nouns import LIKE_PARTICIPLES
from quotes.lexicon.offices import ABBREVIATED, RANKS
from quotes.lexicon.person_names import COURTESY, TITLES
from quotes.lexicon.word_lists import alternatives, words

BEFORE = 120
"""Characters before a name that are looked at."""
MOST_WORDS = 8
"""Words before a name that its role may begin with."""
_ADVERB = re.compile(r"[a-z]+ly")
_VERB = re.compile(rf"(?!{LIKE_PARTICIPLES}|leading|acting|outgoing|incoming|ranking|presiding)[a-z]+(?:ed|ing)")
_BEFORE_CAPITAL = words("roles/before_capital")
_TITLES_BEFORE_CAPITAL = TITLES | _BEFORE_CAPITAL
_ONCE = re.compile(r"(?:then|ex)-")
_FIELDS_OF_WORK = words("roles/fields_of_work")
_OWNER_END = re.compile(r"\w['’]s?\s\Z")
_NO_OPENING = DETERMINERS | words("roles/numbers", "roles/no_opening")
_HERE_IS = re.compile(r"(?:here|there|that)['’]s", re.IGNORECASE)
_BRACKETED = re.compile(r"\s(?:\([^()\n]{1,60}\)\s(?=[a-z]|[A-Z]{2,}\b)|\[[^\[\]\n]{1,60}\]\s)")
_LEGAL_FORMS = words("bodies/legal_forms")
_SHOUTED = re.compile(r"[A-Z]{4,}['’]?\s$")
_ABBREVIATED_OR_RANKS = ABBREVIATED | RANKS
_PARTY_BEFORE = words("roles/party_before")
_STARTS = re.compile(r"(?:\A|\n|[.!?]['\"”’]*\s)$")
_WORD_START = re.compile(r"(?<![\w.])\w")
_GOES_ON = re.compile(r",\s(?:and|or)\s[A-Z]")
_OWNED = re.compile(r"(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur)\s")
_COURTESY = re.compile(rf"\s(?:{COURTESY}|Miss|Shri|Smt|Sri|Sir|Dame)\.?\s$")
_OPENER = re.compile(
    r"(?:^|[.!?]['\"”’)]*\s|,['\"”’]{1,2}\s|[—–:;(\[“\"]\s?|['’]{2}|,\s(?:and\s)?"
    rf"|\b(?:{alternatives('roles/openers')})\s)$",
    re.MULTILINE,
)
_APPOSED = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Oo]ne\sof\s(?:the|his|her|their|its)"
    rf"|(?:{COURTESY}\.\s)?[A-Z][\w.-]*"
    r"(?:\s[A-Z][\w.-]*){0,4}['’]s?)\s)[^,;:“”\"\n()—–]{3,90}$"
)
_COMMA_BEFORE = re.compile(rf",\s+(?:(?:{COURTESY}\.?|[A-Z][a-z]{{1,4}}\.)\s)?$")
_AS = re.compile(rf"(?:As|Now)\s(?:(?:an?|the)\s)?[^.;:“”\"\n()]{{3,80}},\s(?:{COURTESY}\.\s)?$")
_LONG_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_RELATIVE = re.compile(r"\s(?:that|which|whom)\s")
"""What parts an office from the noun of another clause: a letter that Orlow’s lawyer."""
_RANKED = re.compile(r"[Ww](?<!\w.)orld (?:[Nn]o\.?|[Nn]umber) (?:\d+|[a-z]+)\s\Z")
"""A place in a ranking before a name: "World number two" Ida Holm."""
_LIST = re.compile(r"\s*(?:\([^()\n]{1,30}\))?,?\s*(?:and|or|,|&)\s*(?:(?:[A-Z][\w.]{0,4}\.|the)\s)?")


def before(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """The words up to the name: "Foreign Ministry spokesman" Darel Ivanic; "former secretary of state" Ana Lopes; of
    "harbour spokesman Col." both the office and the rank."""
    text = page.text
    line = _line(text, name)
    ranked = _RANKED.search(text, line, name.start)
    if ranked:
        yield ranked.start(), ranked.end() - 1
        return
    end = line + len(_COURTESY.sub("", text[line : name.start]).rstrip())
    words = words_of(text, line, end) if _may_end_role(text, line, end) else []
    if len(words) > 2 and words[-1].end() == end and _is_rank_behind_office(words[-2].group(), words[-1].group()):
        yield words[-1].span()
        words.pop()
        end = words[-1].end()
    if not words or words[-1].end() != end:
        return
    last = words[-1]
    compound = compound_before(text, line, end)
    first = len(words) - 1
    if compound is not None:
        first = next(i for i, w in enumerate(words) if w.start() >= compound)
    elif (
        not is_role_noun(last.group(), unlisted=last.group().islower())
        or last.group().lower().rstrip(".") in _PARTY_BEFORE
        or (last.group().endswith("ed") and len(words) > 1 and words[-2].group().lower() not in DETERMINERS)
    ):
        return  # no noun, or a verb: the members "accused" Ana Lopes
    start = _leftwards(page, words, first)
    yield start, end
    joint = _index_of(words, start) - 1
    if joint > 1 and words[joint].group() == "and" and last.group()[0].islower():
        other = words[joint - 1]
        start = _leftwards(page, words, joint - 1)
        if is_role_noun(other.group()) and start < other.start():
            yield start, other.end()


def _is_rank_behind_office(office: str, rank: str) -> bool:
    """Whether ``rank`` is a title of its own behind the noun of an office: spokesman "Col.", "Sergeant-Major"."""
    bare = rank.lower().rstrip(".")
    return office.islower() and is_role_noun(office) and rank[0].isupper() and _is_rank(bare)


def _is_rank(bare: str) -> bool:
    return not _ABBREVIATED_OR_RANKS.isdisjoint((bare, bare.split("-")[0]))


def _may_end_role(text: str, line: int, end: int) -> bool:
    """Whether the last word of ``text[line:end]`` may be that of a role: it is asked before all its words are read."""
    last = words_of(text, end - len(text[line:end].rsplit(None, 1)[-1]), end) if line < end else []
    if not last or last[-1].end() != end:
        return False
    word = last[-1].group()
    known = is_role_noun(word, unlisted=word.islower()) or _is_rank(word.lower().rstrip("."))
    return known or compound_before(text, line, end) is not None


def _index_of(words: Words, start: int) -> int:
    return next(i for i, w in enumerate(words) if w.start() >= start)


def _leftwards(page: RoleText, words: Words, first: int) -> int:
    """Where the run of titles, nouns and adjectives that ends with word number ``first`` begins."""
    last = first
    while first > 0 and last - first < MOST_WORDS:
        previous = _before_brackets(page.text, words, first) - 1
        if previous < 0 or not _joins(page, words[previous], words[first]):
            break
        first = _start_of_body(page, words, previous)
    while first < last and (_opens_no_role(words[first].group()) or _is_infinitive(page.text, words, first)):
        first += 1
    return words[first].start()


def _opens_no_role(word: str) -> bool:
    is_deed = _VERB.fullmatch(word) is not None and word not in _FIELDS_OF_WORK
    return word.lower() in _NO_OPENING or is_deed or _HERE_IS.fullmatch(word) is not None


def _is_infinitive(text: str, words: Words, at: int) -> bool:
    """Whether word number ``at`` is a verb behind "to" and before what begins a role: to "bar" former mayor Lopes."""
    said, following = words[at].group(), words[at + 1].group()
    behind_to = text.endswith(" to ", 0, words[at].start())
    return behind_to and said.islower() and following in _BEFORE_CAPITAL and said not in _BEFORE_CAPITAL


def _before_brackets(text: str, words: Words, first: int) -> int:
    """``first``, or where words in brackets stand before it, the number of the first of those: NCP (SP) chief."""
    closing = text[words[first - 1].end() : words[first].start()].strip()
    opening = {")": "(", "]": "["}.get(closing)
    if opening is None:
        return first
    at = text.rfind(opening, words[0].start(), words[first].start())
    return _index_of(words, at) if at > 0 and text[at - 1].isspace() else first


def _start_of_body(page: RoleText, words: Words, first: int) -> int:
    """Where the name of the body that word number ``first`` ends begins: Council for the Care of "Harbours"."""
    body = page.other_at(words[first].start())
    if body is None or body.end != words[first].end() or body.start < words[0].start():
        return first
    return _index_of(words, body.start)


def _joins(page: RoleText, word: re.Match[str], following: re.Match[str]) -> bool:
    """Whether ``word`` belongs to the same run of nouns and adjectives as the word that follows it."""
    text, said = page.text, word.group()
    between = text[word.end() : following.start()]
    short = page.within_other(word.start(), word.end()) and said.lower() in _LEGAL_FORMS
    bracketed = _BRACKETED.match(text, word.end())
    if not bracketed and (between.strip(" -." if short else " -") or "--" in between or " - " in between):
        return False
    if (
        is_stop(said)
        or (between.startswith(".") and not short)
        or (_VERB.fullmatch(said) and not _is_field(text, word, following))
        or _ADVERB.fullmatch(said)
        or said.isdigit()
    ):
        return False
    if (
        said.strip("'’").isupper()
        and not following.group().isupper()
        and _SHOUTED.search(text, max(0, word.start() - 30), word.start())
    ):
        return False  # the headline before the first line
    if said[0].islower() and following.group()[0].isupper():
        return (
            said in _BEFORE_CAPITAL
            or _ONCE.match(said) is not None
            or page.within_other(word.start(), word.end())
            or (is_role_noun(said) and said not in _PARTY_BEFORE)
        )
    if _is_headline(page, word.start()):
        known = said.lower().rstrip(".") in _TITLES_BEFORE_CAPITAL or is_role_noun(said)
        return known or page.within_other(word.start(), word.end())
    return True


def _is_field(text: str, word: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a word in -ing before an office is a field of work and no deed: Falk’s "marketing" chief, not praising
    chief Ana Brandt."""
    if not word.group().endswith("ing") or not following.group()[0].islower():
        return False
    return (
        word.group() in _FIELDS_OF_WORK or _OWNER_END.search(text, max(0, word.start() - 4), word.start()) is not None
    )


def _is_headline(page: RoleText, at: int) -> bool:
    """Whether ``at`` lies in a line set in capitals like a title, where verbs have capitals too."""
    line = line_of(page.text, at, at)[:300]
    long = _LONG_WORD.findall(line)
    return len(long) > 3 and sum(w[0].isupper() for w in long) > 0.8 * len(long)


def apposed_before(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """A described role and a comma before the name: "The bank's chief economist", Ana Lopes, said."""
    text = page.text
    line = _line(text, name)
    gap = _COMMA_BEFORE.search(text[line : name.start])
    if not gap or text[name.end : name.end + 1] not in (",", ".", " ") or _GOES_ON.match(text, name.end):
        return
    end = line + gap.start()
    opens = text.startswith(" ", name.end)
    for m in _WORD_START.finditer(text, line, end):
        start = m.start()
        apposed = _APPOSED.match(text, start, end)
        if not apposed or _RELATIVE.search(apposed[0]) or sentence_ends(text, start, end):
            continue
        alone = _OWNED.match(text, start) or _OPENER.search(text, max(line, start - 12), start)
        if opens:
            alone = _STARTS.search(text, max(0, start - 3), start)
        role = role_phrase(text, start, end) if alone else None
        if role is not None and role[1] == end:
            yield role
            return


def as_role(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """A sentence that opens with it: As "senior member of the council", Ana Lopes voted first."""
    text = page.text
    line = _line(text, name)
    opening = _AS.search(text[line : name.start])
    if opening and _STARTS.search(text, max(0, line + opening.start() - 3), line + opening.start()):
        start = line + opening.start() + opening.group().index(" ") + 1
        end = line + opening.start() + opening.group().rindex(",")
        role = role_phrase(text, start, end)
        if role is not None:
            yield role


def of_several(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """One title of several people: "Sens." Jon Falk and Ana Lopes; two "developers", Ivo Brandt and Jon Falk."""
    text = page.text
    at = page.place_of(name)
    first = at
    while first > max(0, at - MOST_WORDS) and _LIST.fullmatch(
        text, page.people[first - 1].end, page.people[first].start
    ):
        first -= 1
    follows = at + 1 < len(page.people) and _LIST.fullmatch(text, name.end, page.people[at + 1].start)
    if first == at and not follows:
        return
    line = _line(text, page.people[first])
    end = line + len(text[line : page.people[first].start].rstrip(" ,"))
    words = words_of(text, line, end)
    if words and text[words[-1].end() : end] in ("", ".") and is_role_noun(words[-1].group(), plural=True):
        start = _leftwards(page, words, len(words) - 1)
        if "," not in text[end : page.people[first].start] or start < words[-1].start():
            yield start, end


def _line(text: str, name: NameMention) -> int:
    """Where the words before ``name`` that are looked at begin: in its paragraph."""
    return max(text.rfind("\n", 0, name.start) + 1, name.start - BEFORE)
