"""What stands around a mention to resolve."""

from __future__ import annotations

from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.ranking.mention_context import MentionHistory


def test_the_history_knows_the_last_speaker_of_each_type() -> None:
    ana, ivo = Entity("person", "Ana Orr", ("ana", "orr"), 0), Entity("person", "Ivo Holm", ("ivo", "holm"), 20)
    board = Entity("organization", "Tarn Board", (), 40)
    history = MentionHistory()
    for sentence, who in enumerate((ana, board, ivo)):
        history.add(who, sentence, 0)
    assert history.last == {"person": ivo, "organization": board}
    assert history.speakers == [ana, board, ivo] and history.sentences == [0, 1, 2]
