"""Dates, counts and probabilities in the words that the pages print: the filters of the templates."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from flask import Flask

from quotes.api.middleware.auth import LOCAL
from quotes.exchange.citation import day, statement_date
from quotes.exchange.quoted_words import joined, shortened, within_marks
from quotes.lexicon.nouns import counted
from quotes.web.speaker_choices import likely

KINDS = {
    "direct": "direct",
    "direct,mixed": "direct or partly quoted",
    "mixed": "partly quoted",
    "indirect": "indirect",
}
"""The kinds of quotations that lists are narrowed down to, as an address has them, in the words of the pages."""
LABELS = {
    "q": "Words",
    "words": "Words",
    "text": "The article’s text",
    "uri": "Link (URL)",
    "target": "Position on",
    "medium": "Occasion",
    "act": "Beliefs and denials",
    "categories": "Table with categories",
    "cursor": "Page",
    "into": "Profile",
    "speaker_id": "Speaker",
    "named": "Name",
    "said_on": "Date",
    "ticked": "Selection",
    "sure": "Confirmation",
}
"""What forms call the fields whose names are not their labels."""
THIS_COMPUTER = "this computer"
"""What the pages call an editor who needs no key."""


def register(app: Flask) -> None:
    """Give the templates of ``app`` these filters."""
    own = (moment, editor_name, kind_in_words, percent, webaddress, field_label, in_labels)
    for words in (*own, day, statement_date, counted, joined, shortened, within_marks, likely):
        app.add_template_filter(words)


def moment(value: datetime) -> str:
    """14 March 2024, 09:05 UTC."""
    return f"{day(value.date())}, {value:%H:%M} UTC"


def editor_name(name: str) -> str:
    """The name on a key; of whoever sits at a machine that needs none, what that is."""
    return THIS_COMPUTER if name == LOCAL else name


def kind_in_words(kind: str) -> str:
    """mixed -> partly quoted."""
    return KINDS[kind]


def percent(probability: float) -> str:
    """0.974 -> 97 %, 0.002 -> under 1 %; never 100 %, which no reading deserves. No line breaks before the sign."""
    rounded = min(int(probability * 100 + 0.5), 99)
    return "under 1\xa0%" if probability and not rounded else f"{rounded}\xa0%"


def field_label(field: str) -> str:
    """What the pages call a field of the API, or a part of one: "said_on.date" -> Date."""
    name = field.partition(".")[0]
    return LABELS.get(name) or name.replace("_", " ").capitalize()


def in_labels(detail: str) -> str:
    """What is wrong with a field, in words for people: other fields by their labels."""
    return re.sub(r"`([^`]*)`", lambda named: f"“{field_label(named[1])}”", detail)


def webaddress(uri: Any) -> bool:
    """Whether ``uri`` may stand in a link: http or https with a host; never script or data."""
    try:
        parts = urlsplit(uri or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
