"""Contents that tell only that somebody said nothing: declined to comment, did not reply."""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.speech_verbs import BASE_FORM

_COMMENT = re.compile(
    r"(?:(?:to|for|on)\s)?(?:(?:immediate(?:ly)?|further|publicly)\s)?(?:comments?|elaborate|discuss|answer|questions?)\b"
    r"|(?:to\s)?(?:(?:an?|any|the|several|repeated|multiple|numerous|further|\w+['’]s)\s){0,2}(?:e-?mails?|emailed|phone|calls?|messages?"
    r"|requests?|requesting|seeking|attempts?|questions|inquiries)\b",
    re.IGNORECASE,
)
"""What somebody was asked for."""
_NO_ANSWER = re.compile(
    r"(?:\b(?:declin|refus)\w+|\bunavailable|(?:\bnot|n['’]t)\s(?:\w+\s){0,2}(?:respond|return|repl[yi]|answer|available|comment)\w*"
    r"|\bno\s(?:immediate\s)?(?:comment|response|repl[yi]|answer)\w*)\b[^.;:]{0,30}\Z",
    re.IGNORECASE,
)
"""What stands before it where no answer was given."""
_ABSENT = re.compile(
    r"(?:(?:did|does|do|has|have|had|was|were)(?:\s(?:not|never)|n['’]t)(?:\s\w+)?\s"
    r"(?:repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?|comment(?:ed)?|return(?:ed)?|available|reachable|reached)"
    r"|(?:declined|refused)(?:\sto\s(?:answer|comment|reply|respond|take\spart)|(?=\W*\Z))|could\snot\sbe\sreached"
    r"|would\snot\s(?:answer|comment|be\s(?:drawn|interviewed|named|quoted))(?:,\sbut\b[^.;:]{0,40})?"
    r"|no\s(?:reply|response|answer))\b[^.;:]{0,40}\W*",
    re.IGNORECASE,
)
"""What a list prints in place of words: Ida Holm: did not reply."""
_TELL = (
    rf"(?:\w+ly\s|even\s)?(?:{BASE_FORM}|disclose|divulge|discuss|reveal|specify)\b"
    r"(?:\s(?!that\b|if\b|wh|how\b)[\w’'.-]+){0,3}?"
)
_WITHHOLDS = re.compile(
    r"\b(?:(?:declin|refus)\w+|(?:would|will)\s(?:not|never)|wouldn['’]t|won['’]t)(?:\s\w+ly)?"
    rf"(?P<told>(?:\sto)?\s{_TELL})?\s\Z",
    re.IGNORECASE,
)
"""What stands before what somebody does not tell: refused to (say that …), would not immediately say (if …)."""
_NOBODY_TELLS = re.compile(
    rf"\b(?:neither|nobody|no\sone|none)\b[^.;:]*\b(?:would|could|wanted\sto|was\swilling\sto)(?P<told>\s{_TELL})\s\Z",
    re.IGNORECASE,
)
"""The same of several: neither he nor she would say (whether …)."""
_WITHHELD = re.compile(r"(?:that|whether|if|how|why|what|who|whom|whose|when|where|which)\b", re.IGNORECASE)
_TO_TELL = re.compile(rf"to\s{_TELL}\s(?={_WITHHELD.pattern})", re.IGNORECASE)
_STAYS_UNNAMED = re.compile(
    r"(?:to\s(?:remain\sanonymous|not\sbe)|not\sto\sbe)(?:\s(?:named|identified|quoted))?"
    r"|to\sbe\s(?:named|identified|quoted|interviewed)\b(?=\W*\Z)",
    re.IGNORECASE,
)
"""What who speaks without his name asks for, and who does not speak refuses."""
_DECLINED = re.compile(r"to\s(?:be\sdrawn\b|(?:name|identify)\s)", re.IGNORECASE)
"""What somebody declines to do who says nothing of it."""
_DECLINES = re.compile(r"\b(?:declin|refus)\w+\s\Z", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:ask|question)(?:s|ed)?\Z", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:(?:him|her|them|us|me|[A-ZÀ-Þ][\w’'-]+)\s(?:on\s\w+day\s)?)?(?i:about)\s(?!(?:how|what|when|where|whether|who|why)\b)"
)
"""What somebody was asked about is no word of who asked."""
_ASKED_BY = re.compile(
    r"\b(?:asked|challenged|grilled|pressed|questioned|quizzed)\s(?:\w+ly\s|again\s)?by\s(?:(?!to\b)[\w.&’'-]+,?\s){1,9}\Z",
    re.IGNORECASE,
)
"""What stands before the question to which somebody answered: asked by the Post (whether …)."""
_QUESTION = re.compile(
    r"(?:(?:about|on|over)\s)?(?:whether|if|why|how|what|when|who|where|which)\b|about\b", re.IGNORECASE
)
_UNMENTIONED = re.compile(
    r"\b(?:(?:made|makes?|making)\sno\smention\sof|silent\s(?:about|on|over)"
    r"|(?:avoid\w*|refrain\w*\sfrom|sh(?:y|ies|ied|ying)\saway\sfrom)(?:\s\w+ly)?\s\w+ing"
    r"|(?:did|does|do|has|have|had)(?:\s?n['’]t|\s(?:not|never))(?:\s\w+ly)?"
    r"\s(?:address|cite|mention|identify|name|specify|disclose|discuss)(?:ed|d)?)\s\Z",
    re.IGNORECASE,
)
"""What stands before what somebody leaves out: made no mention of, avoided criticising, did not cite."""


def is_silence(prose: Prose, attribution: Attribution) -> bool:
    """Whether the content tells only that somebody said nothing: declined to comment, did not respond to a request for
    an interview, refused to say whether …, was asked about something, or by a paper whether …; a list prints that in
    place of words."""
    piece = attribution.content[0]
    if len(attribution.content) > 1 or prose.quoted_in(piece):
        return False
    is_absent = _ABSENT.fullmatch(prose.text, piece.start, piece.end) is not None
    if is_absent or attribution.verbatim:
        return is_absent
    _, before = prose.before(piece.start)
    if _COMMENT.match(prose.text, piece.start, piece.end) and _NO_ANSWER.search(before):
        return True
    if _ASKED_BY.search(before) and _QUESTION.match(prose.text, piece.start, piece.end):
        return True
    if _DECLINES.search(before) and _DECLINED.match(prose.text, piece.start, piece.end):
        return True
    if _UNMENTIONED.search(before) or _STAYS_UNNAMED.match(prose.text, piece.start, piece.end):
        return True
    cue = attribution.cue
    if cue and _ASKED.search(prose.text, cue.start, cue.end) and _ABOUT.match(prose.text, piece.start, piece.end):
        return True
    withholds = _WITHHOLDS.search(before) or _NOBODY_TELLS.search(before)
    withheld = _WITHHELD if withholds and withholds["told"] else _TO_TELL
    return bool(withholds and withheld.match(prose.text, piece.start, piece.end))
