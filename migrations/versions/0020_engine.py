"""Which engine reads the articles of a batch."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("batches", sa.Column("engine", sa.String(8)))


def downgrade() -> None:
    op.drop_column("batches", "engine")
