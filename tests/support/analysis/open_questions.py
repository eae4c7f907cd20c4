"""What is left open about a stance that a sentence shows."""

from __future__ import annotations

import re
from functools import partial

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions.antecedents import Tellings
from quotes.analysis.positions.holders import Held, held_by
from quotes.analysis.positions.printable.open_questions import open_questions
from quotes.analysis.positions.stances import stances
from quotes.analysis.positions.targets import target_of
from quotes.analysis.segmentation import sentences
from quotes.analysis.syntax import parse
from quotes.model import SpeakerRef, SpeakerType
from tests.support.analysis.positions import quotation

BEFORE = "It snowed. "
LATER = " The council met. It voted on the ban, the tax and the sale; the deal and the nominee were named."


def open_about(
    sentence: str, said: str, mention: str = "Brandt", confidence: float = 0.9, kind: SpeakerType = "person"
) -> set[str] | None:
    """What is left open about the first stance of a sentence that somebody takes; None where nobody takes one."""
    text = BEFORE + sentence + LATER
    tree, tellings = parse(text, len(BEFORE), len(BEFORE + sentence)), Tellings(text, sentences(text))
    names = [NameMention(m.start(), m.end(), "person", 0.9) for m in re.finditer("(Odo )?Kellers", text)]
    speaker = SpeakerRef("s1", "Ilsa Brandt", kind)
    told = quotation(text, said, mention, speaker, confidence=confidence)
    for found in stances(tree):
        held: Held | None = held_by(text, tree, found, [told])
        (target,) = tellings.trees.gathered([partial(target_of, tellings, tree, found.target)])
        if held and target:
            name = text[target.name.start : target.name.end]
            questions = open_questions(tree, found, held, target, names, name)
            return {question for question, is_open in questions.items() if is_open}
    return None
