"""The newsroom's own categories of sources, as its editors give them."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "source_categories",
        sa.Column("newsroom_id", sa.String(64), nullable=False),
        sa.Column("speaker_id", sa.String(32), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("editor", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "speaker_id"],
            ["speakers.newsroom_id", "speakers.id"],
            name="fk_source_categories_newsroom_id_speaker_id",
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "speaker_id", name="pk_source_categories"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("source_categories")
