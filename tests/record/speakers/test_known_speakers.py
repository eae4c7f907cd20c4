"""Who of the speakers of an article is on record."""

from __future__ import annotations

from quotes.model import Speaker
from quotes.record import Record
from tests.support.stories import Said, story


def test_by_the_whole_name_alone(record: Record) -> None:
    lopes = Said("Ana Lopes", "The strait must stay open", "minister")
    record.articles.save("default", *story(lopes, Said("Brandt", "We sail"), uri="u:1"))
    saved = record.articles.save("default", *story(Said("Port Alden Authority", "We wait", type="organization")))
    profile = record.articles.find("default", "u:1")[0].id
    profile = record.articles.read("default", profile).speakers[0].id
    asked = [
        Speaker("s1", "Ana Lopes", "person"),
        Speaker("s2", "Brandt", "person"),
        Speaker("s3", "Ana Brandt", "person"),
        Speaker("s4", "Port Alden Authority", "organization"),
        Speaker("s5", "Port Alden Authority", "person"),
    ]
    known = record.speakers.known("default", asked)
    assert known == {"s1": (profile,), "s4": (saved.article.speakers[0].id,)}
    assert record.speakers.known("other", asked) == {}
