"""Words told by another, and who is found to have said them."""

from __future__ import annotations

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.attribution.retold import with_inner_speaker
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
    found = with_inner_speaker(Prose(text, quoted), sorted(names, key=lambda n: n.start), whole)
    return text[found.content[0].start : found.content[-1].end], words(found.source), words(found.via)


def unmarked(text: str, source: str, content: str) -> tuple[str, str, str | None]:
    """The words, source and via of ``content``, which the engine credited to ``source``, in ``text`` without marks."""

    def place(words: str) -> Stretch:
        return Stretch(text.index(words), text.index(words) + len(words))

    found = with_inner_speaker(
        Prose(text, quoted_stretches(text)), (), Attribution((place(content),), None, place(source), 0.9, 0.9)
    )
    assert found.source
    via = text[found.via.start : found.via.end] if found.via else None
    words = found.content[0]
    return text[words.start : words.end], text[found.source.start : found.source.end], via


def retold_of(text: str, content: str, source: str, cue: str) -> tuple[str, str]:
    """The words and the source of an attribution with words before its quoted ones."""
    quoted = quoted_stretches(text)
    parts = [Stretch(text.index(content), text.index(content) + len(content)), Stretch(quoted[0].start, quoted[0].end)]
    places = [Stretch(text.index(words), text.index(words) + len(words)) for words in (cue, source)]
    found = with_inner_speaker(Prose(text, quoted), [], Attribution(tuple(parts), *places, 0.9, 0.9))
    assert found.source is not None
    return text[found.content[0].start : found.content[-1].end], text[found.source.start : found.source.end]
