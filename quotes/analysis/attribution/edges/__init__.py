"""Where words without quotation marks begin and end: not with whom they were told to, not in the middle of a clause."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.edges.closing_tag import whole_sentence
from quotes.analysis.attribution.edges.overrun import end_of_words
from quotes.analysis.attribution.edges.pieces import around_marks, whole_pieces
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.dates.expressions import MONTH, PART_OF_DAY, WEEKDAY
from quotes.lexicon.clause_words import holds_clause
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.speech_verbs import ANY_FORM
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
    r"(?:him|her|them|me|us|reporters|lawmakers|(?:[A-ZÀ-Þ][\w’'-]*\.?\s){0,2}[A-ZÀ-Þ][\w’'-]*)\s+"
    r"(?=(?:he|she|they|it|there|the|an?|his|her|their|its)[\s’'])"
)
"""Whom one told, before words without "that": told Ida Holm she would sail."""
_TOLD_SEVERAL = re.compile(
    r"(?:(?:the|his|her|their)\s)?(?P<who>[A-Z]{2,}s|[a-z]{3,}s)\s+(?!(?:of|in|at|who|and|or|from|on|about|with|for|to)\b)"
)
"""The same of several of no name: told MPs the tax would rise."""
_LINK = re.compile(r"\s(?=(?:that\s)?(?:while|if|when|because|although|though|since|unless|until|once)\s)")
"""What a clause may begin with that the engine left out: said (while) she was at sea …"""
_WHEN = rf"(?:(?:later|early|late|last|this|on)\s){{0,2}}{WEEKDAY}(?:\s{PART_OF_DAY})?"
_TIME = re.compile(
    rf"(?:last|earlier\sthis)\s(?:(?i:{WEEKDAY}|{MONTH})|week|month|year|night|summer|spring|autumn|fall|winter)\s"
    r"(?!(?:was|is|were|had|would|saw)\b)"
)
"""When it was said, before anything: apologised last October for …"""
_HOW = re.compile(
    rf"(?:(?:{_WHEN}|[a-z]+ly|again|time and again|in private|later|afterwards?|yesterday|today|the same day)\s+)"
    r"{1,2}(?=that\b)"
    rf"|{_WHEN}\s+(?=(?:he|she|they|it|the|there|his|her|their|its|[A-ZÀ-Þ])\b)"
)
"""How and when it was said: said unequivocally that …, said Monday he …"""
_CUT_SHORT = re.compile(
    rf"(?<![\w’'-])(?:{alternatives('function/ends_nothing', 'function/seldom_ends')})\Z", re.IGNORECASE
)
_ENDS_NO_PHRASE = re.compile(r"\b[Aa]n?\s(?:[A-Z]\.){2,}\Z|\b\w{2,}ing\Z|\b(?:when|while|given|then\s\w+ed)\Z")
_NOUN_BEHIND = re.compile(r"\s(?=(?:the|an?|his|her|its|their|our|my)\s[\w“\"]|[A-ZÀ-Þ][\w’'-])")
"""What goes on behind those: a U.N. (Security Council), after leaving (Alden), given (its size)."""
_PREDICATE = re.compile(r"\s(?=(?:had|has|have|was|were|is|are|will|would|could|may|might)\s)")
"""What the subject of a clause lacks: said the first ferry (had been late)."""
_GOES_ON = re.compile(r"[\s(]{1,2}(?=[\w$£€#@])")
_REST = re.compile(
    r"(?:[^\s,;:!?()\[\]“”\"‘–—.\u25a1]|(?<=\w)\.(?=\w)|(?<=\b[A-Zv])\.(?=\s\w)|(?<=\b(?:Mr|Ms|Dr|St))\.(?=\s)|(?<=\b(?:Mrs|Sen|Rep|Gov))\.(?=\s)"
    r"|(?<=\d),(?=\d)| (?![-–—]))+"
)
"""What may have been cut off: words up to the next mark."""
_THAT = re.compile(r"that\b")
RIGHT_BEHIND = 4
"""Code points between a cue and what stands right behind it, at most: told to."""
_CLOSES = re.compile(r"[^()]+\)")
_FEW_MORE = re.compile(
    r"(?<=\w)(?:['’]s(?= ))?"
    rf"(?! (?:{alternatives('function/parting')}|but|so|because|during|over|last|this|next|now|\w+day|\w+ed)\b)"
    r"(?: [\w’'&-]+){1,3}(?=[.;!?](?:\s+[A-ZÀ-Þ“\"'‘]|\s*\Z)|, |[\n\r]|\Z)"
)
"""What may be left of a clause: up to three words, none of which begins another phrase."""
_SPEECH = re.compile(rf"\b{ANY_FORM}\b", re.IGNORECASE)
_ANOTHERS = re.compile(r",?\saccording\sto\Z", re.IGNORECASE)
"""The tag of somebody else at the end of words."""
_JOINT = re.compile(r",?\s(?:and|but|or|so)\Z", re.IGNORECASE)
_NEXT_VERB = re.compile(rf"\s(?:(?:also|then|later|had|has|\w+ly)\s)?{ANY_FORM}\b", re.IGNORECASE)
"""Behind "and": the subject of the cue does something else."""
MOST_LINK = 2
"""Words of a link before the words, at most."""
MOST_REST = 160
"""Code points that may have been cut off behind words, at most."""
_STRAY = ' \t\n“”"‘([{,;:–—-'
"""What is left over of marks and brackets at the end of words."""


def with_whole_clauses(prose: Prose, attribution: Attribution) -> Attribution:
    """``attribution`` with its pieces without marks made whole: without whom the words were told to and when, up to the
    end of the clause that a small word leaves open. Pieces with marks, and turns, stay as they are."""
    if attribution.verbatim:
        return attribution
    said = tuple(c for at, c in enumerate(attribution.content) if not _is_before_that(prose, attribution, at))
    attribution = with_content(attribution, said)
    attribution = with_content(attribution, whole_pieces(prose, attribution))
    if sentence := whole_sentence(prose, attribution):
        return with_content(attribution, (sentence,))
    pieces = [_whole(prose, attribution, at) for at in range(len(attribution.content))]
    return with_content(attribution, tuple(p for p in pieces if p.start < p.end) or said)


def with_content(attribution: Attribution, content: tuple[Stretch, ...]) -> Attribution:
    """``attribution`` with ``content``; itself where that is what it has, as most have, for a copy costs more."""
    return attribution if content == attribution.content else replace(attribution, content=content)


def _whole(prose: Prose, attribution: Attribution, at: int) -> Stretch:
    piece = attribution.content[at]
    if prose.quoted_in(piece) is not None:
        return around_marks(prose, attribution, piece)
    start = piece.start if at else _first_word(prose, attribution, piece)
    end = end_of_words(prose, attribution, Stretch(start, _within_brackets(prose, piece)))
    return Stretch(start, _last_word(prose, attribution, Stretch(start, end)) if end == piece.end else end)


def _is_before_that(prose: Prose, attribution: Attribution, at: int) -> bool:
    """Whether the piece stands between the cue and the "that" behind which the words are: warned (the crew)
    that …"""
    piece, behind, cue = attribution.content[at], attribution.content[at + 1 : at + 2], attribution.cue
    if not behind or cue is None or prose.quoted_in(piece) or not 0 <= piece.start - cue.end <= RIGHT_BEHIND:
        return False
    return not prose.text[piece.end : behind[0].start].strip() and bool(_THAT.match(prose.text, behind[0].start))


def _within_brackets(prose: Prose, piece: Stretch) -> int:
    """Where ``piece`` ends: at the bracket that closes one in which it begins."""
    closing = _CLOSES.match(prose.text, piece.start, piece.end)
    _, before = prose.before(piece.start)
    return closing.end() - 1 if closing and before.count("(") > before.count(")") else piece.end


def _first_word(prose: Prose, attribution: Attribution, piece: Stretch) -> int:
    """Where the words begin behind whom they were told to, or how, where their cue stands right before them."""
    cue, text = attribution.cue, prose.text
    if cue is None or piece.start < cue.end:
        return piece.start
    if piece.start - cue.end > 1:
        link = _LINK.match(text, cue.end, piece.start)
        return link.end() if link and text.count(" ", link.end(), piece.start) <= MOST_LINK else piece.start
    patterns = [_HOW, _TIME]
    if _TO_SOMEBODY.search(text, cue.start, cue.end):
        patterns += [_TOLD_THAT, _TOLD, _TOLD_SEVERAL]
    found = next((m for p in patterns if (m := p.match(text, piece.start, piece.end))), None)
    if found is None or ("who" in found.groupdict() and not _are_people(found["who"])):
        return piece.start
    return found.end()


def _are_people(noun: str) -> bool:
    """Whether a noun is a name, or one for people: MPs, Democrats, ministers."""
    return noun[0].isupper() or sense_of(noun).sort in ("person", "group")


def _last_word(prose: Prose, attribution: Attribution, piece: Stretch) -> int:
    """Where the words end: at the end of the clause, where a small word shows that it was cut off or few are left."""
    end, text = piece.end, prose.text
    joint = _ANOTHERS.search(text, piece.start, end) or _JOINT.search(text, piece.start, end)
    if (
        joint is not None
        and " " in text[piece.start : joint.start()]
        and (joint.re is _ANOTHERS or _NEXT_VERB.match(text, end))
    ):
        return joint.start()
    if _is_cut_off(prose, attribution, piece):
        rest = _REST.match(text, end, min(end + MOST_REST, _bound(attribution, end, len(text))))
        if rest is not None and rest.group().strip():
            return end + len(rest.group().rstrip())
    few = _FEW_MORE.match(text, end, _bound(attribution, end, len(text)))
    if few is not None and " " in text[piece.start : end] and not _SPEECH.search(few.group()):
        return few.end()
    return piece.start + len(text[piece.start : end].rstrip(_STRAY)) if text[end - 1] in '“"‘([{' else end


def _is_cut_off(prose: Prose, attribution: Attribution, piece: Stretch) -> bool:
    """Whether the words stop where no clause ends."""
    text, end, cue = prose.text, piece.end, attribution.cue
    if _CUT_SHORT.search(text, piece.start, end):
        return _GOES_ON.match(text, end) is not None
    if _ENDS_NO_PHRASE.search(text, piece.start, end):
        return _NOUN_BEHIND.match(text, end) is not None
    behind = cue is not None and 0 <= piece.start - cue.end <= 1 and _SPEECH.search(text, cue.start, cue.end)
    return bool(behind and _PREDICATE.match(text, end) and not holds_clause(text[piece.start : end]))


def _bound(attribution: Attribution, at: int, end: int) -> int:
    """Where the next part of ``attribution`` behind ``at`` begins; ``end`` where there is none."""
    parts = [*attribution.content, *(p for p in (attribution.cue, attribution.source) if p is not None)]
    return min((p.start for p in parts if p.start >= at), default=end)
