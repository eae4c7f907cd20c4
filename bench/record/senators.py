"""What the record makes of an archive of press releases, where each publisher is the office of one person.

    ON_RECORD_INSTANCE_DIR=/tmp/archive python app.py ingest releases.jsonl.gz
    python -m bench.record.senators --url sqlite:////tmp/archive/record.sqlite3 releases.jsonl.gz
    python -m bench.record.senators --url sqlite:////tmp/archive/record.sqlite3 --sample 100 --seed 1

Prints, for the person of each office, the profile, its printed names and roles, whoever else got into it, other
profiles that bear the name, and what became of the name in the releases of others; the history of each on one subject,
with the times of the look-ups; every pair of profiles that share a surname with the reason they are apart. The releases
are read again only for their ids. With ``--sample`` prints that many profiles drawn at random instead, with type and
statements, for a reader to judge: is it a person or a body under its own name?
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations
from pathlib import Path

from bench.machine import machine
from bench.record.profile_differences import why_apart
from bench.record.timing import show, timed
from quotes.exchange.input_lines import open_articles
from quotes.lexicon.name_keys import person_key, same_words, variant
from quotes.model import Speaker
from quotes.record import Record
from quotes.record.model.quotations import QuotationFilter, RecordedQuotation
from quotes.record.model.saved_articles import StoredArticle
from quotes.record.model.speakers import Profile, SpeakerFilter, SpeakerSummary

NEWSROOM = "default"
TIMES = 50


@dataclass(frozen=True, slots=True)
class Printed:
    """A person as one release has them: the office that sent it, and the speaker with the id of the profile."""

    office: str
    uri: str
    speaker: Speaker


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases", type=Path, nargs="?", help="the JSON lines (.gz) that were ingested")
    parser.add_argument("--url", required=True, help="the record they were ingested into")
    parser.add_argument("--subject", default="Iraq", help="what the histories are about")
    parser.add_argument("--sample", type=int, metavar="N", help="print N profiles drawn at random and nothing else")
    parser.add_argument("--seed", type=int, default=1, help="of the draw")
    arguments = parser.parse_args()
    if (arguments.releases is None) is (arguments.sample is None):
        parser.error("Give either the releases or --sample.")
    record = Record(arguments.url)
    if arguments.sample is None:
        report(record, arguments.releases, arguments.subject)
    else:
        sample(record, arguments.sample, arguments.seed)
    record.close()


def report(record: Record, releases: Path, subject: str) -> None:
    """Print everything about the person of each office, and the pairs that share a surname."""
    print(machine())
    printed = list(people(record, releases))
    heads = {office: head(office, printed) for office in sorted({p.office for p in printed})}
    for office, profile in heads.items():
        describe(record, office, profile, printed)
    for profile in heads.values():
        history(record, profile, subject)
    look_ups(record, heads, subject)
    pairs(record)


def sample(record: Record, size: int, seed: int) -> None:
    """Print ``size`` of the listed profiles, drawn at random and sorted by name, and how many there are."""
    found = list(listed(record, SpeakerFilter()))
    drawn = random.Random(seed).sample(found, min(size, len(found)))
    for profile in sorted(drawn, key=lambda p: p.name):
        print(f"{profile.type:<12} {profile.statements:>4} {profile.name}")
    print(f"{len(drawn)} of {len(found)} profiles")


def listed(record: Record, wanted: SpeakerFilter) -> Iterator[SpeakerSummary]:
    """All pages of a list of speakers."""
    cursor = None
    while True:
        page = record.speakers.search(NEWSROOM, wanted, cursor, limit=200)
        yield from page.items
        if (cursor := page.next) is None:
            return


def people(record: Record, releases: Path) -> Iterator[Printed]:
    """Every person of every release. A release that the record does not have is left out, and counted."""
    missing = read = 0
    for uri in uris(releases):
        article = find(record, uri)
        missing += article is None
        if article is not None:
            read += 1
            office = article.publisher or ""
            yield from (Printed(office, uri, who) for who in article.speakers if who.type == "person")
    print(f"{read} releases on record, {missing} not")


def uris(releases: Path) -> Iterator[str]:
    """The ids of the releases, under which they are kept."""
    with open_articles(releases) as lines:
        yield from (json.loads(line)["id"] for line in lines)


def find(record: Record, uri: str) -> StoredArticle | None:
    """The article under ``uri``."""
    found = record.articles.find(NEWSROOM, uri)
    return record.articles.read(NEWSROOM, found[0].id) if found else None


def surname(name: str) -> str:
    """The surname of a person's printed name, a lone one too, folded."""
    key = person_key(name)
    return key.surname if key else name.split()[-1].lower().strip(".,")


def head(office: str, printed: Sequence[Printed]) -> str:
    """The profile of the person whose office it is: the one of that surname in most of its releases."""
    own = Counter(p.speaker.id for p in printed if p.office == office and surname(p.speaker.name) == surname(office))
    return own.most_common(1)[0][0]


def describe(record: Record, office: str, id_: str, printed: Sequence[Printed]) -> None:
    """Print what the record has of the person of an office."""
    profile = record.speakers.read(NEWSROOM, id_)
    family = surname(office)
    print(f"\n{office}: {profile.name}, {profile.articles} releases, {profile.statements} statements")
    print(f"  quoted {profile.first_quoted} to {profile.last_quoted}; printed as {', '.join(profile.names)}")
    own = person_key(profile.name)
    others = [n for n in profile.names if (k := person_key(n)) and own and not (same_words(k, own) or variant(k, own))]
    held = record.speakers.roles(NEWSROOM, id_, limit=200).items
    print("  roles: " + "; ".join(f"{role.role} ({role.articles})" for role in held))
    print("  somebody else in it: " + (", ".join(others) or "nobody"))
    for what, mine in (("own releases", True), ("releases of others", False)):
        named = [p for p in printed if (p.office == office) is mine and surname(p.speaker.name) == family]
        right = [p for p in named if p.speaker.id == id_]
        print(f"  {what}: {len(right)} of {len(named)} of that surname are the profile; the others:")
        rest = defaultdict(list)
        for p in named:
            if p.speaker.id != id_:
                rest[" ".join(p.speaker.name.split())].append(p)
        for name, those in sorted(rest.items(), key=lambda item: -len(item[1])):
            print(f"    {len(those)} x {name}: {became(record, those, id_)}")
    found = record.speakers.search(NEWSROOM, SpeakerFilter(q=office.split()[-1])).items
    first = "first" if found and found[0].id == id_ else "NOT first"
    print(f"  a search for {office.split()[-1]!r} names the profile {first} of {len(found)}")


def became(record: Record, those: Sequence[Printed], id_: str) -> str:
    """What the record says of people that bear a surname and are not the profile ``id_``."""
    profiles = [record.speakers.read(NEWSROOM, i) for i in {p.speaker.id for p in those}]
    lasting = [p for p in profiles if not p.provisional]
    bound = [p for p in profiles if p.provisional]
    suggested = sum(any(s.id == id_ for s in p.suggestions) for p in bound)
    first = sum(bool(p.suggestions) and p.suggestions[0].id == id_ for p in bound)
    told = [f"{len(lasting)} profiles of their own"] if lasting else []
    if bound:
        told.append(f"{len(bound)} bound to their release, the profile suggested for {suggested}, first for {first}")
    return ", ".join(told) + f" (as in {those[0].uri})"


def history(record: Record, id_: str, subject: str) -> None:
    """Print the history of a speaker on a subject, in order, and what it takes to look it up."""
    wanted = QuotationFilter(speaker=id_, q=subject, from_date=date(2004, 1, 1), to_date=date(2008, 12, 31))
    said = list(every(record, wanted))
    days = [q.dated for q in said]
    order = "in order, the newest first" if days == sorted(days, reverse=True) else "OUT OF ORDER"
    print(f"\n{record.speakers.read(NEWSROOM, id_).name} on {subject}: {len(said)} statements", end="")
    print(
        f", {days[0]} back to {days[-1]}, {order}; by year" if days else "",
        dict(sorted(Counter(d.year for d in days).items())),
    )
    took = [timed(lambda: record.quotations.search(NEWSROOM, wanted, limit=50)) for _ in range(TIMES)]
    show("  a page of 50", took)
    show("  every page", [timed(lambda: list(every(record, wanted))) for _ in range(TIMES)])


def look_ups(record: Record, heads: Mapping[str, str], subject: str) -> None:
    """Print what other look-ups take: of each head, and of everything on the subject."""
    print()
    asked: dict[str, list[Callable[[], object]]] = {
        "history without a subject": [
            partial(record.quotations.search, NEWSROOM, QuotationFilter(speaker=i)) for i in heads.values()
        ],
        "profile": [partial(record.speakers.read, NEWSROOM, i) for i in heads.values()],
        "speakers by surname": [partial(record.speakers.search, NEWSROOM, SpeakerFilter(q=surname(o))) for o in heads],
        "everything on the subject": [partial(record.quotations.search, NEWSROOM, QuotationFilter(q=subject))],
    }
    for what, calls in asked.items():
        show(what, [timed(call) for call in calls for _ in range(TIMES)])


def every(record: Record, wanted: QuotationFilter) -> Iterator[RecordedQuotation]:
    """All pages of a history."""
    cursor = None
    while True:
        page = record.quotations.search(NEWSROOM, wanted, cursor, limit=200)
        yield from page.items
        if (cursor := page.next) is None:
            return


def pairs(record: Record) -> None:
    """Print every pair of lasting profiles that share a surname, with the reason they are apart."""
    families: Mapping[str, list[Profile]] = defaultdict(list)
    for found in listed(record, SpeakerFilter(type="person", provisional=False)):
        families[surname(found.name)].append(record.speakers.read(NEWSROOM, found.id))
    every_pair = [(a, b, why_apart(a, b)) for family in families.values() for a, b in combinations(family, 2)]
    print(f"\n{sum(map(len, families.values()))} profiles of persons, {len(every_pair)} pairs that share a surname")
    for why, count in Counter(why for _, _, why in every_pair).most_common():
        print(f"  {count} x {why}")
    for a, b, why in every_pair:
        print(f"  {a.name} ({a.articles}) | {b.name} ({b.articles}): {why}")


if __name__ == "__main__":
    main()
