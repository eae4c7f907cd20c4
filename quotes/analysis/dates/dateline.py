"""The dateline that an agency report opens with: "PORT ALDEN, June 3. /NNA/.", "LONDON (Reuters) - "."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from quotes.analysis.dates.expressions import MONTH, WEEKDAY, date_expressions, day_of
from quotes.analysis.segmentation import SENTENCE_END
from quotes.lexicon.person_names import COURTESY_TITLES, TITLES, fold
from quotes.lexicon.proper_names import is_common
from quotes.lexicon.word_lists import alternatives
from quotes.model import Dateline, Stretch

_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+"
_PLACE_CAPITALS = rf"(?:{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}})"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]+"
_PLACE_NAME = rf"(?:{_NAME}(?:[ /](?:{_NAME}|de|la|el|of|the|upon)){{0,4}})"
_STATES = alternatives("places/state_abbreviations", "places/province_abbreviations")
_STATE = rf"(?:{_STATES}|(?:[A-Z]\.){{1,3}}[A-Z]|W\.Va)\."
_REGION = (
    rf"(?:,\s+(?!{MONTH}\b|{WEEKDAY}\b)(?:(?P<state>{_STATE}|[A-Z]{{2}}\b)|[A-Z][a-zà-ÿ]\w*\.?(?: {_NAME}){{0,2}}"
    rf"|(?:[A-Z]\.){{2,4}}|[A-Z]{{3,}}\b)|\s?\[{_PLACE_NAME}\])"
)
_DAY = (
    rf"(?:(?:{WEEKDAY},?\s+)?"
    rf"(?:(?P<month1>(?i:{MONTH}))\.?\s+(?P<day1>\d{{1,2}})|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>(?i:{MONTH}))\.?)"
    rf"(?:,?\s+(?P<year>(?:19|20)\d\d))?|(?P<weekday>{WEEKDAY}))"
)
# Agencies, broadcasters and papers sign in capitals, some with a name: (AP), /NNA/, [Xinhua], (Alden News Agency).
_WELL_KNOWN = (
    rf"(?:[A-Z]{{2,8}}(?:[ /-][A-Z]{{2,8}})?|(?:Thomson )?Reuters(?: \w+)?|Interfax(?:-\w+)?"
    rf"|{alternatives('bodies/agencies')}|(?:[A-Z]\w+ ){{1,3}}(?:News|Agency|Service|Press|Times|Post))"
)
_SIGNED = r"[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3}"  # behind a date or a place in capitals any name signs
_ANY = rf"(?:{_WELL_KNOWN}|{_SIGNED})"
_AGENCY = rf"\s*\.?\s*(?:\((?:(?P<known>{_WELL_KNOWN})|{_SIGNED})\)|/{_ANY}/|\[{_ANY}\])"
_DASH = r"(?:\s*(?:—|–|―)\s*|\s+--?\s*|\s*--?\s+|\s+[•|]\s+)"
_DATELINE = re.compile(
    rf"(?P<place>(?:(?P<capitals>{_PLACE_CAPITALS})|(?P<name>{_PLACE_NAME})){_REGION}?)?"
    rf"(?P<date>(?(place)(?:[,.]?\s+|{_DASH})){_DAY}(?:(?:,|{_DASH})\s*(?P<bare>{_SIGNED})(?={_DASH}|\.\s))?)?"
    rf"(?:(?P<agency>{_AGENCY})(?P<dash>\.?{_DASH}|:\s+)?|(?P<line>\.?{_DASH})|(?P<stop>[.:]\s))[. \t\xa0]*(?=\S)"
)
# Headings and bodies that look like places before a dash.
_NO_PLACE = re.compile(rf"(?:{alternatives('dates/no_places')})(?![\w])")
_FULL_STOP = re.compile(r"[A-ZÀ-Þ]{4,}\.$")  # no abbreviation: MOSCOW. June 3
_LABEL = re.compile(r"^[A-ZÀ-Þ][\w.’' -]{1,40}:\s", re.MULTILINE)
"""What heads a paragraph as a place before a colon does: who has the turn, or what comes."""
_LEAST_REPORT = 60
"""Code points of the paragraph behind a place and a colon; what somebody says in a turn may be shorter."""
_PARAGRAPHS = 6  # a headline, a byline and the like may stand before it
_LONGEST = 90  # code points


def find_dateline(text: str, published: date | None) -> Dateline | None:
    """The dateline that ``text`` opens with ("PORT ALDEN, June 3. /NNA/."), None where it has none.

    It may stand below a headline and a byline. ``place`` is as printed, None where only a date stands there. The year
    of a dateline without one is that which lies nearest to ``published``; without ``published`` its date is None.
    """
    match = _opening(text)
    if match is None or not (match["place"] or match["date"]):
        return None
    place = match["place"]
    if place and _FULL_STOP.search(place):
        place = place[:-1]
    return Dateline(place, _date(match, published))


def dateline_stretch(text: str) -> Stretch | None:
    """Where the dateline of ``text`` stands, with its dash and the space behind; None where it has none.

    An agency that signs alone ("(Reuters) - ") is one here, too, though it names no place and no date.
    """
    match = _opening(text)
    return Stretch(*match.span()) if match else None


@lru_cache(4)  # four stages of an analysis ask for that of its article
def _opening(text: str) -> re.Match[str] | None:
    """The dateline below at most a few paragraphs."""
    start = 0
    for _ in range(_PARAGRAPHS):
        while start < len(text) and text[start].isspace():
            start += 1
        match = _DATELINE.match(text, start, min(len(text), start + 2 * _LONGEST))
        if match and _is_dateline(match):
            return match
        breaks = [at for mark in "\n\r" if (at := text.find(mark, start, start + 2000)) >= 0]
        if not breaks:
            return None
        start = min(breaks)
    return None


def _is_person(capitals: str) -> bool:
    """Whether ``capitals`` are the head of a turn: CHAIR (Ida Holm):, MR. HOLM (Tarn):"""
    return fold(capitals) in TITLES or fold(capitals.split()[0]) in COURTESY_TITLES


def _is_dateline(match: re.Match[str]) -> bool:
    """Whether enough speaks for it: an agency, a place in capitals before a dash or a date, a place and a date, or
    a place before a colon."""
    agency, dash = match["agency"], bool(match["line"] or match["dash"])
    if match.end() - match.start() > _LONGEST or (match["capitals"] and _NO_PLACE.match(match["capitals"])):
        return False
    if match["capitals"] and _is_person(match["capitals"]):
        return False
    if match["capitals"] and (match["line"] or match["date"] or (agency and dash)):
        return True
    if match["place"] and not match["date"] and (match["stop"] or "").startswith(":"):
        return _heads_a_report(match)
    if match["capitals"]:
        return False
    if match["name"]:
        known = bool(match["known"] and match["dash"] and ":" not in match["dash"])
        return known or bool(match["date"] and (agency or dash)) or bool(match["state"] and match["line"])
    return bool(agency and (match["date"] or (match["known"] and dash)))


def _heads_a_report(match: re.Match[str]) -> bool:
    """Whether a place alone and a colon stand before a report: it is as long as one and opens with no quoted words,
    nothing else in the text is headed so, and no word of the place is a title, a noun or printed in small letters."""
    text, place = match.string, match["place"]
    end = text.find("\n", match.end())
    report = text[match.end() : end if end >= 0 else len(text)].rstrip()
    if _NO_PLACE.match(place.upper()) or len(report) < _LEAST_REPORT or report[-1] not in SENTENCE_END:
        return False
    if not report[0].isupper() or any(label.start() != match.start() for label in _LABEL.finditer(text)):
        return False
    if any(is_common(word) or f" {word.lower()}" in text for word in place.split()):
        return False
    return re.search(rf"[A-ZÀ-Þ][\w.’'-]* {re.escape(place)}\b", text) is None  # Ida "Holm" says it


def _date(match: re.Match[str], published: date | None) -> date | None:
    """The date of a dateline: a missing year is the one nearest to ``published``, a weekday the latest."""
    if match["weekday"]:
        found = next(date_expressions(match["weekday"], 0, len(match["weekday"]), published), None)
        return found.date if found else None
    month, day = match["month1"] or match["month2"], match["day1"] or match["day2"]
    if not day:
        return None
    years = [match["year"]] if match["year"] else _years_around(published)
    days = [dated for year in years if (dated := _day_of(month, int(day), year))]
    return min(days, key=lambda dated: abs(dated - published) if published else timedelta(0), default=None)


def _years_around(published: date | None) -> list[str]:
    return [f"{published.year + n:04}" for n in (-1, 0, 1)] if published else []


def _day_of(month: str, day: int, year: str) -> date | None:
    try:
        return day_of(month, day, year, None)
    except ValueError:  # 30 February
        return None
