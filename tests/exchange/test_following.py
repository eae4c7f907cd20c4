"""Addresses that open one thing alone, and what is followed in words."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from quotes.exchange.following import Links, topic_words
from quotes.record.model.follows import Follow, Topic

LINKS = Links("https://record.example", b"s" * 32)


def token(address: str) -> str:
    return parse_qs(urlsplit(address).query)["token"][0]


def test_each_token_opens_one_thing() -> None:
    feed = token(LINKS.feed("harbour", "f1"))
    assert LINKS.opens_feed(feed, "harbour", "f1")
    assert not LINKS.opens_feed(feed, "harbour", "f2") and not LINKS.opens_feed(feed, "other", "f1")
    mail = token(LINKS.unsubscribe("harbour", "kim@paper.example"))
    assert LINKS.ends_mail(mail, "harbour", "kim@paper.example")
    assert not LINKS.ends_mail(mail, "harbour", "tove@paper.example") and not LINKS.opens_feed(mail, "harbour", "f1")
    assert not Links(LINKS.site, b"t" * 32).opens_feed(feed, "harbour", "f1") and not LINKS.opens_feed("ü", "a", "b")


def test_address_in_the_query_comes_back_whole() -> None:
    query = parse_qs(urlsplit(LINKS.unsubscribe("harbour", "kim+a&b@paper.example")).query)
    assert query["mail"] == ["kim+a&b@paper.example"]


def test_same_digest_has_the_same_name() -> None:
    first = LINKS.message_id("harbour", "kim@paper.example", 7)
    assert first == LINKS.message_id("harbour", "kim@paper.example", 7) and first.endswith("@record.example>")
    assert first != LINKS.message_id("harbour", "kim@paper.example", 8)


def test_topics_in_words() -> None:
    def words(name: str | None, **topic: str) -> str:
        return topic_words(Follow("f", "Kim", Topic(**topic), name, None, datetime.now(UTC), None))

    assert words("Ilsa Brandt", speaker="s1", q="toll") == "Ilsa Brandt, “toll”"
    assert words(None, target="the night ferry") == "position on “the night ferry”"
    assert words(None, speaker="s1") == "a speaker who is not on record"
