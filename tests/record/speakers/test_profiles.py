"""What the record shows of a speaker at a glance."""

from __future__ import annotations

from datetime import date

from quotes.record import Record
from quotes.record.model import SpeakerFilter


def test_a_profile(filled: Record) -> None:
    lopes = filled.speakers.search("default", SpeakerFilter(q="lopes")).items[0]
    profile = filled.speakers.read("default", lopes.id)
    assert (profile.statements, profile.thoughts, profile.articles) == (3, 1, 3)
    assert (profile.first_quoted, profile.last_quoted) == (date(2021, 6, 3), date(2022, 3, 1))
    assert (lopes.statements, lopes.articles, lopes.last_quoted) == (3, 3, date(2022, 3, 1))
    (position,) = profile.positions
    assert (position.target, position.stance, position.dated) == (
        "the closing of the strait",
        "oppose",
        date(2021, 6, 3),
    )
    assert filled.speakers.positions("default", lopes.id, target="the closing of the harbour").items == ()
    assert filled.speakers.positions("default", lopes.id, target="THE closing of the strait").items == (position,)
