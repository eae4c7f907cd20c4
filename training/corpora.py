"""Reading the corpora: every one becomes ``Record``s with code point offsets, whatever its own format."""

from __future__ import annotations

import csv
import gzip
import io
import re
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quotes.analysis.quotation import quoted_stretches
from quotes.evaluation.gold_records import read_lines

Pair = tuple[int, int]


@dataclass(slots=True)
class Mention:
    """A stretch of the text that stands for the somebody called ``cluster`` (unique within its record)."""

    start: int
    end: int
    cluster: str
    target: bool = True
    """Whether who it is shall be learnt from it; else it is only a possible antecedent."""


@dataclass(slots=True)
class GoldAttribution:
    """One gold attribution; sources and cues are single stretches in PolNeAR with very few exceptions."""

    content: list[Pair]
    cue: Pair | None
    source: Pair | None
    speaker: str | None


@dataclass(slots=True)
class Record:
    """One text with what is known about it. None stands for "not annotated", an empty list for "there is none"."""

    id: str
    text: str
    attributions: list[GoldAttribution] | None = None
    speakers: list[dict] | None = None
    mentions: list[Mention] = field(default_factory=list)
    names: list[tuple[int, int, str]] | None = None
    roles: list[Pair] | None = None
    role_mask: list[Pair] | None = None
    unlearnt: list[Pair] = field(default_factory=list)
    """Stretches that may belong to an attribution which the readers did not take: no tag is learnt there."""


def polnear(path: Path) -> Iterator[Record]:
    """PolNeAR records as the data folder keeps them (JSON lines, gzipped or not)."""
    for d in read_lines(path):
        attributions = [
            GoldAttribution(
                [tuple(c) for c in a["content"]],
                _hull(a["cue"]),
                _hull(a["source"]),
                a.get("speaker"),
            )
            for a in d["attributions"]
        ]
        record = Record(d["id"], d["text"], attributions, d.get("speakers"))
        if record.speakers is not None:
            record.mentions = [
                Mention(*a.source, a.speaker) for a in attributions if a.source is not None and a.speaker is not None
            ]
        yield record


def world(path: Path) -> Iterator[Record]:
    """World records (JSON lines, gzipped): contents are widened to their marks, as PolNeAR's are."""
    for d in read_lines(path):
        text = d["text"]
        marks = _mark_bounds(text)
        attributions = [
            GoldAttribution(
                _joined(text, [_with_marks(c, marks) for c in a["content"]]),
                _hull(a["cue"]),
                _hull(a["source"]),
                a.get("speaker"),
            )
            for a in d["attributions"]
        ]
        mentions = [Mention(*a.source, a.speaker) for a in attributions if a.source and a.speaker]
        yield Record(d["id"], text, attributions, d["speakers"], mentions)


def is_held_out(record_id: str) -> bool:
    """Whether the network does not learn from this world article, so that the ranker and the confidence, which weigh
    what the network says, can be fitted on it: one in five, by its id."""
    return zlib.crc32(record_id.encode()) % 5 == 0


def unlearnt_lines(path: Path) -> Iterator[dict]:
    """The objects of a JSON-lines file of gold but for those that the network learns from: of world-train only the
    articles held out."""
    return (d for d in read_lines(path) if "world-train" not in path.name or is_held_out(d["id"]))


def _mark_bounds(text: str) -> dict[int, int]:
    """Where quoted words begin and end -> where their marks do."""
    bounds: dict[int, int] = {}
    for q in quoted_stretches(text):
        bounds[q.start] = q.opening.start if q.opening else q.start
        bounds[q.end] = q.closing.end if q.closing else q.end
    return bounds


def _with_marks(content: list[int], marks: dict[int, int]) -> Pair:
    return marks.get(content[0], content[0]), marks.get(content[1], content[1])


def _joined(text: str, contents: list[Pair]) -> list[Pair]:
    """Contents with nothing but white space between them made one, where they stand in one paragraph."""
    out: list[Pair] = []
    for start, end in sorted(contents):
        if (
            out
            and start >= out[-1][1]
            and not text[out[-1][1] : start].strip()
            and "\n" not in text[out[-1][1] : start]
        ):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _hull(spans: list[list[int]]) -> Pair | None:
    return (spans[0][0], spans[-1][1]) if spans else None


def gap(folder: Path) -> Iterator[Record]:
    """GAP: a pronoun and two names in a Wikipedia snippet (Webster et al. 2018, Apache-2.0)."""
    for part in ("development", "validation", "test"):
        with gzip.open(folder / f"gap-{part}.tsv.gz", "rt", encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                mentions = []
                for side in "AB":
                    at, name = int(row[f"{side}-offset"]), row[side]
                    mentions.append(Mention(at, at + len(name), side, target=False))
                at = int(row["Pronoun-offset"])
                who = "A" if row["A-coref"] == "TRUE" else "B" if row["B-coref"] == "TRUE" else None
                if who is not None:
                    mentions.append(Mention(at, at + len(row["Pronoun"]), who))
                    yield Record(row["ID"], row["Text"], mentions=mentions)


def gum(path: Path) -> Iterator[Record]:
    """GUM news and interviews (CC-BY): plain text and coreference of people and organisations, from CoNLL-U."""
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if member.name.endswith(".conllu"):
                handle = archive.extractfile(member)
                if handle is not None:
                    yield _gum_record(Path(member.name).stem, io.TextIOWrapper(handle, encoding="utf-8"))


def _gum_record(name: str, lines: io.TextIOWrapper) -> Record:
    text, mentions, stack = "", [], []
    for line in lines:
        if line.startswith("# newpar_block") or line.startswith("# newpar"):
            text = text.rstrip(" ") + ("\n\n" if text else "")
        columns = line.rstrip("\n").split("\t")
        if len(columns) < 10 or not columns[0].isdigit():
            continue
        start = len(text)
        text += columns[1]
        misc = dict(m.split("=", 1) for m in columns[9].split("|") if "=" in m)
        _entities(misc.get("Entity", ""), start, len(text), stack, mentions)
        if misc.get("SpaceAfter") != "No":
            text += " "
    return Record(name, text, mentions=mentions)


def _entities(field_: str, start: int, end: int, stack: list, mentions: list[Mention]) -> None:
    """Follow GUM's bracketed Entity annotation: ``(1-person-giv:act-…`` opens, ``1)`` closes, in nesting order."""
    for bracket in re.findall(r"\([^()]+\)?|\d+\)|\)", field_):
        opens, closes = bracket.startswith("("), bracket.endswith(")")
        if opens:
            parts = bracket.strip("()").split("-")
            stack.append((parts[0], parts[1] if len(parts) > 1 else "", start))
        if closes and stack:
            key, kind, begin = stack.pop()
            if kind in ("person", "organization"):
                mentions.append(Mention(begin, end, f"g{key}"))
