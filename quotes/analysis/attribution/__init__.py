"""Who is the source of which words: the interface of the attribution engine and the engine itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from quotes.analysis.attribution.decoding import group, judged_stretches
from quotes.analysis.attribution.decoding.source_choice import Group
from quotes.analysis.attribution.decoding.tags import NEVER, best_tags, runs, softmax
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
from quotes.analysis.idle_cores import on_idle_cores
from quotes.analysis.quotation import QuotedStretch
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import START, Engine, Stretch

NameType = Literal["person", "organization", "place"]
NAME_TYPES: tuple[NameType, ...] = ("person", "organization", "place")
"""In the order of their tags."""
NAME_LOGITS, ROLE_LOGITS, TAGS = 7, 14, 17
"""Where the tags of names and of roles begin among a piece's 17 logits; those of attributions come first."""

NEAREST = 512
"""Mentions whose speakers are weighed for one content, those nearest to it: more than articles of 5,000 words have."""
UNSEEN = -1e4
"""The score of a mention that is not weighed."""

UNLIKE = -10.0
"""The affinity of a stretch without pieces."""

LONGEST_OWNED = 40
"""Code points behind an owner in which what is owned is looked for."""

_NAME_JOINTS = frozenset((" ", "-", "\u2010", "\u2011", "'", "\u2019"))

_COMPOUND = re.compile(r"(?:-\w+)+")
_OWNED = re.compile(r"['’‘]s(?: [a-z-]+){1,3}")
"""What goes on behind an owner that is not the source itself: "Orlow" of "Orlow’s family said"."""
_HALF_A_CUE = re.compile(rf"(?:had|has|have)(?=\s(?:\w+ly\s)?(?P<verb>{ANY_FORM})\b)", re.IGNORECASE)
"""An auxiliary that was taken for the whole cue: "had | said"."""
_LINKING_VERB = re.compile(r"\b(?:be|been|being|is|was|are|were|becomes?|became|remain(?:s|ed)?)\s(?:(?:an?|the)\s)?\Z")
"""A verb before the beginning of a source: what stands there is said of somebody else."""
LONGEST_VERB = 14
"""Code points before a source in which that verb is looked for."""
_JOINT = re.compile(r"\s(?:and|but)\s")
_CUT_AT_APOSTROPHE = re.compile(r"\w['’]\w")

RunNetwork = Callable[[IntArray, IntArray, IntArray, IntArray], tuple[FloatArray, FloatArray]]
"""ids, shapes, states and positions of a window -> tag logits [pieces, 17] and link vectors [pieces, ``VECTOR``]."""


@dataclass(frozen=True, slots=True)
class NameMention:
    """A proper name as it stands in the text ("Darel Ivanic", "Foreign Ministry", "Port Alden")."""

    start: int
    end: int
    type: NameType
    probability: float


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A role as it stands in the text ("Foreign Ministry spokesman"). ``holder``: the name of the person beside
    it, or the pronoun it is said of; None where there is neither."""

    start: int
    end: int
    holder: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words credited to a source: ``content`` stretches (marks excluded), cue and source as they stand in the text.

    ``probability``: that ``content`` is somebody's words (no decoy); ``source_probability``: that ``source`` is the
    words that stand for the speaker, given the first. A null ``source`` is an attribution to nobody printed. ``via``:
    the words that stand for who told the words of another ("Frost said Denny had told him: …"). ``verbatim``: the
    layout says that these are the words as they were spoken or written, marks or none: a turn of a transcript, a post.
    """

    content: tuple[Stretch, ...]
    cue: Stretch | None
    source: Stretch | None
    probability: float
    source_probability: float
    via: Stretch | None = None
    verbatim: bool = False


SpeakerScorer = Callable[[Sequence[Stretch]], Callable[[Sequence[Stretch]], FloatArray]]
"""Given mentions, a function from the stretches of an attribution's content to raw scores: how strongly the words point
to each mention as one of their speaker, and, last, to nobody. A softmax over them gives probabilities."""


def no_speaker_scores(mentions: Sequence[Stretch]) -> Callable[[Sequence[Stretch]], FloatArray]:
    """An engine that tells nothing of speakers: all scores are zero."""
    return lambda content: np.zeros(len(mentions) + 1, dtype=np.float32)


def no_affinities(mention: Stretch, candidates: Sequence[Stretch]) -> list[float]:
    """An engine that sees in none of ``candidates`` the somebody of ``mention``: all scores are zero."""
    return [0.0] * len(candidates)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the engine saw in one text.

    ``affinities(mention, candidates)`` scores, in log-odds, that the stretch of a mention and each of some others stand
    for the same somebody.
    ``speaker_scorer``: see ``SpeakerScorer``. ``engine``: whose reading it is.
    """

    attributions: tuple[Attribution, ...]
    names: tuple[NameMention, ...]
    roles: tuple[RoleMention, ...]
    affinities: Callable[[Stretch, Sequence[Stretch]], list[float]]
    speaker_scorer: SpeakerScorer = no_speaker_scores
    engine: Engine = "accurate"


class Attributor(Protocol):
    """An engine that reads a text. ``version`` changes whenever its answers may."""

    version: str

    def read(
        self, text: str, quoted: tuple[QuotedStretch, ...], checkpoint: Callable[[], None] = lambda: None
    ) -> Reading:
        """Read ``text``, whose quoted stretches are ``quoted``. ``checkpoint`` is called now and then, as in
        ``quotes.analysis.analyse``."""
        ...


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
            attributions=tuple(_attribution(g, text, pieces) for g in groups),
            names=whole_names(_names(logits[:, NAME_LOGITS:ROLE_LOGITS], pieces), text),
            roles=tuple(_role(r, pieces) for r in runs(best_tags(logits[:, ROLE_LOGITS:], pieces.paragraphs), 1)),
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


def _attribution(found: Group, text: str, pieces: Pieces) -> Attribution:
    source = _whole_words(_stretch(found.source, pieces), text) if found.source else None
    source = _without_predicate(source, text) if source else None
    return Attribution(
        content=tuple(_whole_words(_stretch(c, pieces), text) for c in found.contents),
        cue=_whole_cue(_whole_words(_stretch(found.cue, pieces), text), text) if found.cue else None,
        source=_with_owned(_whole_compounds(source, text), found, text, pieces) if source else None,
        probability=found.probability,
        source_probability=found.source_probability,
    )


def _names(logits: FloatArray, pieces: Pieces) -> Iterator[NameMention]:
    """The names, strongest class per piece; ``probability`` is the mean over the pieces of the name."""
    tags, probabilities = best_tags(logits, pieces.paragraphs), softmax(logits)
    for index, kind in enumerate(NAME_TYPES):
        begin = 1 + 2 * index
        of_kind = probabilities[:, begin] + probabilities[:, begin + 1]
        for first, end in runs(tags, begin):
            sure = float(np.add.reduce(of_kind[first:end])) / (end - first)
            place = _stretch((first, end), pieces)
            yield NameMention(place.start, place.end, kind, sure)


def whole_names(names: Iterable[NameMention], text: str) -> tuple[NameMention, ...]:
    """The names in the order of the text, widened to whole words, none overlapping.

    The network tags pieces of words, and rare names fall apart: "Da|rel", "Darel" and "Ivanic", "Ferreyra" and "Lund".
    Those that meet in a word, names of persons with only a space, a hyphen or an apostrophe between, and those of
    bodies of which the first ends in "and", are one.
    """
    out: list[NameMention] = []
    for name in sorted(names, key=START):
        whole = _whole_words(Stretch(name.start, name.end), text)
        start, end = whole.start, whole.end
        last = out[-1] if out else None
        joined = last is not None and last.type == name.type and _is_cut(text, last, start)
        if last is not None and (joined or start < last.end):
            longer = last.type if last.end - last.start >= end - start else name.type
            sure = (last.probability + name.probability) / 2
            out[-1] = NameMention(last.start, max(last.end, end), longer, sure)
        else:
            out.append(NameMention(start, end, name.type, name.probability))
    return tuple(out)


def _is_cut(text: str, name: NameMention, following: int) -> bool:
    """Whether ``name`` goes on at ``following``, where the engine saw another name of its type."""
    between = text[name.end : following]
    if name.type == "person":
        return between in _NAME_JOINTS
    return name.type == "organization" and between == " " and text.endswith(" and", name.start, name.end)


def _whole_words(part: Stretch, text: str) -> Stretch:
    """``part`` widened to whole words: the network may tag but some pieces of one."""
    start, end = part.start, part.end
    if _CUT_AT_APOSTROPHE.match(text, max(0, end - 2)):
        end += 1
    while start and text[start - 1 : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1 : end + 1].isalnum():
        end += 1
    return Stretch(start, end)


def _whole_cue(cue: Stretch, text: str) -> Stretch:
    """``cue`` with the verb of speech behind an auxiliary that is all of it."""
    half = _HALF_A_CUE.match(text, cue.start)
    return Stretch(cue.start, half.end("verb")) if half and half.end() == cue.end else cue


def _whole_compounds(part: Stretch, text: str) -> Stretch:
    """``part`` with the rest of a compound that it ends in: "the 36-year" of "the 36-year-old"."""
    rest = _COMPOUND.match(text, part.end)
    return Stretch(part.start, rest.end()) if rest and text[part.end - 1].isalnum() else part


def _without_predicate(part: Stretch, text: str) -> Stretch:
    """``part`` without what an earlier verb says of another: "other painters" of "she is the best of them and other
    painters call her", where the engine took all behind "is"."""
    joints = list(_JOINT.finditer(text, part.start, part.end))
    is_predicate = joints and _LINKING_VERB.search(text, max(0, part.start - LONGEST_VERB), part.start)
    return Stretch(joints[-1].end(), part.end) if is_predicate else part


def _with_owned(part: Stretch, found: Group, text: str, pieces: Pieces) -> Stretch:
    """``part`` with what is the owner's, where that stands right before the cue: "Orlow’s family" of "Orlow"."""
    cue = pieces.starts[found.cue[0]] if found.cue else part.end
    owned = _OWNED.fullmatch(text, part.end, min(cue - 1, part.end + LONGEST_OWNED))
    return Stretch(part.start, owned.end()) if owned else part


def _role(found: Range, pieces: Pieces) -> RoleMention:
    place = _stretch(found, pieces)
    return RoleMention(place.start, place.end)


def _stretch(found: Range, pieces: Pieces) -> Stretch:
    return Stretch(pieces.starts[found[0]], pieces.ends[found[1] - 1])
