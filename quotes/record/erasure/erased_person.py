"""Who is erased: the ids, names and articles of a person or an organisation, and what names them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from quotes.errors import FieldError, InvalidInput
from quotes.lexicon.name_keys import name_runs, person_key, same_words, variant
from quotes.lexicon.proper_names import is_organization_name
from quotes.lexicon.stems import plain, tokens
from quotes.record.articles.read import uri_identity
from quotes.record.db.session import NewsroomSession, appearances, articles, names, quotations, speakers
from quotes.record.speakers.erased_names import Name
from quotes.record.speakers.profiles import own_profile

_ROW = select(speakers).where(speakers.c.id == bindparam("id"))
_MERGED = select(speakers).where(speakers.c.merged_into == bindparam("id"))
NAMES = select(names).where(names.c.speaker_id.in_(bindparam("ids", expanding=True)))
"""The names of profiles, by their ``ids``."""
_APPEARED = select(appearances).where(appearances.c.speaker_id.in_(bindparam("ids", expanding=True)))
_CREDITED = (
    select(quotations.c.article_id).where(quotations.c.speaker_id.in_(bindparam("ids", expanding=True))).distinct()
)
_IDENTITIES = select(articles.c.identity, articles.c.uri).where(articles.c.id.in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True, slots=True)
class ErasedPerson:
    """Whom to erase: the ids of their profile and of those merged into it, the whole names and the other forms they
    were printed under, and the articles they stand or stood in."""

    ids: tuple[str, ...]
    whole: tuple[Name, ...]
    forms: tuple[Name, ...]
    articles: tuple[str, ...]

    def is_called(self, name: str, *, in_article: bool) -> bool:
        """Whether ``name`` can be theirs; a bare form only in an article they stand in."""
        if in_article and any(tokens(name) == tokens(form) for _, form in self.forms):
            return True
        key = person_key(name)
        known = [person_key(whole) for type_, whole in self.whole if type_ == "person"]
        if key and any(k and (same_words(key, k) or variant(key, k)) for k in known):
            return True
        return any(tokens(name) == tokens(whole) for _, whole in self.whole)

    def is_target(self, target: str, *, in_article: bool) -> bool:
        """Whether the words of a target name them, alone or with others: "Brandt's plan"."""
        said = plain(target)
        surnames = {word for _, name in self.forms for word in tokens(name)[-1:]}
        if not any(surname in said for surname in surnames):
            return False
        return any(self.is_called(run, in_article=in_article) for run in name_runs(target))


def person_to_erase(session: NewsroomSession, id_: str) -> ErasedPerson:
    """Whom the profile ``id_`` stands for. Raises as ``own_profile`` does, and ``errors.InvalidInput`` where it is that
    of somebody who is described, not named."""
    row = own_profile(session, id_, _ROW)
    if row.type not in ("person", "organization"):
        raise InvalidInput(
            "This profile has no name to erase.",
            FieldError("speaker_id", "Give the id of a person or an organisation."),
        )
    rows = [row, *session.rows(_MERGED, id=row.id)]
    ids = [r.id for r in rows]
    appeared = session.rows(_APPEARED, ids=ids)
    printed = [n.name for n in session.rows(NAMES, ids=ids)]
    printed += [name for a in appeared for name in (a.name, *a.aliases)] + [r.name for r in rows]
    forms = [(row.type, name) for name in dict.fromkeys(printed) if name]
    in_articles = {a.article_id for a in appeared} | {q.article_id for q in session.rows(_CREDITED, ids=ids)}
    whole = [form for form in forms if _is_whole(*form)]
    return ErasedPerson(tuple(ids), tuple(whole), tuple(forms), tuple(sorted(in_articles)))


def _is_whole(type_: str, name: str) -> bool:
    """Whether a name says who is meant wherever it is printed."""
    if type_ == "organization":
        return is_organization_name(name) and not (name.isupper() and len(name.split()) == 1)
    return person_key(name) is not None


def identities(session: NewsroomSession, ids: Collection[str]) -> set[str]:
    """The identities under which these articles are saved, or would be saved again."""
    rows = session.rows(_IDENTITIES, ids=list(ids)) if ids else ()
    found = {row.identity or (uri_identity(row.uri) if row.uri else None) for row in rows}
    return {identity for identity in found if identity}


def targets_left(settled: Sequence[Mapping[str, str]], person: ErasedPerson, here: bool) -> list[Mapping[str, str]]:
    """The positions that editors settled of a quotation, without those on the person."""
    return [position for position in settled if not person.is_target(position["target"], in_article=here)]
