"""The network's outputs -> attributions: tags and pointers become contents, cues and sources that belong together."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from quotes.analysis.attribution.decoys import INTERRUPTION, Judged, Range, judge
from quotes.analysis.attribution.encoding import Pieces
from quotes.analysis.attribution.links import (
    CONTENT_TO_CUE,
    CONTENT_TO_SOURCE,
    CUE_TO_SOURCE,
    SEGMENT_TO_SOURCE,
    FloatArray,
    IntArray,
    LinkScorer,
    Pointing,
)
from quotes.analysis.deadline import watched
from quotes.analysis.logistic import LogisticRegression
from quotes.analysis.quotation import QuotedStretch
from quotes.model import END

B_SOURCE, B_CUE, B_CONTENT = 1, 3, 5
"""The first of the two tags (begin, inside) of each class; 0 is outside."""

NEAR = 4
"""Contents: how many before one may have the cue that its words go on with."""

OWN_CUE = 15
"""Pieces: how near behind a quotation words have their own cue."""

ENDED, SENTENCE, SHORT = 2, 38, 8
"""Pieces: how near words that end with a full stop have their own cue (“Ready.” – Ida Holm); how much may follow a cue
behind quoted words, or behind words without marks, up to the full stop that ends its sentence."""

SURE_CUE, HARDLY = 0.9, 0.02
"""The pointer to a cue is left as it is from the one probability on, where that of the cue by convention is under the
other: then the pointer is right more often than the convention (PolNeAR dev and train)."""

CLEAR_CUE = 0.5
"""Probability of the cue from which words without marks count as attributed; the best on dev of 0 to 0.85."""

NEARLY = 0.5
"""How much of the probability of the likeliest source the one beside the cue must have to be taken for it."""
CUE_VOTES = 3
"""What the cue's pointer to the source counts among the votes of contents and stretches: the best on dev of 1 to 6."""

SOMEBODY = 4
"""A source of quoted words must be this many times as likely as "nobody printed": the best on dev of 1 to 10."""

NEVER = -1e9
"""A logit of what cannot be."""

_FLOOR = 1e-3  # a vote never weighs more than this against a source: one bad pointer must not veto


@dataclass(slots=True)
class Content:
    """A run of content pieces of one paragraph, with its pointers' votes. ``continued``: its quotation goes on from the
    paragraph before. ``inherits``: its cue is that of another paragraph of the same quotation."""

    first: int
    end: int
    probability: float
    cue: Range | None = None
    segments: list[Range] = field(default_factory=list)
    continued: bool = False
    inherits: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Contents that one cue attributes to one source, in pieces; probabilities as in ``Attribution``."""

    contents: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    probability: float
    source_probability: float


def softmax(logits: FloatArray) -> FloatArray:
    """Probabilities over the tags, for [pieces, tags]."""
    columns = np.array(logits.T, order="C")  # a tenth of the time along the pieces
    shifted = np.exp(columns - columns.max(axis=0))
    result: FloatArray = (shifted / shifted.sum(axis=0)).T
    return result


def best_tags(logits: FloatArray, paragraphs: IntArray) -> IntArray:
    """The likeliest sequence of tags in which no inside tag stands without its begin, for [pieces, tags]; nothing goes
    on from one of the ``paragraphs`` (a number for each piece) into the next."""
    scores = np.array(logits.T, order="C")
    begins, insides = scores[1::2], scores[2::2]
    starts = np.flatnonzero(np.diff(paragraphs, prepend=-1))
    begins[:, starts] = np.maximum(begins[:, starts], insides[:, starts])
    insides[:, starts] = NEVER
    tags: IntArray = scores.argmax(axis=0)
    before = np.concatenate((tags[-1:], tags[:-1]))
    alone = np.flatnonzero((tags > 0) & (tags % 2 == 0) & (before != tags) & (before != tags - 1))
    if len(alone):
        outside = _surely_outside(scores)
        outside[starts] = True
        cuts = np.flatnonzero(outside)
        ends = np.append(cuts[1:], len(tags))
        for number in np.unique(np.searchsorted(cuts, alone, side="right") - 1):
            part = slice(cuts[number], ends[number])
            tags[part] = _viterbi(scores[:, part].T.tolist())
    return tags


def _surely_outside(scores: FloatArray) -> npt.NDArray[np.bool_]:
    """The pieces that are outside in the likeliest sequence by ``scores`` [tags, pieces], so that it falls apart there.

    Take any other sequence, make such a piece outside, and the next one begin where it was inside: that gains more than
    it loses.
    """
    lead = scores[0] - scores[1:].max(axis=0)
    lost = (scores[2::2] - scores[1::2]).max(axis=0)
    return np.asarray(lead > np.append(np.maximum(lost[1:], 0), 0))


def _viterbi(rows: list[list[float]]) -> list[int]:
    """The same for the rows of a stretch before which nothing is inside, where the best tag of each alone would leave
    some without their begin."""
    width = len(rows[0])
    back: list[list[int]] = []
    best = [0.0] + [NEVER] * (width - 1)
    for row in rows:
        highest = max(best)
        came = [best.index(highest)] * width
        new = [highest + score for score in row]
        for inside in range(2, width, 2):
            came[inside] = inside if best[inside] >= best[inside - 1] else inside - 1
            new[inside] = best[came[inside]] + row[inside]
        back.append(came)
        best = new
    tags = [best.index(max(best))]
    for came in reversed(back[1:]):
        tags.append(came[tags[-1]])
    return tags[::-1]


def runs(tags: IntArray, begin: int) -> list[Range]:
    """The spans of the class whose begin tag is ``begin``; an inside tag without a begin opens a span all the same."""
    inside = (tags == begin) | (tags == begin + 1)
    padded = np.concatenate(([False], inside, [False]))
    opens = inside & ((tags == begin) | ~padded[:-2])
    closes = inside & (~padded[2:] | np.append(opens[1:], False))
    starts, ends = np.flatnonzero(opens), np.flatnonzero(closes) + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


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
    inside = _content(logits)
    judged = judge(inside, cues, text, pieces, quoted, links, decoys, checkpoint)
    contents = find_contents(inside, tags, pieces, judged)
    said = [segment for content in contents for segment in content.segments]
    cues, sources = _outside(cues, said), _outside(sources, said)
    targets = Targets.of(cues)
    links.expect(CONTENT_TO_CUE, ((c.first, c.end) for c in contents))
    contents = [c for c in watched(contents, checkpoint) if _find_cue(links, c, targets) or c.segments]
    follow_conventions(contents, cues, pieces, links)
    speak_on(contents, pieces)
    targets = Targets.of(sources)
    links.expect(CONTENT_TO_SOURCE, ((c.first, c.end) for c in contents))
    links.expect(SEGMENT_TO_SOURCE, (segment for c in contents for segment in c.segments))
    links.expect(CUE_TO_SOURCE, (c.cue for c in contents if c.cue))
    groups = (without_scraps(members, pieces) for members in watched(_by_cue(contents), checkpoint))
    return [_grouped(members, targets, links) for members in groups]


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
    return judge(_content(logits), cues, text, pieces, quoted, links, decoys)


def _content(logits: FloatArray) -> FloatArray:
    """For each piece the probability that it is content, from the tag logits [pieces, 7]."""
    probabilities = softmax(logits)
    return np.asarray(probabilities[:, B_CONTENT] + probabilities[:, B_CONTENT + 1])


def find_contents(inside: FloatArray, tags: IntArray, pieces: Pieces, judged: Sequence[Judged]) -> list[Content]:
    """Runs of content, made whole at quotation marks: a quoted stretch is content altogether or not at all.
    ``inside``: for each piece the probability of content."""
    is_content = (tags == B_CONTENT) | (tags == B_CONTENT + 1)
    begins = tags == B_CONTENT
    for q in judged:
        if q.accepted:
            begins[q.outer[0] + 1 : q.outer[1]] = False
            if not is_content[q.first]:
                begins[q.outer[0]] = True
            is_content[q.outer[0] : q.outer[1]] = True
        else:
            is_content[q.outer[0] : q.outer[1]] = False
    accepted = [q for q in judged if q.accepted]
    begins[np.flatnonzero(np.diff(pieces.paragraphs)) + 1] = True
    merged = np.where(is_content, np.where(begins, B_CONTENT, B_CONTENT + 1), 0)
    contents = []
    for first, end in runs(merged, B_CONTENT):
        content = Content(first, end, float(np.add.reduce(inside[first:end])) / (end - first))
        at = bisect_right(accepted, first, key=END)
        while at < len(accepted) and accepted[at].first < end:
            segment = accepted[at]
            content.segments.append((segment.first, segment.end))
            content.continued |= segment.stretch.continued and segment.first - first <= 1
            at += 1
        contents.append(content)
    return contents


def follow_conventions(contents: list[Content], cues: list[Range], pieces: Pieces, links: LinkScorer) -> None:
    """Set the cue of quoted ``contents``, in place, where one of four conventions of setting overrules the pointer from
    the words to their cue (see ``_by_convention``). ``cues`` in order."""
    for number, content in enumerate(contents):
        if content.segments:
            before = bisect_left(cues, (content.first,)) - 1
            left = cues[before] if before >= 0 else None
            right = cues[before + 1] if before + 1 < len(cues) else None
            following = contents[number + 1].first if number + 1 < len(contents) else len(pieces)
            right = (
                right if right and right[0] < following and _one_paragraph(pieces, content.end - 1, right[0]) else None
            )
            cue = _by_convention(pieces, content, contents[max(0, number - NEAR) : number], left, right)
            if cue and not (cue == right and _points_elsewhere(links, content, right)):
                content.cue = cue


def speak_on(contents: Sequence[Content], pieces: Pieces) -> None:
    """Give the paragraphs of one quotation the cue that stands in one of them: that of the paragraph before, else that
    of the next which has one. Where none has, a cue before the first of them is that of all."""
    at = 0
    while at < len(contents):
        end = at + 1
        while end < len(contents) and contents[end].continued:
            end += 1
        if end - at > 1:
            _share_cue(contents[at:end], pieces)
        at = end


def _share_cue(run: Sequence[Content], pieces: Pieces) -> None:
    own = [c.cue is not None and _one_paragraph(pieces, c.cue[0], c.end - 1) for c in run]
    own[0] |= run[0].cue is not None and run[0].cue[0] < run[0].first
    if not any(own):
        for content in run[1:]:
            content.cue, content.inherits = run[0].cue, True
        return
    cue = run[own.index(True)].cue
    for content, has_own in zip(run, own, strict=True):
        if has_own:
            cue = content.cue
        else:
            content.cue, content.inherits = cue, True


def _points_elsewhere(links: LinkScorer, content: Content, cue: Range) -> bool:
    """Whether the pointer of ``content`` is sure of another cue than ``cue``: asked, “Ready?” when the bell rang."""
    pointing = links.point(CONTENT_TO_CUE, content.first, content.end)
    return content.cue is not None and pointing.mass(*content.cue) > SURE_CUE and pointing.mass(*cue) < HARDLY


def _by_convention(
    pieces: Pieces, content: Content, earlier: Sequence[Content], left: Range | None, right: Range | None
) -> Range | None:
    """The cue that the setting decides on: the nearest to the ``left`` or to the ``right`` of the content, or that of
    words ``earlier`` in the text."""
    first, initials = content.first, pieces.initials
    behind = initials[content.segments[-1][1] - 1], initials[content.end : content.end + 1]
    beside = left and first - left[1] <= 1 and initials[left[1] : first] in ("", ",", ":")
    if left and beside and _one_paragraph(pieces, left[0], first):
        return left  # she said, “…”
    own = bool(right and right[0] - content.end < (ENDED if "." in behind else OWN_CUE))
    if own and right and ("," in behind or (right[0] - content.end <= 1 and not {"!", "?"}.isdisjoint(behind))):
        return right  # “…,” she said; “…!” shouted the crowd
    if left and _opens_paragraph(pieces, content) and initials[first - 1] == ":":
        return left if _one_paragraph(pieces, left[0], first - 1) else None  # She said: (and in the next paragraph) “…”
    if own or not earlier:
        return None
    for before in reversed(earlier):
        if before.cue and _sentence_before(before, before.cue, content, pieces):
            return before.cue  # “…,” she said, smiling. “…”
    return left if left and _goes_on(earlier[-1], left, content, pieces) else None  # “…,” she said – “…”


def _one_paragraph(pieces: Pieces, one: int, other: int) -> bool:
    return bool(pieces.paragraphs[one] == pieces.paragraphs[other])


def _opens_paragraph(pieces: Pieces, content: Content) -> bool:
    first = content.first
    quoted_first = content.segments[0][0] - first <= 1
    return quoted_first and first > 0 and bool(pieces.paragraphs[first - 1] != pieces.paragraphs[first])


def _goes_on(before: Content, cue: Range, content: Content, pieces: Pieces) -> bool:
    """Whether ``cue`` stands between quoted words ``before`` and ``content``, close to it, in one paragraph."""
    inside = before.end <= cue[0] and cue[1] <= content.first <= cue[1] + INTERRUPTION
    return bool(before.segments) and inside and _one_paragraph(pieces, before.first, content.first)


def _sentence_before(before: Content, cue: Range, content: Content, pieces: Pieces) -> bool:
    """Whether words ``before``, quoted or not, and their ``cue`` behind them fill the rest of the sentence that ends
    where ``content`` begins, in one paragraph."""
    rest = SENTENCE if before.segments else SHORT
    if not before.end <= cue[0] < cue[1] < content.first <= cue[1] + rest:
        return False
    between = pieces.initials[cue[1] : content.first]
    return between.find(".") == len(between) - 1 and _one_paragraph(pieces, before.first, content.first)


@dataclass(frozen=True, slots=True)
class Targets:
    """What a pointer may point to: ranges of pieces in order; as ``bounds`` once more, [first and end, ranges]."""

    firsts: list[int]
    ends: list[int]
    bounds: IntArray

    @classmethod
    def of(cls, ranges: Sequence[Range]) -> Targets:
        """These ranges."""
        bounds = np.array(ranges, dtype=np.int64).reshape(-1, 2).T.copy()
        return cls([first for first, _ in ranges], [end for _, end in ranges], bounds)

    def in_sight(self, pointing: Pointing) -> tuple[int, npt.NDArray[np.float64]]:
        """The index of the first range that lies where the pointer looks, and the mass of each that does."""
        low = bisect_right(self.ends, pointing.low)
        high = bisect_left(self.firsts, pointing.high, low)
        return low, pointing.masses(self.bounds[:, low:high])

    def __getitem__(self, index: int) -> Range:
        return self.firsts[index], self.ends[index]


def _find_cue(links: LinkScorer, content: Content, cues: Targets) -> bool:
    """Give ``content`` its cue; whether it points there clearly enough to be somebody's words without any marks."""
    pointing = links.point(CONTENT_TO_CUE, content.first, content.end)
    low, masses = cues.in_sight(pointing)
    best = int(masses.argmax()) if len(masses) else None
    mass = float(masses[best]) if best is not None else 0.0
    content.cue = cues[low + best] if best is not None and mass > pointing.nobody else None
    return mass >= CLEAR_CUE


def _by_cue(contents: list[Content]) -> list[list[Content]]:
    """Contents with one cue together; one that continues the paragraph before belongs with it."""
    out: list[list[Content]] = []
    of_cue: dict[Range, list[Content]] = {}
    for content in contents:
        if content.cue is None and content.continued and out:
            out[-1].append(content)
        elif content.cue is None:
            out.append([content])
        elif content.cue in of_cue:
            of_cue[content.cue].append(content)
        else:
            of_cue[content.cue] = [content]
            out.append(of_cue[content.cue])
    return out


def without_scraps(members: Sequence[Content], pieces: Pieces) -> list[Content]:
    """The contents of one cue: those outside marks that touch are one, and no single piece ("that") stands beside
    others."""
    joined: list[Content] = []
    for m in members:
        last = joined[-1] if joined else None
        if last is None or not _are_one(last, m, pieces):
            joined.append(m)
            continue
        share = (m.end - m.first) / (m.end - last.first)
        sure = last.probability * (1 - share) + m.probability * share
        joined[-1] = replace(last, end=m.end, probability=sure)
    return [m for m in joined if m.segments or m.end - m.first > 1] or joined


def _are_one(content: Content, following: Content, pieces: Pieces) -> bool:
    """Whether two contents outside marks touch within a paragraph."""
    outside_marks = not content.segments and not following.segments
    return outside_marks and content.end == following.first and _one_paragraph(pieces, content.first, following.first)


def _grouped(members: list[Content], sources: Targets, links: LinkScorer) -> Group:
    """The source is the one with the highest mean log-probability over all the pointers that vote."""
    cue = next((m.cue for m in members if m.cue), None)
    voters = [m for m in members if not m.inherits] or members
    votes = [(links.point(CONTENT_TO_SOURCE, m.first, m.end), 1) for m in voters]
    votes += [(links.point(SEGMENT_TO_SOURCE, *s), 1) for m in voters for s in m.segments]
    if cue:
        votes.append((links.point(CUE_TO_SOURCE, *cue), CUE_VOTES))
    count = sum(times for _, times in votes)
    first, scores = _mean_scores(votes, count, sources)
    nobody = sum(times * math.log(max(_FLOOR, vote.nobody)) for vote, times in votes) / count
    best = _best_source(scores, first, sources, cue) if len(scores) else None
    lead = math.log(SOMEBODY) if any(m.segments for m in members) else 0.0
    is_named = best is not None and scores[best] >= nobody + lead
    return Group(
        contents=tuple((m.first, m.end) for m in members),
        cue=cue,
        source=sources[first + best] if best is not None and is_named else None,
        probability=sum(m.probability for m in members) / len(members),
        source_probability=math.exp(scores[best] if best is not None and is_named else nobody),
    )


def _best_source(scores: npt.NDArray[np.float64], first: int, sources: Targets, cue: Range | None) -> int:
    """The index among ``scores`` of the source that is pointed to most; where that stands apart from the cue, the only
    one that touches the cue ("Brandt said"), if it is pointed to nearly as much."""
    best = int(scores.argmax())
    if cue is None:
        return best
    seen = range(first, first + len(scores))
    near = [i - first for i in seen if sources.ends[i] == cue[0] or sources.firsts[i] == cue[1]]
    if len(near) == 1 and scores[near[0]] >= scores[best] + math.log(NEARLY):
        return near[0]
    return best


def _mean_scores(
    votes: Sequence[tuple[Pointing, int]], count: int, sources: Targets
) -> tuple[int, npt.NDArray[np.float64]]:
    """The index of the first source in sight of a vote, and the mean log-probability of each up to the last; out of a
    vote's sight it is the floor."""
    seen = [(*sources.in_sight(vote), times) for vote, times in votes]
    seen = [(low, masses, times) for low, masses, times in seen if len(masses)]
    if not seen:
        return 0, np.empty(0)
    first = min([low for low, _, _ in seen])
    lowest = math.log(_FLOOR)
    scores = np.full(max([low + len(masses) for low, masses, _ in seen]) - first, lowest)
    gained = np.log(np.maximum(_FLOOR, np.concatenate([masses for _, masses, _ in seen]))) - lowest
    at = 0
    for low, masses, times in seen:
        scores[low - first : low - first + len(masses)] += gained[at : at + len(masses)] * (times / count)
        at += len(masses)
    return first, scores
