"""Quotations and profiles for other programs: as JSON-LD, schema.org for what is said and who says it, Web
Annotation for where it stands; a quotation to show on a page, as oEmbed.

The context is part of every document: whoever reads one needs nothing else. Addresses are relative to its own until
``absolute`` completes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from marshmallow import Schema, fields
from marshmallow.validate import Equal, Length, Range

from quotes.analysis.quotation.joints import joined
from quotes.model import Occasion, QuotedSpan, SpeakerRef, StatementDate
from quotes.record.model.articles import ArticleRef
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.model.speakers import HeldRole, Profile

Linked = dict[str, Any]

MEDIA_TYPE = "application/ld+json"
CONTEXT: Linked = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "annotation": {"@reverse": "oa:hasBody"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@container": "@list"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": "oa:hasSelector",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "sameAs": {"@type": "@id"},
}
BESIDE = 32
"""Characters before and after a span that tell it from the same words elsewhere in the article."""

OMISSION = " […] "
"""What a text for other programs has where words between two spans are left out."""
_TYPES = {"person": "Person", "organization": "Organization"}
_WIKIDATA = "http://www.wikidata.org/entity/"


def linked_quotation(quotation: RecordedQuotation) -> Linked:
    """One quotation as a document."""
    return {"@context": CONTEXT, **_quotation(quotation)}


def linked_quotations(quotations: Iterable[RecordedQuotation]) -> Linked:
    """A list of quotations as a document."""
    return {"@context": CONTEXT, "@type": "ItemList", "itemListElement": [_quotation(q) for q in quotations]}


def linked_profile(profile: Profile) -> Linked:
    """A profile as a document. When a role began and ended nobody printed: each names the articles that show it."""
    found: Linked = {
        "@context": CONTEXT,
        "@id": f"/v1/speakers/{profile.id}",
        "@type": _TYPES.get(profile.type, "Thing"),
        "name": profile.name,
        "alternateName": [name for name in profile.names if name != profile.name],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": e.scheme, "value": e.value} for e in profile.external_ids
        ],
        "sameAs": [_WIKIDATA + e.value for e in profile.external_ids if e.scheme == "wikidata"],
        "affiliation": [_affiliation(r) for r in profile.roles if r.organization],
        "hasOccupation": [_occupation(r) for r in profile.roles if not r.organization],
    }
    return {name: value for name, value in found.items() if value != []}


def absolute(document: Any, site: str) -> Any:
    """``document`` with ``site`` before every address that is relative, so that it means the same elsewhere."""
    if isinstance(document, dict):
        return {
            name: site + value
            if name in ("@id", "source") and isinstance(value, str) and value.startswith("/")
            else absolute(value, site)
            for name, value in document.items()
        }
    return [absolute(item, site) for item in document] if isinstance(document, list) else document


def _quotation(q: RecordedQuotation) -> Linked:
    """A quotation; words that somebody did not say have nobody who speaks them."""
    found: Linked = {
        "@id": f"/v1/quotations/{q.id}",
        "@type": "Quotation",
        "text": _words(q),
        "spokenByCharacter": _speaker(q.speaker) if q.speaker and q.act != "denied" else None,
        **(_said(q.said_on) if q.said_on else {}),
        "recordedAt": _occasion(q.occasion) if q.occasion else None,
        "isPartOf": [_article(a) for a in q.sources],
        "annotation": {
            "@type": "oa:Annotation",
            "motivation": "oa:identifying",
            "target": [_target(q, span) for span in q.spans],
        },
    }
    return {name: value for name, value in found.items() if value is not None}


def _words(q: RecordedQuotation) -> str:
    begins = q.paragraph.start
    return joined(q.paragraph.exact, [(s.start - begins, s.end - begins) for s in q.spans], OMISSION)


def _speaker(speaker: SpeakerRef) -> Linked:
    """Who speaks; behind a Role, as schema.org has it, where one is printed."""
    who = {"@id": f"/v1/speakers/{speaker.id}", "@type": _TYPES.get(speaker.type, "Thing"), "name": speaker.name}
    if speaker.role is None:
        return who
    return {"@type": "Role", "roleName": speaker.role, "spokenByCharacter": who}


def _said(said: StatementDate) -> Linked:
    """The date as precisely as it is known: a week as the days from its first to its last."""
    day = said.date.isoformat()
    if said.precision == "week":
        return {"temporalCoverage": f"{day}/{(said.date + timedelta(days=6)).isoformat()}"}
    return {"dateCreated": day[: {"day": 10, "month": 7, "year": 4}[said.precision]]}


def _occasion(occasion: Occasion) -> Linked:
    """Where, to whom or through what the words were said, under its printed words."""
    found = {"@type": "Event", "name": occasion.exact, "additionalType": occasion.medium}
    return {name: value for name, value in found.items() if value is not None}


def _article(article: ArticleRef) -> Linked:
    found = {
        "@id": f"/v1/articles/{article.id}",
        "@type": "NewsArticle",
        "headline": article.title,
        "identifier": article.uri,
        "datePublished": article.published.isoformat() if article.published else None,
        "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _target(q: RecordedQuotation, span: QuotedSpan) -> Linked:
    """Where a span stands: by its words with those around them, and by its place; both select the same."""
    text, at = q.paragraph.exact, q.paragraph.start
    before, after = span.start - at, span.end - at
    return {
        "@type": "oa:SpecificResource",
        "source": f"/v1/articles/{q.article.id}",
        "selector": [
            {
                "@type": "oa:TextQuoteSelector",
                "exact": span.exact,
                "prefix": text[max(0, before - BESIDE) : before],
                "suffix": text[after : after + BESIDE],
            },
            {"@type": "oa:TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _affiliation(role: HeldRole) -> Linked:
    return {
        "@type": "OrganizationRole",
        "roleName": role.role,
        "affiliation": {"@type": "Organization", "name": role.organization},
        "subjectOf": [_article(a) for a in role.sources],
    }


def _occupation(role: HeldRole) -> Linked:
    return {
        "@type": "Role",
        "roleName": role.role,
        "hasOccupation": {"@type": "Occupation", "name": role.title or role.role},
        "subjectOf": [_article(a) for a in role.sources],
    }


class OEmbedQuerySchema(Schema):
    """Which quotation, and how large it may be."""

    url = fields.String(
        required=True, validate=Length(1, 2000), metadata={"description": "The permalink of a quotation."}
    )
    format = fields.String(validate=Equal("json"), metadata={"description": "There is no other than json."})
    maxwidth = fields.Integer(validate=Range(1, 10_000), metadata={"description": "Pixels."})
    maxheight = fields.Integer(validate=Range(1, 100_000), metadata={"description": "Pixels."})


class OEmbedSchema(Schema):
    """The answer: type `rich`, version 1.0."""

    version = fields.String(required=True)
    type = fields.String(required=True)
    title = fields.String(required=True)
    author_name = fields.String(required=True, allow_none=True)
    provider_name = fields.String(required=True)
    provider_url = fields.String(required=True)
    html = fields.String(required=True, metadata={"description": "A figure with the words, escaped."})
    width = fields.Integer(required=True)
    height = fields.Integer(required=True, allow_none=True, metadata={"description": "As the words need."})
