"""The quotations that wait for an editor, the least certain first."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_quotations_waiting",
        "quotations",
        ["newsroom_id", "confidence", "id"],
        sqlite_where=sa.text("gone IS NULL AND copy_of IS NULL AND needs_review IS 1"),
        postgresql_where=sa.text("gone IS NULL AND copy_of IS NULL AND needs_review IS true"),
    )


def downgrade() -> None:
    op.drop_index("ix_quotations_waiting", "quotations")
