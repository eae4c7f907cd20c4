"""Block quotations: all their words are of who signs, or whom the line before announces, marks or none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.article.block_quotes import BlockQuote
from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.analysis.quotation import QuotedStretch
from quotes.lexicon.person_names import name_in_print
from quotes.model import START, Stretch

_NAME = re.compile(rf"[\W_]*(?P<name>{name_in_print('{0,4}')})")


def from_blocks(
    text: str, blocks: Sequence[BlockQuote], quoted: Sequence[QuotedStretch], names: Sequence[NameMention]
) -> list[Attribution]:
    """The words of each signed block by who signs it; no block that only repeats what is quoted elsewhere."""
    if not blocks:
        return []
    starts = [w.start for b in blocks for w in b.words]
    ends = [w.end for b in blocks for w in b.words]
    elsewhere = (q for q in quoted if (at := bisect_right(starts, q.start)) == 0 or ends[at - 1] <= q.start)
    outside = " ".join(_plain(text[q.start : q.end]) for q in elsewhere)
    found = []
    for block in blocks:
        source = _signer(text, block.signature, names) if block.signature else None
        repeats = " ".join(_plain(text[w.start : w.end]) for w in block.words) in outside
        if source and not repeats:
            found.append(Attribution(block.words, None, source, SURE, SURE, verbatim=True))
    return found


def announced_blocks(
    text: str, blocks: Sequence[BlockQuote], quoted: Sequence[QuotedStretch], attributions: Sequence[Attribution]
) -> list[Attribution]:
    """Those of ``attributions`` whose words begin in a block behind a colon and what says who speaks, with all words of
    the block: Ida Holm wrote: ... Nothing of a block that has quotation marks at its head, or in which somebody else is
    told to speak, as in one that repeats a report."""
    found = []
    for block in blocks:
        start, end = block.lines[0].start, block.lines[-1].end
        at = bisect_left(quoted, start, key=START)
        is_marked = at < len(quoted) and quoted[at].start <= start + 1
        inside = [a for a in attributions if any(c.start < end and c.end > start for c in a.content)]
        if is_marked or len(inside) != 1 or not text[:start].rstrip().endswith(":"):
            continue
        said = inside[0]
        if said.source and all(place.end <= start for place in (said.source, said.cue) if place):
            found.append(replace(said, content=block.lines, probability=SURE, verbatim=True))
    return found


def signed(blocks: Sequence[BlockQuote], names: Sequence[NameMention]) -> list[BlockQuote]:
    """Those of ``blocks`` that are signed, without the doubtful ones in whose last line the engine saw no person: the
    last line of a poem."""
    people = [n for n in names if n.type == "person"]
    starts = [n.start for n in people]

    def is_signed(block: BlockQuote) -> bool:
        if block.signature is None or not block.doubtful:
            return block.signature is not None
        at = bisect_left(starts, block.signature.start)
        return at < len(people) and people[at].start < block.signature.end

    return [block for block in blocks if is_signed(block)]


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _signer(text: str, signature: Stretch, names: Sequence[NameMention]) -> Stretch | None:
    """The first person or organisation in the signature, else the words in capitals that it begins with."""
    at = bisect_left(names, signature.start, key=START)
    for name in names[at:]:
        if name.start >= signature.end:
            break
        if name.type != "place":
            return Stretch(name.start, min(name.end, signature.end))
    match = _NAME.match(text, signature.start, signature.end)
    return Stretch(*match.span("name")) if match else None
