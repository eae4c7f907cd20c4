"""A follow belongs to the key that made it, and ends with that key."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

NEWEST = """
UPDATE follows SET key_id = (
    SELECT max(keys.id) FROM keys
    WHERE keys.newsroom_id = follows.newsroom_id AND keys.owner = follows.owner AND keys.revoked_at IS NULL
)
"""
"""Which of the keys of an owner made a follow, nobody wrote down: it ends with the newest."""
OF_REVOKED_KEYS = """
DELETE FROM follows WHERE key_id IS NULL AND EXISTS (
    SELECT 1 FROM keys WHERE keys.newsroom_id = follows.newsroom_id AND keys.owner = follows.owner
)
"""


def upgrade() -> None:
    op.add_column("follows", sa.Column("key_id", sa.String(32)))
    op.execute(NEWEST)
    op.execute(OF_REVOKED_KEYS)


def downgrade() -> None:
    op.drop_column("follows", "key_id")
