"""Cutting an archive into parts by the names in it: whoever could be the same person falls into the same part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Executable, Row, bindparam, func, select

from quotes.lexicon.name_keys import person_key
from quotes.lexicon.stems import INDEXED
from quotes.model import Speaker
from quotes.record.bulk.incoming import Incoming
from quotes.record.bulk.resolving import Cast, Part, stand_in, without_newsroom
from quotes.record.db.session import NewsroomSession, appearances, articles, names, role_mentions, roles, speakers
from quotes.record.speakers.name_groups import groups_of, groups_of_founding, groups_of_row

_BATCH = 2_000
"""Values that one statement looks for."""
_IDS: BindParameter[Any] = bindparam("values", expanding=True)
_BY_BUCKET = select(names.c.speaker_id.label("id")).where(names.c.bucket.in_(_IDS)).distinct()
_BY_NAME = (
    select(names.c.speaker_id.label("id"))
    .join(speakers, speakers.c.id == names.c.speaker_id)
    .where(names.c.key.in_(_IDS), names.c.kind.in_(("full", "acronym")), speakers.c.type == "organization")
    .distinct()
)
_BY_FOUNDING = select(speakers).where(speakers.c.key.in_(_IDS))
_BY_GIVEN = select(speakers.c.id).where(speakers.c.sort_name.in_(_IDS), speakers.c.named_by_editor.is_(True))
_SPEAKERS = select(speakers).where(speakers.c.id.in_(_IDS))
_NAMES = select(names).where(names.c.speaker_id.in_(_IDS)).order_by(names.c.id)
_ROLES = select(roles).where(roles.c.speaker_id.in_(_IDS))
_SEEN_ROLES = (
    select(
        roles.c.speaker_id,
        role_mentions.c.role_id,
        func.min(role_mentions.c.dated).label("first"),
        func.max(role_mentions.c.dated).label("last"),
    )
    .join(role_mentions, role_mentions.c.role_id == roles.c.id)
    .where(roles.c.speaker_id.in_(_IDS))
    .group_by(roles.c.speaker_id, role_mentions.c.role_id)
)
_PRINTED = (
    select(appearances.c.speaker_id, articles.c.publisher, articles.c.published)
    .join(articles, articles.c.id == appearances.c.article_id)
    .where(appearances.c.speaker_id.in_(_IDS))
    .distinct()
)


class _Blocks:
    """Things that belong together, by the things that they have in common: disjoint sets (union-find)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def union(self, things: Iterable[str]) -> None:
        """See that all these fall into one block."""
        roots = [self.find(thing) for thing in things]
        for root in roots[1:]:
            self._above[self.find(root)] = self.find(roots[0])

    def find(self, thing: str) -> str:
        """What stands for the block of a thing."""
        above = self._above.setdefault(thing, thing)
        while above != self._above[above]:
            self._above[thing] = self._above[above]
            thing, above = above, self._above[above]
        return above


def cut(session: NewsroomSession, archive: Sequence[Incoming], count: int) -> list[Part]:
    """At most ``count`` parts of about the same size, each with what the record knows of its people."""
    blocks = _Blocks()
    placed = [(article, [(who, _groups(article, who)) for who in article.analysis.speakers]) for article in archive]
    sizes: dict[str, int] = defaultdict(int)
    for _, found in placed:
        for _, groups in found:
            blocks.union(groups)
    known = _Known(session, blocks, [who for _, found in placed for who, _ in found])
    for _, found in placed:
        for _, groups in found:
            sizes[blocks.find(groups[0])] += 1
    part_of, parts = _shared_out(sizes, count)
    for article, found in placed:
        own: dict[int, list[Speaker]] = defaultdict(list)
        for who, groups in found:
            own[part_of[blocks.find(groups[0])]].append(who)
        for place, cast in own.items():
            dated = article.article.publisher, article.article.published, article.dating.day
            parts[place].casts.append(Cast(article.id, *dated, tuple(cast)))
    known.put_into(parts, part_of)
    return parts


def _groups(article: Incoming, who: Speaker) -> list[str]:
    """The groups of a speaker's names; of one who is nobody elsewhere a group of the article's own."""
    return list(groups_of(who.type, who.name, who.aliases)) or [f"article {article.id}"]


def _shared_out(sizes: Mapping[str, int], count: int) -> tuple[dict[str, int], list[Part]]:
    """The part of each block, the largest blocks first into the emptiest part; and the parts, empty still."""
    parts = [Part() for _ in range(max(1, min(count, len(sizes))))]
    filled, part_of = [0] * len(parts), {}
    for block, size in sorted(sizes.items(), key=lambda found: -found[1]):
        part_of[block] = place = filled.index(min(filled))
        filled[place] += size
    return part_of, parts


class _Known:
    """What the record knows of everybody who could be one of ``who``; joins the ``blocks`` that a profile links."""

    def __init__(self, session: NewsroomSession, blocks: _Blocks, who: Iterable[Speaker]) -> None:
        self._session = session
        self._blocks = blocks
        founded, ids = self._reached(who)
        self._profile = {row.id: row.merged_into or row.id for row in founded}
        every = {row.id: row for row in (*founded, *self._all(_SPEAKERS, ids))}
        self._profile |= {id_: id_ for id_ in ids}
        self._speakers = list(every.values())
        self._names = self._all(_NAMES, ids)
        self._ids = ids
        types = {row.id: row.type for row in self._speakers}
        for row in self._speakers:
            if row.key is not None and row.id in self._profile:
                given = groups_of(row.type, row.name) if row.named_by_editor else ()
                blocks.union([f"profile {self._profile[row.id]}", *groups_of_founding(row.type, row.key), *given])
        for row in self._names:
            blocks.union([f"profile {row.speaker_id}", *groups_of_row(types[row.speaker_id], row)])

    def _reached(self, who: Iterable[Speaker]) -> tuple[list[Row[Any]], set[str]]:
        """The profiles that were founded on a name that could be meant, merged ones too; and the ids of those that
        could be meant."""
        people, bodies = set(), set()
        for one in who:
            if one.type == "person" and (key := person_key(one.name)):
                people.add(key)
            elif one.type == "organization":
                own = groups_of(one.type, one.name, one.aliases)
                bodies |= {group.removeprefix("organization ") for group in own}
        buckets = {bucket for key in people for bucket in key.buckets} | {b for b in bodies if b.endswith("|campaign")}
        founded = self._all(_BY_FOUNDING, {str(key) for key in people} | bodies)
        ids = {row.merged_into or row.id for row in founded}
        ids |= {row.id for row in (*self._all(_BY_BUCKET, buckets), *self._all(_BY_NAME, bodies))}
        ids |= {row.id for row in self._all(_BY_GIVEN, {key.sort_name[:INDEXED] for key in people})}
        return founded, ids

    def _all(self, query: Executable, values: Collection[str]) -> list[Row[Any]]:
        wanted = sorted(values)
        pieces = (wanted[at : at + _BATCH] for at in range(0, len(wanted), _BATCH))
        return [row for piece in pieces for row in self._session.rows(query, values=piece)]

    def put_into(self, parts: Sequence[Part], part_of: Mapping[str, int]) -> None:
        """Give each part what is known of its profiles."""
        for table, id_, row in self._rows():
            place = part_of.get(self._blocks.find(f"profile {self._profile[id_]}"))
            if place is not None:
                parts[place].known.setdefault(table, []).append(row)

    def _rows(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Rows with their table and a profile that they belong to. Of where and when somebody was printed only what
        tells who is meant: no article of it is one of the record."""
        for row in self._speakers:
            if row.id in self._profile:
                yield "speakers", row.id, without_newsroom(row)
        for row in self._names:
            yield "names", row.speaker_id, without_newsroom(row)
        for row in self._all(_ROLES, self._ids):
            yield "roles", row.speaker_id, without_newsroom(row)
        for row in self._all(_SEEN_ROLES, self._ids):
            for start, day in enumerate((row.first, row.last)):
                mention = {"article_id": "known", "role_id": row.role_id, "start": start, "end": 0, "exact": ""}
                yield "role_mentions", row.speaker_id, mention | {"dated": day}
        for number, row in enumerate(self._all(_PRINTED, self._ids)):
            id_ = f"known {number}"
            yield "articles", row.speaker_id, stand_in(id_, row.publisher, row.published)
            appearing = {"article_id": id_, "speaker_id": row.speaker_id, "place": 0, "name": "", "aliases": []}
            yield "appearances", row.speaker_id, appearing
