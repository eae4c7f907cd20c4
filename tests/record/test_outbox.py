"""Every change is announced once, in an order that rebuilds the record, whoever writes beside it. Of an erased person
nothing is left but that they were erased."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bench.faults.changes import Counts, faults, write_and_follow
from quotes.errors import Gone, InvalidInput, OnRecordError
from quotes.record import Record
from quotes.record.db import tables
from quotes.record.db.ids import new_id
from quotes.record.model.corrections import Editor, QuotationFix
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import ExternalId
from quotes.record.outbox import KEPT, announce
from tests.support.record.looking import speaker_id
from tests.support.stories import Said, story

KIM = Editor("Kim")


def kinds(record: Record, newsroom: str = "default") -> list[str]:
    return [change.kind for change in record.changes.after(newsroom, None, 200)[0]]


def saved(record: Record, name: str, uri: str, words: str = "The bridge opens in June.") -> str:
    return record.articles.save("default", *story(Said(name, words, "mayor"), uri=uri)).article.id


def test_each_kind_of_change(record: Record) -> None:
    first = saved(record, "Ilsa Brandt", "u:1")
    saved(record, "Ilsa Brandt", "u:1", "The bridge opens in May.")
    saved(record, "Ilsa Brandt", "u:1", "The bridge opens in May.")  # unchanged
    saved(record, "Tove Lund", "u:2")
    brandt, lund = speaker_id(record, "Brandt"), speaker_id(record, "Lund")
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
        record.corrections.merge("default", speaker_id(record, "Brandt"), "0" * 32, KIM)
    assert kinds(record) == ["article.saved"]


def test_erased_person_leaves_one_entry(record: Record) -> None:
    saved(record, "Ilsa Brandt", "u:1")
    saved(record, "Tove Lund", "u:2")
    brandt, lund = speaker_id(record, "Brandt"), speaker_id(record, "Lund")
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


def aged(record: Record, newest: int) -> None:
    """As if the changes up to this number had been made longer ago than they are kept."""
    long_ago = datetime.now(UTC) - KEPT - timedelta(seconds=1)
    with record._store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(update(tables.outbox).where(tables.outbox.c.number <= newest).values(made_at=long_ago))


def announced(record: Record, times: int) -> None:
    with record._store.writing("default") as session:
        for _ in range(times):
            announce(session, "article.saved", new_id(), version=1)


def test_old_changes_are_pruned_and_late_followers_told(record: Record) -> None:
    _, nothing = record.changes.after("default", None)
    announced(record, 60)
    _, middle = record.changes.after("default", None, 40)
    _, end = record.changes.after("default", middle, 40)
    aged(record, 50)
    announced(record, 70)
    kept, _ = record.changes.after("default", None, 200)
    assert [change.number for change in kept] == list(range(51, 131))
    for cursor in (nothing, middle):
        with pytest.raises(Gone) as late:
            record.changes.after("default", cursor)
        assert late.value.fields[0].field == "after"
    assert record.changes.after("default", end, 1)[0][0].number == 61


def test_webhook_that_lacks_pruned_changes_is_disabled(record: Record) -> None:
    late, _ = record.webhooks.add("default", "Kim", "https://cms.example/", ())
    announced(record, 60)
    aged(record, 10)
    announced(record, 10)
    assert record.webhooks.claim("default", datetime.now(UTC), timedelta(seconds=60)) == ()
    assert "no longer kept" in str(record.webhooks.read("default", late.id).disabled_why)
    with pytest.raises(Gone):
        record.webhooks.enable("default", late.id)


@pytest.mark.slow
def test_nothing_is_skipped_under_many_writers(url: str, open_record: Callable[..., Record], tmp_path: Path) -> None:
    """What `python -m bench.faults.changes` shows with ten thousand operations in processes of their own."""
    counts, record = Counts(operations=96), open_record(url, lock_seconds=30)
    (tmp_path / "end").mkdir()
    with ThreadPoolExecutor(counts.readers) as readers, ThreadPoolExecutor(counts.writers) as writers:
        seen, written = write_and_follow(url, record, readers, writers, tmp_path / "end", counts)
    done = written.done
    assert {kind for kind, _ in done} >= {"article.saved", "article.retracted", "speaker.merged"}
    assert faults(record, seen, done) == []
    assert faults(record, [seen[0][1:]], done)  # one that was skipped is found, and one that came twice
    assert faults(record, [[*seen[0], seen[0][-1]]], done)
