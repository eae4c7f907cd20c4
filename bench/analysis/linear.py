"""Time against length for the worst shapes that a text can have: reading HTML and JSON, and pairing quotation marks.

Every shape is timed (CPU seconds, the best of some runs) at lengths that double; the ten that take longest are printed
with the growth of each doubling (linear work: about 2). `--plot FILE` draws them as SVG. Exits with 1 where a doubling
of the length takes more than `--most` times as long, at times that are long enough to be measured.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import log2
from pathlib import Path

from bench.analysis.hostile import HTML_UNITS
from bench.analysis.marks import UNITS as MARK_UNITS
from bench.machine import machine
from quotes.analysis.article import Limits, from_html, from_json, html_stretches
from quotes.analysis.quotation import quoted_stretches
from quotes.errors import OnRecordError

Make = Callable[[int], str]
JSON_UNITS = {
    "arrays": ("", "[", ""),
    "objects": ("", '{"a":', ""),
    "arrays beside": ('{"a":[', "[],", "[]]}"),
    "escapes": ('{"text":"', '\\"', '"}'),
    "surrogates": ('{"text":"', "\\ud83d\\ude00", '"}'),
    "quotes": ("", '"', ""),
    "backslashes": ("", "\\", ""),
    "one number": ('{"a":', "9", "}"),
    "one key": ("{", '"a":1,', '"a":1}'),
    "spaces": ("", " ", ""),
}
MORE_MARKS = {
    "opening": "“",
    "closing": "”",
    "nested": "“‘",
    "guillemets": "«a» ",
    "paragraphs": "“a.\n\n",
    "apostrophes": "'a",
    "primes": "6'2\" ",
    "said": "”, he said, “",
    "never opened": 'a b c d e f," he said. ',
    "backticks": "``a'' ",
}
SHORTEST = 1 / 16
MEASURABLE = 0.05  # seconds
COLOURS = ("#1b6ca8", "#b5482a", "#3f7d20", "#8a4fa3", "#c08a00", "#007a74", "#a3123a", "#555555", "#5b3fd1", "#2f9e44")


@dataclass(frozen=True)
class Shape:
    """A kind of text, and what reads it. ``make`` gives one of about so many characters."""

    name: str
    make: Make
    read: Callable[[str], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1_000_000, help="the greatest length of a body, in characters")
    parser.add_argument("--characters", type=int, default=200_000, help="the greatest length of a text")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--most", type=float, default=3.0, help="times as long, for twice the length")
    parser.add_argument("--plot", type=Path, help="an SVG file to write")
    arguments = parser.parse_args()
    found = []
    for shape, greatest in shapes(arguments.size, arguments.characters):
        lengths = [round(greatest * SHORTEST * 2**step) for step in range(round(-log2(SHORTEST)) + 1)]
        found.append((shape.name, [(n, seconds(shape, n, arguments.runs)) for n in lengths]))
    found.sort(key=lambda row: -row[1][-1][1])
    print(f"{len(found)} shapes; {machine()}")
    for name, points in found[:10]:
        print(f"{name:36}", "  ".join(f"{n:>9,}: {s:6.3f} s" for n, s in points), f"  x{growth(points):.2f} at most")
    if arguments.plot:
        arguments.plot.write_text(plot(found[:10]), encoding="utf-8")
    bent = [(name, growth(points)) for name, points in found if growth(points) > arguments.most]
    for name, times in bent:
        print(f"not linear: {name}, x{times:.2f} for a doubling")
    sys.exit(bool(bent))


def shapes(size: int, characters: int) -> list[tuple[Shape, int]]:
    """Every shape with the greatest length that the service takes of it."""
    limits = Limits(max_bytes=4 * size, max_characters=size)
    html = [Shape(f"HTML {unit!r:.30}", repeated("", unit, ""), html_reader(limits)) for unit in HTML_UNITS]
    json = [Shape(f"JSON {name}", repeated(*parts), json_reader(limits)) for name, parts in JSON_UNITS.items()]
    units = {**MARK_UNITS, **MORE_MARKS}
    marks = [Shape(f"marks {name}", repeated("", unit, ""), quoted_stretches) for name, unit in units.items()]
    return [(shape, size) for shape in html + json] + [(shape, characters) for shape in marks]


def repeated(before: str, unit: str, after: str) -> Make:
    """Makes texts of one unit again and again."""
    return lambda length: before + unit * max(1, (length - len(before) - len(after)) // len(unit)) + after


def html_reader(limits: Limits) -> Callable[[str], object]:
    """Reads HTML, and finds the way back to it."""

    def read(body: str) -> None:
        article = from_html(body.encode(), {}, limits)
        html_stretches(article, 0, len(article.text))

    return read


def json_reader(limits: Limits) -> Callable[[str], object]:
    """Reads JSON."""
    return lambda body: from_json(body.encode(), limits)


def seconds(shape: Shape, length: int, runs: int) -> float:
    """CPU seconds for one reading, the best of ``runs``; what is refused counts too."""
    body = shape.make(length)
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        with suppress(OnRecordError):
            shape.read(body)
        best = min(best, time.process_time() - start)
    return best


def growth(points: list[tuple[int, float]]) -> float:
    """The greatest growth of time over a doubling of the length, among those that can be measured."""
    grown = [after / before for (_, before), (_, after) in pairwise(points) if before >= MEASURABLE]
    return max(grown, default=0.0)


def plot(rows: list[tuple[str, list[tuple[int, float]]]]) -> str:
    """The rows as lines over the length, as an SVG picture with both axes from nought."""
    width, height, left, top = 560, 320, 60, 20
    longest = max(n for _, points in rows for n, _ in points)
    slowest = max(s for _, points in rows for _, s in points)
    lines = []
    for number, (name, points) in enumerate(rows):
        colour = COLOURS[number % len(COLOURS)]
        places = " ".join(
            f"{left + n / longest * width:.1f},{top + height - s / slowest * height:.1f}" for n, s in points
        )
        lines.append(f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="2"/>')
        at = top + 14 + 18 * number
        lines.append(f'<text x="{left + width + 16}" y="{at}" fill="{colour}">{escape(name)}</text>')
    foot = top + height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 {height + 70}" font-family="sans-serif"'
        ' font-size="12">'
        f'<rect width="900" height="{height + 70}" fill="#ffffff"/>'
        f'<path d="M{left} {top}V{foot}H{left + width}" fill="none" stroke="#222222"/>'
        f'<text x="{left - 8}" y="{top + 8}" text-anchor="end">{slowest:.2f} s</text>'
        f'<text x="{left - 8}" y="{foot}" text-anchor="end">0</text>'
        f'<text x="{left + width}" y="{foot + 18}" text-anchor="end">{longest:,} characters</text>'
        f'<text x="{left}" y="{foot + 40}">CPU time against length, the ten slowest shapes; {escape(machine())}</text>'
        f"{''.join(lines)}</svg>\n"
    )


if __name__ == "__main__":
    main()
