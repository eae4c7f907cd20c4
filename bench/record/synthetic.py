"""A record of made-up articles, as large as is asked for, and the people and words that it is made of.

Each article has about 800 words, 16 quotations by 6 of the speakers, with roles; the words are drawn from a made-up
vocabulary in the proportions of a language (Zipf), and so are the speakers. The record is built by the road of every
save, but for two things: many saves are one transaction, and the fingerprints are written at the end, in their order.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

import numpy as np
from sqlalchemy import Connection, text
from tqdm import tqdm

from quotes.model import Analysis, Article, Evidence, Quotation, QuotedSpan, Span, Speaker, SpeakerRef
from quotes.record import Record
from quotes.record.articles import write
from quotes.record.db.session import NewsroomSession, Source, fingerprints
from quotes.record.db.store import Store

NEWSROOM = "default"
PEOPLE = 2_000
PER_ARTICLE = 16
PER_TRANSACTION = 200
SYLLABLES = [consonant + vowel for consonant in "bdklmnrst" for vowel in "aeio"]
ROLES = ["minister of trade", "Harbour Authority spokesman", "chief executive of Northwind", "mayor", "former senator"]


@contextmanager
def built(url: str | None, quotations: int, people: int = PEOPLE) -> Iterator[tuple[str, Record, World]]:
    """The record at ``url`` (SQLAlchemy URL), filled where it is empty; without one SQLite in a temporary folder. Gives
    its URL, the record, and its world, ready to draw from. Raises RuntimeError where it holds less than was asked."""
    with tempfile.TemporaryDirectory(prefix="on-record-bench-") as folder:
        url = url or f"sqlite:///{folder}/record.db"
        record = Record(url)
        record.migrate()
        world, articles = World(people), max(1, quotations // PER_ARTICLE)
        try:
            if not record.articles.find(NEWSROOM, uri(0)):
                start = time.perf_counter()
                fill(url, world, articles)
                print(f"{articles * PER_ARTICLE} quotations saved in {time.perf_counter() - start:.0f} s")
            if not record.articles.find(NEWSROOM, uri(articles - 1)):
                raise RuntimeError(f"This record holds less than {quotations} quotations; its filling was broken off.")
            world.random.seed(11)
            yield url, record, world
        finally:
            record.close()


class Gathering(NewsroomSession):
    """A session in which fingerprints are not written but gathered, to be written in their order at the end."""

    gathered = array("q")

    def add(self, into: Source, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert ``rows``."""
        if into is not fingerprints:
            super().add(into, rows)
            return
        for row in rows:
            self.gathered.extend((row["hash"], row["serial"]))


def fill(url: str, world: World, articles: int) -> None:
    """Save so many articles of the ``world``, with a bar where somebody looks on."""
    store, stories, gathered = Store(url), world.stories(articles), Gathering.gathered
    del gathered[:]  # of a record that was filled before
    with tqdm(total=articles, unit=" articles", disable=not sys.stderr.isatty()) as bar:
        for first in range(0, articles, PER_TRANSACTION):
            count = min(PER_TRANSACTION, articles - first)
            with bulk(store) as connection, connection.begin():
                session = Gathering(connection, NEWSROOM)
                session.lock()
                for _ in range(count):
                    told, analysis = next(stories)
                    write.write_article(session, told, analysis, write.ArticleKey.of(told))
            bar.update(count)
    write_gathered(store, gathered)
    if store.engine.dialect.name == "postgresql":
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))  # as its autovacuum does within a minute
    store.engine.dispose()


def bulk(store: Store) -> Connection:
    """A connection that writes much at once: what a crash would lose can be built again."""
    connection = store.engine.connect().execution_options(writes=True)
    if store.engine.dialect.name == "sqlite":
        raw = connection.connection
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("PRAGMA cache_size=-400000")
    return connection


def write_gathered(store: Store, gathered: array[int]) -> None:
    """Write the fingerprints in the order of their index."""
    pairs = np.array(gathered).reshape(-1, 2)
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    for first in range(0, len(pairs), 500_000):
        batch = pairs[first : first + 500_000].tolist()
        with bulk(store) as connection, connection.begin():
            NewsroomSession(connection, NEWSROOM).add(
                fingerprints, ({"hash": h, "serial": serial} for h, serial in batch)
            )


def uri(number: int) -> str:
    """What an article is saved under."""
    return f"urn:bench:{number}"


class World:
    """Made-up people and words, always the same."""

    def __init__(self, people: int) -> None:
        self.random = random.Random(7)
        self.vocabulary = list(dict.fromkeys(self.word() for _ in range(30_000)))
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.vocabulary) + 1)))
        self.people = [f"{self.word().title()} {self.word().title()}{self.word()}" for _ in range(people)]
        self.renown = [1 / rank for rank in range(1, people + 1)]

    def word(self) -> str:
        """A word of two to four syllables."""
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4)))

    def words(self, count: int) -> list[str]:
        """Words of the vocabulary, the first of it the most often."""
        return self.random.choices(self.vocabulary, cum_weights=self.weights, k=count)

    def stories(self, count: int) -> Iterator[tuple[Article, Analysis]]:
        """Articles with their analyses."""
        for i in range(count):
            yield self.story(i)

    def story(self, number: int) -> tuple[Article, Analysis]:
        """One article of 16 paragraphs of 50 words, 6 to 40 of them a quotation."""
        who = list(dict.fromkeys(self.random.choices(self.people, self.renown, k=6)))
        text, quotations = "", []
        roles: dict[str, Span] = {}
        for i in range(PER_ARTICLE):
            name = self.random.choice(who)
            words, said = self.words(50), self.random.randint(6, 40)
            start = len(text) + 1
            text += "“" + " ".join(words[:said])
            end = len(text)
            text += ",” said "
            if name not in roles:
                role = self.random.choice(ROLES)
                roles[name] = Span(len(text), len(text) + len(role), role)
                text += role + " "
            text += name + ". " + " ".join(words[said:]) + ".\n\n"
            place = f"s{who.index(name)}"
            quotations.append(
                Quotation(
                    id=f"q{i}",
                    kind="direct",
                    act="statement",
                    spans=(QuotedSpan(start, end, text[start:end], True),),
                    cue=Span(end + 3, end + 7, "said"),
                    mention=None,
                    speaker=SpeakerRef(place, name, "person", roles[name].exact),
                    candidates=(),
                    via=None,
                    said_on=None,
                    occasion=None,
                    confidence=0.9,
                    needs_review=False,
                    evidence=Evidence("model", ("named beside it",)),
                )
            )
        speakers = tuple(
            Speaker(f"s{i}", name, "person", (name.split()[-1],), (roles[name],))
            for i, name in enumerate(who)
            if name in roles
        )
        day = date(2018, 1, 1) + timedelta(days=number % 2000)
        article = Article(text, f"Title {number}", uri(number), day, f"Paper {number % 20}")
        return article, Analysis("a", tuple(quotations), speakers, (), None, None, "en", (), "bench")
