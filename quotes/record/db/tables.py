"""The tables of the record. Every table but ``newsrooms`` has ``newsroom_id`` in its primary key, in every unique
constraint and in every reference, so that a row cannot point at another newsroom's. (``quotations`` has a number for
its primary key, which the full-text index needs, and is referred to by newsroom_id and id. The digest of a key is
unique over all newsrooms: it is what tells which newsroom a request belongs to.)

Read and written through ``quotes.record.db.session`` alone, but for ``keys``, which ``quotes.record.api_keys`` reads.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine import Dialect

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)

Json = JSON(none_as_null=True)
Id = String(32)
Binary = Text().with_variant(Text(collation="C"), "postgresql")  # the order of SQLite: by code point
Serial = BigInteger().with_variant(Integer, "sqlite")  # only an INTEGER counts by itself on SQLite


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite stores no time zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """``value`` in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _table(name: str, *columns: Any, rowid: bool = True) -> Table:
    """A table of a newsroom, keyed by newsroom_id and the ``_key`` columns; ``rowid`` false: SQLite sorts it so."""
    return Table(
        name,
        metadata,
        Column("newsroom_id", String(64), primary_key=True),
        *columns,
        sqlite_with_rowid=rowid,
    )


def _key(name: str = "id", type_: Any = Id) -> Column[Any]:
    return Column(name, type_, primary_key=True)


def _root() -> ForeignKeyConstraint:
    """The newsroom exists; the tables that point at another in the newsroom know it from there."""
    return ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"])


def _points(column: str, table: str) -> ForeignKeyConstraint:
    """A reference within the newsroom."""
    return ForeignKeyConstraint(["newsroom_id", column], [f"{table}.newsroom_id", f"{table}.id"])


newsrooms = Table(
    "newsrooms",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("created_at", Moment, nullable=False),
    Column("erasure_key", String(64), doc="keys the marks of erased names; null until somebody is erased"),
    Column(
        "changes_pruned",
        BigInteger,
        nullable=False,
        server_default="0",
        doc="changes up to this number are no longer kept",
    ),
)

UNDATED = text("published IS NULL")

articles = _table(
    "articles",
    _key(),
    Column("identity", Text, doc="of the uri or the content; null once retracted: the uri may come back as new"),
    Column("uri", Text),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Date),
    Column("modified", Text),
    Column("content_hash", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("kept_at", Moment, nullable=False, doc="when it first came in"),
    Column("pipeline_version", Text, nullable=False),
    Column("dateline", Json),
    Column("warnings", Json, nullable=False),
    Column("retracted_at", Moment),
    Column("erased", Boolean, doc="nothing but the id is left of it and of its quotations"),
    _root(),
    UniqueConstraint("newsroom_id", "identity"),
    Index(None, "newsroom_id", "publisher"),
    Index(None, "newsroom_id", "pipeline_version", "id"),
    Index("ix_articles_undated", "newsroom_id", "id", sqlite_where=UNDATED, postgresql_where=UNDATED),
)

article_versions = _table(
    "article_versions",
    _key("article_id"),
    _key("version", Integer),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Date),
    Column("modified", Text),
    Column("language", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("html", Text),
    Column("content_hash", String(64), nullable=False),
    Column("pipeline_version", Text, nullable=False),
    Column("kept_at", Moment, nullable=False),
    Column("changes", Json, nullable=False, doc="ids of the quotations added, changed, withdrawn"),
    _points("article_id", "articles"),
)

speakers = _table(
    "speakers",
    _key(),
    Column("type", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("named_by_editor", Boolean, doc="the name stays whatever articles print"),
    Column("sort_name", Binary, nullable=False, doc="surname first, folded"),
    Column("key", Text, doc="normalised name of a lasting profile; null for a speaker bound to one article"),
    Column("ordinal", Integer, nullable=False, doc="tells people of the same name apart"),
    Column("article_id", Id, doc="the one article that an unlasting speaker belongs to"),
    Column("created_at", Moment, nullable=False),
    Column("merged_into", Id, doc="the profile an editor merged it into"),
    Column("erased", Boolean, doc="nothing but the id is left, so that asking for it answers that it is gone"),
    Column("version", Integer, nullable=False, server_default="1", doc="counts what changed of the profile"),
    _root(),
    UniqueConstraint("newsroom_id", "type", "key", "ordinal"),
    Index(None, "newsroom_id", "merged_into"),
    _points("article_id", "articles"),
    Index(None, "newsroom_id", "article_id"),
    Index(None, "newsroom_id", "sort_name", "id"),
)

appearances = _table(
    "appearances",
    _key("article_id"),
    _key("speaker_id"),
    Column("place", Integer, nullable=False, doc="order among the speakers of the article"),
    Column("name", Text, nullable=False, doc="the fullest form the article gives"),
    Column("aliases", Json, nullable=False),
    Column("by_editor", Boolean, doc="put there by a correction, not by the analysis"),
    _points("article_id", "articles"),
    _points("speaker_id", "speakers"),
    Index(None, "newsroom_id", "speaker_id", "article_id"),
    rowid=False,
)

names = _table(
    "names",
    _key(),
    Column("speaker_id", Id, nullable=False),
    Column("name", Text, nullable=False, doc="as printed"),
    Column("kind", String(8), nullable=False, doc="full, alias or acronym"),
    Column("key", Text, nullable=False, doc="normalised"),
    Column("bucket", Text, nullable=False, doc="surname and initial of a person: where a match is looked for"),
    UniqueConstraint("newsroom_id", "speaker_id", "name", "kind"),
    _points("speaker_id", "speakers"),
    Index(None, "newsroom_id", "key"),
    Index(None, "newsroom_id", "bucket"),
)

name_uses = _table(
    "name_uses",
    _key("article_id"),
    _key("name_id"),
    _points("article_id", "articles"),
    _points("name_id", "names"),
    Index(None, "newsroom_id", "name_id"),
    rowid=False,
)

name_words = _table(
    "name_words",
    _key("word", Text),
    _key("name_id"),
    _points("name_id", "names"),
    Index(None, "newsroom_id", "name_id"),
    rowid=False,
)

name_grams = _table("name_grams", _key("gram", String(3)), _key("word", Text), _root(), rowid=False)

SETTLED = text("rejected_by IS NOT NULL OR joined_by IS NOT NULL")

roles = _table(
    "roles",
    _key(),
    Column("speaker_id", Id, nullable=False),
    Column("key", Text, nullable=False, doc="the words that matter, sorted: joins printed variants"),
    Column("title", Text),
    Column("organization", Text),
    Column("status", String(8), nullable=False, doc="held, acting, elect or former"),
    Column("rejected_by", Id, doc="the correction that says it is no role of the speaker"),
    Column("joined_by", Id, doc="the correction that says it is the same office as another role of the speaker"),
    Column("joined_to", Id, doc="that other role, which may be joined to a third"),
    Column("joined_as", Text, doc="the words under which the editor wants both to be shown"),
    UniqueConstraint("newsroom_id", "speaker_id", "key", "status"),
    _points("speaker_id", "speakers"),
    Index("ix_roles_settled", "newsroom_id", "speaker_id", sqlite_where=SETTLED, postgresql_where=SETTLED),
)

role_words = _table(  # by which a role is found: none of a rejected one, those of all that are joined
    "role_words",
    _key("word", Text),
    _key("role_id"),
    Column("organization", Boolean, nullable=False, doc="a word of the organisation"),
    _points("role_id", "roles"),
    Index(None, "newsroom_id", "role_id"),
    rowid=False,
)

role_mentions = _table(
    "role_mentions",
    _key("article_id"),
    _key("role_id"),
    _key("start", Integer),
    Column("end", Integer, nullable=False),
    Column("exact", Text, nullable=False),
    Column("dated", Date, nullable=False, doc="publication of the article, else the day it was saved"),
    _points("article_id", "articles"),
    _points("role_id", "roles"),
    Index(None, "newsroom_id", "role_id", "dated"),
    rowid=False,
)

LEADS = text("gone IS NULL AND copy_of IS NULL")
COPIES = text("copy_of IS NOT NULL")
DRAWN = text("serial % 50 = 0")
ON_OCCASION = text("gone IS NULL AND copy_of IS NULL AND occasion_words IS NOT NULL")
_WAITING = "gone IS NULL AND copy_of IS NULL AND needs_review IS {}"
_FIRST = _WAITING + " AND kind != 'indirect' AND speaker_id IS NOT NULL"

quotations = Table(
    "quotations",
    metadata,
    Column("serial", Serial, primary_key=True, autoincrement=True, doc="what the full-text index refers to"),
    Column("newsroom_id", String(64), nullable=False),
    Column("id", Id, nullable=False),
    Column("article_id", Id, nullable=False),
    Column("speaker_id", Id),
    Column("role", Text),
    Column("kind", String(8), nullable=False),
    Column("act", String(9), nullable=False),
    Column("start", Integer, nullable=False),
    Column("cue", Json),
    Column("mention", Json),
    Column("candidates", Json, nullable=False),
    Column("said_on", Date),
    Column("said_precision", String(5)),
    Column("said_exact", Text),
    Column("occasion", Json),
    Column("occasion_words", Text, doc="its words for the filter: lower case, one space between them"),
    Column("medium", String(16)),
    Column("via", Json, doc="who told the words of another, as printed, with the id of the profile"),
    Column("scrap", Boolean, nullable=False, doc="no words that stand in a list: too few, or a thing talked of"),
    Column("dated", Date, nullable=False),
    Column("dated_until", Date, nullable=False, doc="last day of the period that dated opens"),
    Column("dated_by", String(9), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("needs_review", Boolean, nullable=False),
    Column("evidence", Json, nullable=False),
    Column("paragraph_start", Integer, nullable=False),
    Column("paragraph_end", Integer, nullable=False),
    Column("words_key", String(32), nullable=False, doc="of the words alone: what a revision is matched by"),
    Column("statement_key", String(32), doc="what wire copies share; null without a lasting speaker"),
    Column("stems", Text, nullable=False),
    Column(
        "publishers",
        Text,
        nullable=False,
        server_default="",
        doc="labels of that of its article and those of its copies, for the full-text index. See text_index/labels.py",
    ),
    Column("copy_of", Id, doc="the quotation that stands for the statement, where this is a wire copy of it"),
    Column("gone", String(9), doc="withdrawn, retracted, erased, or rejected by an editor"),
    Column("fixed", Json, doc="what an editor settled; null: nothing. See quotations/overrides.py"),
    Column("machine", Json, doc="what the analysis says in its place"),
    Column("version", Integer, nullable=False, server_default="1", doc="counts the changes of the row"),
    UniqueConstraint("newsroom_id", "id"),
    _points("article_id", "articles"),
    _points("speaker_id", "speakers"),
    Index(None, "newsroom_id", "article_id", "start"),
    Index(
        "ix_quotations_of_speaker",
        "newsroom_id",
        "speaker_id",
        "dated",
        "id",
        sqlite_where=LEADS,
        postgresql_where=LEADS,
    ),
    Index(  # behind the order stands what lists leave out by themselves, so that no row is read for it
        "ix_quotations_by_date",
        "newsroom_id",
        "dated",
        "id",
        "kind",
        "act",
        "scrap",
        "needs_review",
        sqlite_where=LEADS,
        postgresql_where=LEADS,
    ),
    Index(
        "ix_quotations_on_occasion",
        "newsroom_id",
        "dated",
        "id",
        "medium",
        "occasion_words",
        sqlite_where=ON_OCCASION,
        postgresql_where=ON_OCCASION,
    ),
    Index(
        "ix_quotations_waiting",
        "newsroom_id",
        "confidence",
        "id",
        sqlite_where=text(_WAITING.format(1)),
        postgresql_where=text(_WAITING.format("true")),
    ),
    Index(
        "ix_quotations_to_review_first",
        "newsroom_id",
        "dated",
        "id",
        sqlite_where=text(_FIRST.format(1)),
        postgresql_where=text(_FIRST.format("true")),
    ),
    Index("ix_quotations_drawn", "newsroom_id", "id", sqlite_where=DRAWN, postgresql_where=DRAWN),
    Index("ix_quotations_statement", "newsroom_id", "statement_key", "speaker_id"),
    Index(None, "newsroom_id", "copy_of", sqlite_where=COPIES, postgresql_where=COPIES),
    Index(None, "newsroom_id", "words_key", "speaker_id"),
)

quotation_spans = _table(
    "quotation_spans",
    _key("quotation_id"),
    _key("place", Integer),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Text, nullable=False),
    Column("quoted", Boolean, nullable=False),
    Column("html", Json, nullable=False),
    _points("quotation_id", "quotations"),
    rowid=False,
)

fingerprints = _table(
    "fingerprints",
    _key("hash", BigInteger),
    _key("serial", Serial),
    _root(),
    rowid=False,
)

positions = _table(
    "positions",
    _key(),
    Column("quotation_id", Id, nullable=False),
    Column("speaker_id", Id, nullable=False),
    Column("target", Text, nullable=False),
    Column("target_key", Text, nullable=False),
    Column("stance", String(7), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column(
        "standing",
        String(9),
        nullable=False,
        server_default="found",
        doc="found by the analysis; overruled: found, but an editor settled otherwise; settled: by an editor",
    ),
    _points("quotation_id", "quotations"),
    _points("speaker_id", "speakers"),
    Index(None, "newsroom_id", "quotation_id"),
    Index(None, "newsroom_id", "speaker_id", "target_key"),
)

external_ids = _table(
    "external_ids",
    _key("scheme", String(64)),
    _key("value", Text),
    Column("speaker_id", Id, nullable=False),
    _points("speaker_id", "speakers"),
    Index(None, "newsroom_id", "speaker_id"),
)

source_categories = _table(
    "source_categories",
    _key("speaker_id"),
    Column("category", Text, nullable=False, doc="one of the newsroom's own words; never of the analysis"),
    Column("editor", Text, nullable=False),
    Column("set_at", Moment, nullable=False),
    _points("speaker_id", "speakers"),
    rowid=False,
)

settled_names = _table(
    "settled_names",
    _key("name", Text),
    _key("type", String(16)),
    Column("speaker_id", Id, nullable=False),
    Column("shown", String(16), nullable=False, doc="the type that an editor settled; none: no speaker"),
    _points("speaker_id", "speakers"),
    Index(None, "newsroom_id", "speaker_id"),
    rowid=False,
)

corrections = _table(
    "corrections",
    _key(),
    Column("kind", String(32), nullable=False),
    Column("subject_id", Id, nullable=False, doc="the quotation or speaker that was corrected"),
    Column("editor", Text, nullable=False),
    Column("reason", Text),
    Column("made_at", Moment, nullable=False),
    Column("before", Json, nullable=False),
    Column("after", Json, nullable=False),
    Column("undone_at", Moment),
    Column("undone_by", Text),
    _root(),
    Index(None, "newsroom_id", "subject_id"),
)

keys = _table(
    "keys",
    _key(),
    Column("owner", Text, nullable=False, doc="whose key it is: the editor of the corrections made with it"),
    Column("scopes", Json, nullable=False),
    Column("digest", String(64), nullable=False, doc="SHA-256 of the key, in hexadecimal; the key itself is nowhere"),
    Column("made_at", Moment, nullable=False),
    Column("used_at", Moment, doc="to the minute"),
    Column("revoked_at", Moment),
    _root(),
    UniqueConstraint("digest"),
)

batches = _table(
    "batches",
    _key(),
    Column("owner", Text, nullable=False, doc="who sent it"),
    Column("source", String(64), doc="digest of the files it is read from, by which a broken-off reading goes on"),
    Column("engine", String(8), doc="that reads its articles; null: that of the settings"),
    Column("lines", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("touched_at", Moment, nullable=False, doc="when lines last came in"),
    Column("accepted_at", Moment, doc="all of its lines are stored"),
    Column("finished_at", Moment, doc="all of its lines are answered"),
    Column("cancelled_at", Moment),
    _root(),
    Index(None, "newsroom_id", "source"),
)

batch_chunks = _table(
    "batch_chunks",
    _key("batch_id"),
    _key("first", Integer),
    Column("last", Integer, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("answered", Integer, nullable=False),
    Column("failed", Integer, nullable=False, doc="of those answered"),
    Column("state", String(7), nullable=False, doc="waiting, out (in the queue or with a worker) or done"),
    Column("job", Id, doc="under which it is out"),
    Column("begun_with", Integer, doc="the first unanswered line when a worker last took it up"),
    Column("begun", Integer, nullable=False, doc="how many times a worker began with that line"),
    _points("batch_id", "batches"),
    Index(None, "newsroom_id", "batch_id", "state", "first"),
)

batch_lines = _table(
    "batch_lines",
    _key("batch_id"),
    _key("line", Integer),
    Column("body", LargeBinary, doc="as it came in; null once answered"),
    Column("answer", Json, doc="what became of it"),
    Column("article_id", Id, doc="that it was saved as"),
    _points("batch_id", "batches"),
    Index(None, "newsroom_id", "batch_id", "article_id"),
)

erased_marks = _table(
    "erased_marks",
    _key("mark", String(32)),
    _key("erasure_id"),
    _root(),
    rowid=False,
)

outbox = _table(
    "outbox",
    _key("number", BigInteger),
    Column("kind", String(32), nullable=False),
    Column("subject_id", Id, nullable=False),
    Column("data", Json, nullable=False, doc="ids and plain facts, never words or names"),
    Column("made_at", Moment, nullable=False),
    _root(),
    rowid=False,
)

webhooks = _table(
    "webhooks",
    _key(),
    Column("owner", Text, nullable=False, doc="who made it"),
    Column("url", Text, nullable=False),
    Column("kinds", Json, doc="of the changes that are sent; null: all"),
    Column("topic", Json, doc="what new words must have to do with: as of follows; null: anything"),
    Column("secrets", Json, nullable=False, doc="what signs: the newest first, and until when each of the others does"),
    Column("made_at", Moment, nullable=False),
    Column("delivered", BigInteger, nullable=False, doc="number of the last change that was delivered or passed over"),
    Column("failures", Integer, nullable=False, doc="in a row, of the change after that"),
    Column("next_at", Moment, nullable=False, doc="not to be tried before"),
    Column("disabled_at", Moment),
    Column("disabled_why", Text),
    _root(),
)

webhook_tries = _table(
    "webhook_tries",
    _key(),
    Column("webhook_id", Id, nullable=False),
    Column("number", BigInteger, nullable=False, doc="of the change"),
    Column("tried_at", Moment, nullable=False),
    Column("milliseconds", Integer, nullable=False),
    Column("status", Integer, doc="HTTP status; null where there was no answer"),
    Column("failure", Text, doc="null where it was delivered"),
    _points("webhook_id", "webhooks"),
    Index(None, "newsroom_id", "webhook_id", "id"),
)

follows = _table(
    "follows",
    _key(),
    Column("owner", Text, nullable=False, doc="who made it"),
    Column("key_id", Id, doc="the key with which it was made; null: on the machine itself, before there were keys"),
    Column("topic", Json, nullable=False, doc="speaker (an id), q, target; what is given must hold"),
    Column("mail", Text, doc="where digests go; null: nowhere"),
    Column("made_at", Moment, nullable=False),
    Column("seen", BigInteger, nullable=False, doc="number of the last change that a digest looked at"),
    Column("failures", Integer, nullable=False, doc="in a row, of the next digest"),
    Column("next_at", Moment, nullable=False, doc="no digest before"),
    Column("stopped_why", Text, doc="why no digest is sent any more"),
    _root(),
)
