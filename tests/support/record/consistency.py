"""What must hold between the tables of a record, whoever wrote beside whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sqlalchemy import Row, select

from quotes.lexicon.name_keys import grams
from quotes.lexicon.stems import tokens
from quotes.record import Record
from quotes.record.db.tables import metadata
from quotes.record.speakers.name_index import LONGEST_WORD
from quotes.record.speakers.roles.settled import SettledRoles

Tables = dict[str, list[Row]]


def faults(record: Record, newsroom: str = "default") -> list[str]:
    """What is wrong in a newsroom in which no two people share a whole name; nothing, if all is well."""
    tables = _read(record, newsroom)
    checks = (_profiles, _statements, _names, _roles, _articles, _numbers)
    return [fault for check in checks for fault in check(tables)]


def _read(record: Record, newsroom: str) -> Tables:
    with record._store.engine.connect() as connection:
        owned = {name: table for name, table in metadata.tables.items() if "newsroom_id" in table.c}
        return {
            name: list(connection.execute(select(table).where(table.c.newsroom_id == newsroom)))
            for name, table in owned.items()
        }


def profiles(record: Record, newsroom: str = "default") -> Counter[tuple[str, str, int, int]]:
    """How many profiles a newsroom has of each type and name, number of articles and number of statements."""
    tables = _read(record, newsroom)
    seen = Counter(row.speaker_id for row in tables["appearances"])
    said = Counter(q.speaker_id for q in tables["quotations"] if q.gone is None and q.copy_of is None)
    return Counter((s.type, s.name, seen[s.id], said[s.id]) for s in tables["speakers"] if s.merged_into is None)


def committed(record: Record, newsroom: str = "default") -> list[tuple[str, int, str]]:
    """The saves and new analyses of a newsroom in the order of their commits: article, version, text."""
    tables = _read(record, newsroom)
    texts = {(row.article_id, row.version): row.text for row in tables["article_versions"]}
    saves = sorted((row.number, row) for row in tables["outbox"] if row.kind == "article.saved")
    versions = [(row.subject_id, row.data["version"]) for _, row in saves]
    return [(*version, texts[version]) for version in versions]


def _profiles(tables: Tables) -> Iterator[str]:
    founded = Counter((s.type, s.key) for s in tables["speakers"] if s.key and s.merged_into is None)
    yield from (f"{count} profiles of {key}" for key, count in founded.items() if count > 1)
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    types = {s.id: s.type for s in tables["speakers"] if s.key}
    for name in tables["names"]:
        if name.kind == "full" and name.speaker_id in types:
            known[types[name.speaker_id], name.key].add(name.speaker_id)
    yield from (f"{len(ids)} profiles called {key}" for key, ids in known.items() if len(ids) > 1)


def _statements(tables: Tables) -> Iterator[str]:
    groups = defaultdict(list)
    for q in tables["quotations"]:
        if q.gone is None and q.statement_key:
            groups[q.statement_key].append(q)
        elif q.copy_of is not None:
            yield f"{q.id} is gone or nobody's, and a copy"
    for group in groups.values():
        lead = min(group, key=lambda q: (q.said_on is None, q.dated, q.id)).id
        if {q.id: q.copy_of for q in group} != {q.id: None if q.id == lead else lead for q in group}:
            yield f"the copies of {lead} are not its copies"


def _names(tables: Tables) -> Iterator[str]:
    used, noted = {use.name_id for use in tables["name_uses"]}, defaultdict(set)
    for row in tables["name_words"]:
        noted[row.name_id].add(row.word)
    runs = {(row.word, row.gram) for row in tables["name_grams"]}
    for name in tables["names"]:
        words = {word for word in tokens(name.name) if len(word) <= LONGEST_WORD}
        if name.id not in used:
            yield f"nobody prints {name.name}"
        if noted[name.id] != words:
            yield f"{name.name} is not found by its words"
        if any((word, gram) not in runs for word in words for gram in grams(word)):
            yield f"{name.name} is not found where it is misspelled"


def _roles(tables: Tables) -> Iterator[str]:
    kept = {row.role_id for row in tables["role_mentions"]} | {role.joined_to for role in tables["roles"]}
    kept |= {role.id for role in tables["roles"] if role.rejected_by or role.joined_by}
    yield from (f"nobody prints {role.key}" for role in tables["roles"] if role.id not in kept)
    words = defaultdict(set)
    for row in tables["role_words"]:
        words[row.role_id].add(row.word)
    settled = SettledRoles(tables["roles"])
    for tree in settled.trees():
        own = {word for role in tree for word in role.key.split()}
        for role in tree:
            if words[role.id] != (own if settled.office(role.id) else set()):
                yield f"{role.key} is not found by its words"


def _articles(tables: Tables) -> Iterator[str]:
    living = {a.id: a.version for a in tables["articles"] if a.retracted_at is None}
    appearing = {(row.article_id, row.speaker_id) for row in tables["appearances"]}
    for q in tables["quotations"]:
        if q.gone is None and q.article_id not in living:
            yield f"{q.id} lives in an article that does not"
        if q.gone is None and q.speaker_id and (q.article_id, q.speaker_id) not in appearing:
            yield f"the speaker of {q.id} does not stand in its article"
    versions = defaultdict(set)
    for row in tables["article_versions"]:
        versions[row.article_id].add(row.version)
    yield from (f"versions of {a} are missing" for a, last in living.items() if versions[a] != {*range(1, last + 1)})


def _numbers(tables: Tables) -> Iterator[str]:
    numbers = sorted(row.number for row in tables["outbox"])
    erased = any(row.kind.endswith(".erased") for row in tables["outbox"])
    if not erased and numbers != [*range(1, len(numbers) + 1)]:
        yield "the numbers of the outbox have gaps"
