"""What a JSON body with an article may look like. For the documentation; `analysis.article` reads and judges it."""

from __future__ import annotations

from marshmallow import INCLUDE, Schema, fields
from marshmallow.validate import OneOf

from quotes.analysis.article.fields import HTML_SCOPES
from schemas.article import HTML_SCOPE, LANGUAGE, MODIFIED, PUBLISHED, URI


class SubmittedArticleSchema(Schema):
    """An article: exactly one of text and html."""

    class Meta:
        unknown = INCLUDE

    text = fields.String(
        allow_none=True, metadata={"description": "The words; canonical as they come, never stripped or normalised."}
    )
    html = fields.String(allow_none=True, metadata={"description": "The markup, of which a canonical text is made."})
    html_scope = fields.String(allow_none=True, validate=OneOf(HTML_SCOPES), metadata={"description": HTML_SCOPE})
    title = fields.String(allow_none=True, metadata={"description": "Headline."})
    uri = fields.String(allow_none=True, metadata={"description": URI})
    published = fields.String(allow_none=True, metadata={"description": PUBLISHED})
    publisher = fields.String(allow_none=True, metadata={"description": "Who published it."})
    modified = fields.String(allow_none=True, metadata={"description": MODIFIED})
    language = fields.String(allow_none=True, metadata={"description": LANGUAGE})


class Ninjs1Schema(Schema):
    """ninjs 1, and Superdesk's: one of the bodies; the first of the list below that is there is read.

    The same words as HTML are read rather than as text.
    """

    class Meta:
        unknown = INCLUDE

    body_html = fields.String(allow_none=True)
    body_xhtml = fields.String(allow_none=True)
    body_main = fields.String(allow_none=True)
    body_richtext = fields.String(allow_none=True)
    body_text = fields.String(allow_none=True)
    headline = fields.String(allow_none=True)
    headline_main = fields.String(allow_none=True)
    uri = fields.String(allow_none=True, metadata={"description": "Where there is none, `guid` is."})
    guid = fields.String(allow_none=True)
    firstpublished = fields.String(allow_none=True)
    versioncreated = fields.String(allow_none=True)
    pubstatus = fields.String(
        allow_none=True,
        metadata={"description": "`canceled` or `withheld` retracts the article under its uri and saves nothing."},
    )
    language = fields.String(allow_none=True)


class NinjsPartSchema(Schema):
    """One body or headline of ninjs 2 and 3; the one whose role is `main` is read, else the first."""

    class Meta:
        unknown = INCLUDE

    value = fields.String(required=True)
    role = fields.String()
    contenttype = fields.String(metadata={"description": "`text/html` or `text/plain`; `contentType` in version 3."})


class Ninjs2Schema(Schema):
    """ninjs 2 and 3 (whose keys are in camel case)."""

    class Meta:
        unknown = INCLUDE

    bodies = fields.List(fields.Nested(NinjsPartSchema), required=True)
    headlines = fields.List(fields.Nested(NinjsPartSchema))
    uri = fields.String(allow_none=True)
    versioncreated = fields.String(allow_none=True)
    language = fields.String(allow_none=True)
