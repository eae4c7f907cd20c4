"""How fast the record is: saves, look-ups and searches in a record of made-up articles (``bench.record.synthetic``).

    python -m bench.record.lookups --url sqlite:///million.db

builds the record where there is none, and then measures it; with ``--url`` it stays, and the same command measures it
again: so the times can be taken on a quiet machine. Every search is of other words each time, drawn as they occur.
Those of the page are whole: the list, the counts beside it, and its HTML. Processor time is that of this process, and
on PostgreSQL of what serves it there.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import islice, repeat
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask.testing import FlaskClient
from sqlalchemy.engine import make_url

from bench.machine import machine, others
from bench.record.serving import served
from bench.record.synthetic import NEWSROOM, PEOPLE, ROLES, World, built
from bench.record.timing import processor_time, settle, show, timed
from quotes.record import Record
from quotes.record.db.ids import new_id
from quotes.record.model.quotations import QuotationFilter, QuotationOrder
from quotes.record.model.speakers import SpeakerFilter

SAVES = 50
Ask = Callable[[], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotations", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--times", type=int, default=200, help="how often each is asked")
    parser.add_argument(
        "--url", help="a record (SQLAlchemy URL) to keep, filled where it is empty; else SQLite in a temporary folder"
    )
    arguments = parser.parse_args()
    with built(arguments.url, arguments.quotations, arguments.people) as (url, record, world):
        print(machine())
        with others(), served(url) as client:
            measure(url, record, world, arguments.times, client)
        if database := make_url(url).database:
            for path in filter(Path.is_file, [Path(database)]):
                print(f"size of the file: {path.stat().st_size / 1e6:.0f} MB")


def measure(url: str, record: Record, world: World, times: int, client: FlaskClient) -> None:
    """Print the times of saves, look-ups, searches and pages. What is asked first of each kind, when the statement is
    made, is left out."""
    kinds = searches(record, world)
    pages = search_pages(client, record, world)
    others = {what: repeat(ask) for what, ask in lookups(record, world, world.people[0]).items()}
    for asks in (*kinds.values(), *pages.values(), *others.values()):
        next(asks)()
    settle()
    spent = processor_time(url)
    every, seen = [], []
    for what, asks in (kinds | pages | others).items():
        took = [timed(ask, spent) for ask in islice(asks, times)]
        show(what, took)
        every += took if what.startswith(("search", "facets", "... the third")) else []
        seen += took if what in pages else []
    show("every search", every)
    show("every page", seen)
    saves = []
    for number in range(SAVES):
        article, analysis = world.story(number)
        fresh = partial(record.articles.save, NEWSROOM, replace(article, uri=f"urn:bench:{new_id()}"), analysis)
        saves.append(timed(fresh, spent))
    show("save an article of 800 words", saves)


def lookups(record: Record, world: World, name: str) -> dict[str, Ask]:
    """What is asked of the speaker ``name`` and of one quotation, by what the report calls it."""
    busiest = record.speakers.search(NEWSROOM, SpeakerFilter(q=name)).items[0]
    print(f"busiest speaker: {busiest.statements} statements in {busiest.articles} articles")
    word = world.vocabulary[0]
    page = record.quotations.search(NEWSROOM, QuotationFilter(speaker=busiest.id))
    return {
        "speakers by name": lambda: record.speakers.search(NEWSROOM, SpeakerFilter(q=name)),
        "speakers by misspelled name": lambda: record.speakers.search(
            NEWSROOM, SpeakerFilter(q=name[:-2] + name[-1] + "x")
        ),
        "speakers by role": lambda: record.speakers.search(NEWSROOM, SpeakerFilter(role="trade minister")),
        "profile of the busiest": lambda: record.speakers.read(NEWSROOM, busiest.id),
        "roles on a day": lambda: record.speakers.roles(NEWSROOM, busiest.id, on=date(2020, 1, 1)),
        "quotations of the busiest": lambda: record.quotations.search(NEWSROOM, QuotationFilter(speaker=busiest.id)),
        "... the second page": lambda: record.quotations.search(
            NEWSROOM, QuotationFilter(speaker=busiest.id), page.next
        ),
        "... with a common word": lambda: record.quotations.search(
            NEWSROOM, QuotationFilter(speaker=busiest.id, q=word)
        ),
        "... by one publisher": lambda: record.quotations.search(
            NEWSROOM, QuotationFilter(speaker=busiest.id, publisher="Paper 3")
        ),
        "check of words that were said": lambda: record.quotations.check(NEWSROOM, page.items[0].spans[0].exact),
        "one quotation": lambda: record.quotations.read(NEWSROOM, page.items[0].id),
    }


def searches(record: Record, world: World) -> dict[str, Iterator[Ask]]:
    """What is asked of all quotations, by what the report calls it: each time another search."""
    filters = drawn_filters(record, world)
    newest = {f"search: {what}": _asked(record, draw, "newest") for what, draw in filters.items()}
    ranked = ("a word", "a rare word", "two words")
    best = {f"search, best first: {what}": _asked(record, filters[what], "best") for what in ranked}
    later = {
        f"... the third page of {what}": _third(record, filters[what]) for what in ("a word", "a word, one publisher")
    }
    facets = {f"facets of {what}": _counted(record, draw) for what, draw in filters.items()}
    return newest | later | best | facets | {"facets of everything": _counted(record, QuotationFilter)}


def search_pages(client: FlaskClient, record: Record, world: World) -> dict[str, Iterator[Ask]]:
    """The page of the same searches."""
    filters = drawn_filters(record, world)
    newest = {f"/search: {what}": _opened(client, draw, "newest") for what, draw in filters.items()}
    return newest | {"/search, best first: a word": _opened(client, filters["a word"], "best")}


def _asked(record: Record, draw: Callable[[], QuotationFilter], order: QuotationOrder) -> Iterator[Ask]:
    while True:
        yield partial(record.quotations.search, NEWSROOM, draw(), order=order)


def _third(record: Record, draw: Callable[[], QuotationFilter]) -> Iterator[Ask]:
    """The third page of a search that has one; the two before it are not measured."""
    while True:
        wanted, cursor = draw(), None
        for _ in range(2):
            cursor = record.quotations.search(NEWSROOM, wanted, cursor).next
            if cursor is None:
                break
        else:
            yield partial(record.quotations.search, NEWSROOM, wanted, cursor)


def _counted(record: Record, draw: Callable[[], QuotationFilter]) -> Iterator[Ask]:
    while True:
        yield partial(record.quotations.overview, NEWSROOM, draw())


def _opened(client: FlaskClient, draw: Callable[[], QuotationFilter], order: QuotationOrder) -> Iterator[Ask]:
    while True:
        wanted = draw()
        typed = {name: getattr(wanted, name) for name in ("q", "role", "publisher", "speaker", "medium")}
        others = {"from": wanted.from_date, "to": wanted.to_date, "reviewed": wanted.reviewed}
        given = {name: _as_typed(value) for name, value in (typed | others).items() if value is not None}
        yield partial(_open, client, f"/search?{urlencode(given | {'order': order})}")


def _as_typed(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _open(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")


def drawn_filters(record: Record, world: World) -> dict[str, Callable[[], QuotationFilter]]:
    """Searches, by what the report calls them, each time of other words: drawn as they occur, so that most are common,
    or ("rare") all alike, so that most are rare."""
    chance, words = random.Random(13), world.words
    known = [record.speakers.search(NEWSROOM, SpeakerFilter(q=who)).items for who in world.people[:50]]
    speakers = [found[0].id for found in known if found]

    def typed(pattern: str, count: int = 1, **others: Any) -> QuotationFilter:
        return QuotationFilter(q=pattern.format(*words(count)), **others)

    def between() -> QuotationFilter:
        start = date(2018, 1, 1) + timedelta(days=chance.randrange(1600))
        return typed("{}", from_date=start, to_date=start + timedelta(days=365))

    return {
        "a word": lambda: typed("{}"),
        "a rare word": lambda: QuotationFilter(q=chance.choice(world.vocabulary)),
        "two words": lambda: typed("{} {}", 2),
        "three words, one left out": lambda: typed("{} {} -{}", 3),
        "a phrase": lambda: typed('"{} {}"', 2),
        "this OR that, by a role": lambda: typed("{} OR {}", 2, role=chance.choice(ROLES)),
        "a word, within a year": between,
        "a word, one publisher": lambda: typed("{}", publisher=f"Paper {chance.randrange(20)}"),
        "a word, one speaker": lambda: typed("{}", speaker=chance.choice(speakers)),
        "one publisher": lambda: QuotationFilter(publisher=f"Paper {chance.randrange(20)}"),
        "a word, one publisher, by a role": lambda: typed(
            "{}", publisher=f"Paper {chance.randrange(20)}", role=chance.choice(ROLES)
        ),
        "a word, at interviews (none)": lambda: typed("{}", medium="interview"),
        "a word, not reviewed": lambda: typed("{}", reviewed=False),
        "a word, reviewed (none)": lambda: typed("{}", reviewed=True),
    }


if __name__ == "__main__":
    main()
