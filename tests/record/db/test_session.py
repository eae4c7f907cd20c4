"""A newsroom sees its own record and nothing of another: by construction, and tried on every call."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import StatementError

from quotes import errors
from quotes.model import Retraction
from quotes.record import Record
from quotes.record.articles.write import ArticleKey
from quotes.record.db import session
from quotes.record.db.tables import metadata
from quotes.record.editing.review_queue import QueueFilter
from quotes.record.model.articles import ArticleFilter
from quotes.record.model.batches import Line
from quotes.record.model.checks import CheckQuestion
from quotes.record.model.corrections import CorrectionFilter, Editor, QuotationFix
from quotes.record.model.positions import PositionFilter
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.source_reports import ReportFilter
from quotes.record.model.speakers import ExternalId, SpeakerFilter
from tests.support.stories import Said, story

RECORD = Path(session.__file__).parents[1]


@contextmanager
def statements(record: Record) -> Iterator[list[str]]:
    """Every statement that the record sends meanwhile."""
    sent: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        sent.append(statement)

    event.listen(record._store.engine, "before_cursor_execute", note)
    yield sent
    event.remove(record._store.engine, "before_cursor_execute", note)


def test_only_the_room_the_migrations_and_the_keys_know_the_tables() -> None:
    importers = {
        path.name
        for path in RECORD.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (
            node.module == "quotes.record.db.tables" or any(name.name in ("tables", "metadata") for name in node.names)
        )
    }
    assert importers == {"session.py", "migration.py", "api_keys.py", "planner_statistics.py"}


def test_a_read_without_a_newsroom_fails(record: Record) -> None:
    with record._store.engine.connect() as connection, pytest.raises(StatementError, match="newsroom"):
        connection.execute(select(session.quotations))


def test_every_call_keeps_to_its_newsroom(record: Record) -> None:
    saved = story(Said("Ana Lopes", "The strait stays open", "minister", position=("ban", "oppose")), uri="u:1")
    with statements(record) as sent:
        kept = record.articles.save("default", *saved)
        article, quotation = kept.article.id, kept.changes.added[0]
        speaker = kept.article.speakers[0].id
        calls: list[Callable[[str], object]] = [
            lambda n: record.articles.read(n, article),
            lambda n: record.quotations.read(n, quotation),
            lambda n: record.speakers.read(n, speaker),
            lambda n: record.speakers.roles(n, speaker),
            lambda n: record.speakers.positions(n, speaker),
            lambda n: record.articles.reanalyse(n, article, saved[1]),
            lambda n: record.articles.retract(n, article),
        ]
        lists: list[Callable[[str], object]] = [
            lambda n: record.articles.find(n, "u:1"),
            lambda n: record.quotations.search(n, QuotationFilter()).items,
            lambda n: record.quotations.search(n, QuotationFilter(q="strait")).items,
            lambda n: record.quotations.search(n, QuotationFilter(speaker=speaker)).items,
            lambda n: record.quotations.search(n, QuotationFilter(article=article)).items,
            lambda n: record.quotations.search(n, QuotationFilter(publisher="Alden Courier")).items,
            lambda n: record.quotations.search(n, QuotationFilter(target="ban")).items,
            lambda n: record.speakers.search(n, SpeakerFilter()).items,
            lambda n: record.speakers.search(n, SpeakerFilter(q="lopes")).items,
            lambda n: record.speakers.search(n, SpeakerFilter(q="lopez")).items,
            lambda n: record.speakers.search(n, SpeakerFilter(role="minister")).items,
            lambda n: tuple(record.articles.outdated(n, "test-2")),
        ]
        for call in calls:
            with pytest.raises(errors.NotFound):
                call("other")
        for call in lists:
            assert call("default") and not call("other")
        assert record.articles.find_unchanged("other", saved[0], ArticleKey.of(saved[0])) is None
        theirs = record.articles.save("other", *saved)
        assert theirs.status == "created" and theirs.article.id != article
        assert theirs.article.speakers[0].id != speaker
        record.articles.retract("other", theirs.article.id)
        assert record.articles.read("default", article) == kept.article
        record.articles.retract("default", article)
    # What all newsrooms have of some words settles the plan; the answer comes from the rows of one alone.
    found = "SELECT rowid FROM quotation_words"
    counted = "SELECT count(*) AS found FROM (SELECT rowid & 68719476735 AS serial FROM quotation_words"
    started = (
        "BEGIN",
        "SELECT newsrooms.id",
        "SELECT pg_advisory",
        "SELECT set_config('plan_cache_mode'",
        found,
        counted,
    )
    assert [s for s in sent if "newsroom_id" not in s and not s.startswith(started)] == []
    assert len(sent) > 100


def contents(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the newsroom "default", table by table."""
    with record._store.engine.connect() as connection:
        owned = {name: table for name, table in metadata.tables.items() if "newsroom_id" in table.c}
        return {
            name: sorted(
                map(tuple, connection.execute(select(table).where(table.c.newsroom_id == "default"))), key=repr
            )
            for name, table in owned.items()
        }


def test_no_method_reaches_another_newsroom(record: Record) -> None:
    """Every method that takes a newsroom is called in the name of another one with what this one has. A method with a
    parameter that is not known here fails: say what stands for it."""
    saved = story(Said("Ana Lopes", "The strait stays open", "minister", position=("ban", "oppose")), uri="u:1")
    kept = record.articles.save("default", *saved).article
    more = record.articles.save("default", *story(Said("Ana Lopes", "The ferry sails", "minister"), uri="u:2")).article
    record.articles.save("default", *story(Said("Ivo Brandt", "It rains"), uri="u:3"))
    kim = Editor("Kim")
    brandt = record.speakers.search("default", SpeakerFilter(q="brandt")).items[0].id
    quotation, speaker = kept.quotations[0].id, kept.speakers[0].id
    record.corrections.correct_quotation("default", quotation, QuotationFix(right=True), kim)
    batch = record.batches.open("default", "Kim", "source")
    record.batches.add("default", batch, [Line(1, b"{}")], {})
    known = {
        "article": saved[0],
        "analysis": saved[1],
        "article_id": kept.id,
        "articles": [more.id],
        "by": kim,
        "correction_id": record.corrections.log("default").items[0].id,
        "categories": {speaker: "elected"},
        "ending": ":1",
        "fix": QuotationFix(rejected=True),
        "id_": batch,
        "ids": [quotation],
        "into": brandt,
        "job": "job",
        "keep_for": timedelta(0),
        "key": ArticleKey.of(saved[0]),
        "lines": [Line(2, b"{}")],
        "most": 5,
        "name": "Ana",
        "owner": "Kim",
        "pipeline_version": "test-2",
        "quotation": kept.quotations[0],
        "quotation_id": quotation,
        "refused": {},
        "retraction": Retraction("u:1"),
        "roles": [role.id for role in record.speakers.read("default", speaker).roles],
        "source": "source",
        "speaker": speaker,
        "speaker_id": speaker,
        "type_": "organization",
        "uri": "u:1",
        "version": 1,
        "questions": [CheckQuestion("The strait stays open", "Ana Lopes")],
        "speakers": kept.speakers,
        "cursor": None,
        "limit": 10,
        "order": "newest",
        "wanted": {
            "articles": ArticleFilter(),
            "speakers": SpeakerFilter(),
            "all_positions": PositionFilter(),
            "quotations": QuotationFilter(),
            "sources": ReportFilter(),
            "corrections": CorrectionFilter(),
        },
        "words": "The strait stays open",
    }
    before, called = contents(record), 0
    parts = {
        "articles": record.articles,
        "quotations": record.quotations,
        "speakers": record.speakers,
        "corrections": record.corrections,
        "erasure": record.erasure,
        "desk": record.desk,
        "batches": record.batches,
    }
    for of, part in parts.items():
        for name, method in inspect.getmembers(part, inspect.ismethod):
            parameters = inspect.signature(method).parameters
            if name.startswith("_") or next(iter(parameters), "") != "newsroom" or name.startswith("save"):
                continue
            wanted = [p for p in parameters.values() if p.default is p.empty and p.name != "newsroom"]
            filters = known["wanted"].get(name, known["wanted"].get(of, QueueFilter()))
            arguments = [filters if p.name == "wanted" else known[p.name] for p in wanted]
            if "wanted" in parameters and not arguments:
                arguments = [filters]
            if name == "attach_ids":
                arguments[1] = [ExternalId("wikidata", "Q1")]
            called += 1
            try:
                found = method("other", *arguments)
                said = repr(list(found) if isinstance(found, Iterator) else found)
            except (errors.NotFound, errors.InvalidInput) as error:
                said = f"{error.detail} {error.fields}"
            for hidden in (kept.id, more.id, speaker, brandt, "Lopes", "Alden Courier"):
                assert hidden not in said, name
            assert batch not in said or name in ("open",), name
            assert contents(record) == before, name
    assert called > 30
