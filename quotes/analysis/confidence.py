"""Confidence: the probability that the words are somebody's and that the speaker named is the right one.

A logistic regression over the product of what the engine and the resolver say of their own certainty, fitted on
articles that neither learnt from (``training/calibrate.py``; the reliability table is in the model card), and over
what makes a case hard: how the speaker is mentioned, whether the words themselves point to somebody else, rivals of
the same surname, a speaker who is never introduced, the distance.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from quotes.analysis.attribution import Attribution
from quotes.analysis.logistic import LogisticRegression, log_odds
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.quotation.spans import reaching_into
from quotes.analysis.speakers import Choice, Grounds
from quotes.lexicon.clause_words import names_a_thing, tells_of_a_deed
from quotes.lexicon.person_names import POSSESSED, fold
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.model import Engine, Stretch
from quotes.model_files import model_file

FEATURES = (
    "log-odds of the product",
    "log-odds of the words",
    "log-odds of the source",
    "log-odds of the choice",
    "share in marks",
    "few words",
    "source in the same paragraph",
    "log of the distance to the source",
    "no source",
    "no cue",
    "cue of speech",
    "names a thing",
    "tells of a deed",
    "pronoun",
    "description",
    "organization",
    "group",
    "anonymous",
    "document",
    "speaker score",
    "speaker score under even",
    "lead",
    "one-word name",
    "namesakes",
    "named once",
)
"""What the regression weighs, in the order of its weights."""

FEW = 25
"""Code points: shorter words are often a title or a term."""
EVEN = math.log(0.5)
"""A speaker score under this one: the words point to somebody else, or to nobody."""
NO_SOURCE = 1000
"""Code points: the distance that stands for "nobody printed"."""
ITSELF = 0.5
"""What of the bar for naming somebody is enough for one of no name who is called as the words without marks describe
them right beside a verb of speech: "local police said". That credits nobody else, and the gold, which has names, makes
such speakers look less sure than they are."""
_BESIDE = re.compile(
    r"[,\s]*(?:(?:has|have|had|by|also|however|later|then|\w+ly|on\s\w+day|himself|herself|itself)\b[,\s]*)*",
    re.IGNORECASE,
)
_BEFORE_PARTICIPLE = re.compile(r"[^.;:!?\n\r“”\"]{1,150},\s")
"""What may stand between a source and its cue: "police have", "police refused, (adding)"."""
_PARTICIPLE = re.compile(r"\w+ing\b")

_SPEECH = re.compile(rf"\b(?:{ANY_FORM}|according)\b", re.IGNORECASE)
"""In a cue that tells of speech, and not of a stand, a deed or a state of mind."""


class Calibration(LogisticRegression):
    """The regression over ``FEATURES``."""

    def confidence(self, features: tuple[float, ...]) -> float:
        """The probability for one quotation, rounded to four places."""
        return round(self.probability(features), 4)


@cache
def load_calibration(engine: Engine = "accurate") -> Calibration:
    """The weights of the engine's confidence.json. Raises RuntimeError where it is missing or of other features."""
    path = model_file("confidence.json", engine)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Calibration(tuple(float(data["weights"][name]) for name in FEATURES), float(data["bias"]))
    except (OSError, ValueError, KeyError) as error:
        raise RuntimeError(f"{path} cannot be read: {error}") from error


def features(
    text: str, attribution: Attribution, choice: Choice, quoted: tuple[QuotedStretch, ...], paragraphs: Sequence[int]
) -> tuple[float, ...]:
    """What the confidence is worked out from, in the order of ``FEATURES``; ``paragraphs``: where each of ``text``
    begins. The words of a turn are as good as words in marks."""
    cue = attribution.cue
    length = sum(c.end - c.start for c in attribution.content)
    inside = length if attribution.verbatim else sum(_inside(c, quoted) for c in attribution.content)
    of_source = attribution.source_probability if attribution.source is not None else 1.0
    product = attribution.probability * of_source * choice.probability
    together, distance = _apart(attribution, paragraphs)
    return (
        log_odds(product),
        log_odds(attribution.probability),
        log_odds(of_source) if attribution.source is not None else 0.0,
        log_odds(choice.probability),
        inside / max(1, length),
        float(length < FEW),
        float(together),
        math.log1p(distance),
        float(attribution.source is None),
        float(cue is None),
        float(cue is not None and _SPEECH.search(text, cue.start, cue.end) is not None),
        *_wording(text, attribution, inside),
        *_grounds(choice.grounds),
    )


def _wording(text: str, attribution: Attribution, marked: int) -> tuple[float, float]:
    """Whether words without marks but name something, and whether they tell of a deed. ``marked``: how many code points
    of them stand in marks."""
    if marked or attribution.cue is None:
        return 0.0, 0.0
    words = " ".join(text[c.start : c.end] for c in attribution.content)
    cue = text[attribution.cue.start : attribution.cue.end]
    return float(names_a_thing(words, cue)), float(tells_of_a_deed(words, cue))


def share_of_bar(text: str, attribution: Attribution, choice: Choice, name: str) -> float:
    """What share of the bar for naming somebody the speaker of ``attribution``, called ``name``, must reach, where its
    words have no marks: all of it, or less where the sentence plainly says that a body, a document or one of no name,
    whom it calls so itself, said it."""
    source, cue, grounds = attribution.source, attribution.cue, choice.grounds
    if source is None or cue is None or grounds is None or grounds.kind != "description":
        return 1.0
    if not _SPEECH.search(text, cue.start, cue.end) or not _are_beside(text, source, cue):
        return 1.0
    noun = POSSESSED.split(name)[-1].strip()  # "his lawyer" is called Ida Holm’s lawyer
    own = fold(noun) in fold(text[source.start : source.end])
    return ITSELF if own and grounds.type != "person" else 1.0


def _are_beside(text: str, source: Stretch, cue: Stretch) -> bool:
    """Whether but small words stand between the two, or ``cue`` is a participle behind a deed of the source."""
    between = Stretch(min(source.end, cue.end), max(source.start, cue.start))
    if _BESIDE.fullmatch(text, between.start, between.end):
        return True
    participle = source.end < cue.start and _PARTICIPLE.match(text, cue.start)
    return bool(participle and _BEFORE_PARTICIPLE.fullmatch(text, between.start, between.end))


def _grounds(grounds: Grounds | None) -> tuple[float, ...]:
    """What the choice of the speaker rests on; nothing where nobody is chosen."""
    if grounds is None:
        return (0.0,) * 12
    return (
        float(grounds.kind == "pronoun"),
        float(grounds.kind == "description"),
        float(grounds.type == "organization"),
        float(grounds.type == "group"),
        float(grounds.type == "anonymous"),
        float(grounds.type == "document"),
        max(-4.0, grounds.speaker_score),
        float(grounds.speaker_score < EVEN),
        min(5.0, grounds.lead),
        float(grounds.type == "person" and not grounds.full_name),
        float(grounds.namesakes > 0),
        float(grounds.places < 2),
    )


def _apart(attribution: Attribution, paragraphs: Sequence[int]) -> tuple[bool, int]:
    """Whether words and source begin in one paragraph, and the code points between the nearest of them."""
    source = attribution.source
    if source is None:
        return False, NO_SOURCE
    together = bisect_right(paragraphs, source.start) == bisect_right(paragraphs, attribution.content[0].start)
    gaps = (min(abs(source.start - c.end), abs(c.start - source.end)) for c in attribution.content)
    return together, min(gaps)


def _inside(piece: Stretch, quoted: tuple[QuotedStretch, ...]) -> int:
    """How many code points of ``piece`` stand between quotation marks."""
    return sum(min(piece.end, q.end) - max(piece.start, q.start) for q in reaching_into(piece, quoted))
