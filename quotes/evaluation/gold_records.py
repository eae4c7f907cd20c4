"""Gold articles and predictions from their JSON lines, checked."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast, get_args

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validate

from quotes.errors import FieldError, InvalidInput
from quotes.evaluation.gold import (
    GoldArticle,
    GoldAttribution,
    GoldPosition,
    GoldSpeaker,
    GoldStretch,
    PredictedPosition,
    PredictedQuotation,
    Prediction,
)
from quotes.evaluation.spans import Pair, Spans, kind_of, quoted_segments
from quotes.model import SPEAKER_TYPES, Precision


class _Spans(fields.Field[Spans]):
    """A list of [start, end] pairs of code points."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Spans:
        pairs = value if isinstance(value, list | tuple) else [None]
        return tuple(_pair(pair) for pair in pairs)


class _Pair(fields.Field[Pair]):
    """One [start, end] pair of code points."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Pair:
        return _pair(value)


def _pair(value: Any) -> Pair:
    match value:
        case [int(start), int(end)] if 0 <= start <= end:
            return start, end
    raise ValidationError("Give [start, end] in code points, start first.")


class _Record(Schema):
    class Meta:
        unknown = EXCLUDE


class _SpeakerRecord(_Record):
    key = fields.String(required=True)
    name = fields.String(required=True)
    type = fields.String(required=True, validate=validate.OneOf(SPEAKER_TYPES))
    roles = fields.List(fields.String(), load_default=list)


class _AttributionRecord(_Record):
    content = _Spans(required=True)
    source = _Spans(load_default=())
    kind = fields.String(validate=validate.OneOf(("direct", "mixed", "indirect")), load_default=None)
    speaker = fields.String(load_default=None, allow_none=True)


class _StretchRecord(_Record):
    span = _Pair(required=True)
    kind = fields.String(required=True)
    speaker = fields.String(load_default=None, allow_none=True)
    agreed = fields.Boolean(load_default=True)
    said_on = fields.String(load_default=None, allow_none=True)
    said_on_b = fields.String(allow_none=True)
    occasion = _Pair(allow_none=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> GoldStretch:
        return GoldStretch(
            data["span"],
            data["kind"],
            data["speaker"],
            data["agreed"],
            data["said_on"],
            data.get("said_on_b") == data["said_on"],
            data.get("occasion"),
            "occasion" in data,
        )


class _PositionRecord(_Record):
    speaker = fields.String(required=True)
    stance = fields.String(required=True, validate=validate.OneOf(("support", "oppose")))
    evidence = fields.String(required=True)
    target = fields.String(load_default="")


class _ArticleRecord(_Record):
    id = fields.String(required=True)
    text = fields.String(required=True)
    attributions = fields.List(fields.Nested(_AttributionRecord), required=True)
    speakers = fields.List(fields.Nested(_SpeakerRecord), load_default=list)
    positions = fields.List(fields.Nested(_PositionRecord), load_default=None)
    segments = _Spans(load_default=None)
    quotes = fields.List(fields.Nested(_StretchRecord), load_default=None)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> GoldArticle:
        text, segments = data["text"], data["segments"] or quoted_segments(data["text"])
        speakers = {s["key"]: GoldSpeaker(s["key"], s["name"], s["type"], tuple(s["roles"])) for s in data["speakers"]}
        attributions = tuple(
            GoldAttribution(a["content"], a["source"], a["kind"] or kind_of(a["content"], segments), a["speaker"])
            for a in data["attributions"]
        )
        for i, a in enumerate(attributions):
            if any(end > len(text) for _, end in a.content + a.source):
                raise ValidationError("An offset lies behind the end of the text.", f"attributions.{i}")
        positions = data["positions"]
        return GoldArticle(
            data["id"],
            text,
            attributions,
            speakers,
            None if positions is None else tuple(GoldPosition(**p) for p in positions),
            segments,
            None if data["quotes"] is None else tuple(data["quotes"]),
        )


class _PredictedQuotationRecord(_Record):
    content = _Spans(required=True)
    source = _Spans(load_default=(), allow_none=True)
    speaker = fields.String(load_default=None, allow_none=True)
    confidence = fields.Float(load_default=None, allow_none=True)
    quoted = fields.List(fields.Boolean(), load_default=list)
    said_on = fields.String(load_default=None, allow_none=True)
    occasion = _Pair(load_default=None, allow_none=True)
    precision = fields.String(load_default="day", validate=validate.OneOf(get_args(Precision)))

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> PredictedQuotation:
        if data["quoted"] and len(data["quoted"]) != len(data["content"]):
            raise ValidationError("Give one truth value for each span of the content.", "quoted")
        return PredictedQuotation(
            data["content"],
            data["source"] or (),
            data["speaker"],
            data["confidence"] or 0.0,
            tuple(data["quoted"]),
            data["said_on"],
            data["occasion"],
            data["precision"],
        )


class _PredictedSpeakerRecord(_Record):
    name = fields.String(load_default=None, allow_none=True)
    roles = fields.List(fields.String(), load_default=list)


class _PredictedPositionRecord(_Record):
    speaker = fields.String(load_default=None, allow_none=True)
    stance = fields.String(required=True)
    evidence = _Pair(required=True)


class _PredictionRecord(_Record):
    quotes = fields.List(fields.Nested(_PredictedQuotationRecord), required=True)
    speakers = fields.List(fields.Nested(_PredictedSpeakerRecord), load_default=list)
    positions = fields.List(fields.Nested(_PredictedPositionRecord), load_default=list)
    error = fields.Raw(load_default=None, allow_none=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Prediction:
        return Prediction(
            tuple(data["quotes"]),
            tuple((s["name"] or "", tuple(s["roles"])) for s in data["speakers"]),
            tuple(PredictedPosition(p["speaker"] or "", p["stance"], p["evidence"]) for p in data["positions"]),
            bool(data["error"]),
        )


_ARTICLE, _PREDICTION = _ArticleRecord(), _PredictionRecord()


def gold_article(record: Mapping[str, Any]) -> GoldArticle:
    """A gold article from its JSON; raises InvalidInput naming the fields at fault."""
    return cast(GoldArticle, _checked(_ARTICLE, record))


def prediction(record: Mapping[str, Any]) -> Prediction:
    """A prediction from its JSON; raises InvalidInput naming the fields at fault."""
    return cast(Prediction, _checked(_PREDICTION, record))


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file, ``.gz`` or plain, in order.

    Raises InvalidInput naming the line that is no JSON object, OSError where the file cannot be read.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        numbered = enumerate(cast(Iterable[str], lines), 1)
        try:
            for number, line in numbered:
                if line.strip():
                    yield _object(line, f"{path.name}, line {number}")
        except (UnicodeDecodeError, gzip.BadGzipFile, EOFError) as error:
            raise InvalidInput(f"{path.name}: cannot be read as UTF-8 text ({error}).") from error


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(f"{where}: not JSON ({error}). Each line is one JSON object.") from error
    if not isinstance(record, dict):
        raise InvalidInput(f"{where}: not a JSON object. Each line is one JSON object.")
    return record


def _checked(schema: Schema, record: Mapping[str, Any]) -> Any:
    try:
        return schema.load(record)
    except ValidationError as error:
        faults = tuple(FieldError(field, detail) for field, detail in _flat(error.messages_dict))
        raise InvalidInput("; ".join(f"{f.field}: {f.detail}" for f in faults), *faults) from error


def _flat(messages: Mapping[Any, Any], at: str = "") -> Iterator[tuple[str, str]]:
    """The leaves of marshmallow's tree of messages as (dotted field, message)."""
    for key, value in messages.items():
        field = f"{at}.{key}".lstrip(".")
        if isinstance(value, Mapping):
            yield from _flat(value, field)
        else:
            yield field, " ".join(map(str, value))
