"""What may be left open about a stance that is taken: who takes it, what the target is, whether an opinion takes a
side, and whether it still holds. How much each question weighs is learnt (``training.positions``).
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions.holders import Held
from quotes.analysis.positions.printable.speaker_questions import about_speaker
from quotes.analysis.positions.printable.stance_questions import about_stance
from quotes.analysis.positions.printable.target_questions import about_phrase, about_target
from quotes.analysis.positions.stance import FoundStance
from quotes.analysis.positions.targets import Target
from quotes.analysis.syntax import Sentence
from quotes.model import Stretch


def open_questions(
    sentence: Sentence, found: FoundStance, held: Held, target: Target, names: Sequence[NameMention], name: str
) -> dict[str, bool]:
    """The questions, and whether each is open. ``names``: those in the sentence and in the target;
    ``name``: the words of the target as they would be printed."""
    indices = _inside(sentence, target.place)
    return {
        **about_speaker(sentence, found, held, name),
        **about_target(sentence, found, target, names, name),
        **(about_phrase(sentence, found, target, indices, names) if indices else {}),
        **about_stance(sentence, found, held, names),
    }


def _inside(sentence: Sentence, place: Stretch) -> list[int]:
    return [w.index for w in sentence.words if place.start <= w.start < place.end]
