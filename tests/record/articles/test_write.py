"""Keeping, revising, retracting: what is stored, and what the answer says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from quotes import errors
from quotes.model import Analysis, Article, StatementDate
from quotes.record import Record
from quotes.record.articles.write import ArticleKey
from quotes.record.model.articles import Changes, Saved
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.looking import ids
from tests.support.stories import PUBLISHED, Said, story

HOME = "All our engineers are returning home on schedule"
SHIPS = "No ship of ours has left the strait"
URI = "https://courier.example/1"


def test_a_new_article_is_kept_with_everything_found_in_it(record: Record) -> None:
    said_on = StatementDate(date(2021, 5, 28), "day", "May 28")
    article, analysis = story(
        Said("Darel Ivanić", HOME, "Foreign Ministry spokesman", aliases=("Ivanić",)),
        Said("Ana Lopes", SHIPS, said_on=said_on, quoted=False, act="thought"),
        Said(None, "We saw nothing at all", confidence=0.4),
        uri=URI,
        modified="2021-06-03T10:00:00Z",
    )
    kept = record.articles.save("default", article, analysis)

    assert kept.status == "created"
    assert kept.changes.added == tuple(q.id for q in kept.article.quotations)
    stored = record.articles.read("default", kept.article.id)
    assert stored == kept.article
    assert (stored.text, stored.uri, stored.version, stored.pipeline_version) == (article.text, URI, 1, "test-1")
    first, second, third = stored.quotations
    for found, given in zip(stored.quotations, analysis.quotations, strict=True):
        assert (found.spans, found.cue, found.mention) == (given.spans, given.cue, given.mention)
        assert all(article.text[s.start : s.end] == s.exact for s in (*found.spans, found.paragraph))
        assert "\n" not in found.paragraph.exact and found.spans[0].exact in found.paragraph.exact
    assert (first.speaker.name, first.speaker.role) == ("Darel Ivanić", "Foreign Ministry spokesman")
    assert (first.dated, first.dated_by) == (PUBLISHED, "published")
    assert (second.dated, second.dated_by, second.said_on) == (date(2021, 5, 28), "said_on", said_on)
    assert (third.speaker, third.needs_review) == (None, True)
    assert first.sources == (first.article,) and first.article.uri == URI
    assert [s.name for s in stored.speakers] == ["Darel Ivanić", "Ana Lopes"]
    assert stored.speakers[0].roles[0].exact == "Foreign Ministry spokesman"
    assert record.quotations.read("default", first.id) == first


def test_the_same_content_again_changes_nothing(record: Record) -> None:
    saved = story(Said("Ana Lopes", SHIPS), uri=URI)
    first = record.articles.save("default", *saved)
    again = record.articles.save("default", *saved)
    assert (again.status, again.article, again.changes.added) == ("unchanged", first.article, ())
    unchanged = record.articles.find_unchanged("default", saved[0], ArticleKey.of(saved[0]))
    assert unchanged == Saved("unchanged", first.article.id, URI, Changes())
    assert len(ids(record)) == 1


def test_without_a_uri_the_content_identifies(record: Record) -> None:
    saved = story(Said("Ana Lopes", SHIPS))
    first = record.articles.save("default", *saved)
    assert record.articles.save("default", *saved).article.id == first.article.id
    elsewhere = record.articles.save("default", replace(saved[0], publisher="Harbour Post"), saved[1])
    assert elsewhere.status == "created" and elsewhere.article.id != first.article.id


def test_a_revision_says_what_was_added_changed_and_withdrawn(record: Record) -> None:
    first = record.articles.save(
        "default", *story(Said("Ana Lopes", HOME), Said("Ana Lopes", SHIPS), Said("Ana Lopes", "We wait"), uri=URI)
    )
    home, ships, wait = first.changes.added
    second = record.articles.save(
        "default",
        *story(
            Said("Bo Larsen", SHIPS),  # moved up, and it was somebody else
            Said("Ana Lopes", "A new thing is said here"),
            Said("Ana Lopes", HOME),
            uri=URI,
            opening="A longer opening than before, so that every offset moves.",
        ),
    )
    assert second.status == "revised" and second.article.id == first.article.id and second.article.version == 2
    assert second.changes.changed == (ships,)
    assert second.changes.withdrawn == (wait,)
    assert len(second.changes.added) == 1
    assert [q.id for q in second.article.quotations] == [ships, second.changes.added[0], home]
    assert record.quotations.read("default", ships).speaker.name == "Bo Larsen"
    with pytest.raises(errors.Gone):
        record.quotations.read("default", wait)
    text = second.article.text
    assert all(text[s.start : s.end] == s.exact for q in second.article.quotations for s in q.spans)


def test_an_older_version_is_a_conflict(record: Record) -> None:
    record.articles.save("default", *story(Said("Ana Lopes", SHIPS), uri=URI, modified="2021-06-03T12:00:00+02:00"))
    before = ids(record)
    older = story(Said("Ana Lopes", HOME), uri=URI, modified="2021-06-03T09:59:59Z")
    with pytest.raises(errors.Conflict) as caught:
        record.articles.save("default", *older)
    assert caught.value.fields[0].field == "modified"
    with pytest.raises(errors.Conflict):
        record.articles.find_unchanged("default", older[0], ArticleKey.of(older[0]))
    assert ids(record) == before
    same_moment = story(Said("Ana Lopes", HOME), uri=URI, modified="2021-06-03T10:00:00Z")
    assert record.articles.save("default", *same_moment).status == "revised"


def test_an_unchanged_save_moves_modified_on(record: Record) -> None:
    record.articles.save("default", *story(Said("Ana Lopes", SHIPS), uri=URI, modified="2021-06-03T10:00:00Z"))
    later = story(Said("Ana Lopes", SHIPS), uri=URI, modified="2021-06-03T12:00:00Z")
    assert record.articles.find_unchanged("default", later[0], ArticleKey.of(later[0])).status == "unchanged"
    with pytest.raises(errors.Conflict):
        record.articles.save("default", *story(Said("Ana Lopes", HOME), uri=URI, modified="2021-06-03T11:00:00Z"))


def test_an_unreadable_modified_is_refused_by_name(record: Record) -> None:
    with pytest.raises(errors.InvalidInput) as caught:
        record.articles.save("default", *story(Said("Ana Lopes", SHIPS), uri=URI, modified="last Tuesday"))
    assert caught.value.fields[0].field == "modified"
    assert ids(record) == []


def test_a_retracted_uri_comes_back_as_a_new_article_and_revives_the_profile(record: Record) -> None:
    saved = story(Said("Ana Lopes", SHIPS), uri=URI)
    first = record.articles.save("default", *saved)
    record.articles.retract("default", first.article.id)
    second = record.articles.save("default", *saved)
    assert second.status == "created" and second.article.id != first.article.id
    assert second.article.speakers[0].id == first.article.speakers[0].id
    assert [a.id for a in record.articles.find("default", URI)] == [second.article.id]
    with pytest.raises(errors.Gone):
        record.quotations.read("default", first.changes.added[0])


def test_profiles_follow_a_revision(record: Record) -> None:
    first = record.articles.save(
        "default",
        *story(
            Said("Ana Lopes", SHIPS, "trade minister", aliases=("Annie Lopes",), position=("the ban", "oppose")),
            uri=URI,
        ),
    )
    lopes = first.article.speakers[0].id
    assert first.article.positions[0].target == "the ban"
    record.articles.save(
        "default", *story(Said("Ana Lopes", SHIPS, "former trade minister"), Said("Bo Larsen", HOME), uri=URI)
    )
    profile = record.speakers.read("default", lopes)
    assert [(r.role, r.status) for r in profile.roles] == [("former trade minister", "former")]
    assert profile.names == ("Ana Lopes",) and profile.positions == ()
    assert record.speakers.search("default", SpeakerFilter(q="annie")).items == ()
    record.articles.save("default", *story(Said("Bo Larsen", HOME), uri=URI))
    with pytest.raises(errors.Gone):
        record.speakers.read("default", lopes)


def test_a_revision_that_comes_during_the_reanalysis_stands(record: Record) -> None:
    saved = record.articles.save("default", *story(Said("Ana Lopes", SHIPS), uri=URI))
    (read,) = record.articles.outdated("default", "test-2")
    revised = story(Said("Bo Larsen", HOME), uri=URI, pipeline="test-2")
    record.articles.save("default", *revised)
    of_the_old_text = story(Said("Ana Lopes", SHIPS), uri=URI, pipeline="test-2")[1]
    with pytest.raises(errors.Outdated):
        record.articles.reanalyse("default", read.id, of_the_old_text, read.version)
    now = record.articles.read("default", saved.article.id)
    assert [q.speaker.name for q in now.quotations if q.speaker] == ["Bo Larsen"]
    assert all(now.text[s.start : s.end] == s.exact for q in now.quotations for s in q.spans)


def test_reanalysis_replaces_the_findings_of_older_pipelines(record: Record) -> None:
    kept = [record.articles.save("default", *story(Said("Ana Lopes", SHIPS), uri=f"urn:{i}")) for i in range(3)]
    record.articles.retract("default", kept[2].article.id)
    waiting = {found.id: found for found in record.articles.outdated("default", "test-2")}
    assert list(waiting) == [k.article.id for k in kept[:2]]
    again = story(Said("Bo Larsen", SHIPS), uri="urn:0", pipeline="test-2")
    assert waiting[kept[0].article.id].article.text == kept[0].article.text
    answer = record.articles.reanalyse("default", kept[0].article.id, again[1])
    assert answer.changes.changed == kept[0].changes.added
    now = record.articles.read("default", answer.id)
    assert (now.version, now.pipeline_version) == (1, "test-2")
    assert [found.id for found in record.articles.outdated("default", "test-2")] == [kept[1].article.id]
    assert (
        record.articles.save("default", *story(Said("Ana Lopes", SHIPS), uri="urn:1", pipeline="test-2")).status
        == "unchanged"
    )


def test_absurdly_long_names_roles_and_targets_are_kept(record: Record) -> None:
    long = "Xy" * 2000
    said = Said(f"Ana {long}", SHIPS, role=f"minister of {long}", aliases=(long,), position=(long, "oppose"))
    body = Said(f"{long} Bank", HOME, type="organization")
    kept = record.articles.save(
        "default", *story(said, body, Said("Bo Larsen", long * 5), uri="ü" * 2000, publisher="ü" * 200)
    )
    assert [a.id for a in record.articles.find("default", "ü" * 2000)] == [kept.article.id]
    assert [s.name for s in kept.article.speakers] == [f"Ana {long}", f"{long} Bank", "Bo Larsen"]
    assert len(ids(record, target=long)) == 1 and len(ids(record, q="strait")) == 1
    assert record.speakers.read("default", kept.article.speakers[0].id).provisional


def test_an_unknown_newsroom_keeps_nothing(record: Record) -> None:
    with pytest.raises(errors.NotFound):
        record.articles.save("nobody", *story(Said("Ana Lopes", SHIPS)))


def test_a_save_asks_once(record: Record) -> None:
    """A save looks the current version up once in each transaction, asks nothing twice, and reads nothing back."""
    article, analysis = story(
        Said("Ana Lopes", SHIPS, "minister", position=("ban", "oppose")), Said("Bo Larsen", HOME), uri=URI
    )
    analysed = []

    def analyse(given: Article) -> Analysis:
        analysed.append(given)
        return analysis

    def save(sent: Article) -> tuple[str, int, list[str]]:
        """What a save came to, how many look-ups of the current version it sent, and the tables that it read."""
        with asked(record) as queries:
            saved = record.articles.save_analysed("default", sent, analyse)
        lookups = [query for query, _ in queries if "articles.identity = " in query]
        return saved.status, len(lookups), queries

    status, lookups, queries = save(article)
    assert (status, lookups) == ("created", 2)  # whether to analyse it, and, alone in the newsroom, whether it is new
    twice = {query for query, values in queries if queries.count((query, values)) > 1}
    assert {re.sub(r"SELECT (\w+).*", r"\1", query) for query in twice} == {"articles", "names"}
    # The names of a profile are read again after new ones are written: the fullest is shown.
    assert not any("quotation_spans" in query or "FROM positions" in query for query, _ in queries)
    status, lookups, queries = save(article)
    assert (status, lookups, len(queries)) == ("unchanged", 1, 1)
    revised = replace(article, text=article.text + " It rained.")
    assert save(revised)[:2] == ("revised", 2)
    assert analysed == [article, revised]


@contextmanager
def asked(record: Record) -> Iterator[list[tuple[str, str]]]:
    """The queries that are sent meanwhile, with their values."""
    sent: list[tuple[str, str]] = []

    def note(_connection: object, _cursor: object, statement: str, values: Any, *_rest: object) -> None:
        if statement.startswith("SELECT") and "FOR NO KEY UPDATE" not in statement:
            given = values.values() if isinstance(values, dict) else values
            sent.append((" ".join(statement.split()), repr(sorted(map(str, given)))))

    engine = record._store.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
