"""The date in the words that attribute: which date expressions of a sentence tell when its statement was made.

Dates stand all over an article and most belong to what happened, not to the saying. One is taken for a statement only
where it hangs on the words that attribute: after them ("said in an interview with Alden Television on May 28"),
between the speaker and them ("Lopes on Thursday said") or before both, where the sentence starts ("On Thursday, Lopes
said"). What stands between must be a place, an occasion or an addressee. A date inside the quoted or reported words
never counts, nor does one after "since", "about" or "after", nor one that hangs on another verb.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from quotes.analysis.dates.expressions import DateExpression, date_expressions, may_hold_date
from quotes.analysis.segmentation import sentence_gaps
from quotes.lexicon.clause_words import names_a_thing
from quotes.lexicon.word_lists import alternatives
from quotes.model import StatementDate, Stretch

_MARKED_END = re.compile(r".?[\"”’'»]")
"""The end of words with the mark that closes them."""
_OPENING_MARKS = "\"“‘'«„"
_REACH = 300  # code points on either side of the cue: no attribution is longer

# Words that end the phrase which a date may share with the cue: another clause, another verb, or a matter talked of.
_BARRED = rf"(?!(?:{alternatives('dates/barred')})\b)"
_WORD = rf"(?:{_BARRED}[^\s,;:—–()\"“”‘«»„]+(?:,(?=\s+[A-Z]))?)"
_PREPOSITION = r"(?:in|at|during|to|via|by|through|from|with|on|outside|inside|aboard|near|alongside|before)"
_PHRASE = rf"(?:\s+{_PREPOSITION}(?:\s+{_WORD}){{1,12}})"
_OPENING_PHRASE = _PHRASE.replace("|to|", "|")  # "To correct what the party did in 2012, Lopes said"
_ADDRESSEE = rf"(?:(?:\s+{_WORD}){{1,8}})"
_ASIDE = r"(?:\s*\([^()]{1,60}\)|,[^,\n]{1,120},(?!\d))"  # (R-Ky.)  , the deputy minister,
_ADVERB = r"(?:\s+(?:\w+ly|again|also|too|back|live|together))"
_ON = r"(?:\s+as\s+recently\s+as)?(?:\s+(?:late|later|early|earlier))?(?:\s+on)?"
_IN = r"(?:\s+(?:in(?:\s+(?:late|early))?|back\s+in|earlier\s+in|late\s+in|early\s+in|as\s+early\s+as|of))"
_AS_ONE_SPEAKS = (
    rf"(?:{alternatives('speech/as_one_speaks')}|addressing\s+\w+(?:\s+\w+)?"
    r"|asked|interviewed|reached|questioned|quoted)"
)

# An occasion on which one speaks: in "a 2019 interview", "Thursday's news conference" the date is the saying's.
_SPOKEN = rf"(?:{alternatives('dates/spoken')})s?\b"
_OCCASION = re.compile(rf"(?:['’]s)?(?:\s+[\w.&'’-]+){{0,3}}?\s+{_SPOKEN}")
# The same as a source: "according to a 2019 study", "... to a statement issued on Monday".
_DETERMINER = r"(?:a|an|the|his|her|its|their)\s+"
_DATED_SOURCE = re.compile(rf"{_DETERMINER}(?:[\w-]+\s+){{0,2}}", re.IGNORECASE)
_ISSUED_SOURCE = re.compile(
    rf"{_DETERMINER}(?:[\w-]+\s+){{0,3}}{_SPOKEN}(?:\s+(?:by|from|to)(?:\s+{_WORD}){{1,6}})?"
    r"\s+(?:(?:published|released|issued|posted|dated|sent|made|given|broadcast|aired)\s+)?(?:(?:late|early)\s+)?(?:on\s+)?",
    re.IGNORECASE,
)
_ITS_AUTHOR = re.compile(r"(?:\s+(?:by|from|of|in|on|to|for)\b.*)?", re.DOTALL)
_TO_OCCASION = re.compile(rf"(?<!\w){_PREPOSITION}(?:\s+{_WORD}){{0,4}}\s*\Z", re.IGNORECASE)
_TO = rf"(?:\s+{_PREPOSITION})?"
# An event after which one spoke on the same day: "said after Tuesday's loss".
_EVENT = re.compile(rf"['’]s(?:\s+[\w.'’–-]+){{0,3}}?\s+(?:{alternatives('occasions/spoken_of_after')})\b")
_AFTER = r"\s+(?:after|following)"
_AFTER_EVENT = re.compile(r"(?<!\w)(?:after|following)\s+\Z", re.IGNORECASE)

_ASKED = re.compile(r"\W*(?:When\s+)?asked\s+(?:late\s+)?(?:on\s+)?", re.IGNORECASE)
_QUESTION = re.compile(
    r"\s(?:about|by|how|if|in|on|what|when|where|whether|who|why)\b[^\n:;]{1,150},(?:\s+[\w.’'-]+){0,4}\s+"
)
"""Before and behind the day of a question: Asked yesterday whether the shed had been opened, Lopes said."""
_ENDS_CUE = re.compile(r"\s*:?")
_OF_WHOM = re.compile(r",\s(?:who|whose|whom|which)\s[^,]+\Z")
_PAUSE = re.compile(r",\s+(?:(?:also|then|\w+ly)\s+)?")
_PARTICIPLE = re.compile(r"(?!according\b)\w+ing\b")
_TIME_TOLD_ON = (
    r"(?:(?:just|only|even|shortly)\s+)?(?:after|before|when|as|while|during|in|at|following|speaking|with)"
    r"|(?:[\w-]+\s+){1,4}(?:days?|hours?|weeks?|months?|years?|eve|morning|night|anniversary)\s+(?:of|after|before)"
)
"""What goes on about a day behind a comma: On Monday, the first day of the hearing, Lopes said."""
_CAME = r"(?:(?:\s+there)?\s+(?:was|were|came|followed))?"
"""What stands before words that are no subject: Five days later there was one line: “No.”"""
_LONGEST_DEED = 8  # words: what stands in more may have its own day
_NO_TIME_OF_DEED = re.compile(
    r"\b(?:about|after|before|by|for|from|of|since|than|until)\s+(?:\w+\s+){0,3}\Z", re.IGNORECASE
)
_HANDLE = re.compile(r"[^\n(@]{0,40}\(@\w{2,30}\)\s{1,3}")
"""Behind the name that signs a post, before its day: Ida Holm (@idaholm) March 9, 2025."""
_LONGEST_DATE = 24  # code points
_TELLS = re.compile(
    r"\b(?:told|tells?|telling|asked|informed|warned|urged|assured|reminded|advised|addressed|promised)\b"
)
_AHEAD = re.compile(r"(?:\b(?:will|would|to|may|might|could|should|can|must|shall|not)|['’]ll|n['’]t)\s+\Z")
_PLANS = re.compile(r"(?:plans?|hopes?|expects?|intends?|wants?|will|would|is|are)\b")

# What may stand behind a date that tells when: the end, a mark, or the start of another phrase.
_CLOSED = re.compile(r"\s*(?:\Z|[,.;:!?—–)\"“”‘’']|-\s)|\s+(?:" + alternatives("dates/behind") + r")\b")


def statement_date(
    text: str,
    content: tuple[Stretch, ...],
    cue: Stretch | None,
    source: Stretch | None,
    base: date | None,
) -> StatementDate | None:
    """When the words ``content`` were said, where an expression at the attribution settles it; else None.

    ``base`` is the date the text was written: of the dateline, else of publication. Without it only expressions that
    name their year count.
    """
    if posted := source and _HANDLE.match(text, source.end):
        on = next(date_expressions(text, posted.end(), posted.end() + _LONGEST_DATE, base), None)
        return _told(text, on) if on and on.start == posted.end() else None
    if cue is None or not may_hold_date(text, cue.start - _REACH, cue.end + _REACH):
        return None
    low, high = attributing_clause(text, content, cue)
    found = attributed_dates(text, list(date_expressions(text, low, high, base)), Stretch(low, high), cue, source)
    found = found or _behind_words(text, content, cue, base)
    if len({(e.date, e.precision) for e in found}) != 1:
        return None  # none, or a contradiction
    return _told(text, found[0])


def _told(text: str, when: DateExpression) -> StatementDate:
    return StatementDate(when.date, when.precision, text[when.start : when.end])


def attributed_dates(
    text: str, expressions: list[DateExpression], clause: Stretch, cue: Stretch, source: Stretch | None
) -> list[DateExpression]:
    """Those of ``expressions``, all within ``clause``, that tell when the words were said which ``cue`` attributes."""
    if lies_ahead(text, cue):
        return []
    if source is not None and not (clause.start <= source.start and source.end <= clause.end):
        source = None
    return [e for e in expressions if _belongs(text, e, clause.start, clause.end, cue, source)]


def lies_ahead(text: str, cue: Stretch) -> bool:
    """Whether the saying is yet to come: "is expected to say on Thursday", "plans to speak in August"."""
    return bool(_AHEAD.search(text, max(0, cue.start - 12), cue.start) or _PLANS.match(text, cue.start))


@lru_cache(8)  # the days told in it, counted in it and told before it are looked for one after the other
def attributing_clause(text: str, content: tuple[Stretch, ...], cue: Stretch) -> tuple[int, int]:
    """The stretch around ``cue`` that holds its attribution: up to the content and to the ends of the sentence."""
    low, high = max(0, cue.start - _REACH), min(len(text), cue.end + _REACH)
    for stretch in content:
        if stretch.end <= cue.start:
            low = max(low, stretch.end)
        elif stretch.start >= cue.end:
            high = min(high, stretch.start)
    for gap in sentence_gaps(text, low, cue.start):
        low = gap.end
    first = next(sentence_gaps(text, cue.end, high), None)
    return low, first.start if first else high


def _behind_words(text: str, content: tuple[Stretch, ...], cue: Stretch, base: date | None) -> list[DateExpression]:
    """The date right behind words in marks that follow the cue and what they name: "called it “a toy” on Monday"."""
    last = content[-1] if content else cue
    if last.start < cue.end or last.end - cue.end > _REACH:
        return []
    marked = _MARKED_END.match(text, last.end - 1)
    if marked is None:
        return []
    opening = max(text.rfind(mark, cue.end, marked.end() - 1) for mark in _OPENING_MARKS)
    thing = text[cue.end : opening].strip() if opening >= 0 else ""
    if opening < 0 or (thing and not names_a_thing(thing, text[cue.start : cue.end])):
        return []
    start, high = marked.end(), min(len(text), marked.end() + _REACH)
    first = next(sentence_gaps(text, start, high), None)
    high = first.start if first else high
    found = date_expressions(text, start, high, base)
    return [e for e in found if _hangs_on(text, e, start, high, "(?!)")][:1]


def _belongs(text: str, when: DateExpression, low: int, high: int, cue: Stretch, source: Stretch | None) -> bool:
    """Whether ``when`` tells the time of the saying: see the head of this module."""
    if source and source.start <= when.start < source.end:
        return _dates_source(text, when, source)
    if source and _OF_WHOM.search(text, source.start, source.end) and "," not in text[source.end : when.start]:
        return False  # "Lopes, who won last year, said": what is told of her goes on behind the mention
    last = max(cue.end, source.end) if source and source.start >= cue.start else cue.end
    first = min(cue.start, source.start) if source else cue.start
    if when.start >= last or cue.start < when.start < cue.end:
        if when.end <= cue.end and _ENDS_CUE.fullmatch(text, when.end, cue.end):
            return True
        verb = re.compile(r"\S+").match(text, cue.start)
        start = last if when.start >= last else min(verb.end() if verb else cue.end, when.start)
        addressed = bool(_TELLS.search(text, cue.start, cue.end)) and not (source and source.start >= cue.end)
        return _hangs_on(text, when, start, high, _ADDRESSEE if addressed else "(?!)")
    if source and source.end <= when.start and when.end <= cue.start:
        return _stands_between(text, when, source.end, cue.start) or _ends_deed(text, when, source, cue)
    return when.end <= first and _opens(text, when, low, first)


def _dates_source(text: str, when: DateExpression, source: Stretch) -> bool:
    """Whether the source itself is dated words ("a 2019 study", "a statement issued on Monday"), no "2019 winner"."""
    before = text[source.start : when.start]
    if _ISSUED_SOURCE.fullmatch(before):
        return when.end >= source.end
    spoken = _OCCASION.match(text, when.end, source.end)
    return bool(spoken and _DATED_SOURCE.fullmatch(before) and _ITS_AUTHOR.fullmatch(text, spoken.end(), source.end))


def _hangs_on(text: str, when: DateExpression, start: int, high: int, addressee: str) -> bool:
    """Whether between ``start``, behind the attributing words, and ``when`` stand only addressee, place, occasion."""
    lead = rf"(?:{addressee})?(?:{_ASIDE})?{_ADVERB}?(?:,?{_PHRASE})?,?"
    if _is_occasion(text, when, start, high):
        return bool(re.fullmatch(rf"{lead}{_TO}\s*", text[start : when.start]))
    if _follows_event(text, when, start, high):
        return bool(re.fullmatch(rf"{lead}{_AFTER}\s*", text[start : when.start]))
    return bool(re.fullmatch(rf"{lead}{_preposition(when)}\s*", text[start : when.start])) and _closed(text, when, high)


def _stands_between(text: str, when: DateExpression, start: int, end: int) -> bool:
    """Whether ``when`` stands between the speaker, who ends at ``start``, and the cue that starts at ``end``."""
    lead = rf"(?:{_ASIDE})?(?:,?\s+who\b)?(?:,\s+{_AS_ONE_SPEAKS}\b)?(?:,?{_OPENING_PHRASE})?,?"
    lead += _TO if _is_occasion(text, when, start, end) else _preposition(when)
    before = re.fullmatch(rf"{lead}\s*", text[start : when.start])
    behind = re.fullmatch(
        rf"(?:['’]s)?(?:\s+[\w.-]+)?(?:{_PHRASE})?,?{_ADVERB}?(?:\s+(?:has|had))?\s*", text[when.end : end]
    )
    return bool(before and behind)


def _ends_deed(text: str, when: DateExpression, source: Stretch, cue: Stretch) -> bool:
    """Whether ``when`` ends what the speaker did while saying it: "Lopes hit back late Monday, telling the Times"."""
    pause = _PAUSE.fullmatch(text, when.end, cue.start) and _PARTICIPLE.match(text, cue.start)
    deed = text[source.end : when.start]
    return bool(pause) and len(deed.split()) <= _LONGEST_DEED and not _NO_TIME_OF_DEED.search(deed)


def _opens(text: str, when: DateExpression, low: int, first: int) -> bool:
    """Whether ``when`` stands in the opening of the sentence that the attribution, from ``first`` on, goes on with."""
    opening = rf"\W*(?:(?:But|And|Also|Then|Later|Earlier|Only|Just)\b)?(?:{_AS_ONE_SPEAKS}\b)?(?:{_OPENING_PHRASE})?"
    lead = text[low : when.start]
    lead = " " + lead.lstrip()[:1].lower() + lead.lstrip()[1:]
    event = _follows_event(text, when, low, first)
    occasion = event or _is_occasion(text, when, low, first)
    opening += _AFTER if event else _TO if occasion else _preposition(when)
    pause = rf"(?:['’]s)?(?:\s+{_WORD}){{1,5}}" if occasion else ""
    pause += rf"{_PHRASE}?(?:,\s+(?:{_TIME_TOLD_ON})\b[^,]+)?,?"
    behind = re.fullmatch(rf"{pause}{_CAME}(?:\s+(?!(?:and|or)\b){_WORD}){{0,4}}\s*", text[when.end : first])
    if not behind and _ASKED.fullmatch(lead):
        behind = _QUESTION.fullmatch(text, when.end, first)
    return bool(re.fullmatch(rf"{opening}\s*", lead, re.IGNORECASE) and behind)


def _preposition(when: DateExpression) -> str:
    """The pattern of what may lead to ``when``: "on Thursday", "Thursday", "in 2019", but no bare "2019"."""
    if when.kind in ("year", "month"):
        return _IN
    return _ON if when.kind != "relative" else r"(?:\s+(?:as\s+recently\s+as|late|later|early|earlier))?"


def names_occasion(text: str, when: DateExpression) -> bool:
    """Whether ``when`` stands with a word for something said: "a lengthy 2019 interview", "Thursday's conference"."""
    return bool(_OCCASION.match(text, when.end, min(len(text), when.end + 80)))


def _is_occasion(text: str, when: DateExpression, low: int, high: int) -> bool:
    """Whether ``when`` names the occasion: "in a lengthy 2019 interview", "at Thursday's news conference"."""
    return bool(_OCCASION.match(text, when.end, high) and _TO_OCCASION.search(text, low, when.start))


def _follows_event(text: str, when: DateExpression, low: int, high: int) -> bool:
    """Whether ``when`` names a game or a meeting after which one speaks: "after Tuesday's 4-3 loss"."""
    return bool(_EVENT.match(text, when.end, high) and _AFTER_EVENT.search(text, low, when.start))


def _closed(text: str, when: DateExpression, high: int) -> bool:
    """Whether the phrase ends with ``when``: "said Thursday that", no "said Thursday talks"."""
    return bool(_CLOSED.match(text, when.end, high)) and not text.startswith(("'s", "’s"), when.end)
