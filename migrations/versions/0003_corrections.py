"""Corrections: what an editor settled about a quotation, beside what the analysis says; names editors gave."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("quotations", sa.Column("fixed", sa.JSON()))
    op.add_column("quotations", sa.Column("machine", sa.JSON()))
    op.add_column("appearances", sa.Column("by_editor", sa.Boolean()))
    op.add_column("speakers", sa.Column("named_by_editor", sa.Boolean()))


def downgrade() -> None:
    op.drop_column("speakers", "named_by_editor")
    op.drop_column("appearances", "by_editor")
    op.drop_column("quotations", "machine")
    op.drop_column("quotations", "fixed")
