"""Where words without marks begin: not with whom they were told to, nor with how, when or of what they were said."""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.dates.expressions import MONTH, PART_OF_DAY, WEEKDAY
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_TO_SOMEBODY = re.compile(rf"\b(?:{alternatives('speech/to_somebody')})\Z", re.IGNORECASE)
_NO_NOUN = r"(?:the|an?|that|he|she|it|they|we|i|is|was|were|are|had|has|will|would|could|should|who|which)\b"
_WORD = rf"(?!{_NO_NOUN}|(?:of|in|at|for)\b)[\w’'.&-]+"
_SOMEBODY = (
    rf"(?:(?:the|an?|his|her|its|their|our)\s)?(?:{_WORD}\s){{0,3}}{_WORD}"
    rf"(?:\s(?:of|in|at|for)\s(?:the\s)?(?:{_WORD}\s){{0,2}}{_WORD})?"
)
_TOLD_THAT = re.compile(rf"(?i:{_SOMEBODY})(?:,\s[A-ZÀ-Þ][\w’'. -]{{2,40}},)?\s(?=that\b)")
"""Whom one told, before "that"."""
_TOLD = re.compile(
    r"(?:him|them|me|us)\s+(?=[A-ZÀ-Þ])|(?:him|her|them|me|us|reporters|lawmakers|(?:[A-ZÀ-Þ][\w’'-]*\.?\s){0,2}[A-ZÀ-Þ][\w’'-]*)\s+"
    r"(?=(?:he|she|they|it|there|the|an?|his|her|their|its)[\s’'])"
)
"""Whom one told, before words without "that": told Ida Holm she would sail."""
_TOLD_SEVERAL = re.compile(
    r"(?:(?:the|his|her|their)\s)?(?P<who>[A-Z]{2,}s|[a-z]{3,}s)\s+(?!(?:of|in|at|who|and|or|from|on|about|with|for|to)\b)"
)
"""The same of several of no name: told MPs the tax would rise."""
_TOLD_ABOUT = re.compile(
    rf"(?:(?:the|his|her|their)\s)?(?:{_WORD}\s){{0,3}}?(?P<who>{_WORD})(?:\s(?:\w+ly|on\s{WEEKDAY}|{WEEKDAY}))?"
    r"\s(?:(?:about|for)|of(?=\s(?:the|an?|his|her|its|their)\s))\s+(?!\w+ing\b|(?:what|how|why|whether|the\s(?:first|last))\b)"
)
"""The same of what they were told about or asked for: warned Lund of (the storm), asked the council for (more time)."""
_ASKED = re.compile(r"\bask(?:s|ed|ing)?\Z", re.IGNORECASE)
_LINK = re.compile(r"\s(?=(?:that\s)?(?:while|if|when|because|although|though|since|unless|until|once)\s)")
"""What a clause may begin with that the engine left out: said (while) she was at sea …"""
_WHEN = rf"(?:(?:later|early|late|last|this|on)\s){{0,2}}{WEEKDAY}(?:\s{PART_OF_DAY})?"
_TIME = re.compile(
    rf"(?:last|earlier\sthis)\s(?:(?i:{WEEKDAY}|{MONTH})|week|month|year|night|summer|spring|autumn|fall|winter)\s"
    r"(?!(?:was|is|were|had|would|saw)\b)"
)
"""When it was said, before anything: apologised last October for …"""
_HOW = re.compile(
    rf"(?:(?:{_WHEN}|[A-ZÀ-Þ]\w*day|[a-z]+ly|again|time and again|in private|later|afterwards?|yesterday|today"
    r"|the same day)\s+){1,2}(?=that\b)"
    r"|in\s(?:detail|part|private|public)\s+(?=that\b|how\b|why\b)"
    rf"|(?:earlier|later)\s(?:on\s)?{WEEKDAY}(?:\s{PART_OF_DAY})?\s+(?!(?:{alternatives('stance/forms/finite')})\b)(?=\w)"
    rf"|{_WHEN}\s+(?=(?:he|she|they|it|the|there|his|her|their|its|[A-ZÀ-Þ])\b)"
)
"""How and when it was said: said unequivocally that …, said Monday he …, announced later Monday dues had risen."""
_BEFORE_THAT = re.compile(
    r"(?:in|during|with|after|at|on|to|by|for|as)\s[^,;:.“”\"\n\r\u25a1]{2,80},\s(?=that\b)", re.IGNORECASE
)
"""What stands between a cue and "that": said, in his time, that …"""
_OPENER = re.compile(r"(?:[–—•●▪◦■]|--?)\s+(?=\w)|(?:[A-ZÀ-Þ]{3,}\s)*[A-ZÀ-Þ]{4,}:\s(?=[A-ZÀ-Þ])")
"""The sign before an entry of a list, the city of a dateline: – (the ferry sank), ALDEN: (The ferry sank)."""
_THAT = re.compile(r"that\b")
_IN_ASIDE = re.compile(r"\s*(?:[–—]|--?\s)\s?(?=\w)[^–—.;:]*[^–—.;:\s]\s+")
"""What stands between a cue and the middle of an aside: calls – mainly directed at (Tarn – for the crews to …)."""
_ASIDE_ENDS = re.compile(r"[^–—.;:]*?\s?(?:[–—]|--)\s(?=\w)")
_MOST_ASIDE = 160  # code points
_JOINT = re.compile(r",\s(?=(?:as|because|but|although|though|while|whereas|unless|until|since|so|if|when)\s\Z)")
"""What an inserted tag parts from the words that it begins: is late, Holm said, (as) the tide turned."""
RIGHT_BEHIND = 4
"""Code points between a cue and what stands right behind it, at most: told to."""
MOST_LINK = 2
"""Words of a link before the words, at most."""


def first_word(prose: Prose, attribution: Attribution, piece: Stretch) -> int:
    """Where the words of ``piece``, which has no marks, begin: behind the sign of a list or the city of a dateline, and
    where the cue of ``attribution`` stands right before them behind whom they were told to, how or when."""
    cue, text = attribution.cue, prose.text
    opener = _OPENER.match(text, piece.start, piece.end)
    if opener is not None:
        return opener.end()
    if cue is None or piece.start < cue.end:
        return piece.start
    if piece.start - cue.end <= RIGHT_BEHIND and (aside := _BEFORE_THAT.match(text, piece.start, piece.end)):
        return aside.end()
    if piece.start - cue.end > 1:
        link = _LINK.match(text, cue.end, piece.start)
        return link.end() if link and text.count(" ", link.end(), piece.start) <= MOST_LINK else piece.start
    patterns = [_HOW, _TIME]
    if _TO_SOMEBODY.search(text, cue.start, cue.end):
        patterns += [_TOLD_THAT, _TOLD, _TOLD_ABOUT, _TOLD_SEVERAL]
    elif _ASKED.search(text, cue.start, cue.end):
        patterns.append(_TOLD_ABOUT)
    found = (m for p in patterns if (m := p.match(text, piece.start, piece.end)))
    return next((m.end() for m in found if "who" not in m.groupdict() or _are_people(m["who"])), piece.start)


def behind_aside(prose: Prose, cue: Stretch | None, piece: Stretch) -> int:
    """Where ``piece`` begins: behind the aside between dashes behind its ``cue`` in the middle of which it does."""
    if cue is None or not cue.end < piece.start <= cue.end + _MOST_ASIDE:
        return piece.start
    if not _IN_ASIDE.fullmatch(prose.text, cue.end, piece.start):
        return piece.start
    end = _ASIDE_ENDS.match(prose.text, piece.start, min(piece.end, piece.start + _MOST_ASIDE))
    return end.end() if end else piece.start


def behind_tag(prose: Prose, attribution: Attribution, at: int) -> int:
    """Where the piece ``at`` begins, which is not the first and has no marks: with the small word that joins it to
    those before, where nothing but that stands between the tag and it."""
    piece = attribution.content[at]
    tag = max((p.end for p in (attribution.cue, attribution.source) if p and p.end <= piece.start), default=None)
    if tag is None or attribution.content[at - 1].end > tag:
        return piece.start
    joint = _JOINT.match(prose.text, tag, piece.start)
    return joint.end() if joint else piece.start


def _are_people(noun: str) -> bool:
    """Whether a noun is a name, a pronoun, or one for people: MPs, Democrats, ministers."""
    return noun[0].isupper() or sense_of(noun).sort in ("person", "group", "organization")


def is_before_that(prose: Prose, attribution: Attribution, at: int) -> bool:
    """Whether the piece stands between the cue and the "that" behind which the words are: warned (the crew)
    that …"""
    piece, behind, cue = attribution.content[at], attribution.content[at + 1 : at + 2], attribution.cue
    if not behind or cue is None or prose.quoted_in(piece) or not 0 <= piece.start - cue.end <= RIGHT_BEHIND:
        return False
    return not prose.text[piece.end : behind[0].start].strip() and bool(_THAT.match(prose.text, behind[0].start))
