"""How fast and how surely quotations are checked in a large record of made-up words (``bench.record.synthetic``).

    python -m bench.record.check --url sqlite:///million.db

builds the record where there is none, and then measures it. Prints the size of the record and of the index of
fingerprints, then for the very words, for parts, and for words altered (one in ten replaced, left out or put in), with
and without the name of who said them: how many were found, and the times of a check; at last, how many of as many
quotations that nobody said were found, and the memory of the process.

With ``--url`` the record stays, and the same command measures it again without building it: so the times can be taken
on a quiet machine, and the memory is that of the checks alone.
"""

from __future__ import annotations

import argparse
import random
import resource
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import text

from bench.machine import machine, others
from bench.record.synthetic import NEWSROOM, PER_ARTICLE, World, built, uri
from bench.record.timing import processor_time, settle, show, timed
from quotes.record import Record
from quotes.record.db.store import Store
from quotes.record.model.checks import CheckMatch, CheckQuestion

MEBIBYTE = 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotations", type=int, default=1_000_000)
    parser.add_argument("--checks", type=int, default=300, help="quotations that are looked for, in each way")
    parser.add_argument(
        "--url", help="a record (SQLAlchemy URL) to keep, filled where it is empty; else SQLite in a temporary folder"
    )
    arguments = parser.parse_args()
    with built(arguments.url, arguments.quotations) as (url, record, world):
        print(machine())
        sizes(url)
        sample = draw(record, world.random, arguments.quotations // PER_ARTICLE, arguments.checks)
        before = resident()
        with others():
            measure(url, record, world, sample)
        print(f"memory: {before:.0f} MiB before the checks, {resident():.0f} MiB after them")


def draw(record: Record, chance: random.Random, articles: int, wanted: int) -> list[tuple[str, str]]:
    """Quotations of so many of the articles, each with who said it."""
    sample = []
    for number in sorted(chance.sample(range(articles), min(wanted, articles))):
        (found,) = record.articles.find(NEWSROOM, uri(number))
        said = chance.choice(record.articles.read(NEWSROOM, found.id).quotations)
        if said.speaker is not None:
            sample.append((said.spans[0].exact, said.speaker.name))
    return sample


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


def measure(url: str, record: Record, world: World, sample: Sequence[tuple[str, str]]) -> None:
    """Check the sample as it is, in part and altered, and what nobody said; then as the quotations of articles."""
    chance = world.random
    kinds = {
        "the very words": list(sample),
        "the very words, with the name": list(sample),
        "six words and more of them": [(part(words, chance), who) for words, who in sample],
        "three to five words of them": [(part(words, chance, 3, 5), who) for words, who in sample],
        "one or two words of them": [(part(words, chance, 1, 2), who) for words, who in sample],
        "altered": [(altered(words, world, chance), who) for words, who in sample],
        "altered, with the name": [(altered(words, world, chance), who) for words, who in sample],
    }
    for words, who in kinds["altered"][:3]:
        record.quotations.check(NEWSROOM, words, who)
    settle()
    spent = processor_time(url)
    for kind, given in kinds.items():
        found, took = 0, []
        for (words, who), (original, _) in zip(given, sample, strict=True):
            name = who if kind.endswith("name") else None
            took.append(timed(partial(record.quotations.check, NEWSROOM, words, name), spent))
            found += any(
                is_it(match, original, who) for match in record.quotations.check(NEWSROOM, words, name).matches
            )
        show(f"{kind}: {found} of {len(sample)}", took)
    never = [" ".join(words) for words in sayings(world, len(sample))]
    took = [timed(partial(record.quotations.check, NEWSROOM, words), spent) for words in never]
    found = sum(record.quotations.check(NEWSROOM, words).verdict != "not_on_record" for words in never)
    show(f"never said: {found} of {len(sample)}", took)
    articles = whole(kinds["altered, with the name"], kinds["the very words, with the name"], never, chance)
    took = [timed(partial(record.quotations.check_many, NEWSROOM, asked), spent) for asked in articles]
    show(f"the {PER_ARTICLE} quotations of an article at once", took)


def whole(
    altered_: Sequence[tuple[str, str]], exact: Sequence[tuple[str, str]], never: Sequence[str], chance: random.Random
) -> list[list[CheckQuestion]]:
    """As many articles as there are quotations, each of ``PER_ARTICLE``: of each kind as many as of the others."""
    known = [CheckQuestion(words, who) for words, who in (*altered_, *exact)]
    every = [*known, *(CheckQuestion(words) for words in never)]
    return [chance.choices(every, k=PER_ARTICLE) for _ in exact]


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
