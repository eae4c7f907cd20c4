"""Block quotations are said by the one who signs or announces them."""

from __future__ import annotations

from dataclasses import replace

from quotes.analysis.article.block_quotes import BlockQuote
from quotes.analysis.attribution import Attribution, NameMention, Reading, no_affinities
from quotes.analysis.attribution.layouts import with_layouts
from quotes.analysis.attribution.layouts.blocks import signed
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch


def in_block(text: str, words: str, signature: str, seen: tuple[Attribution, ...] = ()) -> list[tuple[str, str]]:
    def place(part: str, start: int = 0) -> Stretch:
        return Stretch(text.index(part, start), text.index(part, start) + len(part))

    block = BlockQuote((place(words, text.index("\n")),), place(signature))
    found = with_layouts(text, quoted_stretches(text), Reading(seen, (), (), no_affinities), [block])
    return [
        (text[a.source.start : a.source.end] if a.source else "", text[a.content[0].start : a.content[0].end])
        for a in found.attributions
    ]


def test_a_block_is_said_by_the_one_who_signs_it_whatever_the_model_saw_there() -> None:
    text = "It was late.\n\nWe wait.\n\n— Ida Holm, captain\n\nIt sails on Monday, Per Lund said."
    seen = Attribution(
        (Stretch(text.index("Ida"), text.index("Ida") + 8), Stretch(text.index("It sails"), text.index(", Per"))),
        None,
        None,
        0.9,
        0.9,
    )
    assert in_block(text, "We wait.", "— Ida Holm, captain", (seen,)) == [
        ("Ida Holm", "We wait."),
        ("", "It sails on Monday"),
    ]


def test_a_block_that_repeats_what_is_quoted_is_no_second_quotation() -> None:
    text = "“We wait for the tide,” Ida Holm said.\n\nWe wait for the tide\n\n— Ida Holm"
    assert in_block(text, "We wait for the tide", "— Ida Holm") == []


def test_a_doubtful_signature_counts_where_somebody_is_named() -> None:
    text = "It was late.\n\nWe wait.\n\nIda Holm, captain\n\nIt sails on Monday."
    words, line = (
        Stretch(text.index(part), text.index(part) + len(part)) for part in ("We wait.", "Ida Holm, captain")
    )
    block = BlockQuote((words,), line, doubtful=True)
    person = NameMention(line.start, line.start + 8, "person", 0.9)
    assert signed([block], [person]) == [block]
    assert signed([block], [replace(person, type="place")]) == []
    assert signed([block], []) == []


def announced(text: str, block: BlockQuote, *seen: tuple[str, str]) -> list[tuple[str | None, list[str], bool]]:
    """What is read of ``text`` where the engine saw the first words of each pair, said by the second."""

    def place(part: str) -> Stretch:
        return Stretch(text.index(part), text.index(part) + len(part))

    engine = tuple(Attribution((place(words),), None, place(who), 0.6, 0.9) for words, who in seen)
    found = with_layouts(text, quoted_stretches(text), Reading(engine, (), (), no_affinities), [block])
    return [
        (
            text[a.source.start : a.source.end] if a.source else None,
            [text[c.start : c.end] for c in a.content],
            a.verbatim,
        )
        for a in found.attributions
    ]


def test_a_block_behind_a_colon_is_all_said_by_whom_the_line_before_announces() -> None:
    text = "In her letter Ida Holm wrote:\n\nWe wait. It is late.\n\nThe tide turns at nine.\n\nPer Lund shrugged."
    start, end = text.index("We wait"), text.index("\n\nPer")
    block = BlockQuote((Stretch(start, start + 20), Stretch(end - 23, end)), None)
    whole = ("Ida Holm", ["We wait. It is late.", "The tide turns at nine."], True)
    assert announced(text, block, ("We wait.", "Ida Holm")) == [whole]
    told = text.replace("wrote:", "wrote.")
    assert announced(told, block, ("We wait.", "Ida Holm")) == [("Ida Holm", ["We wait."], False)]


def test_a_block_in_which_others_speak_stays_what_it_was() -> None:
    text = "The Alden Post writes:\n\nIda Holm said the tide was late. We wait."
    block = BlockQuote((Stretch(text.index("Ida"), len(text)),), None)
    inner = ("the tide was late", "Ida Holm")
    assert announced(text, block, inner) == [("Ida Holm", ["the tide was late"], False)]
    assert len(announced(text, block, inner, ("We wait", "The Alden Post"))) == 2
