"""The shipped engine: the network reads a text in windows, and its outputs are decoded."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import numpy as np

from quotes.analysis.attribution import UNLIKE, UNSEEN, Reading, SpeakerScorer, no_affinities
from quotes.analysis.attribution.decoding import group, judged_stretches
from quotes.analysis.attribution.decoding.tags import NEVER, best_tags, runs
from quotes.analysis.attribution.decoys import Judged, Range, load_weights
from quotes.analysis.attribution.encoding import (
    CONTEXT,
    MARK,
    Inputs,
    IntArray,
    Pieces,
    PieceTokenizer,
    Window,
    encode,
    inputs,
    windows,
)
from quotes.analysis.attribution.links import POINTERS, WIDTH, FloatArray, LinkScorer, LinkWeights, by_part
from quotes.analysis.attribution.openers import find_openers
from quotes.analysis.attribution.whole_words import attribution_of, names_in_whole_words, names_tagged, role_of
from quotes.analysis.idle_cores import on_idle_cores
from quotes.analysis.quotation import QuotedStretch
from quotes.model import Engine, Stretch

NAME_LOGITS, ROLE_LOGITS, TAGS = 7, 14, 17
"""Where the tags of names and of roles begin among a piece's 17 logits; those of attributions come first."""

NEAREST = 512
"""Mentions whose speakers are weighed for one content, those nearest to it: more than articles of 5,000 words have."""

RunNetwork = Callable[[IntArray, IntArray, IntArray, IntArray], tuple[FloatArray, FloatArray]]
"""ids, shapes, states and positions of a window -> tag logits [pieces, 17] and link vectors [pieces, ``VECTOR``]."""


class TrainedAttributor:
    """The shipped engine: one pass of the network over the text, then decoding.

    ``run`` maps the four inputs of a window (see ``encoding``) to tag logits [pieces, 17] and link vectors.
    """

    def __init__(
        self,
        tokenizer: PieceTokenizer,
        run: RunNetwork,
        weights: LinkWeights,
        version: str,
        engine: Engine = "accurate",
    ) -> None:
        self._tokenizer = tokenizer
        self._run = run
        self._weights = weights
        self._engine = engine
        self._context = CONTEXT[engine]
        self._decoys = load_weights(engine)
        self.version = version

    def read(
        self, text: str, quoted: tuple[QuotedStretch, ...], checkpoint: Callable[[], None] = lambda: None
    ) -> Reading:
        """Read ``text``, whose quoted stretches are ``quoted``; ``checkpoint`` is called before each window, or before
        several that are read at once."""
        openers = find_openers(text, quoted)
        pieces = encode(text, quoted, self._tokenizer, openers.hidden)
        if not len(pieces):
            return Reading((), (), (), no_affinities)
        logits, links = self._outputs(pieces, openers.labels, checkpoint)
        groups = group(logits[:, :NAME_LOGITS], text, pieces, quoted, links, self._decoys, checkpoint)

        def affinities(mention: Stretch, candidates: Sequence[Stretch]) -> list[float]:
            one, others = (
                pieces.covering(mention.start, mention.end),
                [pieces.covering(c.start, c.end) for c in candidates],
            )
            seen = [other for other in others if other[0] < other[1]] if one[0] < one[1] else []
            scores = dict(zip(seen, links.affinities(one, seen).tolist(), strict=True)) if seen else {}
            return [scores.get(other, UNLIKE) for other in others]

        return Reading(
            attributions=tuple(attribution_of(g, text, pieces) for g in groups),
            names=names_in_whole_words(names_tagged(logits[:, NAME_LOGITS:ROLE_LOGITS], pieces), text),
            roles=tuple(role_of(r, pieces) for r in runs(best_tags(logits[:, ROLE_LOGITS:], pieces.paragraphs), 1)),
            affinities=affinities,
            speaker_scorer=_speaker_scorer(pieces, links),
            engine=self._engine,
        )

    def judged(self, text: str, quoted: tuple[QuotedStretch, ...]) -> list[Judged]:
        """The ``quoted`` stretches of ``text`` with what tells whether they are somebody's words, for training."""
        openers = find_openers(text, quoted)
        pieces = encode(text, quoted, self._tokenizer, openers.hidden)
        logits, links = self._outputs(pieces, openers.labels, lambda: None)
        return judged_stretches(logits[:, :NAME_LOGITS], text, pieces, quoted, links, self._decoys)

    def _outputs(
        self, pieces: Pieces, labels: Sequence[Stretch], checkpoint: Callable[[], None]
    ) -> tuple[FloatArray, LinkScorer]:
        """Tag logits of every piece, and its links, each from the window in whose core it lies; ``labels`` neither say
        nor are said.

        A core of nothing but marks is not worth reading: all tags are left as likely as "outside", which wins a tie. Of
        windows that are alike one is read, and several at once where cores are idle.
        """
        logits = np.zeros((len(pieces), TAGS), dtype=np.float32)
        vectors = np.zeros((2 * POINTERS, len(pieces), WIDTH), dtype=np.float32)

        alike: dict[Hashable, tuple[Inputs, list[Window]]] = {}
        for window in windows(pieces, context=self._context):
            if (pieces.shapes[window.core] != MARK).any():
                seen, own = inputs(pieces, window), window.core_of_its_own
                key = (own.start, own.stop, *(values.tobytes() for values in seen))
                alike.setdefault(key, (seen, []))[1].append(window)

        def read(windows_alike: tuple[Inputs, list[Window]]) -> None:
            values, same = windows_alike
            tags, links = self._run(*values)
            for window in same:
                core, own = window.core, window.core_of_its_own
                logits[core], vectors[:, core] = tags[own], by_part(links[own])

        on_idle_cores(read, alike.values(), checkpoint)
        for label in labels:
            logits[slice(*pieces.covering(label.start, label.end)), 1:NAME_LOGITS] = NEVER
        return logits, LinkScorer(vectors, pieces.paragraphs, self._weights)


def _speaker_scorer(pieces: Pieces, links: LinkScorer) -> SpeakerScorer:
    def ranges(stretches: Sequence[Stretch]) -> list[Range]:
        found = (pieces.covering(s.start, s.end) for s in stretches)
        last = len(pieces) - 1
        return [(min(first, last), max(end, min(first, last) + 1)) for first, end in found]

    def scorer(mentions: Sequence[Stretch]) -> Callable[[Sequence[Stretch]], FloatArray]:
        places = ranges(mentions)
        keys, starts = links.mean_keys(places), np.array([first for first, _ in places], dtype=np.int64)
        if len(places) <= NEAREST:
            return lambda content: links.speaker_scores(ranges(content), starts, keys)
        order = np.argsort(starts, kind="stable")
        keys, starts = keys[order], starts[order]

        def of_the_nearest(content: Sequence[Stretch]) -> FloatArray:
            words = ranges(content)
            at = int(np.searchsorted(starts, words[0][0]))
            near = slice(max(0, at - NEAREST // 2), at + NEAREST // 2)
            scores = np.full(len(starts) + 1, UNSEEN, dtype=np.float32)
            scores[np.append(order[near], -1)] = links.speaker_scores(words, starts[near], keys[near])
            return scores

        return of_the_nearest

    return scorer
