"""How well people are matched across articles: annotated articles kept in a new record, its profiles against clusters.

Prints B-cubed precision, recall and F1 over the mentions of people (one for each article that names them), every wrong
merge, and the people split over several profiles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from quotes.record import Record
from quotes.shapes import Analysis, Article, Span, Speaker


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "articles", type=Path, nargs="+", help="JSON lines (gzip) with speakers: key, name, type, roles"
    )
    parser.add_argument("--gold", type=Path, default=Path("training/gold/people.json"))
    arguments = parser.parse_args()
    same = json.loads(arguments.gold.read_text(encoding="utf-8"))["same"]
    gold = {name: names[0] for names in same for name in names}
    with tempfile.TemporaryDirectory(prefix="on-record-bench-") as folder:
        record = Record(f"sqlite:///{folder}/record.db")
        record.migrate()
        articles = sorted(read(arguments.articles), key=lambda a: (a["published"] or "", a["id"]))
        mentions = [mention for article in articles for mention in keep(record, article)]
        record.close()
    report([(gold.get(name, name), profile, name) for name, profile in mentions])


def read(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """The articles that have speakers."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (article for article in map(json.loads, lines) if article.get("speakers"))


def keep(record: Record, article: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Keep an article with its annotated speakers; the name and the profile of each person."""
    speakers = tuple(
        Speaker(s["key"], s["name"], s["type"], (), tuple(Span(i, i + len(r), r) for i, r in enumerate(s["roles"])))
        for s in article["speakers"]
    )
    published = date.fromisoformat(article["published"][:10]) if article["published"] else None
    analysis = Analysis("a", (), speakers, (), None, None, "en", (), "gold")
    kept = record.keep(
        "default", Article(article["text"], None, article["id"], published, article["publisher"]), analysis
    )
    yield from ((s.name, s.id) for s in kept.article.speakers if s.type == "person")


def report(mentions: Sequence[tuple[str, str, str]]) -> None:
    """Print the scores of mentions (person, profile, name)."""
    people, profiles = group(mentions, 0), group(mentions, 1)
    overlap = [len(people[m[0]] & profiles[m[1]]) for m in mentions]
    precision = sum(o / len(profiles[m[1]]) for o, m in zip(overlap, mentions, strict=True)) / len(mentions)
    recall = sum(o / len(people[m[0]]) for o, m in zip(overlap, mentions, strict=True)) / len(mentions)
    print(f"{len(mentions)} mentions of {len(people)} people in {len(profiles)} profiles")
    print(
        f"B-cubed precision {precision:.2%}  recall {recall:.2%}"
        f"  F1 {2 * precision * recall / (precision + recall):.2%}"
    )
    for profile in profiles.values():
        if len({mentions[i][0] for i in profile}) > 1:
            print("wrong merge:", sorted({mentions[i][2] for i in profile}))
    for person, own in people.items():
        if (parts := len({mentions[i][1] for i in own})) > 1:
            print(f"in {parts} profiles: {person}:", sorted({mentions[i][2] for i in own}))


def group(mentions: Sequence[tuple[Hashable, ...]], at: int) -> dict[Hashable, set[int]]:
    """The numbers of the mentions that share a value."""
    groups: dict[Hashable, set[int]] = defaultdict(set)
    for i, mention in enumerate(mentions):
        groups[mention[at]].add(i)
    return groups


if __name__ == "__main__":
    main()
