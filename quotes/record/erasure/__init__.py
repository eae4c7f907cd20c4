"""Erasing people and articles for good."""

from __future__ import annotations

from quotes.record.db.store import Store, failures
from quotes.record.erasure import articles as article_erasure
from quotes.record.erasure.erasure_log import count_erasures
from quotes.record.erasure.people import erase_person
from quotes.record.model.corrections import Editor


class Erasure:
    """Erasing for good, in a newsroom. Raises as ``Record`` says."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self) -> int:
        """How many people and articles were ever erased, in all newsrooms."""
        with failures(), self._store.engine.connect() as connection:
            return count_erasures(connection)

    def erase_speaker(self, newsroom: str, speaker_id: str, by: Editor) -> None:
        """Erase a person or an organisation for good: names, roles, links, positions and what corrections tell of them.

        What they said is nobody's from then on, and no later save, revision or analysis of any article brings them back
        (see ``erased_names``). The texts of articles stay as they are. The log says that it happened, and not to whom.
        Raises ``errors.InvalidInput`` for somebody who is described, not named.
        """
        with self._store.writing(newsroom) as session:
            erase_person(session, speaker_id, by)
        self._store.overwrite_log()

    def erase_article(self, newsroom: str, article_id: str, by: Editor) -> None:
        """Erase an article, retracted or not, for good: every version of its text with all that was found in it."""
        with self._store.writing(newsroom) as session:
            article_erasure.erase_article(session, article_id, by)
        self._store.overwrite_log()
