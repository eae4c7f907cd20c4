"""Every change is announced once, in an order that rebuilds the record, whoever writes beside it. Of an erased person
nothing is left but that they were erased."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from quotes.errors import InvalidInput, OnRecordError
from quotes.record import Record
from quotes.record.model import Editor, ExternalId, QuotationFilter, QuotationFix, RecordedChange, SpeakerFilter
from tests.support.stories import Said, story

KIM = Editor("Kim")
WRITERS, READERS, SAVES = 8, 3, 12


def kinds(record: Record, newsroom: str = "default") -> list[str]:
    return [change.kind for change in record.changes.after(newsroom, None, 200)[0]]


def saved(record: Record, name: str, uri: str, words: str = "The bridge opens in June.") -> str:
    return record.articles.save("default", *story(Said(name, words, "mayor"), uri=uri)).article.id


def speaker(record: Record, name: str) -> str:
    (found,) = record.speakers.search("default", SpeakerFilter(q=name)).items
    return found.id


def test_each_kind_of_change(record: Record) -> None:
    first = saved(record, "Ilsa Brandt", "u:1")
    saved(record, "Ilsa Brandt", "u:1", "The bridge opens in May.")
    saved(record, "Ilsa Brandt", "u:1", "The bridge opens in May.")  # unchanged
    saved(record, "Tove Lund", "u:2")
    brandt, lund = speaker(record, "Brandt"), speaker(record, "Lund")
    said = record.quotations.search("default", QuotationFilter(speaker=brandt)).items[0]
    record.corrections.correct_quotation("default", said.id, QuotationFix(right=True), KIM)
    record.corrections.rename("default", brandt, "Ilsa M. Brandt", KIM)
    record.corrections.attach_ids("default", brandt, [ExternalId("wikidata", "Q1")], KIM)
    record.corrections.merge("default", lund, brandt, KIM)
    merge = record.corrections.log("default").items[0]
    record.corrections.undo("default", merge.id, KIM)
    record.articles.retract("default", first)
    record.erasure.erase_article("default", first, KIM)
    assert kinds(record) == [
        *("article.saved", "article.saved", "article.saved", "quotation.corrected", "speaker.renamed"),
        *("speaker.identified", "speaker.merged", "correction.undone", "article.retracted", "article.erased"),
    ]
    changes = record.changes.after("default", None, 200)[0]
    assert [change.number for change in changes] == list(range(1, 11))
    assert changes[1].data == {"version": 2, "quotations": {"added": 1, "changed": 0, "withdrawn": 1}}
    assert changes[6].data == {"into": brandt}
    assert kinds(record, "other") == []


def test_what_fails_is_not_announced(record: Record) -> None:
    saved(record, "Ilsa Brandt", "u:1")
    with pytest.raises(OnRecordError):
        record.corrections.merge("default", speaker(record, "Brandt"), "0" * 32, KIM)
    assert kinds(record) == ["article.saved"]


def test_erased_person_leaves_one_entry(record: Record) -> None:
    saved(record, "Ilsa Brandt", "u:1")
    saved(record, "Tove Lund", "u:2")
    brandt, lund = speaker(record, "Brandt"), speaker(record, "Lund")
    record.corrections.rename("default", brandt, "Ilsa M. Brandt", KIM)
    record.corrections.merge("default", lund, brandt, KIM)
    _, cursor = record.changes.after("default", None)
    record.erasure.erase_speaker("default", brandt, KIM)
    later, _ = record.changes.after("default", cursor)
    assert {(c.kind, c.subject) for c in later} == {("speaker.erased", brandt), ("speaker.erased", lund)}
    saved(record, "Ilsa Brandt", "u:1", "The bridge is closed.")
    everything, _ = record.changes.after("default", None, 200)
    told = [c for c in everything if c.kind != "speaker.erased"]
    assert [c.kind for c in told] == ["article.saved"] * 3
    assert not any(word in repr(told) for word in ("Brandt", "Lund", brandt, lund))


def test_cursor_goes_on(record: Record) -> None:
    nothing, start = record.changes.after("default", None)
    assert nothing == () and record.changes.after("default", start) == ((), start)
    for number in range(5):
        saved(record, "Ilsa Brandt", f"u:{number}")
    first, cursor = record.changes.after("default", start, 3)
    rest, end = record.changes.after("default", cursor, 3)
    assert [c.number for c in (*first, *rest)] == [1, 2, 3, 4, 5]
    assert record.changes.after("default", end) == ((), end)
    with pytest.raises(InvalidInput) as refused:
        record.changes.after("default", "nonsense")
    assert refused.value.fields[0].field == "after"


@pytest.mark.slow
def test_nothing_is_skipped_under_many_writers(url: str, open_record: Callable[..., Record]) -> None:
    records = [open_record(url, lock_seconds=60) for _ in range(WRITERS + READERS)]
    done = threading.Event()

    def write(number: int) -> list[str]:
        chance, record = random.Random(number), records[number]
        made = []
        for turn in range(SAVES):
            told = story(Said(f"Ada Vale{number}", f"Item {turn} is settled."), uri=f"u:{number}:{chance.randrange(5)}")
            made.append(record.articles.save("default", *told).article.id)
            if chance.random() < 0.3:
                record.articles.retract("default", made[-1])
        return made

    def follow(number: int) -> list[RecordedChange]:
        found: list[RecordedChange] = []
        cursor = None
        while True:
            last_round = done.is_set()
            page, cursor = records[WRITERS + number].changes.after("default", cursor, 7)
            found += page
            if last_round and not page:
                return found

    with ThreadPoolExecutor(WRITERS + READERS) as pool:
        followers = [pool.submit(follow, number) for number in range(READERS)]
        written = [pool.submit(write, number) for number in range(WRITERS)]
        made = {id_ for writer in written for id_ in writer.result()}
        done.set()
        seen = [follower.result() for follower in followers]
    assert all([c.number for c in changes] == list(range(1, len(changes) + 1)) for changes in seen)
    assert len({len(changes) for changes in seen}) == 1
    living: dict[str, int] = {}
    for change in seen[0]:
        if change.kind == "article.retracted":
            del living[change.subject]
        else:
            living[change.subject] = change.data["version"]
    assert {c.subject for c in seen[0]} == made
    assert {id_: records[0].articles.read("default", id_).version for id_ in living} == living
