"""How well speakers are matched across articles: annotated articles kept in a new record, profiles against clusters.

Prints, for people and for organisations, B-cubed precision, recall and F1 over their mentions (one for each article
that names them), every wrong merge, and those split over several profiles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from quotes.model import Analysis, Article, Span, Speaker
from quotes.record import Record


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "articles", type=Path, nargs="+", help="JSON lines (gzip) with speakers: key, name, type, roles"
    )
    parser.add_argument("--gold", type=Path, default=Path("training/gold"), help="folder of the clusters")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="on-record-bench-") as folder:
        record = Record(f"sqlite:///{folder}/record.db")
        record.migrate()
        articles = sorted(read(arguments.articles), key=lambda a: (a["published"] or "", a["id"]))
        mentions = [mention for article in articles for mention in keep(record, article)]
        record.close()
    for type_, file in GOLD.items():
        own = [(m.name, m.profile, m.article) for m in mentions if m.type == type_]
        print(f"\n{type_}s: ", end="")
        report(list(clustered(own, arguments.gold / file)))


GOLD = {"person": "people.json", "organization": "organizations.json"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker of an article and the profile that the record gave it."""

    type: str
    name: str
    profile: str
    article: str


def clustered(mentions: Sequence[tuple[str, str, str]], gold: Path) -> Iterator[tuple[str, str, str]]:
    """Who each mention (name, profile, article) is by the clusters of ``gold``: who, profile, name."""
    clusters = json.loads(gold.read_text(encoding="utf-8"))
    first = {name: names[0] for names in clusters["same"] for name in names}
    described = set(clusters.get("described", ()))
    for name, profile, article in mentions:
        yield f"{name} of {article}" if name in described else first.get(name, name), profile, name


def read(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """The articles that have speakers."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (article for article in map(json.loads, lines) if article.get("speakers"))


def keep(record: Record, article: Mapping[str, Any]) -> Iterator[Mention]:
    """Keep an article with its annotated speakers: people under their names, organisations with the forms of their
    names that the article prints as sources."""
    speakers = tuple(
        Speaker(s["key"], s["name"], s["type"], tuple(forms(article, s)), tuple(roles(s["roles"])))
        for s in article["speakers"]
    )
    published = date.fromisoformat(article["published"][:10]) if article["published"] else None
    analysis = Analysis("a", (), speakers, (), None, None, "en", (), "gold")
    kept = record.articles.save(
        "default", Article(article["text"], None, article["id"], published, article["publisher"]), analysis
    )
    yield from (Mention(s.type, s.name, s.id, article["id"]) for s in kept.article.speakers)


def roles(printed: Sequence[str]) -> Iterator[Span]:
    """Roles as an analysis has them, in made-up places."""
    yield from (Span(i, i + len(role), role) for i, role in enumerate(printed))


def forms(article: Mapping[str, Any], speaker: Mapping[str, Any]) -> Iterator[str]:
    """The sources that name an organisation by other words than its name ("the F.B.I.")."""
    if speaker["type"] != "organization":
        return
    of = (a["source"] for a in article["attributions"] if a.get("speaker") == speaker["key"])
    printed = dict.fromkeys(article["text"][start:end] for source in of for start, end in source)
    yield from (form for form in printed if form != speaker["name"] and re.fullmatch(r"(?:[Tt]he )?[A-Z][\w.&]+", form))


def report(mentions: Sequence[tuple[str, str, str]]) -> None:
    """Print the scores of mentions (who, profile, name)."""
    people, profiles = group(mentions, 0), group(mentions, 1)
    overlap = [len(people[m[0]] & profiles[m[1]]) for m in mentions]
    precision = sum(o / len(profiles[m[1]]) for o, m in zip(overlap, mentions, strict=True)) / len(mentions)
    recall = sum(o / len(people[m[0]]) for o, m in zip(overlap, mentions, strict=True)) / len(mentions)
    print(f"{len(mentions)} mentions of {len(people)} in {len(profiles)} profiles")
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
