"""How far the outbox has been pruned, so that a follower who comes too late is told."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("newsrooms", sa.Column("changes_pruned", sa.BigInteger(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("newsrooms", "changes_pruned")
