"""The text of a digest: the words letter for letter, who said them, where they stand, and how to get no more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from quotes.exchange.citation import day, reported, statement_date
from quotes.exchange.following import Links, topic_words
from quotes.exchange.quoted_words import joined, marked
from quotes.lexicon.nouns import counted
from quotes.record.model.follows import News
from quotes.record.model.quotations import RecordedQuotation

_LONGEST_SUBJECT = 120


def compose(
    sender: str, receiver: str, newsroom: str, news: Sequence[News], seen: int, links: Links, now: datetime
) -> EmailMessage:
    """One mail with everything that is new. ``seen``: the number of the last change that it tells of."""
    unsubscribe = links.unsubscribe(newsroom, receiver)
    parts = [_section(found, links) for found in news]
    message = EmailMessage(policy=SMTP)
    message.set_content("\n\n\n".join([*parts, f"Stop these mails: {unsubscribe}\n"]))
    message.policy = SMTP.clone(max_line_length=998)  # addresses in headers stay in one piece
    message["From"], message["To"] = sender, receiver
    message["Subject"] = _one_line("On Record: " + "; ".join(topic_words(found.follow) for found in news))
    message["Date"] = format_datetime(now)
    message["Message-ID"] = links.message_id(newsroom, receiver, seen)
    message["List-Unsubscribe"] = f"<{unsubscribe}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["Auto-Submitted"] = "auto-generated"
    return message


def _section(found: News, links: Links) -> str:
    heading = topic_words(found.follow)
    lines = [f"{heading}\n{'=' * min(len(heading), 72)}", *(_quotation(quotation, links) for quotation in found.latest)]
    if found.count > len(found.latest):
        more = counted(found.count - len(found.latest), "more quotation")
        lines.append(f"{more}: {links.search(found.follow.topic)}")
    return "\n\n".join(lines)


def _quotation(quotation: RecordedQuotation, links: Links) -> str:
    """The words, then a line on who said them and when, one on the article, and the permalink."""
    who = quotation.speaker
    said_by = [who.name, who.role] if who else ["Speaker unknown"]
    facts = [*said_by, reported(quotation), _dated(quotation)]
    if quotation.needs_review:
        facts.append("needs review")
    article = quotation.article
    source = ", ".join(part for part in (article.title, article.publisher) if part)
    lines = [
        marked(joined(quotation)),
        ", ".join(fact for fact in facts if fact),
        source,
        links.quotation(quotation.id),
    ]
    return "\n".join(line for line in lines if line)


def _dated(quotation: RecordedQuotation) -> str:
    """The date that look-ups order by and where it comes from; of a statement date no more than the text settles."""
    said_on = quotation.said_on
    if quotation.dated_by == "said_on" and said_on:
        return f"said {'on' if said_on.precision == 'day' else 'in'} {statement_date(said_on)}"
    return f"{'published' if quotation.dated_by == 'published' else 'saved'} on {day(quotation.dated)}"


def _one_line(text: str) -> str:
    """Text as a header takes it."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return plain if len(plain) <= _LONGEST_SUBJECT else plain[: _LONGEST_SUBJECT - 1] + "…"
