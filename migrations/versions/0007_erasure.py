"""Erasing people and articles: what is erased, and the keyed marks by which an erased name is known again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("newsrooms", sa.Column("erasure_key", sa.String(length=64)))
    op.add_column("articles", sa.Column("erased", sa.Boolean()))
    op.add_column("speakers", sa.Column("erased", sa.Boolean()))
    op.create_table(
        "erased_marks",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.Column("erasure_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"], name="fk_erased_marks_newsroom_id"),
        sa.PrimaryKeyConstraint("newsroom_id", "mark", "erasure_id", name="pk_erased_marks"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("erased_marks")
    op.drop_column("speakers", "erased")
    op.drop_column("articles", "erased")
    op.drop_column("newsrooms", "erasure_key")
