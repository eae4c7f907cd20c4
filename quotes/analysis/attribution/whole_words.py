"""What the network tags in pieces of words -> attributions, names and roles in whole words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

from quotes.analysis.attribution import Attribution, NameMention, NameType, RoleMention
from quotes.analysis.attribution.decoding.source_choice import Group
from quotes.analysis.attribution.decoding.tags import best_tags, runs, softmax
from quotes.analysis.attribution.decoys import Range
from quotes.analysis.attribution.encoding import Pieces
from quotes.analysis.attribution.links import FloatArray
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import START, Stretch

NAME_TYPES: tuple[NameType, ...] = ("person", "organization", "place")
"""In the order of their tags."""

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


def attribution_of(found: Group, text: str, pieces: Pieces) -> Attribution:
    """What was found in ``text``, with its words whole."""
    source = _whole_words(_stretch(found.source, pieces), text) if found.source else None
    source = _without_predicate(source, text) if source else None
    return Attribution(
        content=tuple(_whole_words(_stretch(c, pieces), text) for c in found.contents),
        cue=_whole_cue(_whole_words(_stretch(found.cue, pieces), text), text) if found.cue else None,
        source=_with_owned(_whole_compounds(source, text), found, text, pieces) if source else None,
        probability=found.probability,
        source_probability=found.source_probability,
    )


def names_tagged(logits: FloatArray, pieces: Pieces) -> Iterator[NameMention]:
    """The names, strongest class per piece; ``probability`` is the mean over the pieces of the name."""
    tags, probabilities = best_tags(logits, pieces.paragraphs), softmax(logits)
    for index, kind in enumerate(NAME_TYPES):
        begin = 1 + 2 * index
        of_kind = probabilities[:, begin] + probabilities[:, begin + 1]
        for first, end in runs(tags, begin):
            sure = float(np.add.reduce(of_kind[first:end])) / (end - first)
            place = _stretch((first, end), pieces)
            yield NameMention(place.start, place.end, kind, sure)


def names_in_whole_words(names: Iterable[NameMention], text: str) -> tuple[NameMention, ...]:
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


def role_of(found: Range, pieces: Pieces) -> RoleMention:
    """The role that these pieces hold, of nobody yet."""
    place = _stretch(found, pieces)
    return RoleMention(place.start, place.end)


def _stretch(found: Range, pieces: Pieces) -> Stretch:
    return Stretch(pieces.starts[found[0]], pieces.ends[found[1] - 1])
