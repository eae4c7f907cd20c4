"""How newspapers print a role beside a name. Each pattern takes the text and a person's name and yields stretches.

To add one, write a function of the same shape and put it into PATTERNS; ``python app.py evaluate GOLD`` shows what the
roles gain and lose.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.roles.phrases import (
    DETERMINERS,
    Pair,
    Words,
    compound_before,
    is_role_noun,
    is_stop,
    line_of,
    role_phrase,
    roles_from,
    sentence_ends,
    words_of,
)
from quotes.lexicon.nouns import LIKE_PARTICIPLES
from quotes.lexicon.offices import ABBREVIATED, RANKS
from quotes.lexicon.person_names import COURTESY, REGNAL, TITLES, parse_name
from quotes.lexicon.word_lists import alternatives, words
from quotes.model import START


class RoleText:
    """A text with what is known of it, for look-ups by place: ``people`` are its persons' names in order."""

    def __init__(self, text: str, quoted: tuple[QuotedStretch, ...], names: tuple[NameMention, ...]) -> None:
        self.text = text
        self.people = sorted((_untitled(text, n) for n in names if n.type == "person"), key=START)
        self._others = sorted((n for n in names if n.type != "person"), key=START)
        self._quoted = quoted

    def within_other(self, start: int, end: int) -> bool:
        """Whether the words belong to the name of an organisation or a place."""
        other = self.other_at(start)
        return other is not None and end <= other.end

    def other_at(self, at: int) -> NameMention | None:
        """The name of an organisation or a place that holds ``at``."""
        i = bisect_right(self._others, at, key=START) - 1
        return self._others[i] if i >= 0 and at < self._others[i].end else None

    def in_quotation(self, at: int) -> bool:
        """Whether ``at`` lies inside quotation marks."""
        i = bisect_right(self._quoted, at, key=START) - 1
        return i >= 0 and at < self._quoted[i].end

    def holds_person(self, start: int, end: int) -> bool:
        """Whether somebody is named in the stretch."""
        i = bisect_left(self.people, end, key=START) - 1
        return i >= 0 and self.people[i].end > start

    def people_within(self, start: int, end: int) -> list[NameMention]:
        """The names of people that begin behind ``start`` and before ``end``, in order."""
        first, last = (bisect_left(self.people, at, key=START) for at in (start + 1, end))
        return self.people[first:last]

    def names_at(self, at: int) -> bool:
        """Whether somebody's name, and not as an owner, begins at ``at``: the next of a list."""
        i = bisect_left(self.people, at, key=START)
        if i == len(self.people) or self.people[i].start != at:
            return False
        return not self.text.startswith(("'", "’"), self.people[i].end)

    def place_of(self, name: NameMention) -> int:
        """The number of ``name`` among the people's names."""
        return bisect_left(self.people, name.start, key=START)


def _untitled(text: str, name: NameMention) -> NameMention:
    """``name`` without offices that the network took for a part of it: Premier "Darel Ivanic"."""
    titles = parse_name(text[name.start : name.end]).titles
    words = words_of(text, name.start, name.end)
    if not titles and len(words) > 2 and is_role_noun(words[0].group()):
        return replace(name, start=words[1].start())  # Horna College "Dean Ana Brandt"
    if not titles or len(words) <= len(titles) or titles[-1] in REGNAL:
        return name
    if not is_role_noun(words[len(titles) - 1].group()):
        return name
    return replace(name, start=words[len(titles)].start())


Pattern = Callable[[RoleText, NameMention], Iterator[Pair]]
"""The text and a person's name -> the stretches that print a role of that person."""

BEFORE = 120
"""Characters before a name that are looked at."""
MOST_WORDS = 8
"""Words before a name that its role may begin with."""
_ADVERB = re.compile(r"[a-z]+ly")
_VERB = re.compile(rf"(?!{LIKE_PARTICIPLES}|leading|acting|outgoing|incoming|ranking|presiding)[a-z]+(?:ed|ing)")
_BEFORE_CAPITAL = words("roles/before_capital")
_ONCE = re.compile(r"(?:then|ex)-")
_FIELDS_OF_WORK = words("roles/fields_of_work")
_OWNER_END = re.compile(r"\w['’]s?\s\Z")
_NO_OPENING = DETERMINERS | words("roles/numbers", "roles/no_opening")
_HERE_IS = re.compile(r"(?:here|there|that)['’]s", re.IGNORECASE)
_BRACKETED = re.compile(r"\s(?:\([^()\n]{1,60}\)\s(?=[a-z]|[A-Z]{2,}\b)|\[[^\[\]\n]{1,60}\]\s)")
_LEGAL_FORMS = words("bodies/legal_forms")
_SHOUTED = re.compile(r"[A-Z]{4,}['’]?\s$")
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
_AFTER = re.compile(
    r"(?:\sof\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?=,))?"
    r"(?:,?\s(?:M\.?P|MEP|MSP|MLA|MD|M\.D|Ph\.?D|QC|KC|OBE|MBE|CBE|Jr|Sr)\b\.?)*\s*(?:\([^()\n]{1,30}\))?"
    r"(?:,\s+|\s--?\s|\s?[—–]\s?)(?:\d{1,3},\s+)?"
    r"(?:(?:[DRI]-[A-Z][\w.]+|(?:an?\s)?(?:Republican|Democrat)\sof\s(?:[A-Z]\w+\s?)+?)(?:,\s+|\sand\s))?"
    r"(?:(?:also|now|himself|herself)\s+)?"
)
_NAMED = r"[A-Z][\w&’'-]*(?:\s(?:(?:and|of|&)\s)?[A-Z][\w&’'-]*){0,4}"
_DEPARTMENT = re.compile(rf"(?:\s?[–—]|\s?-)\s{_NAMED},\s{_NAMED}(?=,|\.|\s(?!(?:and|or)\b)[a-z])")
"""Behind an office, its department and the body that has it: Associate Director " – Pathology, Alden Hospital"."""
_BE = (
    r"(?:(?:was|were|is|has\sbeen|had\sbeen|been)\s(?:\w+ly\s)?(?:(?:re-?)?(?:named|appointed|elected)|made|(?:hired|installed|"
    r"confirmed|sworn\sin|chosen|unveiled)\sas|promoted\sto)|"
    r"(?:at\sthe\stime\s)?(?:is|was|became|remains|remained)(?:\s(?:now|also|then|currently|once|later|still))?|has\sbeen|"
    r"had\sbeen|(?:now\s|also\s|then\s|currently\s|previously\s|once\s)?(?:serves|served|serving|works|worked|acted)"
    r"(?:\s\w+ly)?\sas)"
)
_WHO = re.compile(
    r"(?:,(?:[^,.;:“”\"\n()]|\.(?=\w)|(?<=\b[A-Z])\.|(?<=Mr)\.|(?<=Ms)\.|(?<=Mrs)\.){1,90}?)?,?\swho\s(?=\w)"
)
_IS = re.compile(rf"\s{_BE}\s(?=(?:an?|the|one\sof)\s|\w)")
_HE_IS = re.compile(rf"(?<![\w’'])(He|She|he|she)\s{_BE}\s(?=(?:an?|the|one\sof)\s|\w)")
_NAMED_TO = re.compile(r"\b(?:named|appointed|elected|made|re-?elected|re-?appointed)\s(him|her)\s(?=[a-z])")
_WHO_IS = re.compile(rf"{_BE}\s")
_AND_IS = re.compile(r"[^.;:“”\"\n()]{0,140}?\sand\s(?:is|was)\s(?:now\s|also\s)?(?=(?:an?|the|one\sof)\s|\w)")
_POST = (
    r"(?:career|tenure|stint|spell|time|term|years|days|role|job|post|life|serve[sd]?|serving|work(?:s|ed|ing)?|act(?:s|ed|ing)|"
    r"began|started?|return(?:s|ed)|continue[sd]|remain(?:s|ed)|re-?elected|elected|appointed|hired|installed|sworn\sin|named|retire[sd]|"
    r"resign(?:s|ed)|stepped\sdown|quit|sacked|fired|dismissed|ousted|removed|replaced|inaugurated|office\s\w+)"
)
_AS_POST = re.compile(rf"(?:['’]s?)?\s(?:[^.;:“”\"\n()]{{0,80}}?\s)?{_POST}(?:\s[\w’'-]+){{0,3}}?\sas\s(?=\w)")
_AS = re.compile(" as ")
_CHOSEN_AS = re.compile(
    r"\b(?:appoint|nam|elect|hir|re-?elect|fir|sack|dismiss|oust|remov|replac|succeed|install|nominat|confirm)(?:s|es|ed|e|ing)?\s"
    rf"(?:{COURTESY}\.?\s)?$"
)
_LEADS = re.compile(
    r"(?:(?:now|also|once|previously|formerly|currently|then|has|had)\s)?"
    rf"(?:{alternatives('roles/leads')})\s(?=an?\b|the\b|his\b|her\b|its\b|[A-Z]|at\b)"
)
_NOUNS_TOO = frozenset(["co-lead", "lead"])
"""Those of these verbs that stand before another noun for somebody as well: "lead US negotiator"."""
_LED_END = re.compile(
    r"[,;:()—–“”\"\n]|''|(?<![A-Z])\.(?=\s|$)|\s(?:who|which|that|said|says|told|has|and|until|from|after|since|when|while|before)\s|$"
)
_SUPERLATIVE = re.compile(
    r"(?:the\s)?(?:only|most|best|better|worst|greatest|last|next|real|same|first\s\w+(?:\s\w+){0,4}\sto)\b", re.I
)
_LIST = re.compile(r"\s*(?:\([^()\n]{1,30}\))?,?\s*(?:and|or|,|&)\s*(?:(?:[A-Z][\w.]{0,4}\.|the)\s)?")


def before(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """The words up to the name: "Foreign Ministry spokesman" Darel Ivanic; "former secretary of state" Ana Lopes; of
    "harbour spokesman Col." both the office and the rank."""
    text = page.text
    line = _line(text, name)
    end = line + len(_COURTESY.sub("", text[line : name.start]).rstrip())
    words = words_of(text, line, end)
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
    return (
        office.islower()
        and is_role_noun(office)
        and rank[0].isupper()
        and {bare, bare.split("-")[0]} & (ABBREVIATED | RANKS) != set()
    )


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
    """Where the name of the body that word number ``first`` ends begins: Council for the Welfare of "Immigrants"."""
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
        known = said.lower().rstrip(".") in TITLES | _BEFORE_CAPITAL or is_role_noun(said)
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
    long = re.findall(r"[^\W\d_][\w’'-]{3,}", line)
    return len(long) > 3 and sum(w[0].isupper() for w in long) > 0.8 * len(long)


def apposed_before(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """A described role and a comma before the name: "The bank's chief economist", Ana Lopes, said."""
    text = page.text
    line = _line(text, name)
    gap = re.search(rf",\s+(?:{COURTESY}\.?\s)?$", text[line : name.start])
    if not gap or text[name.end : name.end + 1] not in (",", ".", " ") or _GOES_ON.match(text, name.end):
        return
    end = line + gap.start()
    opens = text.startswith(" ", name.end)
    for m in _WORD_START.finditer(text, line, end):
        start = m.start()
        if not _APPOSED.match(text, start, end) or sentence_ends(text, start, end):
            continue
        alone = _OWNED.match(text, start) or _OPENER.search(text, max(line, start - 12), start)
        if opens:
            alone = _STARTS.search(text, max(0, start - 3), start)
        role = role_phrase(text, start, end) if alone else None
        if role is not None and role[1] == end:
            yield role
            return


def after(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """The words behind the name and a comma: Ana Lopes, the "deputy trade minister", said."""
    comma = _AFTER.match(page.text, name.end)
    if comma and not page.names_at(comma.end()):
        determined = page.text[comma.end() : comma.end() + 6].split(" ", 1)[0] in DETERMINERS
        for start, end in roles_from(page.text, comma.end(), unlisted=determined):
            end = _whole_title(page, start, end)
            department = _DEPARTMENT.match(page.text, end)
            if department and not page.holds_person(end, department.end()):
                end = department.end()
            yield start, end


def _whole_title(page: RoleText, start: int, end: int) -> int:
    """Where a role ends whose body or book has more words behind a comma or a colon: head of the Centre for the Study
    of Bees", Wasps and Ants"; author of Norway in Space": The Long Way"."""
    of_body = _NAMED_END.search(page.text, start, end)
    more = _FIELDS.match(page.text, end) if of_body else None
    book = _OF_BOOK.search(page.text, start, end)
    more = _SUBTITLE.match(page.text, end) if book and not more else more
    return more.end() if more and not page.holds_person(end, more.end()) else end


_NAMED_END = re.compile(r"\b[A-Z][\w-]+\s(?:of|for)\s(?:the\s(?:[A-Z]\w+\sof\s)?)?[A-Z][\w-]+\Z")
_FIELDS = re.compile(r"(?:,\s[A-Z][\w-]+){1,3},?\sand\s[A-Z][\w-]+(?=[,.;”\"\n]|\s[a-z]|\Z)")
_OF_BOOK = re.compile(r"\b(?:author|writer|editor|host)\sof\s[A-Z][^,;:.]*\Z")
_SUBTITLE = re.compile(
    r":\s(?:A|An|The|[A-Z][\w’'-]+)(?:\s(?:a|an|and|for|in|of|on|the|to|with|[A-Z][\w’'-]+)){1,9}(?=[,.”\"\n]|\Z)"
)


def relative(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """A relative clause that tells the office: Luis Orlow, who "heads the harbour board"; who is "a lawyer"."""
    text = page.text
    who = _WHO.match(text, name.end)
    if not who or page.holds_person(name.end, who.end()):
        return
    yield from _clause(text, who.end())


def _clause(text: str, start: int) -> Iterator[Pair]:
    """The office that a clause without its subject tells: "is now a lawyer", "runs the harbour"."""
    being = _WHO_IS.match(text, start)
    if being and not _SUPERLATIVE.match(text, being.end()):
        yield from roles_from(text, being.end())
        return
    leading = _LEADS.match(text, start)
    if leading:
        stop = _LED_END.search(text, leading.end())
        end = stop.start() if stop else len(text)
        if 0 < len(text[start:end].split()) <= 14:
            yield start, end


def is_clause(role: str) -> bool:
    """Whether a printed ``role`` is a clause without its subject: "now teaches at the port", but no "lead pilot"."""
    leading = _LEADS.match(role)
    verb = leading.group().split()[-1] if leading else ""
    return leading is not None and verb not in _NOUNS_TOO and not is_role_noun(verb)


def predicate(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """A sentence that says it: Ana Lopes is "the deputy trade minister". What others say of somebody is none."""
    being = _IS.match(page.text, name.end)
    if being and not page.in_quotation(name.start) and not _SUPERLATIVE.match(page.text, being.end()):
        yield from roles_from(page.text, being.end())


def predicate_of_pronoun(text: str) -> Iterator[tuple[Pair, Pair]]:
    """The sentences of ``text`` that tell the office of "he" or "she", or of whom somebody named to it: the
    pronoun and the role."""
    for pattern in (_HE_IS, _NAMED_TO):
        for m in pattern.finditer(text):
            if not _SUPERLATIVE.match(text, m.end()):
                for role in roles_from(text, m.end()):
                    yield m.span(1), role


def as_post(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """A post that somebody holds or held: Ana Lopes began as a "junior pilot"; they named Ana Lopes as "mayor"."""
    text = page.text
    post = _AS_POST.match(text, name.end)
    joint = _AS.match(text, name.end)
    if post is None and joint and _CHOSEN_AS.search(text, max(0, name.start - 20), name.start):
        post = joint
    if post and not page.in_quotation(name.start) and not page.holds_person(name.end, post.end()):
        yield from roles_from(text, post.end())


def joined(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """A second office in the same sentence: Ana Lopes, who ran the bank and is now "president of the council"."""
    first = _WHO.match(page.text, name.end) or _IS.match(page.text, name.end)
    if first and not page.in_quotation(name.start):
        second = _AND_IS.match(page.text, first.end())
        if second and not page.holds_person(name.end, second.end()):
            yield from roles_from(page.text, second.end())


def as_role(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """A sentence that opens with it: As "senior member of the council", Ana Lopes voted first."""
    text = page.text
    line = _line(text, name)
    opening = re.search(
        rf"(?:As|Now)\s(?:(?:an?|the)\s)?[^.;:“”\"\n()]{{3,80}},\s(?:{COURTESY}\.\s)?$", text[line : name.start]
    )
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


PATTERNS: tuple[Pattern, ...] = (
    before,
    apposed_before,
    after,
    relative,
    joined,
    predicate,
    as_role,
    as_post,
    of_several,
)
"""All patterns, in the order in which they are asked."""
