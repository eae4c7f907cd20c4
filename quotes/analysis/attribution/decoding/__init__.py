"""The network's outputs -> attributions: tags and pointers become contents, cues and sources that belong together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from quotes.analysis.attribution.decoding.content_runs import by_cue, find_contents, without_scraps
from quotes.analysis.attribution.decoding.cue_choice import follow_conventions, point_to_cue, speak_on
from quotes.analysis.attribution.decoding.pointer_targets import Targets
from quotes.analysis.attribution.decoding.source_choice import Group, with_source
from quotes.analysis.attribution.decoding.tags import B_CUE, B_SOURCE, best_tags, content_probabilities, runs
from quotes.analysis.attribution.decoys import Judged, Range, judge
from quotes.analysis.attribution.encoding import Pieces
from quotes.analysis.attribution.links import (
    CONTENT_TO_CUE,
    CONTENT_TO_SOURCE,
    CUE_TO_SOURCE,
    SEGMENT_TO_SOURCE,
    FloatArray,
    LinkScorer,
)
from quotes.analysis.deadline import watched
from quotes.analysis.logistic import LogisticRegression
from quotes.analysis.quotation import QuotedStretch


def group(
    logits: FloatArray,
    text: str,
    pieces: Pieces,
    quoted: Sequence[QuotedStretch],
    links: LinkScorer,
    decoys: LogisticRegression,
    checkpoint: Callable[[], None] = lambda: None,
) -> list[Group]:
    """All attributions of ``text``, from the tag logits [pieces, 7] and the links; ``decoys``: the engine's weights for
    them. Calls ``checkpoint`` on the way."""
    tags = best_tags(logits, pieces.paragraphs)
    cues, sources = runs(tags, B_CUE), runs(tags, B_SOURCE)
    inside = content_probabilities(logits)
    judged = judge(inside, cues, text, pieces, quoted, links, decoys, checkpoint)
    contents = find_contents(inside, tags, pieces, judged)
    said = [segment for content in contents for segment in content.segments]
    cues, sources = _outside(cues, said), _outside(sources, said)
    targets = Targets.of(cues)
    links.expect(CONTENT_TO_CUE, ((c.first, c.end) for c in contents))
    contents = [c for c in watched(contents, checkpoint) if point_to_cue(links, c, targets) or c.segments]
    follow_conventions(contents, cues, pieces, links)
    speak_on(contents, pieces)
    targets = Targets.of(sources)
    links.expect(CONTENT_TO_SOURCE, ((c.first, c.end) for c in contents))
    links.expect(SEGMENT_TO_SOURCE, (segment for c in contents for segment in c.segments))
    links.expect(CUE_TO_SOURCE, (c.cue for c in contents if c.cue))
    groups = (without_scraps(members, pieces) for members in watched(by_cue(contents), checkpoint))
    return [with_source(members, targets, links) for members in groups]


def _outside(ranges: Sequence[Range], said: Sequence[Range]) -> list[Range]:
    """The ranges that begin in none of the ``said`` ones: within quoted words nothing attributes them."""
    firsts = [first for first, _ in said]
    return [r for r in ranges if (at := bisect_right(firsts, r[0]) - 1) < 0 or said[at][1] <= r[0]]


def judged_stretches(
    logits: FloatArray,
    text: str,
    pieces: Pieces,
    quoted: Sequence[QuotedStretch],
    links: LinkScorer,
    decoys: LogisticRegression,
) -> list[Judged]:
    """The ``quoted`` stretches of ``text`` that have pieces, judged by the tag logits [pieces, 7], the links and the
    engine's weights for ``decoys``."""
    cues = runs(best_tags(logits, pieces.paragraphs), B_CUE)
    return judge(content_probabilities(logits), cues, text, pieces, quoted, links, decoys)
