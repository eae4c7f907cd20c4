"""A quotation as an editor cites it, and as another page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import escape

from quotes.exchange.quoted_words import Words, joined, marked
from quotes.model import Act, StatementDate
from quotes.record.model.quotations import RecordedQuotation

_CREDITED: Mapping[Act, str] = {
    "statement": "{}",
    "thought": "thought or belief of {}",
    "denied": "denied or not said by {}",
}
_CLOSED = ("?", "!", "…", "?”", "!”")


def citation(quotation: RecordedQuotation, address: str) -> str:
    """“Words,” Name, role, Publisher, date, address: what is not known is left out."""
    about = [*attribution(quotation), address]
    words = _cited(joined(quotation))
    return f"{words}{' ' if words.endswith((*_CLOSED, '”')) else ', '}{', '.join(about)}"


def attribution(quotation: RecordedQuotation) -> list[str]:
    """Who said it and as what, who published it, and when it was said or published."""
    role = quotation.speaker.role if quotation.speaker else None
    return [part for part in (credited(quotation), role, quotation.article.publisher, dated(quotation)) if part]


def credited(quotation: RecordedQuotation) -> str:
    """Whose words these are: "Ana Lopes"; what nobody said is never told as said: "denied or not said by Ana Lopes"."""
    name = quotation.speaker.name if quotation.speaker else "speaker unknown"
    return _CREDITED[quotation.act].format(name)


def heading(quotation: RecordedQuotation) -> str:
    """The same at the head of a line: "Denied or not said by Ana Lopes"."""
    credit = credited(quotation)
    return credit[:1].upper() + credit[1:]


def dated(quotation: RecordedQuotation) -> str:
    """The day it was said, as precisely as it is known, else the day it was published; empty where neither is known."""
    if quotation.said_on is not None and quotation.dated_by == "said_on":
        return statement_date(quotation.said_on)
    return day(quotation.article.published) if quotation.article.published else ""


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
    words = escape(marked(joined(quotation)))
    link, about = escape(address, quote=True), escape(", ".join(attribution(quotation)))
    return (
        f'<figure class="on-record"><blockquote cite="{link}"><p>{words}</p></blockquote>'
        f'<figcaption>{about} · <a href="{link}">On Record</a></figcaption></figure>'
    )


def _cited(parts: tuple[Words, ...]) -> str:
    """The words as a sentence that goes on: a closing stop or comma becomes a comma, within the marks."""
    last = parts[-1]
    ended = last.words.rstrip(" .,;") if last.words.endswith((".", ",", ";")) else last.words
    comma = "" if ended.endswith(_CLOSED) or not last.quoted else ","
    return marked((*parts[:-1], replace(last, words=f"{ended}{comma}")))
