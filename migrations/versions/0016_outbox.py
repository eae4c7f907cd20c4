"""The outbox: what changed, for those who follow a newsroom's record."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outbox",
        sa.Column("newsroom_id", sa.String(64), primary_key=True),
        sa.Column("number", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("subject_id", sa.String(32), nullable=False),
        sa.Column("data", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"], name="fk_outbox_newsroom_id"),
        sa.PrimaryKeyConstraint("newsroom_id", "number", name="pk_outbox"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("outbox")
