"""Time of the whole analysis against length, for texts made to hurt: seconds of user time, those of the network apart.

Every shape is analysed at lengths that double, and printed at once with the time of each length and its greatest growth
over a doubling (linear work: about 2). One that takes more than `--most` times as long for twice the length, in all or
outside the network, at times that are long enough to be measured, is timed again, up to `--tries` times, and its
quickest times count: a busy machine only ever adds. Exits with 1 where one stays over the bound. User time, for a
virtual machine takes its time to hand out memory, and more of it for more memory.

With `--tags made-up` no network runs: every piece gets tags made of its number, as many as can be of each kind. That
is quicker, and crueller to what comes behind the network.
"""

from __future__ import annotations

import argparse
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from bench.analysis.linear import MORE_MARKS
from bench.analysis.marks import UNITS as MARK_UNITS
from bench.analysis.network_clock import NetworkClock, clocked
from bench.machine import machine, others, use_one_core
from quotes.analysis import analyse
from quotes.analysis.attribution import Attributor
from quotes.analysis.attribution.links import VECTOR
from quotes.analysis.attribution.trained_attributor import TAGS
from quotes.analysis.engine import load_attributor
from quotes.model import Article

NAMES = {
    "given names": "Anna ",
    "initials": "J. ",
    "dotted initials": "J.K. ",
    "titles": "Mr. ",
    "Irish names": "O'",
    "two names": "Anna Lopes ",
    "hyphens": "Anna-",
    "particles": "de la van ",
    "joined": "Anna and Bo, ",
    "capitals": "ANNA ",
    "offices": "President of the Senate of ",
    "many people": None,
    "many surnames": None,
    "one surname": None,
}
PROSE = {
    "said": "Ana Lopes said. ",
    "said that": "Ana Lopes said that Bo Larsen said that ",
    "he said": "He said she said they said ",
    "quotations": "“We sail,” Ana Lopes said. ",
    "short quotations": "“It rains.” He said so.\n",
    "continued": "“We sail.\n\n",
    "interrupted": "“We sail,” he said, “now,” ",
    "transcript": "ANA LOPES: We sail.\n\n",
    "interview": "Q: Do we sail?\nA: We do.\n",
    "questions": "Did he say that? ",
    "denials": "He did not say that he did not say that ",
    "according to": "according to Ana Lopes, according to ",
    "supports": "Ana Lopes supports the ban on the ban of the ban, she said. ",
    "stances": "“I oppose the ferry tax,” Ana Lopes said.\n\n",
    "stances on it": "“I was wrong about the dam. I support it,” Ana Lopes said.\n\n",
    "told by": "Frost said Denny had told him Frost said ",
    "roles": "Ana Lopes, the minister of trade, the mayor of Alden, ",
    "pronouns": "he she they it his her ",
    "dates": "on Monday May 3, 2021 last week ",
    "dateline": "ALDEN, May 3 (Wire) - ",
    "one sentence": "and it went on ",
    "one paragraph of stops": "a. ",
    "lines": "a\n",
    "paragraphs": "Ana Lopes said.\n\n",
    "brackets": "(a ",
    "handles": "@a ",
    "addresses": "http://a.example/b ",
    "Chinese": "说",
    "emoji": "\U0001f600",
    "combining": "e\u0301",
    "unseen": "a\u200b",
    "spaces": "a" + " " * 50,
    "one word": "a",
    "dashes": "– ",
    "ellipses": "... ",
    "bullets": "• a\n",
}
SHORTEST, LONGEST = 8_000, 64_000
MEASURABLE = 0.3  # seconds; what is quicker is lost in noise


@dataclass(frozen=True)
class Times:
    """Seconds for a text of so many characters: in all, and those outside the network."""

    length: int
    whole: float
    outside: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shortest", type=int, default=SHORTEST)
    parser.add_argument("--longest", type=int, default=LONGEST)
    parser.add_argument("--most", type=float, default=2.3, help="times as long, for twice the length")
    parser.add_argument("--tries", type=int, default=3, help="of a shape over the bound; the quickest counts")
    parser.add_argument("--tags", choices=("network", "made-up"), default="network")
    parser.add_argument("--only", nargs="*", help="shapes by name")
    arguments = parser.parse_args()
    use_one_core()  # the user time of the network is not to be told from that of another thread
    engine = load_attributor()
    network = clocked(engine, _user_seconds, _made_up if arguments.tags == "made-up" else None)
    _read(engine, "“We support the ban on ferries,” Ana Lopes said on Monday.")  # loads what is loaded late
    chosen = {name: make for name, make in shapes().items() if not arguments.only or name in arguments.only}
    print(f"{len(chosen)} shapes, tags by {arguments.tags}; {machine()}", flush=True)
    grown: dict[str, float] = {}
    with others():
        for name, make in chosen.items():
            texts = [make(length) for length in _doubled(arguments.shortest, arguments.longest)]
            times = [_time(engine, network, text) for text in texts]
            for _ in range(arguments.tries - 1):
                if max(growth(times)) > arguments.most:
                    times = [_quicker(t, _time(engine, network, text)) for t, text in zip(times, texts, strict=True)]
            grown[name] = max(growth(times))
            print(_row(name, times), flush=True)
    bent = sorted((name for name in grown if grown[name] > arguments.most), key=lambda name: -grown[name])
    print(f"{len(bent)} shapes take more than {arguments.most} times as long for twice the length: {bent}")
    sys.exit(bool(bent))


def shapes() -> dict[str, Callable[[int], str]]:
    """Every shape by its name: makes a text of so many characters, in a headline and in a story below it."""
    units = {**MARK_UNITS, **MORE_MARKS, **NAMES, **PROSE}
    made: dict[str, Callable[[int], str]] = {name: _repeated(unit) for name, unit in units.items() if unit}
    made["many people"] = lambda length: _numbered(length, "{} {} said that it rains. ", 2)
    made["many surnames"] = lambda length: _numbered(length, "{} said so. ", 1)
    made["one surname"] = lambda length: _numbered(length, "{} Lopes said “yes” to Lopes. ", 1)
    return made


def _repeated(unit: str) -> Callable[[int], str]:
    tail = "\n\n“The ferry sails,” Anna Holm said. “It sails now.”"
    return lambda length: (unit * (length // len(unit) + 1))[: length - len(tail)] + tail


def _numbered(length: int, pattern: str, names: int) -> str:
    """Sentences, each of other names, until the text is long enough."""
    parts: list[str] = []
    size = number = 0
    while size < length:
        number += 1
        letters = [_spelled(number * (k + 3)) for k in range(names)]
        parts.append(pattern.format(*letters))
        size += len(parts[-1])
    return "".join(parts)[:length]


def _spelled(number: int) -> str:
    """A number as something like a name."""
    out = ""
    while number:
        number, digit = divmod(number, 60)
        out += "bdfgklmnprst"[digit // 5] + "aeiou"[digit % 5]
    return out.capitalize() + "n"


def _doubled(shortest: int, longest: int) -> list[int]:
    lengths = [shortest]
    while 2 * lengths[-1] <= longest:
        lengths.append(2 * lengths[-1])
    return lengths


def _read(engine: Attributor, text: str) -> None:
    analyse(Article(text), engine, review_below=0.7, unknown_below=0.5)


def _time(engine: Attributor, network: NetworkClock, text: str) -> Times:
    network.seconds, began = 0.0, _user_seconds()
    _read(engine, text)
    whole = _user_seconds() - began
    return Times(len(text), whole, whole - network.seconds)


def _user_seconds() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def _quicker(one: Times, other: Times) -> Times:
    return Times(one.length, min(one.whole, other.whole), min(one.outside, other.outside))


def growth(times: list[Times]) -> tuple[float, float]:
    """The greatest growth over a doubling, in all and outside the network, where it can be measured."""
    whole = [b.whole / a.whole for a, b in pairwise(times) if a.whole >= MEASURABLE]
    outside = [b.outside / a.outside for a, b in pairwise(times) if a.outside >= MEASURABLE]
    return max(whole, default=0.0), max(outside, default=0.0)


def _row(name: str, times: list[Times]) -> str:
    whole, outside = growth(times)
    columns = "  ".join(f"{t.length:>6,}: {t.whole:6.2f} ({t.outside:5.2f}) s" for t in times)
    return f"{name:24} {columns}  x{whole:.2f} (x{outside:.2f})"


def _made_up(ids: Any, *_: Any) -> tuple[Any, Any]:
    """Outputs for a window of ``ids``, as deep in tags as can be: the piece's number decides."""
    ids = np.asarray(ids)
    rows = np.arange(len(ids))
    logits = np.full((len(ids), TAGS), -4.0, dtype=np.float32)
    for start, width in ((0, 7), (7, 7), (14, TAGS - 14)):
        logits[rows, start + (ids * 7 + rows) % width] = 4.0
    vectors = np.sin(np.outer(ids % 97 + 1, np.arange(VECTOR) % 89 + 1)).astype(np.float32)
    return logits, vectors


if __name__ == "__main__":
    main()
