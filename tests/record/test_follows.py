"""Who follows a speaker, words or a position hears of what is new on it, once, on both stores."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quotes.errors import InvalidInput, NotFound, Unauthorized
from quotes.record import Record
from quotes.record.model.corrections import Editor, QuotationFix
from quotes.record.model.follows import DueDigest, Follow, News, Topic
from quotes.record.model.quotations import QuotationFilter
from tests.support.record.looking import speaker_id
from tests.support.stories import Said, found_in, save

KIM, LEASE, DAY = Editor("Kim"), timedelta(minutes=1), timedelta(days=1)
NOW = datetime.now(UTC)
MAIL = "kim@paper.example"


def follow(record: Record, mail: str | None = MAIL, **topic: str) -> Follow:
    return record.follows.add("default", "Kim", Topic(**topic), mail, NOW)


def digest(record: Record, now: datetime = NOW) -> tuple[DueDigest | None, list[News]]:
    """The one digest that is due, and its news; they count as sent."""
    claimed = record.follows.claim("default", now, LEASE)
    if not claimed:
        return None, []
    (due,) = claimed
    news, seen = record.follows.news("default", due, 10)
    record.follows.note_sent("default", due, seen, now + DAY)
    return due, list(news)


def words(news: News) -> list[str]:
    return sorted(quotation.spans[0].exact for quotation in news.latest)


def test_speaker_words_and_position(record: Record) -> None:
    save(record, "u:1", Said("Ilsa Brandt", "The bridge opens in May."), Said("Tove Lund", "The toll is too high."))
    follow(record, speaker=speaker_id(record, "Brandt"))
    follow(record, q="toll")
    follow(record, target="the night ferry")
    assert digest(record) == (None, [])  # what was there before is no news
    save(
        record,
        "u:2",
        Said("Ilsa Brandt", "The harbour stays closed."),
        Said("Tove Lund", "We back the night ferry.", position=("the night ferry", "support")),
        Said("Ada Vale", "That toll will fall."),
        Said("Ada Vale", "It rains a lot here."),
    )
    due, news = digest(record)
    assert due and (due.mail, len(due.follows)) == (MAIL, 3)
    assert [words(found) for found in news] == [
        ["The harbour stays closed."],
        ["That toll will fall."],
        ["We back the night ferry."],
    ]
    assert digest(record, NOW + 2 * DAY) == (None, [])


def test_together_all_must_hold(record: Record) -> None:
    save(record, "u:1", Said("Ilsa Brandt", "The bridge opens in May."))
    follow(record, speaker=speaker_id(record, "Brandt"), q="toll")
    save(record, "u:2", Said("Ilsa Brandt", "No toll is planned."), Said("Ilsa Brandt", "The sea is calm today."))
    save(record, "u:3", Said("Tove Lund", "The toll is too high."))
    assert [words(found) for found in digest(record)[1]] == [["No toll is planned."]]


def test_no_more_than_one_digest_a_day(record: Record) -> None:
    follow(record, q="toll")
    save(record, "u:1", Said("Ilsa Brandt", "No toll is planned."))
    assert len(digest(record)[1]) == 1
    save(record, "u:2", Said("Ilsa Brandt", "The toll would be cheap."))
    assert digest(record, NOW + DAY / 2) == (None, [])
    follow(record, speaker=speaker_id(record, "Brandt"))  # a second topic comes with the mail of the first
    assert digest(record, NOW + DAY / 2) == (None, [])
    assert [words(found) for found in digest(record, NOW + DAY)[1]] == [["The toll would be cheap."]]


def test_claimed_by_one_and_again_after_a_failure(record: Record) -> None:
    follow(record, q="toll")
    save(record, "u:1", Said("Ilsa Brandt", "No toll is planned."))
    (due,) = record.follows.claim("default", NOW, LEASE)
    assert record.follows.claim("default", NOW, LEASE) == ()
    record.follows.note_failed("default", due, NOW + LEASE, None)
    (again,) = record.follows.claim("default", NOW + LEASE, LEASE)
    assert again.failures == 1 and len(record.follows.news("default", again, 10)[0]) == 1
    record.follows.note_failed("default", again, NOW + LEASE, "The receiver is unknown.")
    assert record.follows.claim("default", NOW + DAY, LEASE) == ()
    assert record.follows.all("default")[0].stopped_why == "The receiver is unknown."


def test_copies_and_another_analysis_are_no_news(record: Record) -> None:
    follow(record, q="toll")
    id_ = save(record, "u:1", Said("Ilsa Brandt", "No toll is planned."))
    digest(record)
    save(record, "u:2", Said("Ilsa Brandt", "No toll is planned."))
    text = record.articles.read("default", id_).text
    record.articles.reanalyse("default", id_, found_in(text, Said("Ilsa Brandt", "No toll is planned."), pipeline="2"))
    assert digest(record, NOW + DAY)[1] == []


def test_editor_credits_words_to_the_followed(record: Record) -> None:
    save(record, "u:1", Said("Ilsa Brandt", "The bridge opens in May."), Said(None, "Nobody asked the harbour."))
    brandt = speaker_id(record, "Brandt")
    follow(record, speaker=brandt)
    (unknown,) = record.quotations.search("default", QuotationFilter(q="nobody")).items
    record.corrections.correct_quotation("default", unknown.id, QuotationFix(speaker=brandt), KIM)
    assert [words(found) for found in digest(record)[1]] == [["Nobody asked the harbour."]]


def test_merged_profile_is_followed_on(record: Record) -> None:
    save(record, "u:1", Said("Ilsa Brandt", "The bridge opens in May."))
    save(record, "u:2", Said("Tove Lund", "The toll is too high."))
    brandt, lund = speaker_id(record, "Brandt"), speaker_id(record, "Lund")
    made = follow(record, speaker=lund)
    record.corrections.merge("default", lund, brandt, KIM)
    save(record, "u:3", Said("Ilsa Brandt", "The harbour stays closed."))
    assert [words(found) for found in digest(record)[1]] == [["The harbour stays closed."]]
    now, quotations = record.follows.latest("default", made.id, 10)
    assert (now.speaker_name, len(quotations)) == ("Ilsa Brandt", 3)


def test_the_erased_are_followed_no_more(record: Record) -> None:
    save(record, "u:1", Said("Ilsa Brandt", "The bridge opens in May."))
    brandt = speaker_id(record, "Brandt")
    for topic in ({"speaker": brandt}, {"q": '"ilsa brandt" toll'}, {"target": "Ilsa Brandt's plan"}):
        follow(record, **topic)
    kept = follow(record, q="toll")
    record.webhooks.add("default", "Kim", "https://cms.example/", (), Topic(q="Ilsa Brandt"))
    told, _ = record.webhooks.add("default", "Kim", "https://cms.example/", (), Topic(speaker=brandt))
    record.erasure.erase_speaker("default", brandt, KIM)
    assert record.follows.all("default") == (kept,)
    assert record.webhooks.all("default") == (told,)
    save(record, "u:2", Said("Ilsa Brandt", "No toll is planned."))
    (news,) = digest(record)[1]
    assert [quotation.speaker for quotation in news.latest] == [None]


def test_same_follow_is_made_once(record: Record) -> None:
    assert follow(record, q="toll") == follow(record, q="toll")
    assert follow(record, None, q="toll") != follow(record, q="toll")
    assert len(record.follows.all("default")) == 2 and record.follows.all("other") == ()


@pytest.mark.parametrize(
    ("topic", "field"),
    [({}, "speaker"), ({"speaker": "0" * 32}, "speaker"), ({"q": "-toll"}, "q"), ({"target": "a\0b"}, "target")],
)
def test_what_cannot_be_followed(record: Record, topic: dict[str, str], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        follow(record, **topic)
    assert refused.value.fields[0].field == field and record.follows.all("default") == ()


def test_ended_and_unsubscribed(record: Record) -> None:
    made, other = follow(record, q="toll"), follow(record, "tove@paper.example", q="toll")
    record.follows.stop_mail("default", MAIL)
    assert [f.mail for f in record.follows.all("default")] == [None, other.mail]
    record.follows.remove("default", made.id)
    for room, id_ in (("default", made.id), ("other", other.id), ("default", "x")):
        with pytest.raises(NotFound):
            record.follows.read(room, id_)


def test_what_a_key_follows_ends_with_it(record: Record) -> None:
    ours, theirs = (record.keys.add("default", "Kim", ["curate"], letter * 64) for letter in "ab")
    made = [record.follows.add("default", "Kim", Topic(q="toll"), MAIL, NOW, key.id) for key in (ours, theirs)]
    assert record.follows.add("default", "Kim", Topic(q="toll"), MAIL, NOW, theirs.id) == made[1]
    record.keys.revoke(ours.id)
    assert record.follows.all("default") == (made[1],)
    save(record, "u:1", Said("Tove Lund", "The toll is too high."))
    (due,) = record.follows.claim("default", NOW, LEASE)
    assert [follow.id for follow in due.follows] == [made[1].id]
    with pytest.raises(Unauthorized):
        record.follows.add("default", "Kim", Topic(q="ferry"), None, NOW, ours.id)
    with pytest.raises(NotFound):
        record.follows.latest("default", made[0].id, 10)
