"""How well date expressions are read: against the normalised dates of a TimeML corpus (TempEval-3).

The corpus marks every time expression, also those of the future; ours reads dates up to the day of writing only, as
statements need. So two shares are printed by kind of expression: right of all that were read, and right of those which
the corpus itself puts in the past and normalises to the full (no "1998-12-XX"). Of those which the corpus normalises to
a day, all count: one in the past is right with its day, one that lies ahead where no date was read.
"""

from __future__ import annotations

import argparse
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quotes.analysis.dates.expressions import DateExpression, date_expressions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="a folder of TimeML files (.tml), searched to the bottom")
    parser.add_argument("--wrong", type=int, default=0, help="print so many of the expressions read wrongly")
    arguments = parser.parse_args()
    dates, read, right, past, past_right, days = 0, *(Counter[str]() for _ in range(5))
    wrong: list[str] = []
    for path in sorted(arguments.corpus.rglob("*.tml")):
        for marked in _marked_dates(path):
            dates += 1
            found = _found(marked)
            correct = found is not None and _value(found) == marked.value[: len(_value(found))]
            if re.match(r"\d{4}-\d\d-\d\d", marked.value):
                ahead = marked.value[:10] > marked.written.isoformat()
                days["of"] += 1
                days["right"] += correct or (ahead and found is None)
                days["read rightly"] += correct
            if not found:
                continue
            lies_back = "X" not in marked.value and marked.value[:10] <= marked.written.isoformat()[: len(marked.value)]
            read[found.kind] += 1
            right[found.kind] += correct
            past[found.kind] += lies_back
            past_right[found.kind] += correct and lies_back
            if lies_back and not correct:
                words = marked.text[found.start : found.end]
                wrong.append(f"{words!r} written {marked.written}: {_value(found)}, corpus {marked.value}")
    print(f"dates in the corpus {dates}, read {read.total()}")
    for kind in [*sorted(read), "all"]:
        counts = [counter.total() if kind == "all" else counter[kind] for counter in (right, read, past_right, past)]
        print(f"{kind:9} right {_share(*counts[:2])}; in the past {_share(*counts[2:])}")
    print(
        f"to the day: {_share(days['right'], days['of'])} right "
        f"({days['read rightly']} with their date, {days['right'] - days['read rightly']} that lie ahead with none)"
    )
    print("\n".join(wrong[: arguments.wrong]))


def _share(part: int, whole: int) -> str:
    return f"{part:4} of {whole:4} = {100 * part / max(1, whole):5.1f} %"


@dataclass(frozen=True)
class Marked:
    """A date that the corpus marks: ``text[start:end]``, its value and the day of writing."""

    text: str
    start: int
    end: int
    value: str
    written: date


def _found(marked: Marked) -> DateExpression | None:
    """What is read where the corpus marks a date, None where nothing covers the end of the marked words."""
    low, high = max(0, marked.start - 20), min(len(marked.text), marked.end + 20)
    for found in date_expressions(marked.text, low, high, marked.written):
        if marked.start - 12 <= found.start < marked.end <= found.end:
            return found
    return None


def _marked_dates(path: Path) -> Iterator[Marked]:
    """The dates and times of day that one file marks in its text."""
    root = ET.parse(path).getroot()
    created = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    if created is None or body is None:
        return
    written = date.fromisoformat(created.get("value", "")[:10])
    text, places = "", []

    def walk(element: ET.Element) -> None:
        nonlocal text
        start = len(text)
        text += element.text or ""
        for child in element:
            walk(child)
            text += child.tail or ""
        if element.tag == "TIMEX3" and element.get("type") in ("DATE", "TIME"):
            places.append((start, len(text), element.get("value", "")))

    walk(body)
    for start, end, value in places:
        if re.match(r"\d{4}", value):
            yield Marked(text, start, end, re.sub(r"-W(\d)$", r"-W0\1", value), written)


def _value(found: DateExpression) -> str:
    """A date as TimeML writes it."""
    day = found.date
    if found.precision == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return {"day": day.isoformat(), "month": f"{day:%Y-%m}", "year": f"{day:%Y}"}[found.precision]


if __name__ == "__main__":
    main()
