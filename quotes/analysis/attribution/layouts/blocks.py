"""Block quotations with a signature: all their words are those of the one who signs, marks or none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from quotes.analysis.article.block_quotes import BlockQuote
from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.analysis.quotation import QuotedStretch
from quotes.lexicon.person_names import name_in_print
from quotes.model import Stretch

_NAME = re.compile(rf"[\W_]*(?P<name>{name_in_print('{0,4}')})")


def from_blocks(
    text: str, blocks: Sequence[BlockQuote], quoted: Sequence[QuotedStretch], names: Sequence[NameMention]
) -> list[Attribution]:
    """The words of each block by who signs it; no block that only repeats what is quoted elsewhere."""
    if not blocks:
        return []
    starts = [w.start for b in blocks for w in b.words]
    ends = [w.end for b in blocks for w in b.words]
    elsewhere = (q for q in quoted if (at := bisect_right(starts, q.start)) == 0 or ends[at - 1] <= q.start)
    outside = " ".join(_plain(text[q.start : q.end]) for q in elsewhere)
    found = []
    for block in blocks:
        source = _signer(text, block.signature, names)
        repeats = " ".join(_plain(text[w.start : w.end]) for w in block.words) in outside
        if source and not repeats:
            found.append(Attribution(block.words, None, source, SURE, SURE))
    return found


def certain(blocks: Sequence[BlockQuote], names: Sequence[NameMention]) -> list[BlockQuote]:
    """``blocks`` without the doubtful ones in whose last line the engine saw no person: the last line of a poem."""
    people = [n for n in names if n.type == "person"]
    starts = [n.start for n in people]

    def is_signed(block: BlockQuote) -> bool:
        at = bisect_left(starts, block.signature.start)
        return at < len(people) and people[at].start < block.signature.end

    return [block for block in blocks if not block.doubtful or is_signed(block)]


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _signer(text: str, signature: Stretch, names: Sequence[NameMention]) -> Stretch | None:
    """The first person or organisation in the signature, else the words in capitals that it begins with."""
    at = bisect_left(names, signature.start, key=lambda n: n.start)
    for name in names[at:]:
        if name.start >= signature.end:
            break
        if name.type != "place":
            return Stretch(name.start, min(name.end, signature.end))
    match = _NAME.match(text, signature.start, signature.end)
    return Stretch(*match.span("name")) if match else None
