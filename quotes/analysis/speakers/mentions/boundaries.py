"""Where a source begins and ends: without the scraps around it, with the name behind a title."""

from __future__ import annotations

import re

from quotes.analysis.dates.expressions import WEEKDAY
from quotes.analysis.speakers.mentions import Names
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.person_names import POSSESSIVE
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_SCRAP = (
    rf"(?:\s+(?:{alternatives('function/prepositions_before_a_name')}|at|and|as|that|an?|the|outside|inside|near)"
    r"|\s+(?:(?:earlier|later)\s)?(?:this|last)(?:\s(?:morning|afternoon|evening|night|week|weekend|month|year))?"
    rf"|\s+{WEEKDAY}|\s+(?:issued|released|published|posted)|,?\s+(?:which|who)"
    r"|\s+(?:himself|herself|itself|themselves|here)|\*|\s+[(\[][A-Z]\w{1,8}[)\]]"
    r"|\s+in (?:its|their) (?:\w+ )?(?:report|statement|letter)"
    r"|\s+to (?:reporters|journalists))"
)
_DOING = r"\s+(?:while|after|before)\s\w+ing\b.*"
_TRAIL = re.compile(rf"(?:{_SCRAP}+(?:{_DOING})?|{_DOING})$")
"""What is no part of a source at its end: "a statement Monday", "the organization, which", "Brandt while driving". What
somebody did stands outside of what is repeated: inside, a made-up source would take years."""
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_SHOWN = re.compile(r"\s([a-z]+)\b")
"""What somebody holds up and the source was cut before: "a fan’s" sign; no "resignation"."""
SHORTEST_CUT = 8
"""Code points of a source that may be cut in a clause, at least: "man hated"."""
_OPEN_CLAUSE = re.compile(r"\s(?:who|that)\s(?:(?:had|has|have|once)\s)?(?!was|is)[a-z]+(?:ed|s)\Z")
_OBJECT = re.compile(
    r"\s(?:her|him|them|it|us|(?:the|a|an|his|their|its|[A-Z])(?:[^,.;:“”\"\n]|(?<=\b[A-Z][rs])\.|(?<=\b[A-Z])\.){1,60})(?=,|\.?\Z|[.;]\s)"
)
"""A clause on who speaks and its end, before which the source was cut: one delegate who opposed" her"."""
_DONE = re.compile(r"\w\s[a-z]{3,}ed\Z")
_BY_WHAT = re.compile(r"\s(?:by|in|at)\s(?:[^,.;:“”\"\n]){3,120}?(?=\s(?:are|is|was|were|has|have|had|will|would)\s)")
"""The same of a participle: residents hit" by the flood of May" are demanding."""
_SPEAKS = re.compile(rf"\b{ANY_FORM}\b")
_OPENED = re.compile(r"[(\[]")
_AGED = re.compile(r" \d\d?-years?-old\b")
_DOING_WHAT = re.compile(
    r"[A-ZÀ-Þ][a-z]+ing\s(?:(?:to|at|in|on|for|of|with|before|after|about|outside)\s)?"
    r"(?P<object>(?:the|a|an|his|her|him|it|them|its|their|reporters|journalists)\b|[A-ZÀ-Þ])"
)
"""What somebody does at the head of a sentence: "Sentencing (Brandt)", "Speaking to (reporters)"."""
_COMMA_BEHIND = re.compile(r",\s(?=[A-ZÀ-Þ]|(?:the|a|an|his|her|its|their)\s)")
_LEAD = re.compile(r"^(?:but|and|even|only|yet|while|as|for|like|then|among)\s+(?=\S)", re.I)


def without_scraps(text: str, source: Stretch) -> tuple[int, int]:
    """Where what is a speaker in ``source`` begins and ends, in code points: no "but" before it, no "Monday" behind."""
    start, end = source.start, source.end
    shown = _SHOWN.match(text, end) if text[start:end].endswith(_POSSESSIVES) else None
    held = sense_of(shown.group(1)) if shown else None
    if shown and held:
        is_sign = held.known and held.sort == "document"
        end = shown.end() if is_sign else start + len(POSSESSIVE.sub("", text[start:end]))
    aged = _AGED.match(text, end) if text[start:end].lower() in ("the", "a", "an") else None
    end = aged.end() if aged else end
    while start < end and (text[start].isspace() or text[start] in ",;:-–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-–—"):
        end -= 1
    if end > start and text[end - 1] in ")]" and not _OPENED.search(text, start, end):
        end -= 1
    if end - start > SHORTEST_CUT:
        clause = _OPEN_CLAUSE.search(text, start, end)
        described = _DONE.search(text, start, end) if clause is None else None
        rest = _OBJECT.match(text, end) if clause else _BY_WHAT.match(text, end) if described else None
        if rest is not None and not _SPEAKS.search(rest[0]):
            return start, rest.end()
    history = _TRAIL.search(text, start, end)
    if history and history.start() > start:
        end = history.start()
    lead = _LEAD.match(text[start:end])
    return (start + lead.end() if lead else start), end


def behind_opening_clause(text: str, start: int, end: int, names: Names) -> int:
    """Where the source ``text[start:end]`` begins behind a clause on what the speaker is doing, which was taken for its
    part: "Jailing Ana Brandt for a year, (Judge Holm)". A name or a noun that ends in "ing" opens none."""
    opening = _DOING_WHAT.match(text, start, end)
    if opening is None:
        return start
    named = list(names.within(start, end))
    if any(n.start == start for n in named):
        return start
    if opening["object"][0].isupper() and not any(n.start == opening.start("object") for n in named):
        return start
    found = [m.end() for m in _COMMA_BEHIND.finditer(text, opening.end(), end)]
    return next((at for at in found if text[at].isupper()), found[0] if found else start)


def with_name_behind(text: str, start: int, end: int, names: Names) -> tuple[int, int]:
    """Where a source that is nothing but a title begins and ends with the name behind it: "Mr." of "Mr. Brandt"."""
    named = next((n for n in names.within(end, end + 3) if n.type == "person"), None)
    return (start, named.end) if named and not text[end : named.start].strip(".\u00a0 ") else (start, end)
