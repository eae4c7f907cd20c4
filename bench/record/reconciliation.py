"""Names as tables have them, whole, surname first, misspelled, with initials, bare surnames, against a record: how many
are matched by themselves, and how many of those rightly; how many are among the candidates.

    python -m bench.record.reconciliation --url sqlite:////tmp/archive/record.sqlite3

The names are those of the persons most quoted in the record; two of one name are nobody's.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable

from bench.machine import machine
from bench.record.senators import NEWSROOM, listed
from quotes.exchange.reconciliation import NameQuery, candidates
from quotes.record import Record
from quotes.record.model import SpeakerFilter, SpeakerSummary


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", required=True, help="the record")
    parser.add_argument("--names", type=int, default=200)
    options = parser.parse_args()
    record = Record(options.url)
    record.migrate()
    persons = listed(record, SpeakerFilter(type="person", provisional=False))
    people = sorted(persons, key=lambda s: (-s.statements, s.id))
    shared = {name for name, times in Counter(s.name for s in people).items() if times > 1}
    chosen = [s for s in people if s.name not in shared and " " in s.name][: options.names]
    print(machine())
    print(f"{len(people)} persons on record, {len(chosen)} names")
    print(f"{'form':<14} {'matched':>8} {'wrongly':>8} {'precision':>10} {'recall':>8} {'among 5':>8}")
    for form, change in FORMS.items():
        report(record, form, change, chosen)
    record.close()


def report(record: Record, form: str, change: Callable[[str], str], people: list[SpeakerSummary]) -> None:
    """Print one line: what became of the names in this form."""
    matched = wrong = among = 0
    for person in people:
        found = candidates(record, NEWSROOM, NameQuery(change(person.name)))
        automatic = [c.speaker.id for c in found if c.match]
        matched += len(automatic)
        wrong += sum(id_ != person.id for id_ in automatic)
        among += person.id in {c.speaker.id for c in found}
    precision = f"{1 - wrong / matched:10.1%}" if matched else f"{'-':>10}"
    recall = (matched - wrong) / max(1, len(people))
    print(f"{form:<14} {matched:8} {wrong:8} {precision} {recall:8.1%} {among / max(1, len(people)):8.1%}")


def _misspelled(name: str) -> str:
    """Two neighbouring letters of the surname in each other's place."""
    places = [i for i in range(name.rindex(" ") + 1, len(name) - 1) if name[i].lower() != name[i + 1].lower()]
    at = random.Random(name).choice(places or [0])
    return name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]


def _with_initial(name: str) -> str:
    given, rest = name.split(" ", 1)
    return f"{given[0]}. {rest}"


FORMS: dict[str, Callable[[str], str]] = {
    "whole": lambda name: name,
    "surname first": lambda name: f"{name.rpartition(' ')[2]}, {name.rpartition(' ')[0]}",
    "capitals": str.upper,
    "misspelled": _misspelled,
    "initial": _with_initial,
    "surname": lambda name: name.rpartition(" ")[2],
}


if __name__ == "__main__":
    main()
