"""Two versions of a text -> paragraphs of pieces that both have, that were removed, or that were added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

MOST_WORDS = 4_000
"""Words of a changed stretch that are compared one by one; a longer one is shown as removed and added whole."""

_PARAGRAPH = re.compile(r"\n\s*\n")
_WORD = re.compile(r"\S+\s*")
Kind = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class VersionPiece:
    """Words in a row, and which of the two versions has them."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class DiffParagraph:
    """One paragraph, or a run of ``left_out`` unchanged ones that are not shown."""

    pieces: tuple[VersionPiece, ...]
    left_out: int = 0

    @property
    def changed(self) -> bool:
        """Whether the two versions differ here."""
        return any(piece.kind != "same" for piece in self.pieces)


def version_diff(before: str, after: str) -> list[DiffParagraph]:
    """The two texts as one, each unchanged run of paragraphs cut down to those beside a change."""
    old, new = (_PARAGRAPH.split(text.strip()) for text in (before, after))
    paragraphs: list[DiffParagraph] = []
    for op in Levenshtein.opcodes(old, new):
        ours, theirs = old[op.src_start : op.src_end], new[op.dest_start : op.dest_end]
        if op.tag == "equal":
            paragraphs += [DiffParagraph((VersionPiece("same", text),)) for text in ours]
        else:
            paragraphs.append(DiffParagraph(tuple(_words("\n\n".join(ours), "\n\n".join(theirs)))))
    return list(_shortened(paragraphs))


def _words(before: str, after: str) -> Iterator[VersionPiece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        yield VersionPiece("removed", before)
        yield VersionPiece("added", after)
        return
    for op in Levenshtein.opcodes([word.strip() for word in old], [word.strip() for word in new]):
        ours, theirs = "".join(old[op.src_start : op.src_end]), "".join(new[op.dest_start : op.dest_end])
        if op.tag == "equal":
            yield VersionPiece("same", theirs)
            continue
        if ours:
            yield VersionPiece("removed", ours)
        if theirs:
            yield VersionPiece("added", theirs)


def _shortened(paragraphs: Sequence[DiffParagraph]) -> Iterator[DiffParagraph]:
    """The paragraphs, with those left out that stand beside no change."""
    left_out = 0
    for at, paragraph in enumerate(paragraphs):
        near = any(other.changed for other in paragraphs[max(0, at - 1) : at + 2])
        if not near:
            left_out += 1
            continue
        if left_out:
            yield DiffParagraph((), left_out)
            left_out = 0
        yield paragraph
    if left_out:
        yield DiffParagraph((), left_out)
