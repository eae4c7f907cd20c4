"""The names that profiles are printed under: written, found by their words, shown, and forgotten with the last article
that prints them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, select

from quotes.lexicon.name_keys import (
    display_name,
    grams,
    is_acronym,
    is_name,
    organization_key,
    person_key,
    same_words,
    variant,
)
from quotes.lexicon.person_names import is_disguised
from quotes.lexicon.stems import INDEXED, tokens
from quotes.model import Speaker
from quotes.record.db.ids import new_id
from quotes.record.db.session import NewsroomSession, name_grams, name_uses, name_words, names, speakers
from quotes.record.speakers.organization_matching import campaign_bucket

LONGEST_WORD = 40
"""Letters of a word by which a name is found; what is longer is no name."""

_BATCH = 500

_NAMES_OF = select(names.c.id, names.c.speaker_id, names.c.name, names.c.kind).where(
    names.c.speaker_id.in_(bindparam("speakers", expanding=True))
)
_KNOWN_WORDS = select(name_words.c.word).where(name_words.c.word.in_(bindparam("words", expanding=True))).distinct()
_USED_IN = (
    select(names.c.speaker_id, names.c.name, names.c.kind, names.c.key, names.c.bucket)
    .join(name_uses, name_uses.c.name_id == names.c.id)
    .where(name_uses.c.article_id == bindparam("article"))
    .order_by(names.c.id)
)
_USED_BY = select(name_uses.c.name_id).where(name_uses.c.article_id == bindparam("article"))
_DISPLAYED = select(speakers.c.id, speakers.c.type, speakers.c.name).where(
    speakers.c.id.in_(bindparam("speakers", expanding=True)), speakers.c.named_by_editor.is_not(True)
)
_UNUSED_NAMES = select(names.c.id, names.c.speaker_id).where(
    names.c.id.in_(bindparam("ids", expanding=True)),
    ~select(name_uses.c.name_id).where(name_uses.c.name_id == names.c.id).exists(),
)
_SPARE_WORDS = (
    select(name_grams.c.word)
    .where(~select(name_words.c.name_id).where(name_words.c.word == name_grams.c.word).exists())
    .distinct()
)
_WORDS_OF = select(name_words.c.word).where(name_words.c.name_id.in_(bindparam("ids", expanding=True))).distinct()


class Form(NamedTuple):
    """A printed form of a profile's name, as table ``names`` has it."""

    speaker_id: str
    name: str
    kind: str
    key: str
    bucket: str


def names_used(session: NewsroomSession, article: str) -> list[Form]:
    """The forms of names that an article prints."""
    return [Form(**row._asdict()) for row in session.rows(_USED_IN, article=article)]


def use_names(session: NewsroomSession, article: str, forms: Sequence[Form]) -> None:
    """Note that an article prints these forms of names, which may be noted already."""
    if not forms:
        return
    rows = session.rows(_NAMES_OF, speakers=list({form.speaker_id for form in forms}))
    known = {(row.speaker_id, row.name, row.kind): row.id for row in rows}
    noted = {row.name_id for row in session.rows(_USED_BY, article=article)}
    new: dict[str, Form] = {}
    for form in forms:
        if form[:3] not in known:
            known[form[:3]] = id_ = new_id()
            new[id_] = form
    used = dict.fromkeys(known[form[:3]] for form in forms)
    session.add(names, ({"id": id_, **form._asdict()} for id_, form in new.items()))
    session.add(name_uses, ({"article_id": article, "name_id": name} for name in used if name not in noted))
    _index_words(session, {id_: form.name for id_, form in new.items()})
    if new:
        refresh_display(session, {form.speaker_id for form in new.values()})


def _index_words(session: NewsroomSession, printed: Mapping[str, str]) -> None:
    """Make new names findable: name id -> printed form."""
    words = {name: {word for word in tokens(text) if len(word) <= LONGEST_WORD} for name, text in printed.items()}
    every = set().union(*words.values())
    if not every:
        return
    unknown = every - {row.word for row in session.rows(_KNOWN_WORDS, words=list(every))}
    session.add_missing(
        name_grams, ({"gram": gram, "word": word} for word in sorted(unknown) for gram in sorted(grams(word)))
    )
    session.add(name_words, ({"word": word, "name_id": name} for name, own in words.items() for word in own))


def index_names_anew(session: NewsroomSession, speaker: str, type_: str) -> None:
    """Let the names of a profile be found as those of a speaker of this type."""
    for row in session.rows(_NAMES_OF, speakers=[speaker]):
        found = {name: (key, bucket) for name, _, key, bucket in _forms(Speaker(speaker, row.name, type_))}  # type: ignore[arg-type]
        key, bucket = found.get(row.name, (" ".join(tokens(row.name))[:INDEXED], ""))
        session.change(names, {"key": key, "bucket": bucket if row.kind == "full" else ""}, id=row.id)


def sort_name(type_: str, name: str) -> str:
    """What lists are sorted by: a person's surname first."""
    key = person_key(name) if type_ == "person" else None
    return (key.sort_name if key else " ".join(tokens(name)) or name)[:INDEXED]


def _forms(who: Speaker) -> Iterable[tuple[str, str, str, str]]:
    """The printed forms of a speaker: name, kind, key, bucket."""
    printed = dict.fromkeys(name for name in (who.name, *who.aliases) if len(name) <= INDEXED)
    if who.type == "organization":
        for name in printed:
            kind = "acronym" if is_acronym(name, who.name) else "full" if name == who.name else "alias"
            key = organization_key(name)[:INDEXED]
            yield name, kind, key, campaign_bucket(key) if kind == "full" else ""
    whole = person_key(who.name)
    for name in printed if who.type == "person" else ():
        if name == who.name or is_name(name):
            parts = person_key(name)
            full = parts and whole and (name == who.name or same_words(parts, whole))
            known_by = parts and whole and (full or variant(parts, whole))  # "Bill Hale" beside "William Hale"
            plain = str(parts) if parts else " ".join(tokens(name))
            bucket = parts.bucket[:INDEXED] if parts and known_by else ""
            yield name, "full" if full else "alias", plain[:INDEXED], bucket


def write_names(session: NewsroomSession, article: str, who: Mapping[str, Sequence[Speaker]]) -> None:
    """Note the names that an article prints its speakers under. ``who``: profile id -> the speakers that are it."""
    forms = (Form(id_, *form) for id_, printed in who.items() for speaker in printed for form in _forms(speaker))
    use_names(session, article, list(forms))


def refresh_display(session: NewsroomSession, ids: Iterable[str]) -> None:
    """Show each of these profiles under the fullest whole name that living articles give, unless an editor named it.
    A disguised name is shown only where there is no other."""
    shown = {row.id: row for row in session.rows(_DISPLAYED, speakers=list(ids))}
    printed: dict[str, list[str]] = defaultdict(list)
    for row in session.rows(_NAMES_OF, speakers=list(shown)):
        if row.kind == "full":
            printed[row.speaker_id].append(row.name)
    for id_, forms in printed.items():
        name = fullest_name(shown[id_].type, forms)
        if name is not None and name != shown[id_].name:
            session.change(speakers, {"name": name, "sort_name": sort_name(shown[id_].type, name)}, id=id_)


def fullest_name(type_: str, printed: Iterable[str]) -> str | None:
    """The name that a profile is shown under which articles print so, None where they do not. A disguised name only
    where there is no other."""
    shown = (display_name(type_, name) for name in printed)
    return max(shown, key=_fullness, default=None)


def _fullness(name: str) -> tuple[bool, int, int, str]:
    words = [word for word in tokens(name) if len(word) > 1]
    return not is_disguised(name), len(words), len(name), name


def names_of(session: NewsroomSession, speaker: str) -> list[str]:
    """The ids of the names of a profile."""
    return [row.id for row in session.rows(_NAMES_OF, speakers=[speaker])]


def names_in(session: NewsroomSession, article: str) -> list[str]:
    """The ids of the names that an article prints."""
    return [row.name_id for row in session.rows(_USED_BY, article=article)]


def forget_names(session: NewsroomSession, name_ids: Sequence[str]) -> None:
    """Delete those of these names that no living article prints any more. What misspelled words of theirs share stays
    where other saves go on meanwhile, which may count on it; ``forget_spare_grams`` deletes it."""
    unused = session.rows(_UNUSED_NAMES, ids=list(name_ids)) if name_ids else []
    if unused:
        ids = [row.id for row in unused]
        words = {row.word for row in session.rows(_WORDS_OF, ids=ids)}
        session.remove(name_words, name_id=ids)
        session.remove(names, id=ids)
        if session.alone:
            _forget_grams(session, words)
        refresh_display(session, {row.speaker_id for row in unused})


def forget_spare_grams(session: NewsroomSession) -> None:
    """Delete what is left of words that no name has any more. Nobody else may write in the newsroom meanwhile."""
    spare = [row.word for row in session.rows(_SPARE_WORDS)]
    for at in range(0, len(spare), _BATCH):
        _forget_grams(session, set(spare[at : at + _BATCH]))


def _forget_grams(session: NewsroomSession, words: set[str]) -> None:
    """Delete the runs of letters of those of these words that no name has."""
    words = words - {row.word for row in session.rows(_KNOWN_WORDS, words=list(words))} if words else set()
    if words:
        session.remove(name_grams, gram=list(set().union(*map(grams, words))), word=list(words))
