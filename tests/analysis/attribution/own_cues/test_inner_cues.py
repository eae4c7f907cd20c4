"""Words that begin with a cue of their own are apart from those before."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution.own_cues.inner_cues import apart_from_own_cues
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.attributions import given, told


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        (
            "Holm said it rained. On Sunday she had warned that “boats sink”.",
            ("it rained", "she had warned that “boats sink”"),
            [(["it rained"], "Holm"), (["“boats sink”"], "she")],
        ),
        (
            "Holm said it rained. On Sunday he wrote “boats sink”.",
            ("it rained", "he wrote “boats sink”"),
            [(["it rained"], "Holm"), (["“boats sink”"], "he")],
        ),
        (
            "Holm said it rained and that she liked “boats”.",
            ("it rained", "she liked “boats”"),
            [(["it rained", "she liked “boats”"], "Holm")],
        ),
    ],
)
def test_a_later_part_with_a_cue_of_its_own_is_apart(
    text: str, content: tuple[str, ...], expected: list[tuple[list[str], str | None]]
) -> None:
    found = apart_from_own_cues(Prose(text, quoted_stretches(text)), given(text, "said", content, source="Holm"))
    assert [told(text, a) for a in found] == expected
