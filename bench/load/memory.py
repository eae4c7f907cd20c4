"""The memory of a serving worker after many articles: resident, in MiB."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.load.serving import post, serve
from bench.machine import DEMO, articles_of, machine, read_articles


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path, default=DEMO, help="JSON lines (default: the demo articles)")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--length", type=int, default=800, help="words of one article")
    parser.add_argument("--keep", action="store_true", help="into the record (POST /v1/articles), not only extract")
    options = parser.parse_args()
    articles = articles_of(options.length, options.count, read_articles(options.articles))
    print(machine())
    with serve(workers=1) as server:
        print(f"worker at the start           {server.mebibytes():7.0f} MiB")
        connection = server.connect()
        for number, record in enumerate(articles, 1):
            post(connection, "/v1/articles" if options.keep else "/v1/extract", record)
            if number in (10, options.count // 2, options.count):
                print(f"worker after {number:4} articles    {server.mebibytes():7.0f} MiB")


if __name__ == "__main__":
    main()
