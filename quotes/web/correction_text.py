"""Corrections in the words that the pages print: what was settled, and what stands beneath it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from quotes.api.context import newsroom, service
from quotes.exchange.citation import statement_date
from quotes.lexicon.nouns import counted
from quotes.model import Precision, StatementDate
from quotes.record.db.ids import is_id
from quotes.record.editing.correction_subjects import Subject
from quotes.record.model.corrections import Correction, CorrectionFilter

KINDS = {
    "speaker": "Speaker set to",
    "said_on": "Date set to",
    "right": "Confirmed",
    "rejected": "Not a quotation",
    "added": "Missing quotation added",
    "renamed": "Renamed:",
    "external_ids": "Identifiers:",
    "merged": "Merged",
    "split": "Split",
    "typed": "Type set to",
    "role_rejected": "Role rejected:",
    "roles_joined": "Same office:",
    "person_erased": "Person erased",
    "article_erased": "Article erased",
    "positions": "Positions:",
}

KIND_NAMES = {kind: words.removesuffix(":").removesuffix(" set to") for kind, words in KINDS.items()}
"""What the kinds are called by themselves."""
SHOWN_TYPES = {
    "person": "a person",
    "organization": "an organisation",
    "group": "a group of people",
    "none": "no speaker",
}
"""What an editor may say that a profile is, as the pages print it."""


@dataclass(frozen=True, slots=True)
class CorrectionText:
    """A correction to print: its kind in words, whom or what it leads to (empty: the kind says it all), and what it is
    about, None where that is not known any more."""

    correction: Correction
    kind: str
    outcome: str
    subject: Subject | None


MOST_LOG = 20
PARTS = {
    "added": "that it is a quotation",
    "right": "that it is right",
    "speaker": "the speaker",
    "said_on": "the date",
    "positions": "the positions",
}
"""What of a quotation a correction of each kind settles."""


def log_of(subject: str) -> tuple[Correction, ...]:
    """The last corrections of a quotation or speaker, newest first; none where this is no id."""
    if not is_id(subject):
        return ()
    return service().record.corrections.log(newsroom(), CorrectionFilter(subject), limit=MOST_LOG).items


def settled_last(subject: str) -> CorrectionText | None:
    """What was settled last of a quotation or speaker, unless it was undone."""
    return next((t for t in describe(log_of(subject)[:1]) if t.correction.undone_at is None), None)


def undone_last(subject: str) -> CorrectionText | None:
    """What was undone last of a quotation or speaker."""
    undone = [(c.undone_at, c) for c in log_of(subject) if c.undone_at is not None]
    return describe([max(undone, key=lambda one: one[0])[1]])[0] if undone else None


def told_in(address: Mapping[str, str]) -> CorrectionText | None:
    """What a notice tells of: what was settled last of ``done``, or undone last of ``undone``."""
    if address.get("undone"):
        return undone_last(address["undone"])
    return settled_last(address.get("done", ""))


def settled_parts(corrections: Sequence[Correction]) -> list[str]:
    """What of a quotation editors settled, by those of its ``corrections`` that stand."""
    standing = {c.kind for c in corrections if c.undone_at is None}
    return [part for kind, part in PARTS.items() if kind in standing]


def describe(corrections: Sequence[Correction]) -> list[CorrectionText]:
    """Each of these corrections in words."""
    known = service().record.desk.subjects(newsroom(), [id_ for c in corrections for id_ in _ids(c)])
    return [CorrectionText(c, KINDS.get(c.kind, c.kind), _outcome(c, known), known.get(c.subject)) for c in corrections]


def _ids(correction: Correction) -> Iterator[str]:
    """The ids of everything that a correction names."""
    yield correction.subject
    for name in ("speaker", "into", "to"):
        value = correction.after.get(name)
        if isinstance(value, str):
            yield value


def _outcome(correction: Correction, known: Mapping[str, Subject]) -> str:
    after = correction.after
    match correction.kind:
        case "speaker":
            return _name(after.get("speaker"), known)
        case "said_on":
            return _date(after.get("said_on"))
        case "positions":
            return "; ".join(f"{p['stance']}s {p['target']}" for p in after.get("positions", ())) or "none"
        case "renamed":
            return f"{correction.before.get('name', '')} → {after.get('name', '')}"
        case "merged":
            return f"into {_name(after.get('into'), known)}"
        case "split":
            return f"({counted(len(after.get('articles', ())), 'article')} moved to a new profile)"
        case "typed":
            return SHOWN_TYPES.get(str(after.get("type")), "")
        case "role_rejected":
            return _quoted(after.get("form"))
        case "roles_joined":
            return f"{_quoted(*after.get('joined', {}).values())} → {_quoted(after.get('form'))}"
        case "external_ids":
            return ", ".join(f"{scheme}:{value}" for scheme, value in after.get("ids", ())) or "none"
        case _:
            return ""


def _date(settled: Mapping[str, str] | None) -> str:
    if settled is None:
        return "unknown"
    return statement_date(StatementDate(date.fromisoformat(settled["date"]), cast(Precision, settled["precision"]), ""))


def _quoted(*words: object) -> str:
    """Words as they are printed: they may end in a full stop."""
    return ", ".join(f"“{printed}”" for printed in words if printed)


def _name(id_: object, known: Mapping[str, Subject]) -> str:
    if id_ is None:
        return "unknown"
    subject = known.get(str(id_))
    return subject.words if subject else "a speaker who is no longer on record"
