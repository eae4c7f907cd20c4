"""Positions that an editor settled, and those that they overruled."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("positions") as table:
        table.add_column(sa.Column("standing", sa.String(9), nullable=False, server_default="found"))


def downgrade() -> None:
    op.execute("DELETE FROM positions WHERE standing = 'settled'")
    with op.batch_alter_table("positions") as table:
        table.drop_column("standing")
