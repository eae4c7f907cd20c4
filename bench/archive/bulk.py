"""An analysed archive loaded at once into PostgreSQL, against saving its articles one by one: the same record?

    python app.py archive analyse --engine fast releases.jsonl.gz analyses
    python -m bench.archive.bulk analyses
    python -m bench.archive.bulk analyses --count 300

Both read the same rows, in the same order, into two databases of one PostgreSQL that runs as it comes. Printed: the
seconds by the clock of each; and for profiles, aliases, appearances, statements, roles, positions and articles how many
rows both records hold, how many only the one and how many only the other.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence

import pyarrow as pa
from pyarrow import dataset
from tqdm import tqdm

from bench.archive.contents import contents, differences
from bench.load.hosts import stores
from bench.machine import machine, others
from bench.record.synthetic import NEWSROOM
from quotes.archive.analysed_lines import SCHEMA, AnalysedLine, from_row
from quotes.archive.cluster import connected
from quotes.archive.loading import save_lines, spread_on_ray
from quotes.archive.pace import MOST, portions
from quotes.errors import OnRecordError
from quotes.record import Record
from quotes.record.bulk.incoming import told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("analyses", help="the folder that `archive analyse` wrote")
    parser.add_argument("--count", type=int, help="only the first so many lines")
    parser.add_argument("--most", type=int, default=MOST, help="lines that are saved at once")
    parser.add_argument("--parts", type=int, default=2, help="parts that are worked on side by side")
    options = parser.parse_args()
    print(machine())
    table = (
        dataset.dataset(options.analyses, SCHEMA).to_table().sort_by([("source", "ascending"), ("line", "ascending")])
    )
    lines = [from_row(row) for batch in _batches(table, options.count) for row in batch.to_pylist()]
    with others(), stores() as shared, connected():
        alone, bulk = (Record(shared.database(name)) for name in ("alone", "bulk"))
        alone.migrate()
        bulk.migrate()
        spread_on_ray(told, [()] * options.parts)  # the processes are there
        first, second = one_by_one(alone, lines), at_once(bulk, lines, options.most, options.parts)
        print(f"{len(lines)} lines: one by one {first:.1f} s, at once {second:.1f} s, ratio {first / second:.2f}")
        for kind, counts in differences(contents(alone), contents(bulk)).items():
            print(f"{kind:12} in both {counts[0]:8}, only one by one {counts[1]:3}, only at once {counts[2]:3}")
        alone.close()
        bulk.close()


def _batches(table: pa.Table, count: int | None) -> Sequence[pa.RecordBatch]:
    batches: Sequence[pa.RecordBatch] = table.slice(0, count).to_batches(max_chunksize=200)
    return batches


def one_by_one(record: Record, lines: Sequence[AnalysedLine]) -> float:
    """Save each line's article as `ingest` does; the seconds that takes."""
    began = time.perf_counter()
    for line in tqdm(lines, disable=not sys.stderr.isatty()):
        if line.article is not None and line.analysis is not None:
            found = line.analysis
            try:
                record.articles.save_analysed(NEWSROOM, line.article, lambda _, found=found: found)
            except OnRecordError as error:
                print(f"{line.id}: {error.detail}")
    return time.perf_counter() - began


def at_once(record: Record, lines: Sequence[AnalysedLine], most: int, parts: int) -> float:
    """Load the lines as `archive load` does; the seconds that takes."""
    began, became, longest = time.perf_counter(), Counter[str](), 0.0
    for portion in portions(lines, most):
        started = time.perf_counter()
        became.update(found.status for found in save_lines(portion, record, NEWSROOM, spread_on_ray, parts))
        longest = max(longest, time.perf_counter() - started)
    print(f"at once: {dict(became)}, the longest portion {longest:.1f} s")
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
