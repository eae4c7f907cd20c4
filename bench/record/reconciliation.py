"""Names as tables have them, whole, surname first, misspelled, with initials, bare surnames, against a record: how many
are matched by themselves, and how many of those rightly; how many are among the candidates.

    python -m bench.record.reconciliation --url sqlite:////tmp/archive/record.sqlite3

    python -m bench.record.reconciliation --url sqlite:////tmp/archive/record.sqlite3 --openrefine

The names are those of the persons most quoted in the record; two of one name are nobody's. With ``--openrefine`` they
are a table in a real OpenRefine, which reconciles it with a server on the record: every name in one form, in turn.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

from bench.machine import machine, others
from bench.record.senators import NEWSROOM, listed
from quotes import api_keys
from quotes.exchange.reconciliation import NameQuery, candidates
from quotes.record import Record
from quotes.record.model.speakers import SpeakerFilter, SpeakerSummary
from tests.support.live import Server, kill_all
from tests.support.software.openrefine import PROGRAM, OpenRefine

Found = tuple[str | None, set[str]]
"""Who was matched by itself (None: nobody), and who was among the candidates."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", required=True, help="the record")
    parser.add_argument("--names", type=int, default=200)
    parser.add_argument("--openrefine", action="store_true", help="let a real OpenRefine ask")
    options = parser.parse_args()
    if options.openrefine and not PROGRAM:
        sys.exit("There is no OpenRefine here (Debian's package openrefine).")
    record = Record(options.url)
    record.migrate()
    persons = listed(record, SpeakerFilter(type="person", provisional=False))
    people = sorted(persons, key=lambda s: (-s.statements, s.id))
    shared = {name for name, times in Counter(s.name for s in people).items() if times > 1}
    chosen = [s for s in people if s.name not in shared and " " in s.name][: options.names]
    print(machine())
    print(f"{len(people)} persons on record, the names of {len(chosen)}")
    with others():
        if options.openrefine:
            asked = [(form, person) for form, person in zip(cycle(FORMS), chosen, strict=False)]
            found = by_openrefine(record, options.url, [FORMS[form](person.name) for form, person in asked])
        else:
            asked = [(form, person) for form in FORMS for person in chosen]
            found = [by_itself(record, FORMS[form](person.name)) for form, person in asked]
    report(asked, found)
    record.close()


def by_itself(record: Record, name: str) -> Found:
    """What becomes of a name."""
    found = candidates(record, NEWSROOM, NameQuery(name))
    matched = [c.speaker.id for c in found if c.match]
    return (matched[0] if matched else None), {c.speaker.id for c in found}


def by_openrefine(record: Record, url: str, names: Sequence[str]) -> list[Found]:
    """What becomes of each name in a table of OpenRefine. A key for it is made, and revoked afterwards."""
    key, kept = api_keys.make(record.keys, NEWSROOM, "bench.record.reconciliation", ("reconcile",))
    with tempfile.TemporaryDirectory(prefix="on-record-") as folder:
        instance, workspace = Path(folder) / "i", Path(folder) / "openrefine"
        instance.mkdir()
        workspace.mkdir()
        server = Server.start(instance, ON_RECORD_RECORD_URL=url, ON_RECORD_WORKERS="1")
        refine = OpenRefine.start(workspace)
        try:
            service = f"http://127.0.0.1:{server.port}/v1/reconcile?key={key}"
            project = refine.project("names", ["name", *names])
            began = time.monotonic()
            refine.reconcile(project, "name", service, refine.guessed_type(project, "name", service))
            print(f"OpenRefine {refine.version()} reconciled {len(names)} names in {time.monotonic() - began:.1f} s")
            judged = refine.judged(project)
        finally:
            refine.end()
            server.stop()
            kill_all(instance)
            record.keys.revoke(kept.id)
    return [
        (each["m"]["id"], {each["m"]["id"]}) if each["j"] == "matched" else (None, {c["id"] for c in each["c"]})
        for each in judged
    ]


def report(asked: Sequence[tuple[str, SpeakerSummary]], found: Sequence[Found]) -> None:
    """Print a line for each form, and one for all."""
    print(f"{'form':<14} {'names':>6} {'matched':>8} {'wrongly':>8} {'precision':>10} {'recall':>8} {'among 5':>8}")
    for form in (*FORMS, "all"):
        rows = [(p.id, f) for (of, p), f in zip(asked, found, strict=True) if form in (of, "all")]
        matched = sum(id_ is not None for _, (id_, _) in rows)
        right = sum(wanted == id_ for wanted, (id_, _) in rows)
        among = sum(id_ in shown for id_, (_, shown) in rows)
        precision = f"{right / matched:10.1%}" if matched else f"{'-':>10}"
        shares = f"{right / max(1, len(rows)):8.1%} {among / max(1, len(rows)):8.1%}"
        print(f"{form:<14} {len(rows):6} {matched:8} {matched - right:8} {precision} {shares}")


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
