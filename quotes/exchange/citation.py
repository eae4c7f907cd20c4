"""A quotation as an editor cites it, and as another page shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import escape

from quotes.exchange.quoted_words import joined, marked, within_marks
from quotes.model import Act, StatementDate
from quotes.record.model.quotations import RecordedQuotation

_CREDITED: Mapping[Act, str] = {
    "statement": "{}",
    "thought": "thought or belief of {}",
    "denied": "denied or not said by {}",
}
REPORTED = "as reported"
"""Stands behind whose words these are where they are the article's, not the speaker's own."""
_ON_THE_WEB = re.compile(r"https?://[^\s\u2066-\u2069\u202a-\u202e]+")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_END = "”\u2069"
_CLOSING = (".", ";", ":", "?", "!", "…")


def isolated(words: str) -> str:
    """``words``, set apart where they have signs that turn the direction of text, so that what is printed behind them
    keeps its own."""
    return f"\u2068{words}\u2069" if _TURNS.search(words) else words


def citation(quotation: RecordedQuotation, address: str) -> str:
    """“Words”, Name, role, when it was said (“Headline”, Publisher, day, its address), address. The words are letter
    for letter, but for a comma before the tag; what is not known is left out."""
    words = _words(quotation)
    article = quotation.article
    title = f"“{within_marks(isolated(article.title))}”" if article.title else ""
    about = ", ".join(part for part in (title, published(quotation), _web_address(article.uri)) if part)
    cited = f"{by_whom(quotation)} ({about})" if about else by_whom(quotation)
    return f"{words}{' ' if words.rstrip(_END).endswith(_CLOSING) else ', '}{cited}, {address}"


def _words(quotation: RecordedQuotation) -> str:
    """The words in their marks, without the comma that led to the tag ("We sail," said Lopes)."""
    *before, last = joined(quotation)
    return isolated(marked([*before, replace(last, words=last.words.removesuffix(","))]))


def _web_address(uri: str | None) -> str:
    """The address of an article on the web; empty where it has none."""
    return uri if uri and _ON_THE_WEB.fullmatch(uri) else ""


def attribution(quotation: RecordedQuotation) -> str:
    """``by_whom``, and in brackets who published it and on which day."""
    by, printed = by_whom(quotation), published(quotation)
    return f"{by} ({printed})" if printed else by


def by_whom(quotation: RecordedQuotation) -> str:
    """Who said it and as what, that only the article's words tell it, and when it was said where that is known and
    another day than the article's."""
    role = quotation.speaker.role if quotation.speaker else None
    return ", ".join(part for part in (credited(quotation), role, reported(quotation), said(quotation)) if part)


def credited(quotation: RecordedQuotation) -> str:
    """Whose words these are: "Ana Lopes"; what nobody said is never told as said: "denied or not said by Ana Lopes"."""
    name = quotation.speaker.name if quotation.speaker else "speaker unknown"
    return _CREDITED[quotation.act].format(name)


def heading(quotation: RecordedQuotation) -> str:
    """The same at the head of a line: "Denied or not said by Ana Lopes"."""
    credit = credited(quotation)
    return credit[:1].upper() + credit[1:]


def reported(quotation: RecordedQuotation) -> str:
    """Says of reported speech that its words are the article's; empty where the speaker's own are quoted."""
    return REPORTED if quotation.kind == "indirect" else ""


def said(quotation: RecordedQuotation) -> str:
    """When it was said, as precisely as it is known: "said on 12 March 2024", "said in 2024". Empty where that is not
    known, or the day on which the article was published."""
    when = quotation.said_on
    if when is None or (when.precision == "day" and when.date == quotation.article.published):
        return ""
    at = "on" if when.precision == "day" else "in"
    told = f"{at} {'the ' if when.precision == 'week' else ''}{statement_date(when)}"
    return f"said {told}" if quotation.act == "statement" else told


def published(quotation: RecordedQuotation) -> str:
    """Who published the article and on which day: "Courier, 14 March 2024"; empty where neither is known."""
    article = quotation.article
    return ", ".join(part for part in (article.publisher, article.published and day(article.published)) if part)


def day(value: date) -> str:
    """14 March 2024."""
    return f"{value.day} {value:%B} {value.year}"


def statement_date(said_on: StatementDate) -> str:
    """The day, week, month or year, as precisely as the text settles it."""
    match said_on.precision:
        case "year":
            return str(said_on.date.year)
        case "month":
            return f"{said_on.date:%B} {said_on.date.year}"
        case "week":
            return f"week of {day(said_on.date)}"
        case _:
            return day(said_on.date)


def embed(quotation: RecordedQuotation, address: str) -> str:
    """The quotation as HTML for another page: a figure with the words, who said them and a link to ``address``."""
    words = escape(_words(quotation))
    link, about = escape(address, quote=True), escape(attribution(quotation))
    return (
        f'<figure class="on-record"><blockquote cite="{link}"><p>{words}</p></blockquote>'
        f'<figcaption>{about} · <a href="{link}">On Record</a></figcaption></figure>'
    )
