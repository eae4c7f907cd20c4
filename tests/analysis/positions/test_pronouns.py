"""What "it" is in the words of somebody who named the thing before."""

from __future__ import annotations

import re

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions import find_positions
from tests.support.analysis.positions import quotation

ARTICLE = "The council read the plan of the Alden tunnel. It will vote on the Alden Ferry Bill. "


def shown(words: str, confidence: float = 0.7) -> list[tuple[str, str]]:
    """What words of Brandt's show, said behind ``ARTICLE``."""
    text = f"{ARTICLE}“{words},” Brandt said."
    names = [NameMention(m.start(), m.end(), "person", 0.9) for m in re.finditer("Brandt", text)]
    found = find_positions(text, [quotation(text, words + ",", "Brandt", cue="said")], names)
    return [(p.stance, p.target) for p in found if p.confidence >= confidence]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("I was wrong about the tunnel. I support it today", ("support", "the Alden tunnel")),
        ("I once thought little of the Alden tunnel. I was wrong, and now I support it", None),
        ("I have read the Alden Ferry Bill, and I oppose it", ("oppose", "the Alden Ferry Bill")),
        ("The Alden Ferry Bill takes our boats. We will vote against it", ("oppose", "The Alden Ferry Bill")),
        ("I met the minister and I read the Alden Ferry Bill. I oppose it", ("oppose", "the Alden Ferry Bill")),
        ("The wind took the pier and the flood took the pump. I support it", None),
        ("The storm keeps on threatening the Alden tunnel. I oppose it", None),
        ("Kellers read the Alden Ferry Bill. He opposes it", None),
        ("I read a bill. I oppose it", None),
        ("I swam. I oppose it", None),
    ],
)
def test_it_is_the_one_thing_named_before(words: str, expected: tuple[str, str] | None) -> None:
    assert shown(words) == ([expected] if expected else [])


def test_what_another_said_is_not_meant() -> None:
    text = f"{ARTICLE}“I oppose it,” Brandt said."
    assert find_positions(text, [quotation(text, "I oppose it,", "Brandt", cue="said")], []) == ()
