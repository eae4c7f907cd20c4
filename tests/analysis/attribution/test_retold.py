"""Words that one person tells of another belong to the inner speaker, via the outer one."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.attribution.retold import retold
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch

NAMES = ("Ida Holm", "Per Lund", "Harbour Post")


def read(text: str, source: str | None) -> tuple[str, str | None, str | None]:
    """The words, source and via of the quotation of ``text``, which the engine credited to ``source``."""

    def place(words: str) -> Stretch:
        return Stretch(text.index(words), text.index(words) + len(words))

    def words(stretch: Stretch | None) -> str | None:
        return text[stretch.start : stretch.end] if stretch else None

    quoted = quoted_stretches(text)
    names = [NameMention(place(n).start, place(n).end, "person", 0.9) for n in NAMES if n in text]
    whole = Attribution((Stretch(quoted[0].start, quoted[0].end),), None, place(source) if source else None, 0.9, 0.9)
    found = retold(Prose(text, quoted), sorted(names, key=lambda n: n.start), whole)
    return text[found.content[0].start : found.content[-1].end], words(found.source), words(found.via)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm said Per Lund had told her: “Go home.”",
        "Ida Holm said in the evening that the pilot Per Lund once told the crew “Go home.”",
        "Ida Holm remembers Per Lund saying, “Go home.”",
        "Ida Holm quoted Per Lund as saying on the way “Go home.”",
        "Ida Holm read from a letter by Per Lund that said: “Go home.”",
        "Per Lund, Ida Holm recalled, told the crew: “Go home.”",
        "According to Ida Holm, Per Lund said: “Go home.”",
    ],
)
def test_the_inner_speaker_said_it(text: str) -> None:
    assert read(text, "Ida Holm") == ("Go home.", "Per Lund", "Ida Holm")


def test_a_passive_quotation() -> None:
    text = "Per Lund was quoted by the Harbour Post as saying “Go home.”"
    assert read(text, "Per Lund") == ("Go home.", "Per Lund", "Harbour Post")
    assert read("Per Lund was quoted as saying “Go home.”", None) == ("Go home.", "Per Lund", None)


def test_who_was_told_did_not_say_it() -> None:
    assert read("“Go home,” Per Lund was told by the pilot Ida Holm.", "Per Lund") == ("Go home,", "Ida Holm", None)
    assert read("“Go home,” Per Lund was told.", None) == ("Go home,", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm told Per Lund to say “Go home.”",
        "Ida Holm told Per Lund: “Go home.”",
        "Ida Holm said of Per Lund: “Go home.”",
        "Ida Holm said the ship that Per Lund steers was called “Go home.”",
        "Ida Holm said that Per Lund had concluded that the crew would “Go home.”",
    ],
)
def test_one_speaker_alone(text: str) -> None:
    assert read(text, "Ida Holm")[1:] == ("Ida Holm", None)
