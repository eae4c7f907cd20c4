"""What an analysis says, with the types that editors settled of its speakers; without those who are no speakers.

What was credited to one who is none stays where it is, as nobody's, with the name that the article prints.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import bindparam, select

from quotes.lexicon.stems import tokens
from quotes.model import Analysis, Quotation, SpeakerType
from quotes.record.db.session import NewsroomSession, settled_names

_SETTLED = select(settled_names.c.type, settled_names.c.name, settled_names.c.shown).where(
    settled_names.c.name.in_(bindparam("names", expanding=True))
)
Name = tuple[str, str]
"""The type of a speaker and the words of a name."""


def compared(name: str) -> str:
    """The words under which a settled name is known again."""
    return " ".join(tokens(name))


def with_settled_types(session: NewsroomSession, analysis: Analysis) -> Analysis:
    """``analysis`` with what editors settled of the names of its speakers."""
    printed = {compared(s.name) for s in analysis.speakers}
    printed |= {compared(c.name) for q in analysis.quotations for c in q.candidates}
    rows = session.rows(_SETTLED, names=sorted(printed)) if printed else ()
    settled = {(row.type, row.name): row.shown for row in rows}
    if not settled:
        return analysis
    shown = {s.id: settled.get((s.type, compared(s.name)), s.type) for s in analysis.speakers}
    nobody = {key for key, type_ in settled.items() if type_ == "none"}
    return replace(
        analysis,
        speakers=tuple(replace(s, type=shown[s.id]) for s in analysis.speakers if shown[s.id] != "none"),
        quotations=tuple(_settled(q, shown, nobody) for q in analysis.quotations),
    )


def _settled(quotation: Quotation, shown: dict[str, SpeakerType | str], nobody: Collection[Name]) -> Quotation:
    candidates = tuple(c for c in quotation.candidates if (c.type, compared(c.name)) not in nobody)
    via, speaker = quotation.via, quotation.speaker
    if via is not None and shown.get(via.id) == "none":
        via = None
    if speaker is not None and shown.get(speaker.id) == "none":
        return replace(quotation, speaker=None, via=via, candidates=(), needs_review=False)
    return replace(quotation, via=via, candidates=candidates)
