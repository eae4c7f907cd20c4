"""Words of which a field takes one are components of the OpenAPI document, each under a name of its own."""

from __future__ import annotations

from typing import Any, get_args

from quotes.analysis.article.fields import HTML_SCOPES
from quotes.model import SPEAKER_TYPES, Engine, Precision, Stance
from quotes.record.model.articles import SaveStatus
from quotes.record.model.batches import BatchStatus
from quotes.record.model.checks import MatchKind, Verdict
from quotes.record.model.corrections import CorrectionKind
from quotes.record.model.exports import ExportFormat, ExportOf
from quotes.record.model.quotations import DatedBy, QuotationOrder
from quotes.record.model.recorded_changes import ChangeKind
from quotes.record.model.speakers import RoleStatus, ShownType
from schemas.article import OFFSET_UNITS
from schemas.integrations.hook import HOOK_STATUSES
from schemas.operations import OVERALL_STATES, PART_STATES, REDIS_STATES
from schemas.quotation import ACT_FILTER, ACTS, KINDS, MEDIA, PROFILE_TYPES

ENUMERATIONS: dict[str, tuple[str, ...]] = {
    "Act": ACTS,
    "ActFilter": ACT_FILTER,
    "BatchStatus": get_args(BatchStatus),
    "ChangeKind": get_args(ChangeKind),
    "CorrectionKind": get_args(CorrectionKind),
    "DatedBy": get_args(DatedBy),
    "Engine": get_args(Engine),
    "ExportFormat": get_args(ExportFormat),
    "ExportOf": get_args(ExportOf),
    "HookStatus": HOOK_STATUSES,
    "HtmlScope": tuple(HTML_SCOPES),
    "Kind": KINDS,
    "MatchKind": get_args(MatchKind),
    "Medium": MEDIA,
    "OffsetUnit": OFFSET_UNITS,
    "OverallState": OVERALL_STATES,
    "PartState": PART_STATES,
    "Precision": get_args(Precision),
    "ProfileType": PROFILE_TYPES,
    "QuotationOrder": get_args(QuotationOrder),
    "RedisState": REDIS_STATES,
    "RoleStatus": get_args(RoleStatus),
    "SaveStatus": get_args(SaveStatus),
    "ShownType": get_args(ShownType),
    "SpeakerType": SPEAKER_TYPES,
    "Stance": get_args(Stance),
    "Verdict": get_args(Verdict),
}
_NAMES = {words: name for name, words in ENUMERATIONS.items()}


def with_named_enumerations(document: dict[str, Any]) -> dict[str, Any]:
    """The document with a component for each of ``ENUMERATIONS`` that occurs in it, referred to wherever it does."""
    used: set[str] = set()
    named: dict[str, Any] = _named(document, used)
    for name in sorted(used):
        named["components"]["schemas"][name] = {"type": "string", "enum": list(ENUMERATIONS[name])}
    return named


def _named(part: Any, used: set[str]) -> Any:
    """A part of the document; the names that it refers to are put into ``used``."""
    if isinstance(part, list):
        return [_named(one, used) for one in part]
    if not isinstance(part, dict):
        return part
    words = part.get("enum")
    words = words if isinstance(words, list) else []  # it is a field of that name
    name = _NAMES.get(tuple(word for word in words if word is not None))
    if name is None:
        return {key: _named(value, used) for key, value in part.items()}
    used.add(name)
    reference = {"$ref": f"#/components/schemas/{name}"}
    rest = {key: value for key, value in part.items() if key not in ("type", "enum")}
    return {**rest, "anyOf": [reference, {"type": "null"}]} if None in words else {**rest, **reference}
