"""Versions of quotations and profiles, by which an edit knows that nobody else edited in the meantime."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TABLES = ("quotations", "speakers")


def upgrade() -> None:
    for table in TABLES:  # not in a batch: copying quotations would drop the triggers of the full-text index
        op.add_column(table, sa.Column("version", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, "version")
