"""How fast and how surely quotations are checked in a large record: recombined made-up words, then altered.

Prints the time to build, the size of the file and of the index of fingerprints, the memory of the process, then for the
very words, for parts, and for words altered (one in ten replaced, left out or put in), with and without the name of who
said them: how many were found, and the times of a check; at last, how many of as many quotations that nobody said were
found. The record is built by the road of every save, but for two things: many saves are one transaction, and the
fingerprints are written at the end, in their order.

With ``--url`` the record stays, and the same command measures it again without building it: so the times can be taken
on a quiet machine, and the memory is that of the checks alone.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Connection, text
from tqdm import tqdm

from bench.machine import machine
from bench.record.lookups import World, show, timed
from quotes.model import Analysis, Article, Evidence, Quotation, QuotedSpan, Speaker, SpeakerRef
from quotes.record import Record
from quotes.record.articles import write
from quotes.record.db.session import NewsroomSession, Source, fingerprints
from quotes.record.db.store import Store
from quotes.record.model import CheckMatch

NEWSROOM = "default"
PER_ARTICLE = 200
PER_TRANSACTION = 50
MEBIBYTE = 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotations", type=int, default=1_000_000)
    parser.add_argument("--checks", type=int, default=300, help="quotations that are looked for, in each way")
    parser.add_argument(
        "--url", help="a record (SQLAlchemy URL) to keep, filled where it is empty; else SQLite in a temporary folder"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="on-record-bench-") as folder:
        url = arguments.url or f"sqlite:///{folder}/record.db"
        record = Record(url)
        record.migrate()
        print(machine())
        world, articles = World(2000), max(1, arguments.quotations // PER_ARTICLE)
        if not record.articles.find(NEWSROOM, uri(0)):
            start = time.perf_counter()
            fill(url, world, articles)
            print(f"{articles * PER_ARTICLE} quotations kept in {time.perf_counter() - start:.0f} s")
        if not record.articles.find(NEWSROOM, uri(articles - 1)):
            parser.error(f"There are not {arguments.quotations} quotations in this record; its filling was broken off.")
        sizes(url)
        world.random.seed(11)
        sample = draw(record, world.random, articles, arguments.checks)
        before = resident()
        measure(record, world, sample)
        print(f"memory: {before:.0f} MiB before the checks, {resident():.0f} MiB after them")
        record.close()


class Gathering(NewsroomSession):
    """A room in which fingerprints are not written but gathered, to be written in their order at the end."""

    gathered = array("q")

    def add(self, into: Source, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert ``rows``."""
        if into is not fingerprints:
            super().add(into, rows)
            return
        for row in rows:
            self.gathered.extend((row["hash"], row["serial"]))


def fill(url: str, world: World, articles: int) -> None:
    """Keep so many articles of ``PER_ARTICLE`` quotations."""
    store = Store(url)
    with tqdm(total=articles * PER_ARTICLE, unit=" quotations", disable=not sys.stderr.isatty()) as bar:
        for first in range(0, articles, PER_TRANSACTION):
            with bulk(store) as connection, connection.begin():
                session = Gathering(connection, NEWSROOM)
                session.lock()
                for number in range(first, min(first + PER_TRANSACTION, articles)):
                    who = world.people[number % len(world.people)]
                    said = [" ".join(words) for words in sayings(world, PER_ARTICLE)]
                    told, analysis = article(number, who, said)
                    write.write_article(session, told, analysis, write.ArticleKey.of(told))
                    bar.update(PER_ARTICLE)
    write_gathered(store, Gathering.gathered)
    store.engine.dispose()


def draw(record: Record, chance: random.Random, articles: int, wanted: int) -> list[tuple[str, str]]:
    """Quotations of so many of the articles, each with who said it."""
    sample = []
    for number in sorted(chance.sample(range(articles), min(wanted, articles))):
        (found,) = record.articles.find(NEWSROOM, uri(number))
        said = chance.choice(record.articles.read(NEWSROOM, found.id).quotations)
        if said.speaker is not None:
            sample.append((said.spans[0].exact, said.speaker.name))
    return sample


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


def sizes(url: str) -> None:
    """Print what the record takes on disk, and the index of fingerprints of it."""
    store = Store(url)
    with store.engine.connect() as connection:
        count = connection.execute(text("SELECT count(*) FROM fingerprints")).scalar_one()
        if store.engine.dialect.name == "sqlite":
            whole = connection.execute(text("SELECT sum(pgsize) FROM dbstat")).scalar_one()
            index = connection.execute(text("SELECT sum(pgsize) FROM dbstat WHERE name = 'fingerprints'")).scalar_one()
        else:
            connection.commit()
            whole = connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
            index = connection.execute(text("SELECT pg_total_relation_size('fingerprints')")).scalar_one()
    store.engine.dispose()
    print(f"the record: {whole / MEBIBYTE:.0f} MiB, of it {index / MEBIBYTE:.0f} MiB for {count} fingerprints")


def resident() -> float:
    """What memory this process holds, in MiB; where the system does not tell, the most it has held."""
    status = Path("/proc/self/status")
    if status.exists():
        held = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(held.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def sayings(world: World, count: int) -> Iterator[list[str]]:
    """Quotations of 6 to 40 words in the proportions of a language."""
    for _ in range(count):
        yield world.words(world.random.randint(6, 40))


def uri(number: int) -> str:
    """What an article is kept under."""
    return f"urn:bench:{number}"


def article(number: int, name: str, said: Sequence[str]) -> tuple[Article, Analysis]:
    """An article in which one person says everything."""
    whole, quotations = "", []
    for i, words in enumerate(said):
        span = QuotedSpan(len(whole), len(whole) + len(words), words, True)
        who = SpeakerRef("s1", name, "person")
        evidence = Evidence("model", ())
        quotations.append(
            Quotation(f"q{i}", "direct", "statement", (span,), None, None, who, (), None, 0.9, False, evidence)
        )
        whole += words + "\n"
    analysis = Analysis("a", tuple(quotations), (Speaker("s1", name, "person"),), (), None, None, "en", (), "bench")
    return Article(whole, uri=uri(number)), analysis


def measure(record: Record, world: World, sample: Sequence[tuple[str, str]]) -> None:
    """Check the sample as it is, in part and altered, and what nobody said."""
    chance = world.random
    kinds = {
        "the very words": list(sample),
        "the very words, with the name": list(sample),
        "six words and more of them": [(part(words, chance), who) for words, who in sample],
        "three to five words of them": [(part(words, chance, 3, 5), who) for words, who in sample],
        "altered": [(altered(words, world, chance), who) for words, who in sample],
        "altered, with the name": [(altered(words, world, chance), who) for words, who in sample],
    }
    for kind, given in kinds.items():
        found, took = 0, []
        for (words, who), (original, _) in zip(given, sample, strict=True):
            name = who if kind.endswith("name") else None
            took.append(timed(partial(record.quotations.check, NEWSROOM, words, name)))
            found += any(
                is_it(match, original, who) for match in record.quotations.check(NEWSROOM, words, name).matches
            )
        show(f"{kind}: {found} of {len(sample)}", took)
    never = [" ".join(words) for words in sayings(world, len(sample))]
    took = [timed(partial(record.quotations.check, NEWSROOM, words)) for words in never]
    found = sum(record.quotations.check(NEWSROOM, words).verdict != "not_on_record" for words in never)
    show(f"never said: {found} of {len(sample)}", took)


def is_it(match: CheckMatch, original: str, who: str) -> bool:
    """Whether a match is the quotation that was looked for."""
    said = match.quotation
    return said.spans[0].exact == original and said.speaker is not None and said.speaker.name == who


def part(words: str, chance: random.Random, least: int = 6, most: int = 40) -> str:
    """At least and at most so many words in a row."""
    every = words.split()
    length = chance.randint(min(least, len(every)), min(most, len(every)))
    start = chance.randint(0, len(every) - length)
    return " ".join(every[start : start + length])


def altered(words: str, world: World, chance: random.Random) -> str:
    """One word in ten changed, at least one: replaced, left out or put in."""
    every = words.split()
    for _ in range(max(1, len(every) // 10)):
        at = chance.randrange(len(every))
        (other,) = world.words(1)
        every[at : at + 1] = chance.choice([[other], [], [other, every[at]]])
    return " ".join(every)


if __name__ == "__main__":
    main()
