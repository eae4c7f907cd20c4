"""Who is quoted beside whom."""

from __future__ import annotations

from quotes.record import Record
from tests.support.stories import Said, story


def test_who_is_in_most_of_the_same_articles_comes_first(record: Record) -> None:
    lopes, brandt = Said("Ana Lopes", "The strait must stay open"), Said("Ivo Brandt", "We sail at noon")
    board = Said("Port Alden Authority", "We wait for the tide", type="organization")
    saved = record.articles.save("default", *story(lopes, brandt, Said("Hale", "No ship comes"), uri="u:1"))
    record.articles.save("default", *story(lopes, brandt, board, uri="u:2"))
    record.articles.save("default", *story(board, uri="u:3"))
    id_ = saved.article.speakers[0].id
    found = record.speakers.quoted_beside("default", id_)
    assert [(other.name, other.articles) for other in found] == [("Ivo Brandt", 2), ("Port Alden Authority", 1)]
    assert len(record.speakers.quoted_beside("default", id_, limit=1)) == 1
