"""Articles as JSON: the query that goes with a submitted one, and what the record tells of one."""

from __future__ import annotations

from typing import Any, get_args

from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from quotes.analysis.article.fields import HTML_SCOPES
from quotes.record.model.articles import SaveStatus
from quotes.record.model.quotations import DatedBy
from quotes.record.model.saved_articles import SavedArticle
from schemas.analysis import AnalysisSchema, PositionSchema
from schemas.fields import SpanSchema
from schemas.quotation import QuotationSchema

PUBLISHED = "Date or time of publication, ISO 8601; “Thursday” and “last month” in the text are counted from it."
URI = "What identifies the article: the same uri again is a revision of it."
MODIFIED = "Time of this version, ISO 8601. A version older than the stored one is refused."
HTML_SCOPE = (
    "What of the HTML is read. `auto`: of a whole web page (a document with a head, menus, forms) its article alone, "
    "of anything else all; a warning says which was assumed. `article`: look for the article. `whole`: read all of it."
)
LANGUAGE = "Language tag. `en` lets an article through that does not look like English."
OFFSET_UNITS = ("codepoints", "utf16")


class OffsetsQuerySchema(Schema):
    """What offsets of the answer count."""

    offsets = fields.String(
        validate=OneOf(OFFSET_UNITS),
        load_default="codepoints",
        metadata={"description": "What offsets count: Unicode code points or UTF-16 code units."},
    )


class SubmissionQuerySchema(OffsetsQuerySchema):
    """The query of a call that takes an article; all but `offsets` only with a text or HTML body."""

    html_scope = fields.String(validate=OneOf(HTML_SCOPES), metadata={"description": HTML_SCOPE})
    title = fields.String(metadata={"description": "Headline."})
    uri = fields.String(metadata={"description": URI})
    published = fields.String(metadata={"description": PUBLISHED})
    publisher = fields.String(metadata={"description": "Who published it."})
    modified = fields.String(metadata={"description": MODIFIED})
    language = fields.String(metadata={"description": LANGUAGE})


class ExtractQuerySchema(SubmissionQuerySchema):
    """The query of a call that analyses an article without saving it."""

    known = fields.Boolean(
        load_default=False,
        metadata={"description": "Also say who of the speakers is on record, in `known`. Needs the scope read too."},
    )


class ArticleRefSchema(Schema):
    """An article as it stands beside something found in it."""

    id = fields.String(required=True)
    uri = fields.String(required=True, allow_none=True)
    title = fields.String(required=True, allow_none=True)
    published = fields.Date(required=True, allow_none=True)
    publisher = fields.String(required=True, allow_none=True)


class RecordedQuotationSchema(QuotationSchema):
    """A quotation in the record: `speaker.id` is the id of the profile."""

    article = fields.Nested(ArticleRefSchema, required=True)
    dated = fields.Date(required=True, metadata={"description": "The day look-ups order by."})
    dated_by = fields.String(
        required=True,
        validate=OneOf(get_args(DatedBy)),
        metadata={"description": "Where `dated` comes from: the statement date, publication, or first storage."},
    )
    paragraph = fields.Nested(SpanSchema, required=True, metadata={"description": "The paragraph it stands in."})
    sources = fields.List(
        fields.Nested(ArticleRefSchema),
        required=True,
        metadata={"description": "The articles that carry the same words by the same speaker, its own first."},
    )
    positions = fields.List(
        fields.Nested(PositionSchema),
        required=True,
        metadata={"description": "What these words show the speaker to support or oppose."},
    )


class StoredArticleSchema(AnalysisSchema):
    """The current version of an article in the record, with what was found in it."""

    uri = fields.String(required=True, allow_none=True)
    title = fields.String(required=True, allow_none=True)
    publisher = fields.String(required=True, allow_none=True)
    published = fields.Date(required=True, allow_none=True)
    modified = fields.String(required=True, allow_none=True)
    text = fields.String(required=True, metadata={"description": "The canonical text that all offsets count."})
    version = fields.Integer(required=True, metadata={"description": "Counts its versions from 1."})
    kept_at = fields.AwareDateTime(required=True)
    quotations = fields.List(fields.Nested(RecordedQuotationSchema), required=True)


class ChangesSchema(Schema):
    """What a revision did, as quotation ids in the order of the text."""

    added = fields.List(fields.String(), required=True, metadata={"description": "New, or back with their words."})
    changed = fields.List(
        fields.String(),
        required=True,
        metadata={
            "description": "The same words with another speaker, role, date, kind, act or marks; and corrected"
            " quotations of which a few words changed. Other changed words count as withdrawn and added."
        },
    )
    withdrawn = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "Not quoted any more: 410 from now on."},
    )


class KeptSchema(StoredArticleSchema):
    """What saving an article came to: the stored article, and what became different."""

    status = fields.String(required=True, validate=OneOf(get_args(SaveStatus)))
    changes = fields.Nested(ChangesSchema, required=True)

    def get_attribute(self, obj: SavedArticle, attr: str, default: Any) -> Any:
        """Everything but the outcome is the stored article's."""
        return getattr(obj if attr in ("status", "changes") else obj.article, attr, default)


class ArticleSummarySchema(ArticleRefSchema):
    """An article in a list."""

    version = fields.Integer(required=True, metadata={"description": "Counts its versions from 1."})
    kept_at = fields.AwareDateTime(required=True, metadata={"description": "When it first came in."})
    quotations = fields.Integer(required=True, metadata={"description": "Those of its current version."})
