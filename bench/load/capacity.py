"""What a month of an agency, an archive and a nation's archives need, computed from what is measured here and now.

Measured in one run: processor seconds to analyse an article of 800 words, processor seconds to save it in a record that
has grown to --record articles, bytes that it takes on the disk, memory of a process with the models. The rest is
arithmetic, printed as Markdown for docs/capacity.md. Processor time, because it is the same on a busy machine but for
what neighbours on the same core take.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.analysis.speed import our_reader
from bench.machine import DEMO, articles_of, machine, others, read_articles, words
from bench.record.synthetic import World
from bench.record.timing import Took, timed
from quotes.record import Record

LENGTH = 800
WARM_UP = 5
NEEDS = (
    ("a month of one agency, 2,000 articles a day", 60_000),
    ("20 years of one paper", 2_000_000),
    ("200 million articles", 200_000_000),
)
CORES = 8  # of one machine in the table
SHARE = 0.8  # of a core's time that is counted on
HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Processor seconds of one article, analysed and saved; its bytes in the record; MiB of a process."""

    length: float
    analyse: float
    save: float
    save_early: float
    bytes_each: float
    saved: int
    memory: float


def main() -> None:
    """Measure, compute, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path, default=DEMO, help="JSON lines (default: the demo articles)")
    parser.add_argument("--count", type=int, default=60, help="articles that are analysed")
    parser.add_argument("--record", type=int, default=5_000, help="articles that are saved")
    options = parser.parse_args()
    print(f"Measured with `python -m bench.load.capacity`: {machine()}.\n")
    with others():
        print(table(measure(options)))
        print()


def measure(options: argparse.Namespace) -> Measured:
    """Analyse and save."""
    articles = articles_of(LENGTH, WARM_UP + options.count, read_articles(options.articles))
    read = our_reader()
    for article in articles[:WARM_UP]:
        read(article)
    analysed = [timed(lambda article=article: read(article)) for article in articles[WARM_UP:]]  # type: ignore[misc]
    memory = psutil.Process().memory_info().rss / 2**20
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        file = Path(folder) / "record.sqlite3"
        record = Record(f"sqlite:///{file}")
        record.migrate()
        empty = file.stat().st_size
        stories = World(max(100, options.record // 5)).stories(options.record)
        saves = [timed(lambda story=story: record.articles.save("default", *story)) for story in stories]  # type: ignore[misc]
        record.close()  # the log is written back into the file
        size = file.stat().st_size - empty
    tenth = max(1, options.record // 10)
    return Measured(
        length=statistics.mean(words(article["text"]) for article in articles),
        analyse=processor(analysed),
        save=processor(saves[-tenth:]),
        save_early=processor(saves[tenth : 2 * tenth]),
        bytes_each=size / options.record,
        saved=options.record,
        memory=memory,
    )


def processor(taken: list[Took]) -> float:
    """The mean processor time, in seconds."""
    return statistics.mean(took.processor for took in taken)


def table(measured: Measured) -> str:
    """What was measured, and what it comes to."""
    m = measured
    together = m.analyse + m.save
    lines = [
        "| measured | |",
        "|---|---|",
        f"| analyse an article of {m.length:.0f} words | {1000 * m.analyse:.0f} ms of one core |",
        f"| save one with 16 quotations, the record at {m.saved} articles | {1000 * m.save:.1f} ms of one core |",
        f"| the same, the record at a fifth of that | {1000 * m.save_early:.1f} ms of one core |",
        f"| one article in the record (SQLite) | {m.bytes_each / 1000:.0f} kB |",
        f"| a process with the models | {m.memory:.0f} MiB |",
        f"| one core, nothing else to do | {1 / together:.1f} articles a second, {HOUR / together:.0f} an hour |",
        "",
        f"| | articles | hours of one core | one machine of {CORES} cores | machines to be done in a week | disk |",
        "|---|---|---|---|---|---|",
    ]
    for what, count in NEEDS:
        hours = count * together / HOUR
        alone = hours / CORES / SHARE
        time = f"{alone:.1f} hours" if alone < 48 else f"{alone / 24:.0f} days"
        weekly = max(1, -(-alone // (7 * 24)))
        disk = count * m.bytes_each / 1e9
        size = f"{disk:.0f} GB" if disk < 2000 else f"{disk / 1000:.1f} TB"
        lines.append(f"| {what} | {count:,} | {hours:,.0f} | {time} | {weekly:.0f} | {size} |")
    limit = 1 / m.save
    cores = m.analyse * limit / SHARE
    lines += [
        "",
        f"One core saves at most {limit:.0f} articles a second, the disk left out, which {cores:.0f} cores of workers "
        "keep busy. Saves into one newsroom go",
        "side by side on PostgreSQL, but for those that have to do with the same people; on SQLite one at a time.",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
