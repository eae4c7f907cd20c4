"""What the network says of a text becomes its attributions."""

from __future__ import annotations

import pytest

from tests.support.analysis.decoding import groups
from tests.support.analysis.pieces import pieces_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“We sail.\n\n“The tide turns,” Abara said.", ["“We sail.", "“The tide turns,”"]),
        (
            "“The tide turns,” Abara said. “We sail.\n\n“It is late.”",
            ["“The tide turns,”", "“We sail.", "“It is late.”"],
        ),
    ],
    ids=["the cue in its last paragraph", "the cue in its first"],
)
def test_a_quotation_over_paragraphs_is_one_speakers(text: str, said: list[str]) -> None:
    [found] = groups(text, "Abara", "said", "The tide turns,", -2.0)
    pieces = pieces_of(text)
    assert [text[pieces.starts[first] : pieces.ends[end - 1]] for first, end in found.contents] == said
    assert found.source is not None


def test_nothing_within_quoted_words_attributes_them() -> None:
    [found] = groups("“The pilot said we sail.” It rained.", "pilot", "said", "The pilot said we sail.", -2.0)
    assert (found.source, found.cue) == (None, None)
