"""Batches: archives on their way into the record."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
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
        _of_batch("batch_chunks"),
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
        _of_batch("batch_lines"),
        sa.PrimaryKeyConstraint("newsroom_id", "batch_id", "line", name="pk_batch_lines"),
    )
    op.create_index(
        "ix_batch_lines_newsroom_id_batch_id_article_id", "batch_lines", ["newsroom_id", "batch_id", "article_id"]
    )


def downgrade() -> None:
    op.drop_table("batch_lines")
    op.drop_table("batch_chunks")
    op.drop_table("batches")


def _of_batch(table: str) -> sa.ForeignKeyConstraint:
    columns = ["newsroom_id", "batch_id"]
    name = f"fk_{table}_{'_'.join(columns)}"
    return sa.ForeignKeyConstraint(columns, ["batches.newsroom_id", "batches.id"], name=name)
