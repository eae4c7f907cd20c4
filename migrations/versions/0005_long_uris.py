"""Articles are found by their identity: a uri may be too long for an index."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_articles_newsroom_id_uri", "articles")


def downgrade() -> None:
    op.create_index("ix_articles_newsroom_id_uri", "articles", ["newsroom_id", "uri"])
