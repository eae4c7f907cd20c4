"""A quotation in its surroundings, cut into the parts that the page marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quotes.model import Quotation, Span
from quotes.web.desk.quotation_context import LONGEST, passages

TEXT = "One.\n\nTwo.\n\n“The quay is safe,” Ostrava said. “It was never in doubt.”\n\nFour.\n\nFive."


def test_the_paragraphs_around(quotation: Callable[..., Quotation]) -> None:
    found = passages(TEXT, quotation(TEXT, ["The quay is safe,"], None))
    assert ["".join(part.text for part in p.parts) for p in found] == [
        "Two.",
        "“The quay is safe,” Ostrava said. “It was never in doubt.”",
        "Four.",
    ]
    assert [p.own for p in found] == [False, True, False]


def test_words_mention_and_cue_are_marked(quotation: Callable[..., Quotation]) -> None:
    who, cue = TEXT.index("Ostrava"), TEXT.index("said")
    said = quotation(TEXT, ["The quay is safe,", "It was never in doubt."], None)
    said = replace(said, mention=Span.of(TEXT, who, who + 7), cue=Span.of(TEXT, cue, cue + 4))
    (own,) = (p for p in passages(TEXT, said) if p.own)
    assert [(part.text, part.kind) for part in own.parts if part.kind] == [
        ("The quay is safe,", "said"),
        ("Ostrava", "mention"),
        ("said", "cue"),
        ("It was never in doubt.", "said"),
    ]


def test_a_mention_far_before_is_shown(quotation: Callable[..., Quotation]) -> None:
    said = replace(quotation(TEXT, ["The quay is safe,"], None), mention=Span.of(TEXT, 0, 3))
    assert [p.parts[0].text for p in passages(TEXT, said)][:2] == ["One", "Two."]


def test_endless_paragraphs_are_cut(quotation: Callable[..., Quotation]) -> None:
    text = "a" * 9_000 + "“Yes,” she said." + "b" * 9_000
    (only,) = passages(text, quotation(text, ["Yes,"], None))
    assert len("".join(part.text for part in only.parts)) == 2 * LONGEST + len("Yes,")
