"""Profiles of the record: their names, roles and appearances, and who of an article is which of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Literal

from quotes.model import Speaker
from quotes.record.db.store import Store
from quotes.record.lookup_text import askable, storable
from quotes.record.model.corrections import Editor
from quotes.record.model.list_pages import Page
from quotes.record.model.positions import PositionFilter, PositionsOnTarget, RecordedPosition
from quotes.record.model.speakers import HeldRole, Profile, QuotedBeside, SpeakerFilter, SpeakerSummary
from quotes.record.positions.read import list_all_positions, list_positions, positions_by_target
from quotes.record.speakers.categories import Categorized, categorize
from quotes.record.speakers.known_speakers import known_profiles
from quotes.record.speakers.own_names import profiles_called
from quotes.record.speakers.profiles import living_speaker, read_profile, summaries
from quotes.record.speakers.quoted_beside import quoted_beside
from quotes.record.speakers.roles import list_roles
from quotes.record.speakers.search import list_speakers


class Speakers:
    """The profiles of a newsroom: searched and read, with their roles and positions. Raises as ``Record`` says."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def search(
        self, newsroom: str, wanted: SpeakerFilter, cursor: str | None = None, limit: int = 50
    ) -> Page[SpeakerSummary]:
        """The persons and organizations that ``wanted`` describes: by closeness to ``q`` where given, else by name."""
        with self._store.reading(newsroom) as session:
            return list_speakers(session, askable(wanted), cursor, limit)

    def read(self, newsroom: str, speaker_id: str) -> Profile:
        """The profile of a speaker."""
        with self._store.reading(newsroom) as session:
            return read_profile(session, speaker_id)

    def known(self, newsroom: str, speakers: Sequence[Speaker]) -> dict[str, tuple[str, ...]]:
        """Id of a speaker of an article that need not be saved -> the ids of the profiles with its whole name."""
        with self._store.reading(newsroom) as session:
            return known_profiles(session, speakers)

    def called(self, newsroom: str, name: str, type_: Literal["person", "organization"]) -> tuple[SpeakerSummary, ...]:
        """The profiles whose own name this whole name is: whom an editor would credit by it. Not those that only
        articles were taken to call so."""
        with self._store.reading(newsroom) as session:
            found = profiles_called(session, Speaker("", storable("name", name), type_), datetime.now(UTC).date())
            return tuple(shown for shown in summaries(session, found) if shown.articles)

    def categorize(self, newsroom: str, categories: Mapping[str, str], by: Editor) -> Categorized:
        """Give profiles (by id) the newsroom's own categories; an empty one takes a category away."""
        with self._store.writing(newsroom) as session:
            return categorize(session, categories, by)

    def name(self, newsroom: str, speaker_id: str) -> str:
        """The name of a speaker."""
        with self._store.reading(newsroom) as session:
            return str(living_speaker(session, speaker_id).name)

    def must_exist(self, newsroom: str, speaker_id: str) -> None:
        """Raise ``errors.NotFound`` or ``errors.Gone`` unless there is a profile under this id."""
        with self._store.reading(newsroom) as session:
            living_speaker(session, speaker_id)

    def roles(
        self, newsroom: str, speaker_id: str, on: date | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[HeldRole]:
        """The roles of a speaker, last seen first; with ``on`` those that the articles show held on that day."""
        with self._store.reading(newsroom) as session:
            living_speaker(session, speaker_id)
            return list_roles(session, speaker_id, on, cursor, limit)

    def positions(
        self,
        newsroom: str,
        speaker_id: str,
        target: str | None = None,
        cursor: str | None = None,
        limit: int = 50,
    ) -> Page[RecordedPosition]:
        """The positions of a speaker, newest first."""
        with self._store.reading(newsroom) as session:
            living_speaker(session, speaker_id)
            target = target if target is None else storable("target", target)
            return list_positions(session, speaker_id, target, cursor, limit)

    def all_positions(
        self, newsroom: str, wanted: PositionFilter, cursor: str | None = None, limit: int = 50
    ) -> Page[RecordedPosition]:
        """The positions of all speakers, found last first."""
        with self._store.reading(newsroom) as session:
            return list_all_positions(session, wanted, cursor, limit)

    def quoted_beside(self, newsroom: str, speaker_id: str, limit: int = 6) -> tuple[QuotedBeside, ...]:
        """Whom the articles with this speaker quote too, those in most of them first."""
        with self._store.reading(newsroom) as session:
            living_speaker(session, speaker_id)
            return quoted_beside(session, speaker_id, limit)

    def positions_by_target(self, newsroom: str, speaker_id: str) -> tuple[PositionsOnTarget, ...]:
        """The newest positions of a speaker, those on one target together."""
        with self._store.reading(newsroom) as session:
            living_speaker(session, speaker_id)
            return positions_by_target(session, speaker_id)
