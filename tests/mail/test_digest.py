"""What a digest says: the words letter for letter, who said them and where, and how to get no more."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default

from quotes.exchange.following import Links
from quotes.mail.digest import compose
from quotes.model import StatementDate
from quotes.record import Record
from quotes.record.model.follows import Follow, News, Topic
from quotes.record.model.quotations import QuotationFilter
from tests.support.stories import Said, story

LINKS, NOW = Links("https://record.example", b"s" * 32), datetime(2021, 6, 4, 8, tzinfo=UTC)


def news(record: Record, *said: Said, name: str | None = None, limit: int = 50, **topic: str) -> News:
    told = story(*said, title="Bridge <b>closed</b>", publisher="Alden Courier", uri="u:1")
    record.articles.save("default", *told)
    found = record.quotations.search("default", QuotationFilter(), limit=200).items
    return News(Follow("f1", "Kim", Topic(**topic), name, "kim@paper.example", NOW, None), found[:limit], len(found))


def sent(*found: News) -> tuple[dict[str, str], str]:
    made = compose("on-record@paper.example", "kim@paper.example", "default", found, 7, LINKS, NOW)
    read = message_from_bytes(made.as_bytes(), policy=default)
    return {name: str(value) for name, value in read.items()}, read.get_content().replace("\r\n", "\n")  # type: ignore[attr-defined]


def test_words_speaker_article_and_permalink(record: Record) -> None:
    said = Said("Ilsa Brandt", "We — all of us — sail at 6 o’clock, =20 sharp.", "mayor")
    found = news(record, said, name="Ilsa Brandt", speaker="s1")
    headers, text = sent(found)
    assert headers["Subject"] == "On Record: Ilsa Brandt"
    assert "“We — all of us — sail at 6 o’clock, =20 sharp.”\n" in text
    assert "Ilsa Brandt, mayor, published on 3 June 2021\n" in text
    assert "Bridge <b>closed</b>, Alden Courier\n" in text
    assert f"https://record.example/q/{found.latest[0].id}\n" in text


def test_ends_at_one_click(record: Record) -> None:
    headers, text = sent(news(record, Said("Ilsa Brandt", "We sail at six."), q="sail"))
    address = LINKS.unsubscribe("default", "kim@paper.example")
    assert headers["List-Unsubscribe"] == f"<{address}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["Auto-Submitted"] == "auto-generated" and address in text


def test_more_than_is_shown(record: Record) -> None:
    said = [Said("Ilsa Brandt", f"The ferry number {n} sails.") for n in range(4)]
    _, text = sent(news(record, *said, limit=1, q="ferry"))
    assert "3 more quotations: https://record.example/search?q=ferry" in text and text.count("/q/") == 1


def test_a_month_is_not_told_as_its_first_day(record: Record) -> None:
    for precision, told in (("month", "said in May 2021"), ("day", "said on 1 May 2021")):
        said_on = StatementDate(date(2021, 5, 1), precision, "in May")
        _, text = sent(news(record, Said("Ilsa Brandt", f"We sail for the {precision}.", said_on=said_on)))
        assert f"Ilsa Brandt, {told}\n" in text


def test_nobody_known_and_doubt(record: Record) -> None:
    _, text = sent(news(record, Said(None, "We sail at six.", confidence=0.4), q="sail"))
    assert "Speaker unknown, published on 3 June 2021, needs review" in text


def test_no_header_is_smuggled_in(record: Record) -> None:
    found = news(record, Said("Ilsa Brandt", "We sail at six."), q="sail\r\nBcc: all@paper.example " + "x" * 200)
    headers, _ = sent(found)
    assert "Bcc" not in headers and len(headers["Subject"]) <= 120
