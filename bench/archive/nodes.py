"""An archive on two Ray nodes, one of which is killed in the middle: is every article there, and once?

    python -m bench.archive.nodes
    python -m bench.archive.nodes --archive releases.jsonl.gz

Two raylets with a core each on this machine, beside a head that has none, all on the loopback address. Once the
first analyses are written, one node is killed with all its processes; none takes its place before the end. Printed: how
many lines of the archive are missing in the output, how many are there twice, how many failed; and the same once more
after the command was run again on the finished output.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import get_args

import quotes.archive  # noqa: F401  (before Ray: it keeps to the loopback address)

# isort: split
import ray
from pyarrow import parquet
from ray.cluster_utils import Cluster

from bench.machine import DEMO, articles_of, machine, others, read_articles
from quotes.archive.analysing import analyse_archive
from quotes.archive.reader import Reading
from quotes.exchange.input_lines import open_articles
from quotes.lexicon.nouns import counted
from quotes.model import Engine
from quotes.settings import Settings

ROWS_OF_FILE = 20
OBJECT_STORE = 200 * 1024 * 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", type=Path, help="JSON lines (.gz); default: made of the demonstration articles")
    parser.add_argument("--lines", type=int, default=400, help="lines of a made archive")
    parser.add_argument("--engine", choices=get_args(Engine), default="fast")
    options = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory(prefix="on-record-nodes-") as folder, others():
        archive = options.archive or made_archive(Path(folder), options.lines)
        with open_articles(archive) as lines:
            count = sum(1 for line in lines if line.strip())
        run(archive.resolve(), count, Path(folder) / "out", Reading.of(Settings(), options.engine))


def made_archive(folder: Path, lines: int) -> Path:
    """An archive of so many lines, of the paragraphs of the demonstration articles."""
    path = folder / "archive.jsonl"
    articles = articles_of(400, lines, read_articles(DEMO))
    path.write_text("\n".join(json.dumps(article) for article in articles), encoding="utf-8")
    return path


def run(archive: Path, count: int, out: Path, reading: Reading) -> None:
    """Analyse on two nodes, kill one, and print what is in the output; then run it again."""
    cluster = Cluster(True, True, {"num_cpus": 0, "object_store_memory": OBJECT_STORE, "include_dashboard": False})
    nodes = [cluster.add_node(num_cpus=1, object_store_memory=OBJECT_STORE) for _ in range(2)]
    killer = threading.Thread(target=kill_midway, args=(cluster, nodes[1], out), daemon=True)
    killer.start()
    began = time.monotonic()
    analyse_archive([str(archive)], str(out), reading, ROWS_OF_FILE)
    killer.join()
    print(f"{count} lines, {time.monotonic() - began:.0f} s; {judged(out, count)}")
    cluster.add_node(num_cpus=1, object_store_memory=OBJECT_STORE)
    analyse_archive([str(archive)], str(out), reading, ROWS_OF_FILE)
    print(f"run again on the finished output: {judged(out, count)}")
    ray.shutdown()
    cluster.shutdown()


def kill_midway(cluster: Cluster, node: object, out: Path) -> None:
    """Kill a node, as a power failure would, once analyses are written."""
    while not any(out.glob("*.parquet")):
        time.sleep(0.2)
    written = len(list(out.glob("*.parquet")))
    cluster.remove_node(node, allow_graceful=False)
    there = f"{counted(written, 'file')} of {ROWS_OF_FILE} lines and more"
    print(f"killed one of two nodes once the output had {there}", flush=True)


def judged(out: Path, count: int) -> str:
    """How many lines of the archive are missing, twice, failed in the output."""
    table = parquet.read_table(out, columns=["id", "line", "error"])
    there = Counter(table["id"].to_pylist())
    failed = sum(1 for error in table["error"].to_pylist() if error)
    missing = count - len(there)
    twice = sum(1 for times in there.values() if times > 1)
    return f"missing {missing}, twice {twice}, failed {failed}"


if __name__ == "__main__":
    main()
