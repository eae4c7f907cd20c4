"""How fast the record is: saves and look-ups in a record of made-up articles.

Each article has about 800 words, 16 quotations by 6 of the speakers, with roles; the words are drawn from a made-up
vocabulary in the proportions of a language (Zipf).
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path

from bench.machine import machine
from quotes.model import Analysis, Article, Evidence, Quotation, QuotedSpan, Span, Speaker, SpeakerRef
from quotes.record import Record
from quotes.record.model import QuotationFilter, QuotationOrder, SpeakerFilter

SYLLABLES = [consonant + vowel for consonant in "bdklmnrst" for vowel in "aeio"]
ROLES = ["minister of trade", "Harbour Authority spokesman", "chief executive of Northwind", "mayor", "former senator"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--people", type=int, default=2_000)
    parser.add_argument("--url", help="an empty record to fill (an SQLAlchemy URL); else SQLite in a temporary folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="on-record-bench-") as folder:
        record = Record(arguments.url or f"sqlite:///{folder}/record.db")
        record.migrate()
        print(machine())
        measure(record, arguments.articles, arguments.people)
        for path in Path(folder).glob("record.db"):
            print(f"size of the file: {path.stat().st_size / 1e6:.0f} MB")
        record.close()


def measure(record: Record, articles: int, people: int) -> None:
    """Fill ``record`` and print the times."""
    world = World(people)
    fill(record, world, articles)
    calls = lookups(record, world, world.people[0]) | searches(record, *world.vocabulary[:3], world.vocabulary[-1])
    for what, call in calls.items():
        show(what, [timed(call) for _ in range(50)])


def fill(record: Record, world: World, articles: int) -> None:
    """Save ``articles`` of the ``world`` and print what the first and the last cost."""
    keeps = []
    for i, (article, analysis) in enumerate(world.stories(articles)):
        keeps.append(timed(partial(record.articles.save, "default", article, analysis)))
        if sys.stderr.isatty():
            print(f"\r{i + 1} of {articles}", end="", file=sys.stderr)
    tenth = max(1, articles // 10)
    show("keep, the first tenth", keeps[:tenth])
    show("keep, the last tenth", keeps[-tenth:])


def lookups(record: Record, world: World, name: str) -> dict[str, Callable[[], object]]:
    """What is asked of the speaker ``name`` and of one quotation, by what the report calls it."""
    busiest = record.speakers.search("default", SpeakerFilter(q=name)).items[0]
    print(f"busiest speaker: {busiest.statements} statements in {busiest.articles} articles")
    word = world.vocabulary[0]
    page = record.quotations.search("default", QuotationFilter(speaker=busiest.id))
    return {
        "speakers by name": lambda: record.speakers.search("default", SpeakerFilter(q=name)),
        "speakers by misspelled name": lambda: record.speakers.search(
            "default", SpeakerFilter(q=name[:-2] + name[-1] + "x")
        ),
        "speakers by role": lambda: record.speakers.search("default", SpeakerFilter(role="trade minister")),
        "profile of the busiest": lambda: record.speakers.read("default", busiest.id),
        "roles on a day": lambda: record.speakers.roles("default", busiest.id, on=date(2020, 1, 1)),
        "quotations of the busiest": lambda: record.quotations.search("default", QuotationFilter(speaker=busiest.id)),
        "... the second page": lambda: record.quotations.search(
            "default", QuotationFilter(speaker=busiest.id), page.next
        ),
        "... with a common word": lambda: record.quotations.search(
            "default", QuotationFilter(speaker=busiest.id, q=word)
        ),
        "... by one publisher": lambda: record.quotations.search(
            "default", QuotationFilter(speaker=busiest.id, publisher="Paper 3")
        ),
        "check of words that were said": lambda: record.quotations.check("default", page.items[0].spans[0].exact),
        "one quotation": lambda: record.quotations.read("default", page.items[0].id),
    }


def searches(record: Record, word: str, second: str, third: str, rare: str) -> dict[str, Callable[[], object]]:
    """What is asked of all quotations, by what the report calls it: of common words (``word`` the most common), and of
    a ``rare`` one."""

    def search(order: QuotationOrder = "newest", **wanted: str) -> object:
        return record.quotations.search("default", QuotationFilter(**wanted), order=order)

    return {
        "everything with a rare word": lambda: record.quotations.search("default", QuotationFilter(q=rare)),
        "everything with a common word": lambda: record.quotations.search("default", QuotationFilter(q=word)),
        "search: two words, one left out": lambda: search(q=f"{word} {second} -{third}"),
        "search: this OR that by a role": lambda: search(q=f"{second} OR {rare}", role="trade minister"),
        "search: a common word, best first": lambda: search("best", q=word),
        "search: a rare word, best first": lambda: search("best", q=rare),
        "facets of a common word": lambda: record.quotations.overview("default", QuotationFilter(q=word)),
        "facets of a rare word": lambda: record.quotations.overview("default", QuotationFilter(q=rare)),
        "facets of everything": lambda: record.quotations.overview("default", QuotationFilter()),
    }


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took: seconds by the clock, and seconds of this process's processor time."""

    clock: float
    processor: float


def timed(call: Callable[[], object]) -> Took:
    """How long ``call`` takes."""
    clock, processor = time.perf_counter(), time.process_time()
    call()
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def show(what: str, took: list[Took]) -> None:
    """One line in milliseconds: median and 99th percentile by the clock, median of processor time."""
    clock = sorted(t.clock for t in took)
    processor = statistics.median(t.processor for t in took)
    print(
        f"{what:40} median {statistics.median(clock) * 1e3:7.2f} ms   p99 {clock[len(clock) * 99 // 100] * 1e3:7.2f} ms"
        f"   processor {processor * 1e3:7.2f} ms"
    )


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
        """One article of 16 paragraphs, a quotation of 25 words and 25 other words in each."""
        who = list(dict.fromkeys(self.random.choices(self.people, self.renown, k=6)))
        text, quotations = "", []
        roles: dict[str, Span] = {}
        for i in range(16):
            name = self.random.choice(who)
            words = self.words(50)
            start = len(text) + 1
            text += "“" + " ".join(words[:25])
            end = len(text)
            text += ",” said "
            if name not in roles:
                role = self.random.choice(ROLES)
                roles[name] = Span(len(text), len(text) + len(role), role)
                text += role + " "
            text += name + ". " + " ".join(words[25:]) + ".\n\n"
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
        article = Article(text, f"Title {number}", f"urn:bench:{number}", day, f"Paper {number % 20}")
        return article, Analysis("a", tuple(quotations), speakers, (), None, None, "en", (), "bench")


if __name__ == "__main__":
    main()
