"""The record: every table, and the full-text index over what was said.

Its number is that of the last of the revisions that led to these tables before the first release, so that a record made
then opens as it is.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "newsrooms",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erasure_key", sa.String(length=64)),
        sa.PrimaryKeyConstraint("id", name="pk_newsrooms"),
    )
    op.create_table(
        "articles",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("identity", sa.Text()),
        sa.Column("uri", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("published", sa.Date()),
        sa.Column("modified", sa.Text()),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pipeline_version", sa.Text(), nullable=False),
        sa.Column("dateline", sa.JSON(none_as_null=True)),
        sa.Column("warnings", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("retracted_at", sa.DateTime(timezone=True)),
        sa.Column("erased", sa.Boolean()),
        sa.ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"], name="fk_articles_newsroom_id"),
        sa.PrimaryKeyConstraint("newsroom_id", "id", name="pk_articles"),
        sa.UniqueConstraint("newsroom_id", "identity", name="uq_articles_newsroom_id_identity"),
    )
    op.create_index(
        "ix_articles_newsroom_id_pipeline_version_id", "articles", ["newsroom_id", "pipeline_version", "id"]
    )
    op.create_index("ix_articles_newsroom_id_publisher", "articles", ["newsroom_id", "publisher"])
    op.create_table(
        "batches",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=64)),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True)),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("cancelled_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"], name="fk_batches_newsroom_id"),
        sa.PrimaryKeyConstraint("newsroom_id", "id", name="pk_batches"),
    )
    op.create_index("ix_batches_newsroom_id_source", "batches", ["newsroom_id", "source"])
    op.create_table(
        "corrections",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.String(length=32), nullable=False),
        sa.Column("editor", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
        sa.Column("undone_by", sa.Text()),
        sa.ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"], name="fk_corrections_newsroom_id"),
        sa.PrimaryKeyConstraint("newsroom_id", "id", name="pk_corrections"),
    )
    op.create_index("ix_corrections_newsroom_id_subject_id", "corrections", ["newsroom_id", "subject_id"])
    op.create_table(
        "erased_marks",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.Column("erasure_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"], name="fk_erased_marks_newsroom_id"),
        sa.PrimaryKeyConstraint("newsroom_id", "mark", "erasure_id", name="pk_erased_marks"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fingerprints",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("serial", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"], name="fk_fingerprints_newsroom_id"),
        sa.PrimaryKeyConstraint("newsroom_id", "hash", "serial", name="pk_fingerprints"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "keys",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("scopes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"], name="fk_keys_newsroom_id"),
        sa.PrimaryKeyConstraint("newsroom_id", "id", name="pk_keys"),
        sa.UniqueConstraint("digest", name="uq_keys_digest"),
    )
    op.create_table(
        "name_grams",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("gram", sa.String(length=3), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"], name="fk_name_grams_newsroom_id"),
        sa.PrimaryKeyConstraint("newsroom_id", "gram", "word", name="pk_name_grams"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "article_versions",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("published", sa.Date()),
        sa.Column("modified", sa.Text()),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text()),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("pipeline_version", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changes", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "article_id"],
            ["articles.newsroom_id", "articles.id"],
            name="fk_article_versions_newsroom_id_article_id",
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "article_id", "version", name="pk_article_versions"),
    )
    op.create_table(
        "batch_chunks",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=7), nullable=False),
        sa.Column("job", sa.String(length=32)),
        sa.Column("begun_with", sa.Integer()),
        sa.Column("begun", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "batch_id"],
            ["batches.newsroom_id", "batches.id"],
            name="fk_batch_chunks_newsroom_id_batch_id",
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "batch_id", "first", name="pk_batch_chunks"),
    )
    op.create_index(
        "ix_batch_chunks_newsroom_id_batch_id_state_first",
        "batch_chunks",
        ["newsroom_id", "batch_id", "state", "first"],
    )
    op.create_table(
        "batch_lines",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary()),
        sa.Column("answer", sa.JSON(none_as_null=True)),
        sa.Column("article_id", sa.String(length=32)),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "batch_id"],
            ["batches.newsroom_id", "batches.id"],
            name="fk_batch_lines_newsroom_id_batch_id",
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "batch_id", "line", name="pk_batch_lines"),
    )
    op.create_index(
        "ix_batch_lines_newsroom_id_batch_id_article_id", "batch_lines", ["newsroom_id", "batch_id", "article_id"]
    )
    op.create_table(
        "speakers",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("named_by_editor", sa.Boolean()),
        sa.Column("sort_name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("key", sa.Text()),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(length=32)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("merged_into", sa.String(length=32)),
        sa.Column("erased", sa.Boolean()),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "article_id"],
            ["articles.newsroom_id", "articles.id"],
            name="fk_speakers_newsroom_id_article_id",
        ),
        sa.ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"], name="fk_speakers_newsroom_id"),
        sa.PrimaryKeyConstraint("newsroom_id", "id", name="pk_speakers"),
        sa.UniqueConstraint("newsroom_id", "type", "key", "ordinal", name="uq_speakers_newsroom_id_type_key_ordinal"),
    )
    op.create_index("ix_speakers_newsroom_id_article_id", "speakers", ["newsroom_id", "article_id"])
    op.create_index("ix_speakers_newsroom_id_merged_into", "speakers", ["newsroom_id", "merged_into"])
    op.create_index("ix_speakers_newsroom_id_sort_name_id", "speakers", ["newsroom_id", "sort_name", "id"])
    op.create_table(
        "appearances",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("speaker_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("by_editor", sa.Boolean()),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "article_id"],
            ["articles.newsroom_id", "articles.id"],
            name="fk_appearances_newsroom_id_article_id",
        ),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "speaker_id"],
            ["speakers.newsroom_id", "speakers.id"],
            name="fk_appearances_newsroom_id_speaker_id",
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "article_id", "speaker_id", name="pk_appearances"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_appearances_newsroom_id_speaker_id_article_id", "appearances", ["newsroom_id", "speaker_id", "article_id"]
    )
    op.create_table(
        "external_ids",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("scheme", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("speaker_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "speaker_id"],
            ["speakers.newsroom_id", "speakers.id"],
            name="fk_external_ids_newsroom_id_speaker_id",
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "scheme", "value", name="pk_external_ids"),
    )
    op.create_index("ix_external_ids_newsroom_id_speaker_id", "external_ids", ["newsroom_id", "speaker_id"])
    op.create_table(
        "names",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("speaker_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("bucket", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "speaker_id"],
            ["speakers.newsroom_id", "speakers.id"],
            name="fk_names_newsroom_id_speaker_id",
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "id", name="pk_names"),
        sa.UniqueConstraint(
            "newsroom_id", "speaker_id", "name", "kind", name="uq_names_newsroom_id_speaker_id_name_kind"
        ),
    )
    op.create_index("ix_names_newsroom_id_bucket", "names", ["newsroom_id", "bucket"])
    op.create_index("ix_names_newsroom_id_key", "names", ["newsroom_id", "key"])
    op.create_table(
        "quotations",
        sa.Column("serial", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("speaker_id", sa.String(length=32)),
        sa.Column("role", sa.Text()),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("act", sa.String(length=9), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("cue", sa.JSON(none_as_null=True)),
        sa.Column("mention", sa.JSON(none_as_null=True)),
        sa.Column("candidates", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("said_on", sa.Date()),
        sa.Column("said_precision", sa.String(length=5)),
        sa.Column("said_exact", sa.Text()),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("dated_until", sa.Date(), nullable=False),
        sa.Column("dated_by", sa.String(length=9), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("needs_review", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("paragraph_start", sa.Integer(), nullable=False),
        sa.Column("paragraph_end", sa.Integer(), nullable=False),
        sa.Column("words_key", sa.String(length=32), nullable=False),
        sa.Column("statement_key", sa.String(length=32)),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.Column("copy_of", sa.String(length=32)),
        sa.Column("gone", sa.String(length=9)),
        sa.Column("fixed", sa.JSON(none_as_null=True)),
        sa.Column("machine", sa.JSON(none_as_null=True)),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "article_id"],
            ["articles.newsroom_id", "articles.id"],
            name="fk_quotations_newsroom_id_article_id",
        ),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "speaker_id"],
            ["speakers.newsroom_id", "speakers.id"],
            name="fk_quotations_newsroom_id_speaker_id",
        ),
        sa.PrimaryKeyConstraint("serial", name="pk_quotations"),
        sa.UniqueConstraint("newsroom_id", "id", name="uq_quotations_newsroom_id_id"),
    )
    op.create_index(
        "ix_quotations_by_date",
        "quotations",
        ["newsroom_id", "dated", "id"],
        sqlite_where=sa.text("gone IS NULL AND copy_of IS NULL"),
        postgresql_where=sa.text("gone IS NULL AND copy_of IS NULL"),
    )
    op.create_index("ix_quotations_newsroom_id_article_id_start", "quotations", ["newsroom_id", "article_id", "start"])
    op.create_index(
        "ix_quotations_newsroom_id_copy_of",
        "quotations",
        ["newsroom_id", "copy_of"],
        sqlite_where=sa.text("copy_of IS NOT NULL"),
        postgresql_where=sa.text("copy_of IS NOT NULL"),
    )
    op.create_index(
        "ix_quotations_newsroom_id_words_key_speaker_id", "quotations", ["newsroom_id", "words_key", "speaker_id"]
    )
    op.create_index(
        "ix_quotations_of_speaker",
        "quotations",
        ["newsroom_id", "speaker_id", "dated", "id"],
        sqlite_where=sa.text("gone IS NULL AND copy_of IS NULL"),
        postgresql_where=sa.text("gone IS NULL AND copy_of IS NULL"),
    )
    op.create_index("ix_quotations_statement", "quotations", ["newsroom_id", "statement_key", "speaker_id"])
    op.create_index(
        "ix_quotations_waiting",
        "quotations",
        ["newsroom_id", "confidence", "id"],
        sqlite_where=sa.text("gone IS NULL AND copy_of IS NULL AND needs_review IS 1"),
        postgresql_where=sa.text("gone IS NULL AND copy_of IS NULL AND needs_review IS true"),
    )
    op.create_table(
        "roles",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("speaker_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("organization", sa.Text()),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "speaker_id"],
            ["speakers.newsroom_id", "speakers.id"],
            name="fk_roles_newsroom_id_speaker_id",
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "id", name="pk_roles"),
        sa.UniqueConstraint(
            "newsroom_id", "speaker_id", "key", "status", name="uq_roles_newsroom_id_speaker_id_key_status"
        ),
    )
    op.create_table(
        "name_uses",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("name_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "article_id"],
            ["articles.newsroom_id", "articles.id"],
            name="fk_name_uses_newsroom_id_article_id",
        ),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "name_id"], ["names.newsroom_id", "names.id"], name="fk_name_uses_newsroom_id_name_id"
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "article_id", "name_id", name="pk_name_uses"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_name_uses_newsroom_id_name_id", "name_uses", ["newsroom_id", "name_id"])
    op.create_table(
        "name_words",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("name_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "name_id"], ["names.newsroom_id", "names.id"], name="fk_name_words_newsroom_id_name_id"
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "word", "name_id", name="pk_name_words"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_name_words_newsroom_id_name_id", "name_words", ["newsroom_id", "name_id"])
    op.create_table(
        "positions",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("quotation_id", sa.String(length=32), nullable=False),
        sa.Column("speaker_id", sa.String(length=32), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("target_key", sa.Text(), nullable=False),
        sa.Column("stance", sa.String(length=7), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("standing", sa.String(length=9), server_default="found", nullable=False),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "quotation_id"],
            ["quotations.newsroom_id", "quotations.id"],
            name="fk_positions_newsroom_id_quotation_id",
        ),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "speaker_id"],
            ["speakers.newsroom_id", "speakers.id"],
            name="fk_positions_newsroom_id_speaker_id",
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "id", name="pk_positions"),
    )
    op.create_index("ix_positions_newsroom_id_quotation_id", "positions", ["newsroom_id", "quotation_id"])
    op.create_index(
        "ix_positions_newsroom_id_speaker_id_target_key", "positions", ["newsroom_id", "speaker_id", "target_key"]
    )
    op.create_table(
        "quotation_spans",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("quotation_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("quoted", sa.Boolean(), nullable=False),
        sa.Column("html", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "quotation_id"],
            ["quotations.newsroom_id", "quotations.id"],
            name="fk_quotation_spans_newsroom_id_quotation_id",
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "quotation_id", "place", name="pk_quotation_spans"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "role_mentions",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("role_id", sa.String(length=32), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "article_id"],
            ["articles.newsroom_id", "articles.id"],
            name="fk_role_mentions_newsroom_id_article_id",
        ),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "role_id"], ["roles.newsroom_id", "roles.id"], name="fk_role_mentions_newsroom_id_role_id"
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "article_id", "role_id", "start", name="pk_role_mentions"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_role_mentions_newsroom_id_role_id_dated", "role_mentions", ["newsroom_id", "role_id", "dated"])
    op.create_table(
        "role_words",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("role_id", sa.String(length=32), nullable=False),
        sa.Column("organization", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "role_id"], ["roles.newsroom_id", "roles.id"], name="fk_role_words_newsroom_id_role_id"
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "word", "role_id", name="pk_role_words"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_role_words_newsroom_id_role_id", "role_words", ["newsroom_id", "role_id"])

    FULL_TEXT[op.get_bind().dialect.name]()


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE quotation_words")
    op.drop_table("role_words")
    op.drop_table("role_mentions")
    op.drop_table("quotation_spans")
    op.drop_table("positions")
    op.drop_table("name_words")
    op.drop_table("name_uses")
    op.drop_table("roles")
    op.drop_table("quotations")
    op.drop_table("names")
    op.drop_table("external_ids")
    op.drop_table("appearances")
    op.drop_table("speakers")
    op.drop_table("batch_lines")
    op.drop_table("batch_chunks")
    op.drop_table("article_versions")
    op.drop_table("name_grams")
    op.drop_table("keys")
    op.drop_table("fingerprints")
    op.drop_table("erased_marks")
    op.drop_table("corrections")
    op.drop_table("batches")
    op.drop_table("articles")
    op.drop_table("newsrooms")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION stems_to_words(text)")


def full_text_sqlite() -> None:
    """An FTS5 table over ``quotations.stems``, which triggers keep in step. The stems are made by the program;
    unicode61 has nothing to do but split them at the spaces."""
    op.execute(
        "CREATE VIRTUAL TABLE quotation_words USING fts5"
        "(stems, content='quotations', content_rowid='serial', tokenize='unicode61')"
    )
    add = "INSERT INTO quotation_words(rowid, stems) VALUES (new.serial, new.stems);"
    remove = "INSERT INTO quotation_words(quotation_words, rowid, stems) VALUES ('delete', old.serial, old.stems);"
    op.execute(f"CREATE TRIGGER quotation_words_insert AFTER INSERT ON quotations BEGIN {add} END")
    op.execute(f"CREATE TRIGGER quotation_words_delete AFTER DELETE ON quotations BEGIN {remove} END")
    op.execute(f"CREATE TRIGGER quotation_words_update AFTER UPDATE OF stems ON quotations BEGIN {remove} {add} END")


def full_text_postgresql() -> None:
    """A tsvector column made from the stems and their places, not by a parser of PostgreSQL's, so that both stores find
    the same. A tsvector counts places up to 16383."""
    op.execute(
        "CREATE FUNCTION stems_to_words(stems text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$"
        " SELECT coalesce(string_agg(format('%s:%s', stem, least(place, 16383)), ' '), '')::tsvector"
        " FROM unnest(string_to_array(stems, ' ')) WITH ORDINALITY AS t(stem, place) WHERE stem <> '' $$"
    )
    op.execute("ALTER TABLE quotations ADD COLUMN words tsvector GENERATED ALWAYS AS (stems_to_words(stems)) STORED")
    op.execute("CREATE INDEX ix_quotations_words ON quotations USING gin (words)")


FULL_TEXT = {"sqlite": full_text_sqlite, "postgresql": full_text_postgresql}
