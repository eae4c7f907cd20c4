"""How fast and how surely quotations are checked in a large record: recombined made-up words, then altered.

Prints the time to build, the size of the file and of the index of fingerprints, the recall of the very words, of parts
and of altered words (up to one word in ten changed), and the times of a check.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import text

from bench.machine import machine
from bench.record import World, show, timed
from quotes.record import Record
from quotes.shapes import Analysis, Article, Evidence, Quotation, QuotedSpan, Speaker, SpeakerRef

PER_ARTICLE = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotations", type=int, default=1_000_000)
    parser.add_argument("--checks", type=int, default=300)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="on-record-bench-") as folder:
        record = Record(f"sqlite:///{folder}/record.db")
        record.migrate()
        print(machine())
        start = time.perf_counter()
        sample = fill(record, arguments.quotations, arguments.checks)
        print(f"{arguments.quotations} quotations kept in {time.perf_counter() - start:.0f} s")
        print(f"size of the file: {Path(folder, 'record.db').stat().st_size / 1e6:.0f} MB")
        with record._store.engine.connect() as connection:
            count = connection.execute(text("SELECT count(*) FROM fingerprints")).scalar_one()
        print(f"fingerprints: {count}")
        measure(record, sample)
        record.close()


def fill(record: Record, count: int, wanted: int) -> list[str]:
    """Keep ``count`` quotations; a sample of ``wanted`` of them."""
    world = World(2000)
    sample: list[str] = []
    for number in range(count // PER_ARTICLE):
        said = [" ".join(words) for words in sayings(world, PER_ARTICLE)]
        record.keep("default", *article(number, world.people[number % len(world.people)], said))
        if len(sample) < wanted and number % max(1, count // PER_ARTICLE // wanted) == 0:
            sample.append(world.random.choice(said))
    return sample


def sayings(world: World, count: int) -> Iterator[list[str]]:
    """Quotations of 6 to 40 words in the proportions of a language."""
    for _ in range(count):
        yield world.words(world.random.randint(6, 40))


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
    return Article(whole, uri=f"urn:bench:{number}"), analysis


def measure(record: Record, sample: Sequence[str]) -> None:
    """Check the sample as it is, in part and altered."""
    chance = random.Random(11)
    kinds = {
        "exact": list(sample),
        "excerpt": [part(words, chance) for words in sample],
        "altered": [altered(words, chance) for words in sample],
    }
    for kind, given in kinds.items():
        right, took = 0, []
        for words, original in zip(given, sample, strict=True):
            took.append(timed(partial(record.check, "default", words)))
            matches = record.check("default", words).matches
            right += any(match.quotation.spans[0].exact == original for match in matches)
        print(f"{kind}: {right} of {len(sample)} found", end="   ")
        show("a check", took)


def part(words: str, chance: random.Random) -> str:
    """At least six words in a row."""
    every = words.split()
    length = chance.randint(min(6, len(every)), len(every))
    start = chance.randint(0, len(every) - length)
    return " ".join(every[start : start + length])


def altered(words: str, chance: random.Random) -> str:
    """One word in ten changed, at least one: replaced, left out or put in."""
    every = words.split()
    for _ in range(max(1, len(every) // 10)):
        at = chance.randrange(len(every))
        every[at : at + 1] = chance.choice([["otherwise"], [], ["otherwise", every[at]]])
    return " ".join(every)


if __name__ == "__main__":
    main()
