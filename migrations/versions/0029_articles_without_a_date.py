"""The articles without a date are found without reading the others: what they print tells no day."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

NAME = "ix_articles_undated"


def upgrade() -> None:
    undated = sa.text("published IS NULL")
    op.create_index(NAME, "articles", ["newsroom_id", "id"], sqlite_where=undated, postgresql_where=undated)


def downgrade() -> None:
    op.drop_index(NAME, "articles")
