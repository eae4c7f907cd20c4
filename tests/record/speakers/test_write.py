"""Writing the speakers of an article."""

from __future__ import annotations

import pytest

from quotes.model import SpeakerType
from quotes.record import Record
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.profiles import saying
from tests.support.stories import Said, story


@pytest.mark.parametrize("type", ["group", "anonymous", "document"])
def test_the_nameless_belong_to_articles(record: Record, type: SpeakerType) -> None:
    first, second = (saying(record, "two officials", None, type) for _ in range(2))
    assert first != second
    assert record.speakers.search("default", SpeakerFilter()).items == ()
    profile = record.speakers.read("default", first)
    assert profile.provisional and profile.statements == 1


def test_a_revision_keeps_the_nameless(record: Record) -> None:
    first = record.articles.save("default", *story(Said("two officials", "It was late", type="anonymous"), uri="u"))
    second = record.articles.save(
        "default", *story(Said("two officials", "It was very late", type="anonymous"), uri="u", opening="Later.")
    )
    assert first.article.speakers[0].id == second.article.speakers[0].id
