"""What of a content is words at all: no narration beside them, no mere mention of somebody, no second printing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.edges import with_content
from quotes.analysis.attribution.nobody import is_nobodys
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.segmentation import paragraph_starts
from quotes.lexicon.nouns import PERSON
from quotes.lexicon.person_names import CAPITALISED, fold
from quotes.lexicon.speech_verbs import ANY_FORM, BASE_FORM, DEED
from quotes.lexicon.word_lists import alternatives, words
from quotes.model import START, Stretch

_AT_A_PLACE = re.compile(r"\s(?:outside|in front of|at|in|near|across|through|along|around)\s")
_NEXT_SENTENCE = re.compile(r"\s+[A-ZÀ-Þ][\w’'-]*\s+[a-z]")
_AS_ONE_SPEAKS = re.compile(
    rf"(?:{alternatives('speech/as_one_speaks')})\s(?:to|about|on|at|in|with|from)\b", re.IGNORECASE
)
_TOPIC = re.compile(r"\b(?:of|about|as\sto|on|regarding|concerning)\s*\Z", re.IGNORECASE)  # said of (the sinking, “…”)
_THEN_WORDS = re.compile(r"\s*[,:]\s*[\"“‘«„'`]")
_DETERMINER = words("function/before_a_description")
_SMALL = words(
    "function/determiners_and_numbers", "function/in_descriptions", "function/commonest", "function/behind_a_word"
) | frozenset(("he", "him", "himself", "it", "itself", "its", "me", "she", "them", "they", "us", "you", "we"))
_WORD = re.compile(r"[\w-]+")
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
_PLEA = re.compile(r"plead(?:s|ed|ing)?\s(?:not\s)?guilty\b", re.IGNORECASE)
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
_READ_OUT = re.compile(r"\bread(?:s|ing)?\s(?:out|aloud)\Z", re.IGNORECASE)
_UNMENTIONED = re.compile(
    r"\b(?:(?:made|makes?|making)\sno\smention\sof|silent\s(?:about|on|over)"
    r"|(?:avoid\w*|refrain\w*\sfrom|sh(?:y|ies|ied|ying)\saway\sfrom)(?:\s\w+ly)?\s\w+ing"
    r"|(?:did|does|do|has|have|had)(?:\s?n['’]t|\s(?:not|never))(?:\s\w+ly)?"
    r"\s(?:address|cite|mention|identify|name|specify|disclose|discuss)(?:ed|d)?)\s\Z",
    re.IGNORECASE,
)
"""What stands before what somebody leaves out: made no mention of, avoided criticising, did not cite."""
_DEED = re.compile(
    rf"(?:(?:has|have|had|having|is|are|was|were|been|being|also|later|since|then|\w+ly)\s){{0,4}}{DEED}", re.IGNORECASE
)
_DENIES = re.compile(r"\bden(?:y|ies|ied|ying)\Z", re.IGNORECASE)
_WITHHELD_THING = re.compile(
    r"(?:(?!that\b|he\b|she\b|they\b)[\w’'-]+\s){0,4}?(?:access|asylum|bail|entry|parole|permission|visas?)\b"
    r"(?=\s(?:for|in|into|on|to)\b|\W*\Z)",
    re.IGNORECASE,
)
"""What is denied by keeping it back: denied them entry to the port."""
_CLAUSE = re.compile(
    r"(?:that|whether|if|how|why|what|who|when|where|to|he|she|they|it|there|we|i|you|\w+ing)\b", re.IGNORECASE
)
_OF_SPEECH = re.compile(rf"\b(?:{ANY_FORM}|{alternatives('subjects/saying')})\b", re.IGNORECASE)
_ANSWERS = frozenset(("no", "yes"))
_MOST_SCRAP = 2  # words; three small ones may be a clause: that he did
_MOST_MENTION = 6  # words
_SIGNATURE = re.compile(rf"[\s\W]*(?:[—–―~-]+\s*)?(?:{CAPITALISED}[\s,]*){{0,5}}\W*")
_LEAST_REPEAT = 4  # words
_MOST_COMPARED = 20  # stretches that share the first words; bounds the time


def without_narration(prose: Prose, attribution: Attribution) -> Attribution:
    """``attribution`` without unquoted pieces of its content that are no words of the speaker: a sentence of its own
    beside quoted ones (“We won,” she said. It rained. “At last.”) or beside that of the cue (They won, she said. It
    rained.), the topic of quoted words, what somebody did as he spoke (Reacting to it, she said: “…”), and where whole
    sentences were called (“Shame!” outside the court)."""
    attribution = with_content(
        attribution, tuple(_without_more(prose, c, attribution.cue) for c in attribution.content)
    )
    quoted = [c for c in attribution.content if prose.quoted_in(c)]
    if not quoted and len(attribution.content) > 1 and not attribution.verbatim:
        own = tuple(c for c in attribution.content if _is_beside_cue(prose, c, attribution.cue))
        return replace(attribution, content=own or attribution.content)
    if not quoted or len(quoted) == len(attribution.content):
        return attribution
    kept = tuple(c for c in attribution.content if c in quoted or not _is_narration(prose, c, attribution))
    return replace(attribution, content=kept)


def _without_more(prose: Prose, piece: Stretch, cue: Stretch | None) -> Stretch:
    """``piece`` up to the end of whole sentences between marks, where only a place stands behind, or the beginning of
    another sentence behind the ``cue``."""
    inside = prose.all_quoted_in(piece)
    last = inside[-1].closing if inside else None
    if last is None or not last.end < piece.end or prose.text[last.start - 1] not in ".!?":
        return piece
    more = _AT_A_PLACE.match(prose.text, last.end)
    if more is None and cue is not None and cue.end <= last.start:
        more = _NEXT_SENTENCE.match(prose.text, last.end)
    return Stretch(piece.start, last.end) if more else piece


def _is_narration(prose: Prose, piece: Stretch, attribution: Attribution) -> bool:
    start, before = prose.before(piece.start)
    after = prose.after(piece.end)
    if _TOPIC.search(before) and _THEN_WORDS.match(after):
        return True
    cue = attribution.cue
    if (
        cue
        and piece.end < cue.start
        and not before.strip()
        and _AS_ONE_SPEAKS.match(prose.text, piece.start, piece.end)
    ):
        return after.startswith(",")
    own_cue = _is_beside_cue(prose, piece, cue)
    return not own_cue and prose.quoted_in(Stretch(start, piece.end + len(after))) is None


def _is_beside_cue(prose: Prose, piece: Stretch, cue: Stretch | None) -> bool:
    """Whether the cue stands in the sentence of ``piece``."""
    return cue is not None and prose.before(piece.start)[0] <= cue.start < piece.end + len(prose.after(piece.end))


def is_said(prose: Prose, names: Sequence[NameMention], attribution: Attribution) -> bool:
    """Whether the content holds words of somebody: more than small ones, no mere mention, no refusal to speak, nothing
    to which somebody but did something or that nobody said."""
    if is_nobodys(prose, attribution):
        return False
    nothing = is_mention(prose, names, attribution) or is_silence(prose, attribution) or is_done(prose, attribution)
    return not nothing and has_words(prose, attribution)


def is_mention(prose: Prose, names: Sequence[NameMention], attribution: Attribution) -> bool:
    """Whether the content only names or describes somebody to whom something was done (criticised his successor)."""
    if len(attribution.content) > 1 or prose.quoted_in(attribution.content[0]):
        return False
    piece = attribution.content[0]
    at = bisect_right(names, piece.end, key=START) - 1
    name = names[at] if at >= 0 and names[at].end >= piece.end and names[at].type == "person" else None
    words = prose.text[piece.start : name.start if name and name.start > piece.start else piece.end].split()
    if len(words) > _MOST_MENTION:
        return False
    if name and name.start <= piece.start:
        return True
    head = [w.casefold().strip(",") for w in words]
    if name:
        office = len(head) <= 3 and head[-1] in PERSON  # defence lawyer Per Lund
        return office or all(w in _DETERMINER or w in PERSON or words[i][:1].isupper() for i, w in enumerate(head))
    return len(head) in (2, 3) and head[0] in _DETERMINER and head[-1] in PERSON


def has_words(prose: Prose, attribution: Attribution) -> bool:
    """Whether the content holds more than small words: of "his remarks" the engine may see but "his"; and more than
    one word, which is a thing, or left of one: "discussed pollution", "attacked Holm’s"."""
    if len(attribution.content) > 1 or attribution.verbatim or prose.quoted_in(attribution.content[0]):
        return True
    piece = attribution.content[0]
    whole = prose.text[piece.start : piece.end]
    found = [fold(word) for word in _WORD.findall(whole)]
    if len(whole.split()) < 2:
        return not _ANSWERS.isdisjoint(found)
    return len(found) > _MOST_SCRAP or any(word not in _SMALL for word in found)


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


def is_done(prose: Prose, attribution: Attribution) -> bool:
    """Whether the content is only that to which a deed was done, with nothing said in it: signed the bill, has pardoned
    three men, pleaded guilty to theft."""
    piece, cue = attribution.content[0], attribution.cue
    if cue is None or len(attribution.content) > 1 or attribution.verbatim or prose.quoted_in(piece):
        return False
    text = prose.text
    said = _CLAUSE.match(text, piece.start, piece.end) or _OF_SPEECH.search(text, piece.start, piece.end)
    if _READ_OUT.search(text, cue.start, cue.end) or _PLEA.match(text, cue.start):
        return True
    if _DENIES.search(text, cue.start, cue.end) and _WITHHELD_THING.match(text, piece.start, piece.end):
        return True
    return not said and _DEED.fullmatch(text, cue.start, cue.end) is not None


def without_repeats(
    text: str, quoted: Sequence[QuotedStretch], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """``attributions`` without the words of pull quotes: words that stand alone in their paragraph, with a signature at
    most where they have marks, and are part of what is quoted elsewhere."""
    unmarked = _unmarked(text, quoted, attributions)
    alone = [*_alone(text, quoted), *unmarked]
    if not alone:
        return tuple(attributions)
    runs: dict[tuple[str, ...], list[QuotedStretch]] = defaultdict(list)
    for q in quoted:
        words = _words(text, q)
        for at in range(len(words) - _LEAST_REPEAT + 1):
            runs[tuple(words[at : at + _LEAST_REPEAT])].append(q)
    repeats = [q for q in alone if _is_repeat(text, q, runs)]
    left = (
        replace(a, content=tuple(c for c in a.content if not any(c.start < r.end and r.start < c.end for r in repeats)))
        for a in attributions
    )
    return tuple(a for a in left if a.content)


def _words(text: str, q: QuotedStretch) -> list[str]:
    return re.findall(r"\w+", text[q.start : q.end].casefold())


def _alone(text: str, quoted: Sequence[QuotedStretch]) -> list[QuotedStretch]:
    """The quoted stretches that stand alone in their paragraph but for a signature."""
    starts = paragraph_starts(text)
    found = []
    for q in quoted:
        index = bisect_right(starts, q.start) - 1
        end = starts[index + 1] if index + 1 < len(starts) else len(text)
        opening = q.opening.start if q.opening else q.start
        closing = q.closing.end if q.closing else q.end
        if not text[starts[index] : opening].strip() and _SIGNATURE.fullmatch(text, closing, max(closing, end)):
            found.append(q)
    return found


def _unmarked(text: str, quoted: Sequence[QuotedStretch], attributions: Sequence[Attribution]) -> list[QuotedStretch]:
    """Contents without marks that fill a paragraph, as if they were quoted."""
    starts = paragraph_starts(text)
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    inside = {q.start for q in quoted}
    return [
        QuotedStretch(c.start, c.end, None, None)
        for a in attributions
        for c in a.content
        if c.start in ends and c.start not in inside and not text[c.end : ends[c.start]].strip(" .\t\r\n")
    ]


def _is_repeat(text: str, alone: QuotedStretch, others: Mapping[tuple[str, ...], list[QuotedStretch]]) -> bool:
    """Whether the words of ``alone`` are part of another quoted stretch: a longer one, or the first of equal ones."""
    words = _words(text, alone)
    for other in others.get(tuple(words[:_LEAST_REPEAT]), [])[:_MOST_COMPARED]:
        if other is not alone and f" {' '.join(words)} " in f" {' '.join(_words(text, other))} ":
            longer = len(_words(text, other)) > len(words)
            if longer or other.start < alone.start:
                return True
    return False
