"""Feeds the article reader and the mark pairing what nobody would write, for so many minutes.

Each input must be read or refused with an error of ours; what is read must keep the promises of a text (every stretch
lies in it, in order, and leads back to the HTML); and none may take more time than its length allows. The first input
that does not is shrunk to a small one, printed, and the exit status is 1. The seed printed at the start repeats a run.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from bench.analysis.hostile import HTML_UNITS
from bench.analysis.linear import JSON_UNITS, MORE_MARKS
from bench.analysis.marks import UNITS as MARK_UNITS
from bench.machine import machine
from quotes.analysis.article import Limits, from_html, from_json, from_text, html_stretches
from quotes.analysis.quotation import quoted_stretches
from quotes.errors import OnRecordError
from quotes.model import Article

LIMITS = Limits()
BATCH = 250  # examples between two looks at the clock
SECONDS = 0.1
PER_CHARACTER = 20e-6
"""What an input may take: so many seconds, and so many more for each of its characters. Linear work takes less."""

WORDS = [
    "Ana Lopes",
    "said",
    "he told",
    "Mr.",
    "3.5",
    "\n",
    "\n\n",
    " ",
    "\u00a0",
    "\u2028",
    "\r\n",
    "\ud800",
    "\0",
    "😀",
]
UNITS = [*HTML_UNITS, *MARK_UNITS.values(), *MORE_MARKS.values(), *WORDS, *(unit for _, unit, _ in JSON_UNITS.values())]
KEYS = [
    "text",
    "html",
    "title",
    "uri",
    "published",
    "language",
    "body_html",
    "headline",
    "bodies",
    "headlines",
    "modified",
]

T = TypeVar("T")

pieces = st.one_of(
    st.sampled_from(UNITS),
    st.builds(lambda unit, times: unit * times, st.sampled_from(UNITS), st.integers(2, 3_000)),
    st.text(max_size=30),
)
texts = st.lists(pieces, max_size=25).map("".join)
bodies = st.one_of(texts.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=2_000))
values = st.recursive(
    st.one_of(texts, st.none(), st.booleans(), st.integers(), st.floats()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)),
    max_leaves=6,
)
documents = st.one_of(
    st.dictionaries(st.sampled_from(KEYS), values, max_size=5),
    st.fixed_dictionaries({"text": texts}, optional={"title": texts, "uri": texts, "published": texts}),
    st.fixed_dictionaries({"html": texts}, optional={"language": texts}),
    st.fixed_dictionaries({"headline": texts, "body_html": texts}),
).map(lambda data: json.dumps(data).encode())

_read = Counter[str]()
_slowest: list[tuple[float, int, str]] = []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}; {machine()}", flush=True)
    end, round_ = time.monotonic() + 60 * arguments.minutes, 0
    while time.monotonic() < end:
        for strategy, check in (
            (texts, marks),
            (bodies, html),
            (bodies, text),
            (st.one_of(documents, bodies), records),
        ):
            try:
                tried(strategy, check, arguments.seed + round_)
            except Exception as error:
                print(f"{check.__name__}: {type(error).__name__}: {error}")
                print(*getattr(error, "__notes__", ()), sep="\n")
                sys.exit(1)
        round_ += 1
    print(f"{sum(_read.values())} inputs in {arguments.minutes:g} minutes, none failed:")
    for name, count in sorted(_read.items()):
        print(f"  {count:7} {name}")
    print("slowest for their length:")
    for rate, length, name in sorted(_slowest, reverse=True)[:5]:
        print(f"  {rate * 1e6:6.2f} microseconds a character, {length} characters, {name}")


def tried(strategy: st.SearchStrategy, check: Callable[..., None], number: int) -> None:
    """Run ``check`` on ``BATCH`` inputs."""

    @seed(number)
    @settings(
        max_examples=BATCH,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @given(strategy)
    def each(given_input: object) -> None:
        check(given_input)

    each()


def marks(text: str) -> None:
    """The stretches lie in the text, in order, apart from each other, and are not empty."""
    found = timed("marks", len(text), lambda: quoted_stretches(text))
    at = 0
    for stretch in found:
        assert at <= stretch.start < stretch.end <= len(text), stretch
        at = stretch.end


def html(body: bytes) -> None:
    """The text of HTML leads back to it."""
    article = timed("HTML", len(body), lambda: from_html(body, {}, LIMITS))
    if article:
        assert article.html is not None
        for stretch in html_stretches(article, 0, len(article.text)):
            assert 0 <= stretch.start < stretch.end <= len(article.html), stretch
        marks(article.text)


def text(body: bytes) -> None:
    """A text comes out as it went in."""
    article = timed("text", len(body), lambda: from_text(body, {}, LIMITS))
    if article:
        assert article.text.encode() in (body, body.removeprefix(b"\xef\xbb\xbf"))


def records(body: bytes) -> None:
    """A JSON body is an article or an error of ours."""
    article: Article | None = timed("JSON", len(body), lambda: from_json(body, LIMITS))
    assert article is None or article.text


def timed(name: str, length: int, work: Callable[[], T]) -> T | None:
    """What ``work`` gives, None where it refuses; AssertionError where it takes more than its length allows."""
    allowed = SECONDS + PER_CHARACTER * length
    for _ in range(3):  # a busy machine is no failure: the best of three counts
        start = time.process_time()
        try:
            answer, outcome = work(), "read"
        except OnRecordError:
            answer, outcome = None, "refused"
        took = time.process_time() - start
        if took <= allowed:
            break
    else:
        raise AssertionError(f"{took:.2f} s for {length} characters of {name}")
    _read[f"{name} {outcome}"] += 1
    if length > 1_000:
        _slowest.append((took / length, length, name))
        if len(_slowest) > 1_000:
            _slowest[:] = sorted(_slowest, reverse=True)[:5]
    return answer


WORK: list[tuple[st.SearchStrategy[object], Callable[..., None]]] = [
    (texts, marks),
    (bodies, html),
    (bodies, text),
    (documents, records),
]

if __name__ == "__main__":
    main()
