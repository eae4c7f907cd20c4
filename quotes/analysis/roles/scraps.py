"""What clings to a role and is none: the end of the sentence before, the next person, the title behind a body, and
words of headings in capitals."""

from __future__ import annotations

import re

from quotes.analysis.roles.patterns import RoleText
from quotes.analysis.roles.phrases import Pair
from quotes.lexicon.nouns import ORGANIZATION
from quotes.lexicon.person_names import TITLES, fold

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
_OWNER_BEHIND = re.compile(r"['’]s$")
_SHORT = 3  # letters of a word in capitals that may be an acronym


def whole_role(page: RoleText, start: int, end: int) -> Pair:
    """The role within ``start`` and ``end`` without what clings to it; empty where nothing else is left."""
    text = page.text
    if m := _SENTENCE_BEFORE.match(text, start, end):
        start = m.end()
    courtesy = _COURTESY_BEFORE.match(text, start, end)
    if courtesy:
        start = courtesy.end() if fold(text[courtesy.end() : end].split()[-1]) in TITLES else end
    if _OWNER_BEHIND.search(text, start, end):  # of what is said behind it
        start = end
    capitals = _CAPITALS_BEFORE.match(text, start, end)
    if capitals and _OF_CAPITALS.search(text, max(0, start - 40), start):
        start = capitals.end()
    for person in page.people_within(start, end):
        joined = _JOINED.search(text, start, person.start)
        if joined and joined.start() > start and all(fold(title) in TITLES for title in joined.group(1).split()):
            end = joined.start()
            break
    behind = _TITLE_BEHIND.search(text, start, end)
    if behind and fold(behind.group(1)) in ORGANIZATION:
        end = behind.end(1)
    return start, end


def in_heading(text: str, start: int, end: int) -> bool:
    """Whether the words are in capitals as those around them are: what a heading cuts off tells no office."""
    if not text[start:end].isupper() or _LABEL.match(text, end):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1]
    if line.isupper() and len(line.split()) > 3:
        return True
    after, before = _WORD_AFTER.match(text, end), _WORD_BEFORE.search(text, max(0, start - 40), start)
    return any(m and m.group(1).isupper() and len(m.group(1)) > _SHORT for m in (after, before))
