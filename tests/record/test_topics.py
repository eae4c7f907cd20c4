"""What a topic means in the record, and what a webhook with one is sent, on both stores."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quotes.errors import InvalidInput
from quotes.record import Record
from quotes.record.db.session import webhooks as WEBHOOKS
from quotes.record.model.corrections import Editor
from quotes.record.model.follows import Topic
from quotes.record.model.recorded_changes import ChangeKind, RecordedChange
from quotes.record.topics import read_topic, stored_topic
from tests.support.record.looking import speaker_id
from tests.support.stories import Said, save

KIM, LEASE = Editor("Kim"), timedelta(seconds=60)


def sent(record: Record, topic: Topic, kinds: tuple[ChangeKind, ...] = ()) -> list[RecordedChange]:
    """What a webhook with this topic would be sent of everything so far."""
    hook, _ = record.webhooks.add("default", "Kim", "https://cms.example/", kinds, topic)
    with record._store.writing("default") as session:
        session.change(WEBHOOKS, {"delivered": 0}, id=hook.id)
    found, now = [], datetime.now(UTC)
    while due := record.webhooks.claim("default", now, LEASE):
        now += LEASE
        found += [one.change for one in due if one.webhook == hook.id]
        with record._store.writing("default") as session:
            session.change(WEBHOOKS, {"delivered": found[-1].number}, id=hook.id)
    record.webhooks.remove("default", hook.id)
    return found


def test_stored_and_read_again() -> None:
    topic = Topic(q="toll", target="the ferry")
    assert read_topic(stored_topic(topic)) == topic and read_topic(None) is None


@pytest.mark.parametrize("topic", [Topic(q="\u200b"), Topic(target="\u2060\u3164")])
def test_nothing_that_can_be_seen_is_followed_by_nobody(record: Record, topic: Topic) -> None:
    with pytest.raises(InvalidInput):
        record.follows.add("default", "Kim", topic, None, datetime.now(UTC))


def test_new_words_come_with_their_ids(record: Record) -> None:
    save(record, "u:1", Said("Ilsa Brandt", "The bridge opens in May."))
    other = save(record, "u:2", Said("Tove Lund", "No toll is planned."), Said("Tove Lund", "It rains a lot here."))
    (change,) = sent(record, Topic(q="toll"))
    assert (change.subject, len(change.data["found"])) == (other, 1)
    assert record.quotations.read("default", change.data["found"][0]).spans[0].exact == "No toll is planned."
    assert [c.kind for c in sent(record, Topic(speaker=speaker_id(record, "Brandt")))] == ["article.saved"]
    assert sent(record, Topic(q="toll"), ("article.retracted",)) == []


def test_what_is_taken_back_always_comes(record: Record) -> None:
    save(record, "u:1", Said("Ilsa Brandt", "The bridge opens in May."))
    save(record, "u:1", Said("Ilsa Brandt", "The bridge opens in June."))
    record.articles.retract("default", save(record, "u:2", Said("Tove Lund", "It rains a lot here.")))
    brandt, topic = speaker_id(record, "Brandt"), Topic(q="toll")
    record.corrections.rename("default", brandt, "Ilsa M. Brandt", KIM)
    assert [(c.kind, c.data["found"]) for c in sent(record, topic)] == [
        ("article.saved", []),
        ("article.retracted", []),
    ]
    assert [c.kind for c in sent(record, Topic(speaker=brandt))][-1] == "speaker.renamed"
    record.erasure.erase_speaker("default", brandt, KIM)
    assert [c.kind for c in sent(record, topic)][-1] == "speaker.erased"
