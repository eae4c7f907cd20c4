"""Where words without quotation marks begin and end: not with whom they were told to, not in the middle of a clause."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.edges.before_titles import end_before_title
from quotes.analysis.attribution.edges.beginnings import behind_aside, behind_tag, first_word, is_before_that
from quotes.analysis.attribution.edges.closing_tag import behind_inserted_tag, whole_sentence
from quotes.analysis.attribution.edges.last_words import with_last_words
from quotes.analysis.attribution.edges.overrun import end_of_words
from quotes.analysis.attribution.edges.pieces import around_marks, whole_pieces
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.clause_words import holds_clause
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_CUT_SHORT = re.compile(
    rf"(?<![\w’'-])(?:{alternatives('function/ends_nothing', 'function/seldom_ends')})\Z", re.IGNORECASE
)
_ENDS_NO_PHRASE = re.compile(r"\b[Aa]n?\s(?:[A-Z]\.){2,}\Z|\b\w{2,}ing\Z|\b(?:when|while|given|then\s\w+ed)\Z")
_NOUN_BEHIND = re.compile(r"\s(?=(?:the|an?|his|her|its|their|our|my)\s[\w“\"]|[A-ZÀ-Þ][\w’'-])")
"""What goes on behind those: a U.N. (Security Council), after leaving (Alden), given (its size)."""
_FINITE = rf"(?:{alternatives('stance/forms/finite')})"
_PREDICATE = re.compile(rf"\s(?={_FINITE}\s)")
"""What the subject of a clause lacks: said the first ferry (had been late)."""
_INSERTED = re.compile(
    r"(?:,\s[^,;:!?()“”\"\n\r\u25a1]{2,80},|\s(?:[–—]|--?)\s[^.;:!?“”\"\n\r\u25a1–—]{2,160}?\s(?:[–—]|--?))"
    rf"\s(?:(?:not|also|\w+ly)\s)?(?=(?P<finite>{_FINITE}\b)|(?!(?:{alternatives('function/parting')}|so|because)\b)[a-z]+\s)"
)
"""What stands between a subject and its verb: said that the ferry(, a gift,) was late."""
_ASIDE_ENDS = re.compile(rf"\s(?:[–—]|--?)\s(?=(?:and|as|but|nor|or|than|that|to|which|who|{_FINITE})\b)")
"""The dash behind an aside: (said they would sail – as the crew wished –) but not today."""
_DASH = re.compile(r"(?<=\s)(?:[–—]|--?)(?=\s)")
_DASH_LAST = re.compile(r"\s(?:[–—]|--?)\Z")
_THAT = re.compile(r"that\s")
_RELATIVE = re.compile(r",?\s(?:(?:at|by|for|in|of|on|to|with)\s)?(?:who|which|whom)\Z")
"""What leads on to what somebody else says: (a plan), which (Lund called rash)."""
_GOES_ON = re.compile(r"[\s(]{1,2}(?=[\w$£€#@])")
_REST = re.compile(
    r"(?:[^\s,;:!?()\[\]“”\"‘–—.\u25a1]|(?<=\w)\.(?=\w)|(?<=\b[A-Zv])\.(?=\s\w)|(?<=\b(?:Mr|Ms|Dr|St))\.(?=\s)|(?<=\b(?:Mrs|Sen|Rep|Gov))\.(?=\s)"
    r"|(?<=\d),(?=\d)| (?![-–—]))+"
)
"""What may have been cut off: words up to the next mark."""
_CLOSES = re.compile(r"[^()]+\)")
_FEW_MORE = re.compile(
    r"(?<=\w)(?:['’]s(?= ))?"
    rf"(?! (?:{alternatives('function/parting')}|but|so|because|during|over|last|this|next|now|\w+day|\w+ed)\b)"
    r"(?: [\w’'&-]+){1,3}(?=[.;!?](?:\s+[A-ZÀ-Þ“\"'‘]|\s*\Z)|, |[\n\r]|\Z)"
)
"""What may be left of a clause: up to three words, none of which begins another phrase."""
_SPEECH = re.compile(rf"\b{ANY_FORM}\b", re.IGNORECASE)
_ENDS_IN_SPEECH = re.compile(rf"\b{ANY_FORM}\Z", re.IGNORECASE)
_ANOTHERS = re.compile(r",?\saccording\sto\Z", re.IGNORECASE)
"""The tag of somebody else at the end of words."""
_JOINT = re.compile(r",?\s(?:and|but|or|so)\Z", re.IGNORECASE)
_NEXT_VERB = re.compile(rf"\s(?:(?:also|then|later|had|has|\w+ly)\s)?{ANY_FORM}\b", re.IGNORECASE)
"""Behind "and": the subject of the cue does something else."""
MOST_REST = 160
"""Code points that may have been cut off behind words, at most."""
_STRAY = ' \t\n“”"‘([{,;:–—-'
"""What is left over of marks and brackets at the end of words."""


def with_whole_clauses(prose: Prose, attribution: Attribution) -> Attribution:
    """``attribution`` with its pieces without marks made whole: without whom the words were told to and when, up to the
    end of the clause that a small word leaves open. Pieces with marks, and turns, stay as they are."""
    if attribution.verbatim:
        return attribution
    said = tuple(c for at, c in enumerate(attribution.content) if not is_before_that(prose, attribution, at))
    attribution = with_content(attribution, said)
    attribution = with_content(attribution, whole_pieces(prose, attribution))
    if sentence := whole_sentence(prose, attribution):
        return with_content(attribution, (sentence,))
    pieces = [_whole(prose, attribution, at) for at in range(len(attribution.content))]
    if behind := behind_inserted_tag(prose, attribution):
        pieces = [*(p for p in pieces if not behind.start <= p.start < behind.end), behind]
    return with_content(attribution, tuple(p for p in pieces if p.start < p.end) or said)


def with_content(attribution: Attribution, content: tuple[Stretch, ...]) -> Attribution:
    """``attribution`` with ``content``; itself where that is what it has, as most have, for a copy costs more."""
    return attribution if content == attribution.content else replace(attribution, content=content)


def _whole(prose: Prose, attribution: Attribution, at: int) -> Stretch:
    piece, cue = attribution.content[at], attribution.cue
    if at == 0 and cue and cue.end + 1 < piece.start:
        piece = Stretch(behind_aside(prose, cue, piece), piece.end)
    if inside := prose.all_quoted_in(piece):
        around = around_marks(prose, attribution, piece)
        marked = inside[-1].closing.end if inside[-1].closing else around.end
        if not marked < around.end == piece.end or at < len(attribution.content) - 1:
            return around
        return Stretch(around.start, _without_comma(prose, _last_word(prose, attribution, Stretch(marked, piece.end))))
    start = behind_tag(prose, attribution, at) if at else first_word(prose, attribution, piece)
    end = end_of_words(prose, attribution, Stretch(start, _within_brackets(prose, piece)))
    if end == piece.end:
        end = _last_word(prose, attribution, Stretch(start, end))
    if at < len(attribution.content) - 1:
        return Stretch(start, end)
    end = end_before_title(prose, Stretch(start, end))
    end = with_last_words(prose.text, Stretch(start, end), _bound(attribution, end, len(prose.text)))
    return Stretch(start, _without_comma(prose, end))


def _without_comma(prose: Prose, end: int) -> int:
    """``end``, where words without marks end, or before the comma that is left of what followed."""
    return end - 1 if prose.text[end - 1] == "," else end


def _within_brackets(prose: Prose, piece: Stretch) -> int:
    """Where ``piece`` ends: at the bracket that closes one in which it begins."""
    closing = _CLOSES.match(prose.text, piece.start, piece.end)
    _, before = prose.before(piece.start)
    return closing.end() - 1 if closing and before.count("(") > before.count(")") else piece.end


def _last_word(prose: Prose, attribution: Attribution, piece: Stretch) -> int:
    """Where the words end: at the end of the clause, where a small word shows that it was cut off or few are left."""
    text, dash = prose.text, _DASH_LAST.search(prose.text, piece.start, piece.end)
    end = dash.start() if dash else piece.end
    joint = _ANOTHERS.search(text, piece.start, end) or _JOINT.search(text, piece.start, end)
    if (
        joint is not None
        and " " in text[piece.start : joint.start()]
        and (joint.re is _ANOTHERS or _NEXT_VERB.match(text, end))
    ):
        return joint.start()
    rest = _end_of_rest(prose, attribution, Stretch(piece.start, end))
    if rest is not None:
        return rest
    few = _FEW_MORE.match(text, end, _bound(attribution, end, len(text)))
    if few is not None and " " in text[piece.start : end] and not _SPEECH.search(few.group()):
        return few.end()
    return piece.start + len(text[piece.start : end].rstrip(_STRAY)) if text[end - 1] in '“"‘([{' else end


def _end_of_rest(prose: Prose, attribution: Attribution, piece: Stretch) -> int | None:
    """Where the clause ends that the words of ``piece`` leave open, or where they end without what leads on to words of
    somebody else; None where they leave none open."""
    text, end = prose.text, piece.end
    at = _goes_on_at(prose, attribution, piece)
    rest = None if at is None else _REST.match(text, at, min(at + MOST_REST, _bound(attribution, end, len(text))))
    if at is None or rest is None or not rest.group().strip():
        return None
    if _SPEECH.search(rest.group()):
        relative = _RELATIVE.search(text, piece.start, end)
        if relative or at > end:
            return relative.start() if relative else end
    return at + len(rest.group().rstrip())


def _goes_on_at(prose: Prose, attribution: Attribution, piece: Stretch) -> int | None:
    """Where the clause goes on that the words of ``piece`` leave open; None where they end with it."""
    text, end, cue = prose.text, piece.end, attribution.cue
    if _CUT_SHORT.search(text, piece.start, end):
        return end if _GOES_ON.match(text, end) else None
    if _ENDS_NO_PHRASE.search(text, piece.start, end):
        return end if _NOUN_BEHIND.match(text, end) else None
    aside = _ASIDE_ENDS.match(text, end)
    if aside and len(_DASH.findall(text, piece.start, end)) % 2:
        return aside.end()
    if cue is None or not 0 <= piece.start - cue.end <= 1 or not _SPEECH.search(text, cue.start, cue.end):
        return None
    that = _THAT.match(text, piece.start, end)
    if holds_clause(text[that.end() if that else piece.start : end]):
        return None
    inserted = _INSERTED.match(text, end) if _ENDS_IN_SPEECH.search(text, cue.start, cue.end) else None
    if inserted and (that or inserted["finite"]) and not _SPEECH.search(inserted.group()):
        return inserted.end()
    return end if _PREDICATE.match(text, end) else None


def _bound(attribution: Attribution, at: int, end: int) -> int:
    """Where the next part of ``attribution`` behind ``at`` begins; ``end`` where there is none."""
    parts = [*attribution.content, *(p for p in (attribution.cue, attribution.source) if p is not None)]
    return min((p.start for p in parts if p.start >= at), default=end)
