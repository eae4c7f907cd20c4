"""Who reports something in an aside takes no words from whom they are."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.asides import without_asides
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch


def attributions(text: str, *parts: tuple[str, str, str]) -> list[tuple[list[str], str, str | None]]:
    """The words, source and via of what is left of the attributions ``parts``: source, cue and words of each."""

    def place(words: str) -> Stretch:
        start = text.index(words)
        return Stretch(start, start + len(words))

    given = [Attribution((place(words),), place(cue), place(source), 0.9, 0.9) for source, cue, words in parts]
    found = without_asides(Prose(text, quoted_stretches(text)), given)
    return [
        (
            [text[c.start : c.end] for c in a.content],
            text[a.source.start : a.source.end] if a.source else "",
            text[a.via.start : a.via.end] if a.via else None,
        )
        for a in found
    ]


@pytest.mark.parametrize(
    "aside",
    [", the Post reported, ", ", the Post has reported on Monday, ", " – the Post reports – "],
)
def test_words_behind_an_aside_are_those_of_the_statement(aside: str) -> None:
    cue = next(cue for cue in ("has reported", "reported", "reports") if cue in aside)
    found = attributions(
        f"Ida Holm said the mast{aside}had rotted.",
        ("Ida Holm", "said", "the mast"),
        ("the Post", cue, "had rotted"),
    )
    assert found == [(["the mast", "had rotted"], "Ida Holm", "the Post")]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm said the mast broke. It, the Post reported, had rotted.",
        "Ida Holm said the mast broke, but the Post reported it had rotted.",
        "The mast broke, Ida Holm said, the Post reported, had rotted.",
    ],
)
def test_who_reports_words_of_his_own_has_them(text: str) -> None:
    words = ("The mast" if "The mast" in text else "the mast") + " broke"
    found = attributions(text, ("Ida Holm", "said", words), ("the Post", "reported", "had rotted"))
    assert [who for _, who, _ in found] == ["Ida Holm", "the Post"]
