"""Who is described first and named in the next sentence: "A ministry spokesman said … Colonel Ren was responding"."""

from __future__ import annotations

import re
from itertools import zip_longest

from quotes.analysis.attribution import Attribution
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import content_words
from quotes.analysis.speakers.resolution.article_state import ArticleState
from quotes.analysis.speakers.resolution.decisions import Decision
from quotes.analysis.speakers.resolution.sentence_roles import would_not_be_named
from quotes.lexicon.nouns import PERSON, role_word
from quotes.lexicon.offices import OFFICES
from quotes.lexicon.relations import UNOFFICIAL
from quotes.model import Stretch

NAMED_NEXT = 0.9
"""The probability that the one named there is who was described."""
NAMED_BELOW = 0.8
"""The same of who is named first in the paragraph behind the one that opens the article."""
_LONGEST_TITLE = 60
"""Code points before a name at the head of its sentence."""
_MOST_BETWEEN = 400
"""Code points from who is described to the sentence that names somebody."""
_TITLE = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*\s){0,4}")
_WAS_SPEAKING = re.compile(
    r"(?:,\s[^.;:“”\"]{2,80},)?\s(?:was|had\sbeen)\s(?:\w+ly\s)?(?:speaking|responding|commenting|replying)\b"
)
"""Behind the name of who said what stands before it: "Colonel Ren" was responding."""
_TOLD_OF = re.compile(r",\s(?:aged\s)?(?:\d\d\b|(?:from|of|who|whose)\s)")
"""Behind the name of somebody of whom more is told than the name, but no trade: "Ida Holm, 61"."""
_STEM = 4
"""Letters that "banker" shares with "the bank"."""
_ALSO = re.compile(r"\balso\b")


def with_who_is_named_next(decided: dict[Stretch, Decision], article: ArticleState) -> dict[Stretch, Decision]:
    """``decided`` with a person for each speaker without a name whom the next sentence names, for the first time, as
    who said so: "A banker called it a bubble. The head of the bank, Ana Brandt, also said …"; or whom the article opens
    with and the next paragraph names first: "A farmer says it rained. / Ida Holm, 61, told the paper …"."""
    told = sorted((a for a in article.reading.attributions if a.source in decided), key=_start)
    named: dict[int, Entity] = {}
    out = dict(decided)
    for a, following in zip_longest(told, told[1:]):
        best = decided[a.source].best if a.source else None
        below = _named_below(a, following, decided, article)
        if below is not None and a.source is not None and best in (None, below):
            out[a.source] = Decision(((below, NAMED_BELOW),))
        elif below is not None and best is not None and best.type == "anonymous":
            named[id(best)] = below
        elif best is not None and best.type == "anonymous" and id(best) not in named:
            who = _was_speaking(a, article) or _also_said(a, following, decided, article)
            if who is not None and who.gender_score * best.gender_score >= 0:
                named[id(best)] = who
    for place, d in decided.items():
        who = named.get(id(d.best)) if d.best is not None else None
        if who is not None:
            out[place] = Decision(((who, min(NAMED_NEXT, d.options[0][1] + NAMED_NEXT / 2)),))
    return out


def _start(a: Attribution) -> int:
    assert a.source is not None
    return a.source.start


def _is_new(e: Entity | None, at: int, article: ArticleState) -> bool:
    """Whether ``e`` is somebody whom the article names first in the sentence of the code point ``at``."""
    return e is not None and e.type == "person" and article.regions.sentence(e.order) == article.regions.sentence(at)


def _was_speaking(a: Attribution, article: ArticleState) -> Entity | None:
    """Who is the subject of the sentence behind that of ``a``, and was speaking."""
    assert a.source is not None
    regions, sentence = article.regions, article.regions.sentence(a.source.start) + 1
    if sentence >= len(regions.sentences) or regions.sentences[sentence] - a.source.end > _MOST_BETWEEN:
        return None
    start = regions.sentences[sentence]
    for n in article.names.within(start, start + _LONGEST_TITLE):
        who = article.entity_at(n.start)
        if _TITLE.fullmatch(article.text, start, n.start) and _WAS_SPEAKING.match(article.text, n.end):
            return who if _is_new(who, n.start, article) else None
    return None


def _named_below(
    a: Attribution, following: Attribution | None, decided: dict[Stretch, Decision], article: ArticleState
) -> Entity | None:
    """Who is named first of all people at the head of the paragraph behind that of ``a``, which has the source "a
    farmer", says what comes next (``following``), and is told to be nothing else."""
    assert a.source is not None
    m = article.mention(a.source)
    if m.definite != "a" or m.sense.sort != "person" or m.sense.plural or following is None or following.source is None:
        return None
    who, regions = decided[following.source].best, article.regions
    if who is None or who.type != "person" or would_not_be_named(m, article):
        return None
    paragraph = regions.paragraph(m.start) + 1
    if any(e.order < who.order for e in article.people) or regions.paragraph(following.source.start) != paragraph:
        return None
    if not _TITLE.fullmatch(article.text, regions.paragraphs[paragraph], who.order):
        return None
    told = {w for phrase in who.introduced for w in phrase if w in PERSON | OFFICES} - UNOFFICIAL
    same = {role_word(w) for w in m.words} & told
    is_told = bool(same) or (not told and _TOLD_OF.match(article.text, who.occurrences[0].end) is not None)
    return who if is_told and who.gender_score * m.sense.gender_score >= 0 else None


def _also_said(
    a: Attribution, following: Attribution | None, decided: dict[Stretch, Decision], article: ArticleState
) -> Entity | None:
    """Who is named as the source of ``following``, the attribution next to ``a`` with its source "a banker", and also
    said something."""
    assert a.source is not None
    m = article.mention(a.source)
    if m.definite != "a" or following is None or following.source is None or following.cue is None:
        return None
    beside = content_words(article.text[following.source.start : following.source.end])
    stems = {w[:_STEM] for w in beside}
    alike = any(len(w) >= _STEM and w[:_STEM] in stems for w in m.words)
    if not alike or article.names.within(m.start, m.end):  # two people may have said so
        return None
    who, cue = decided[following.source].best, following.cue
    if not _is_new(who, following.source.start, article) or following.source.start - a.source.end > _MOST_BETWEEN:
        return None
    return who if _ALSO.search(article.text, following.source.end, cue.end) else None
