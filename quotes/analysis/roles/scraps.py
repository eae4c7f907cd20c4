"""What clings to a role and is none: the end of the sentence before, the next person, the title behind a body, and
words of headings in capitals."""

from __future__ import annotations

import re

from quotes.analysis.attribution import NameMention
from quotes.analysis.roles.phrases import Pair, is_role_noun, line_of
from quotes.analysis.roles.role_text import RoleText
from quotes.lexicon.nouns import ORGANIZATION
from quotes.lexicon.person_names import TITLES, fold, is_given_name

_SENTENCE_BEFORE = re.compile(r".*[a-z]{4}\.\s(?=[A-Z])", re.DOTALL)
_CAPITALS_BEFORE = re.compile(r"(?:\d*[A-Z]{2,}\s)+(?=(?:U\.S\.\s)?[A-Z][a-z])")
_OF_CAPITALS = re.compile(r"[A-Z]{2,},?\s$")
"""Before the state behind a town of a dateline, or the end of a headline, that stand before a title."""
_JOINED = re.compile(r",?\s(?:and|along with|as well as|together with)((?:\s[A-Z][a-z]+\.?)*)\s$")
_TITLE_BEHIND = re.compile(r"\sof\s.*\b(\w+)\s(?:Senator|Sen|Representative|Rep|Congressman|Congresswoman)\.?$")
_WORD_AFTER = re.compile(r"\W{0,3}([\w’'-]+)")
_WORD_BEFORE = re.compile(r"([\w’'-]+)\W{0,3}$")
_LABEL = re.compile(r"(?:\s[A-Z.'’-]+){1,3}:\s(?![A-Z]{3})")
"""What is left of the label of a transcript behind its title: PRESIDENT "BRANDT: We agree."."""
_COURTESY_BEFORE = re.compile(r"(?:(?:Dear|Hon(?:ou?rable)?\.?|HON(?:OU?RABLE)?\.?)\s)+")
_GLUED_BEFORE = re.compile(
    r"\S*--(?=\w)|(?:And|But|Now|Then)\s(?=[A-Z])|[A-Z]{2,}\.(?=[A-Z]{2,}\s)|(?<=Washington,\s)(?:DC|D\.C\.),?\s"
)
_BASED = re.compile(r"(?<=-)based\s")
_ORDINAL = re.compile(r"(?:first|second|third|fourth|fifth|latest)\s")
_TO_DO = re.compile(r"\sto\s[a-z]")
_CLOSING = re.compile(r"[^\"”\n]{0,60}[\"”]")
_MARKED_NOUN = re.compile(r"(?<!['’]s)(?<!['’])\s[\"“](?:[A-Z][\w’'-]*\s?){1,3}[\"”]\s[a-z]+(?=\s?[,.;\n])")
"""A name in marks and its noun, behind a role: “Quay” campaign."""
_SURNAME = re.compile(r"(?:Senator|Sen\.|Congress(?:man|woman)|Representative|Rep\.)\s([A-Z][a-z]+)")
_OPENED = re.compile(r",?\s\([^()]*$")
_FOR = re.compile(r"\w\s(?:for|of|to)\s(?:(?:[A-Z][\w.]*|[a-z]+)\s){0,4}\Z")
"""Before whom the office is for: "spokesman for US President" Karl Dunn."""
_AND_BEHIND = re.compile(r"\s(?:and|or)\s")
_OWNER_BEHIND = re.compile(r"['’]s$")
_TIME_BEFORE = re.compile(r"\d[\d:.]*\s?[ap]\.?m\.?\s")
_SHORT = 3  # letters of a word in capitals that may be an acronym


def whole_role(page: RoleText, start: int, end: int) -> Pair:
    """The role within ``start`` and ``end`` without what clings to it; empty where nothing else is left."""
    text = page.text
    if m := _SENTENCE_BEFORE.match(text, start, end):
        start = m.end()
    if m := _GLUED_BEFORE.match(text, start, end) or _TIME_BEFORE.match(text, start, end):
        start = m.end()
    start = _behind_courtesy(text, start, end)
    if m := _OPENED.search(text, start, end):
        end = m.start()
    end = _behind_marks(text, start, end)
    capitals = _CAPITALS_BEFORE.match(text, start, end)
    if capitals and _OF_CAPITALS.search(text, max(0, start - 40), start):
        start = capitals.end()
    for person in page.people_within(start, end):
        start, end = _beside(text, person, start, end)
    behind = _TITLE_BEHIND.search(text, start, end)
    if behind and fold(behind.group(1)) in ORGANIZATION:
        end = behind.end(1)
    return (end, end) if _is_none(text, start, end) else (start, end)


def _behind_marks(text: str, start: int, end: int) -> int:
    """Where a role ends that was cut at a mark: behind the one that closes what it opened ("author of “The Ferry" ”),
    or behind the noun of what stands in marks: head of the anti-ferry" “Quay” campaign"."""
    opened = text.count('"', start, end) % 2 or text.count("“", start, end) > text.count("”", start, end)
    rest = (_CLOSING if opened else _MARKED_NOUN).match(text, end)
    return rest.end() if rest else end


def _behind_courtesy(text: str, start: int, end: int) -> int:
    """Where the office behind words of courtesy begins; the end where what stands behind them is a name."""
    courtesy = _COURTESY_BEFORE.match(text, start, end)
    if courtesy is None:
        return start
    return courtesy.end() if fold(text[courtesy.end() : end].split()[-1]) in TITLES else end


def _beside(text: str, person: NameMention, start: int, end: int) -> Pair:
    """The part of a role that is not that of a ``person`` who is named in it; all of it where the person is whom the
    office is for."""
    if not start < person.start < end:
        return start, end
    joined = _JOINED.search(text, start, person.start)
    if joined and joined.start() > start and all(fold(title) in TITLES for title in joined.group(1).split()):
        return start, joined.start()
    before = fold(text[start : person.start].split()[-1])
    behind = _AND_BEHIND.match(text, person.end, end)
    if before in TITLES and behind:
        return behind.end(), end
    if behind and is_role_noun(before):
        return end, end  # of two others: its chief Bo Moss and spokesman
    if before in TITLES and _FOR.search(text, start, person.start):
        return start, end
    lone = not is_given_name(fold(text[person.start : person.end].split()[0]))
    if (before in TITLES or (before in ORGANIZATION and not lone)) and person.end >= end:
        return start, person.start - 1  # "adviser at the think tank Orlow" is whole
    return start, end


def _is_none(text: str, start: int, end: int) -> bool:
    """Whether the words are no office but a title with a surname, half a description, an owner of something, or one of
    several by what they did: "second senator" to resign."""
    surname = _SURNAME.fullmatch(text, start, end)
    named = surname is not None and fold(surname.group(1)) not in TITLES
    nth = _ORDINAL.match(text, start, end) is not None and _TO_DO.match(text, end) is not None
    return named or nth or _BASED.match(text, start) is not None or _OWNER_BEHIND.search(text, start, end) is not None


def in_heading(text: str, start: int, end: int) -> bool:
    """Whether the words are in capitals as those around them are: what a heading cuts off tells no office."""
    if not text[start:end].isupper() or _LABEL.match(text, end):
        return False
    line = line_of(text, start, end)
    if line.isupper() and len(line.split()) > 3:
        return True
    after, before = _WORD_AFTER.match(text, end), _WORD_BEFORE.search(text, max(0, start - 40), start)
    return any(m and m.group(1).isupper() and len(m.group(1)) > _SHORT for m in (after, before))
