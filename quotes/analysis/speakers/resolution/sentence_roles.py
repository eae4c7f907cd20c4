"""Who is not meant by a pronoun or a description, for they stand beside it in another role: to whom somebody speaks is
not who speaks."""

from __future__ import annotations

import re

from quotes.analysis.attribution import Attribution
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import Mention
from quotes.analysis.speakers.resolution.article_state import ArticleState
from quotes.analysis.speakers.resolution.decisions import begin_of
from quotes.lexicon.person_names import fold
from quotes.lexicon.speech_verbs import ANY_FORM

_OPENING_CLAUSE = re.compile(
    r"(?:(?:And|But|Then)\s)?(?!(?:Following|Including|Regarding|Concerning|Considering|Excluding|During|Morning|Evening)\b)"
    r"(?:Asked|[A-Z][a-z]+ing)\s[^“”\";:]{3,200},\s\Z"
)
"""A clause before the subject of a sentence, which does what it tells of: "Speaking to Ida Holm, (he)"."""
_SPOKEN_TO = re.compile(rf"\b{ANY_FORM}\s(?:the|an?|another)\s(?P<who>(?:[a-z][\w’'-]*\s?){{1,4}})", re.IGNORECASE)
_NAMELESS = re.compile(
    r"[^.;“”\"]{0,60}?(?:\bnot\s(?:to\s)?be\s(?:named|identified)\b|\bcondition\sof\sanonymity\b|\bspeaking\sanonymously\b"
    r"|\bwithout\sgiving\s(?:a|his|her|their)\sname\b)"
)
"""Behind who gives no name: "the manager", wishing not to be named."""
_REACH = 600
"""Code points before a description in which its noun is looked for as that of somebody spoken to."""


def begin_of_sentence(a: Attribution, m: Mention, article: ArticleState) -> int:
    """Where the words of ``a`` begin, or their source ``m`` where that stands before, with a clause of its own deeds
    that opens its sentence: "Speaking to Ida Holm, he"."""
    begin = begin_of(a, m)
    start = _opening_clause(m, article) if begin == m.start and article.text[m.start - 2 : m.start] == ", " else None
    return begin if start is None else start


def named_in_opening_clause(m: Mention, article: ArticleState) -> list[Entity]:
    """Whom a clause of the deeds of ``m`` names before it, all of them others: "Speaking to Ida Holm, he"."""
    if article.text[m.start - 2 : m.start] != ", ":
        return []
    start = _opening_clause(m, article)
    return [] if start is None else article.entities_within(start, m.start)


def would_not_be_named(m: Mention, article: ArticleState) -> bool:
    """Whether the words behind ``m`` tell that it is to stay without a name: nobody whom the article names."""
    return _NAMELESS.match(article.text, m.end) is not None or _NAMELESS.match(article.text, m.core.end) is not None


def who_speaks_to(m: Mention, article: ArticleState) -> Entity | None:
    """Who spoke last to the one whom the noun of ``m`` tells: “…,” Holm told the pilot. “…,” the pilot said."""
    start = max(0, m.start - _REACH)
    for told in reversed(list(_SPOKEN_TO.finditer(article.text, start, m.start))):
        if m.head in map(fold, told["who"].split()) and article.regions.quotation(told.start()) < 0:
            return article.history.speaker_in(article.regions.sentence(told.start()))
    return None


def _opening_clause(m: Mention, article: ArticleState) -> int | None:
    """Where the sentence of ``m`` begins, if nothing stands before ``m`` there but a clause of its own deeds."""
    start = article.regions.sentence_start(m.start)
    found = _OPENING_CLAUSE.fullmatch(article.text, start, m.start) if m.start - start <= _REACH else None
    return start if found else None
