"""Names, bynames and handles under which somebody signs."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.attribution.layouts.signers import Signers
from quotes.model import Stretch

TEXT = (
    "Ines Abara, who posts as @pilot_i, Per Lund-Krok (@quayside) and Ida Holm, known on the quay as Bo, met "
    "Per Holm.\n{}"
)


def signers(text: str) -> Signers:
    people = ("Ines Abara", "Per Lund-Krok", "Ida Holm", "Per Holm")
    return Signers(text, [NameMention(text.index(p), text.index(p) + len(p), "person", 0.9) for p in people])


@pytest.mark.parametrize(
    ("signature", "who"),
    [
        ("@Pilot_I", "Ines Abara"),
        ("@quayside", "Per Lund-Krok"),
        ("Bo", "Ida Holm"),
        ("@lundkrok_per", "Per Lund-Krok"),
        ("@IHolm", "Ida Holm"),
        ("@holm", "@holm"),
        ("@lundkrokfan", "@lundkrokfan"),
        ("@nobody", "@nobody"),
        ("Ida Holm", "Ida Holm"),
    ],
)
def test_who_stands_behind_a_signature(signature: str, who: str) -> None:
    text = TEXT.format(signature)
    behind = signers(text).behind(Stretch(len(text) - len(signature), len(text)))
    assert text[behind.start : behind.end] == who


def test_a_name_is_seen_at_its_place_or_printed_so_elsewhere() -> None:
    text = TEXT.format("Ida Holm")
    last, inner = Stretch(len(text) - 8, len(text)), Stretch(text.index("Abara"), text.index("Abara") + 5)
    assert signers(text).seen(last) == Stretch(text.index("Ida"), text.index("Ida") + 8)
    assert signers(text).seen(inner) == inner
    assert signers(text).seen(Stretch(text.index("quay as"), text.index("quay as") + 4)) is None
