"""Who is credited with what in one article: turned from one profile to another, given to nobody and given back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, bindparam, select

from quotes.errors import FieldError, InvalidInput
from quotes.model import Span, Speaker
from quotes.record.articles.read import living_article, speakers_of
from quotes.record.db.session import NewsroomSession, appearances, articles, positions, quotations, speakers
from quotes.record.quotations.grouping import regroup
from quotes.record.quotations.overrides import key_of
from quotes.record.quotations.statements import Dating
from quotes.record.quotations.write import KEPT
from quotes.record.speakers.matching import Setting
from quotes.record.speakers.name_index import Form, names_used, use_names
from quotes.record.speakers.write import ensure_appearance, forget_unused, remove_people, write_people
from quotes.record.text_index.labels import publishers_column

MOST = 500
"""Articles of one merge or split: they move in one transaction, while other saves of the newsroom wait."""

ARTICLES_OF = (
    select(appearances.c.article_id)
    .where(appearances.c.speaker_id == bindparam("speaker"))
    .order_by(appearances.c.article_id)
)
ARTICLE = select(articles).where(articles.c.id == bindparam("id"))
CREDITED = select(quotations).where(quotations.c.article_id == bindparam("article"), KEPT)
BY_EDITOR = {"fixed": "speaker", "confirmed": "confirmed"}
"""The places of ``credits_of`` that an editor filled, with what was settled of the quotation there."""


def articles_of(session: NewsroomSession, speaker: str) -> list[str]:
    """The ids of the articles a profile appears in."""
    return [row.article_id for row in session.rows(ARTICLES_OF, speaker=speaker)]


def named_in(row: Row[Any], names: Collection[str]) -> bool:
    """Whether the words that attribute a quotation print one of ``names``."""
    words = set(row.mention["exact"].split()) if row.mention else set()
    return any(set(name.split()) <= words for name in names)


def _renumbered(forms: Sequence[Form], old: str, new: str) -> list[Form]:
    return [form._replace(speaker_id=new) if form.speaker_id == old else form for form in forms]


def printed_forms(session: NewsroomSession, article: str) -> list[Form]:
    """The forms of names that an article prints, without those of people whom editors alone put there."""
    found = {s.id for s in speakers_of(session, article, corrected=False)}
    return [form for form in names_used(session, article) if form.speaker_id in found]


def state_of(session: NewsroomSession, article: str, gone: str, into: str) -> dict[str, Any]:
    """What undoing a merge needs of an article: the two as the analysis has them (None: it has not), whether both stand
    in it, and who is credited with what."""
    found = {s.id: _plain(s) for s in speakers_of(session, article, corrected=False)}
    credits = {row.id: credits_of(row, gone) for row in session.rows(CREDITED, article=article)}
    forms = {
        of: [f.name for f in printed_forms(session, article) if f.speaker_id == id_]
        for id_, of in ((gone, "gone"), (into, "into"))
    }
    return {
        "names": forms,
        "stamp": stamp(session, article),
        "gone": found.get(gone),
        "into": found.get(into),
        "both": into in {s.id for s in speakers_of(session, article)},
        "credits": {id_: places for id_, places in credits.items() if places},
    }


def credits_of(row: Row[Any], speaker: str | None) -> list[str]:
    """Where a quotation has a speaker: as shown, as the analysis says (what is shown, while no editor settled
    anything), as an editor settled, as an editor confirmed."""
    said = {
        "shown": row.speaker_id,
        "machine": (row.machine or row._mapping)["speaker_id"],
        "fixed": row.fixed and row.fixed.get("speaker"),
        "confirmed": row.fixed and row.fixed.get("confirmed"),
    }
    return [place for place, id_ in said.items() if id_ == speaker]


def _plain(speaker: Speaker) -> dict[str, Any]:
    roles = [[span.start, span.end, span.exact] for span in speaker.roles]
    return {"name": speaker.name, "type": speaker.type, "aliases": list(speaker.aliases), "roles": roles}


def speaker_from(id_: str, plain: Mapping[str, Any]) -> Speaker:
    """The speaker ``id_`` as ``state_of`` has one."""
    roles = tuple(Span(*role) for role in plain["roles"])
    return Speaker(id_, plain["name"], plain["type"], tuple(plain["aliases"]), roles)


def stamp(session: NewsroomSession, article: str) -> str:
    """What changes of an article when it is saved or analysed anew."""
    row = session.rows(ARTICLE, id=article)[0]
    return f"{row.version} {row.pipeline_version}"


def move(session: NewsroomSession, article: str, old: str, new: str) -> None:
    """In one article credit to profile ``new`` what was credited to ``old``."""
    who = speakers_of(session, article, corrected=False)
    moved = [replace(s, id=new) if s.id == old else s for s in who]
    rewrite(session, article, moved, _renumbered(printed_forms(session, article), old, new), (old, new), None)


def dismiss(session: NewsroomSession, speaker: str) -> dict[str, Any]:
    """Credit what a profile has to nobody, and take it out of its articles. Returns, for each of them, what
    ``readmit`` needs to undo it."""
    wanted = articles_of(session, speaker)
    check_count(wanted)
    before = {}
    for article in wanted:
        own = [list(form[1:]) for form in printed_forms(session, article) if form.speaker_id == speaker]
        before[article] = state_of(session, article, speaker, speaker) | {"forms": own}
        who = [s for s in speakers_of(session, article, corrected=False) if s.id != speaker]
        forms = [form for form in printed_forms(session, article) if form.speaker_id != speaker]
        rewrite(session, article, who, forms, (speaker, None), None)
    return before


def readmit(session: NewsroomSession, speaker: str, before: Mapping[str, Any]) -> None:
    """Undo ``dismiss``. In articles that do not stand as they stood, the speaker has again what ``_credits_again``
    tells; the rest comes with their next analysis."""
    for article, state in before.items():
        if session.rows(ARTICLE, id=article)[0].retracted_at:
            continue
        own = [speaker_from(speaker, state["gone"])] if state["gone"] else []
        forms, credits = [Form(speaker, *form) for form in state["forms"]], state["credits"]
        if stamp(session, article) != state["stamp"]:
            credits = _credits_again(session, article, state)
            if not credits:
                continue
            text = living_article(session, article).text
            own, forms = [replace(s, roles=()) for s in own], [form for form in forms if form.name in text]
        printed = [*printed_forms(session, article), *forms]
        who = [*speakers_of(session, article, corrected=False), *own]
        rewrite(session, article, who, printed, (None, speaker), credits)


def _credits_again(session: NewsroomSession, article: str, state: Mapping[str, Any]) -> dict[str, list[str]]:
    """Where a speaker is credited again in an article that was analysed since ``dismiss``: with what an editor had
    settled, and with what the analysis, sure of it, leaves to nobody although a name of the speaker attributes it: a
    whole name, or any that the article printed before where the very words were the speaker's."""
    whole = {name for name, kind, *_ in state["forms"] if kind == "full"}
    every = {name for name, *_ in state["forms"]}
    again = {}
    for row in session.rows(CREDITED, article=article):
        before, found = state["credits"].get(row.id, ()), row.machine or row._mapping
        places = [place for place, kind in BY_EDITOR.items() if place in before and kind in (row.fixed or ())]
        dismissed = found["speaker_id"] is None and not found["candidates"] and not found["needs_review"]
        if dismissed and named_in(row, every if before else whole):
            places.append("machine")
        if places:
            again[row.id] = [*places, "shown"]
    return again


def rewrite(
    session: NewsroomSession,
    article: str,
    who: Sequence[Speaker],
    forms: Sequence[Form],
    turned: tuple[str | None, str | None],
    only: Mapping[str, Collection[str]] | None,
) -> None:
    """Write the speakers ``who``, whose ids are profiles, as those of an article, with the ``forms`` of their names
    that it prints, and turn its quotations from one profile to the other: all, or ``only`` these in these places (see
    ``credits_of``)."""
    current = session.rows(ARTICLE, id=article)[0]
    credited = session.rows(CREDITED, article=article)
    day = Dating.of(current.published, current.kept_at.date()).day
    names, roles = remove_people(session, article)
    named = [replace(s, id=str(i)) for i, s in enumerate(who)]
    settled = {str(i): s.id for i, s in enumerate(who)}
    write_people(session, article, named, Setting(current.publisher, day), settled)
    use_names(session, article, forms)
    for row in credited:
        places = credits_of(row, turned[0]) if only is None else only.get(row.id, ())
        turn_credit(session, row, *turned, places, publishers_column([current.publisher]))
    now = session.rows(CREDITED, article=article)
    for speaker in {row.speaker_id for row in now if row.gone is None} - {None}:
        ensure_appearance(session, article, speaker)
    regroup(session, [row.statement_key for row in (*credited, *now)])
    forget_unused(session, names, roles)


def turn_credit(
    session: NewsroomSession, row: Row[Any], old: str | None, new: str | None, places: Collection[str], publishers: str
) -> None:
    """Turn a quotation from one profile to the other, in those of these places where it has the old one. What an editor
    settled in the meantime stays as it is shown. ``publishers``: the label of its own."""
    changes: dict[str, Any] = {}
    turned = [place for place in credits_of(row, old) if place in places]
    by_editor = next((place for place, kind in BY_EDITOR.items() if kind in (row.fixed or ())), None)
    if by_editor and by_editor not in turned:
        turned = [place for place in turned if place != "shown"]
    if "machine" in turned and row.machine:
        changes["machine"] = row.machine | {"speaker_id": new}
    if both := {kind: new for place, kind in BY_EDITOR.items() if place in turned}:
        changes["fixed"] = row.fixed | both
    if "shown" in turned:
        changes |= {"speaker_id": new, "copy_of": None}
        changes |= {"publishers": publishers} if row.gone != "withdrawn" else {}
        changes["statement_key"] = key_of({**row._asdict(), "speaker_id": new}, lasting=_lasting(session, new))
        if new is not None:
            session.change(positions, {"speaker_id": new}, quotation_id=row.id)
    if changes:
        session.change(quotations, changes, id=row.id)


def _lasting(session: NewsroomSession, speaker: str | None) -> bool:
    return bool(session.rows(select(speakers.c.id).where(speakers.c.id == speaker, speakers.c.key.is_not(None))))


def check_count(moved: Sequence[str]) -> None:
    """Raise ``errors.InvalidInput`` where these are more articles than may move at once."""
    if len(moved) > MOST:
        raise InvalidInput(
            "Too many articles to move at once.",
            FieldError("articles", f"Move at most {MOST} articles, or merge the other way round."),
        )


def keep_name(session: NewsroomSession, row: Row[Any]) -> None:
    """Call a profile that left all its articles as in its ``row`` from before: leaving them one by one, it was called
    by what was left."""
    session.change(speakers, {"name": row.name, "sort_name": row.sort_name}, id=row.id)
