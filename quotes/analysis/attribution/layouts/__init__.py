"""Layouts that say who speaks by their form: transcripts, interviews, dialogues, signed quotations and posts.

Narrow rules for what the attribution model seldom saw; what each is worth is in the model card.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.article.block_quotes import BlockQuote
from quotes.analysis.attribution import Attribution, NameMention, Reading
from quotes.analysis.attribution.layouts.announced import announced, in_turn
from quotes.analysis.attribution.layouts.blocks import announced_blocks, from_blocks, signed
from quotes.analysis.attribution.layouts.dashes import dashed_dialogue
from quotes.analysis.attribution.layouts.dialogues import dialogues
from quotes.analysis.attribution.layouts.headed import headed_words
from quotes.analysis.attribution.layouts.interviews import answers, read_interview
from quotes.analysis.attribution.layouts.letters import signed_letters
from quotes.analysis.attribution.layouts.letters_page import read_letters
from quotes.analysis.attribution.layouts.others_words import Others
from quotes.analysis.attribution.layouts.posts import posts, signatures
from quotes.analysis.attribution.layouts.signed import signed_quotations
from quotes.analysis.attribution.layouts.table_rows import table_rows
from quotes.analysis.attribution.layouts.transcripts import read_transcript
from quotes.analysis.attribution.layouts.vox_pops import vox_pops
from quotes.analysis.attribution.openers import find_openers
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.segmentation import paragraph_starts
from quotes.model import START, Stretch


def with_layouts(
    text: str,
    quoted: tuple[QuotedStretch, ...],
    reading: Reading,
    blocks: Sequence[BlockQuote] = (),
    bold: Sequence[Stretch] = (),
) -> Reading:
    """``reading`` with what the layout of ``text`` tells in place of what the model saw there: attributions and, for
    the speakers of a transcript, their names and the roles behind them. ``blocks``: the block quotations of its
    HTML; ``bold``: what stands there in bold or as a heading. Linear time."""
    paragraphs = _paragraphs(text, quoted)
    transcript = read_transcript(text, paragraphs, quoted, reading.names)
    page = read_letters(text, paragraphs, reading.names)
    listed = headed_words(text, paragraphs, quoted, reading.names)
    names = _merged(reading.names, [*transcript.names, *page.names, *listed.bodies, *signatures(text, reading.names)])
    begins = [p.start for p in paragraphs]
    interview = read_interview(text, paragraphs, bold, names)
    others = Others(text, quoted, names, reading.attributions)
    turns = others.out_of_turns(interview.answers or answers(text, paragraphs, names) or transcript.turns)
    notes = interview.questions or transcript.notes
    statements = list(announced(text, paragraphs, quoted, names))
    exchanged = [*dialogues(text, paragraphs, quoted, reading.attributions), *dashed_dialogue(text, paragraphs, names)]
    closed = signed_letters(text, paragraphs, quoted, names, reading.attributions)
    letters = [*others.out_of_letters(page.letters), *closed, *vox_pops(text, paragraphs, names)]
    headed = {c for a in listed.words for c in a.content}
    signatures_of = [a for a in signed_quotations(text, begins, quoted, names) if headed.isdisjoint(a.content)]
    rows = [*table_rows(text, paragraphs, quoted, names), *listed.words, *in_turn(text, quoted, names)]
    found = [*turns, *signatures_of, *statements, *posts(text), *exchanged, *letters, *rows]
    with_name = signed(blocks, names)
    unsigned = [b for b in blocks if b not in with_name]
    in_blocks = from_blocks(text, with_name, quoted, names)
    headings = [*(a.cue for a in statements if a.cue), *listed.heads]
    silent = sorted((s.start, s.end) for s in (*headings, *(s for b in with_name for s in b.lines)))
    heads = {a.cue for a in turns if a.cue}
    kept = [a for a in reading.attributions if a.cue not in heads and not _is_note(a, notes, quoted)]
    in_text = [a for a in found if not any(_touches(silent, c.start, c.end) for c in a.content)]
    in_blocks += announced_blocks(text, unsigned, quoted, [*kept, *in_text])
    return replace(
        reading,
        attributions=_overruled(kept, [*in_text, *in_blocks], silent),
        names=names,
        roles=(*reading.roles, *transcript.roles),
    )


def _paragraphs(text: str, quoted: tuple[QuotedStretch, ...]) -> list[Stretch]:
    """The paragraphs of ``text`` behind what they open with: datelines, time stamps, labels."""
    openers = find_openers(text, quoted)
    behind = {o.start: o.end for o in (*openers.hidden, *openers.labels)}
    starts = paragraph_starts(text)
    found = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        while start in behind and start < end:
            start = behind[start]
        found.append(Stretch(start, end))
    return found


def _is_note(attribution: Attribution, notes: Sequence[Stretch], quoted: Sequence[QuotedStretch]) -> bool:
    """Whether the content is words without marks in one of the ``notes``."""
    first = attribution.content[0]
    at = bisect_right(notes, first.start, key=START) - 1
    inside = at >= 0 and first.start < notes[at].end
    return inside and not any(_touches([(q.start, q.end) for q in quoted], c.start, c.end) for c in attribution.content)


def _merged(names: Sequence[NameMention], speakers: Sequence[NameMention]) -> tuple[NameMention, ...]:
    """``names`` with those of the ``speakers`` in place of what overlaps them, in the order of the text."""
    sure = [(s.start, s.end) for s in speakers]
    kept = [n for n in names if not _touches(sure, n.start, n.end)]
    return tuple(sorted([*kept, *speakers], key=START))


def _overruled(
    found: Sequence[Attribution], by_layout: Sequence[Attribution], silent: Sequence[tuple[int, int]]
) -> tuple[Attribution, ...]:
    """The model's attributions, without their words where the layout speaks or in ``silent`` stretches, in the order of
    the text."""
    sure = sorted([*silent, *((c.start, c.end) for a in by_layout for c in a.content)])
    if not sure:
        return tuple(sorted(found, key=lambda a: a.content[0].start))
    left = (replace(a, content=tuple(c for c in a.content if not _touches(sure, c.start, c.end))) for a in found)
    return tuple(sorted([*(a for a in left if a.content), *by_layout], key=lambda a: a.content[0].start))


def _touches(sure: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(sure, (end,)) - 1
    return at >= 0 and sure[at][1] > start
