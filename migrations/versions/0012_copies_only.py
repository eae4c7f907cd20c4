"""The index of wire copies holds copies alone: whoever asks for what is no copy must not be led through it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_NAME, _COLUMNS = "ix_quotations_newsroom_id_copy_of", ["newsroom_id", "copy_of"]


def upgrade() -> None:
    op.drop_index(_NAME, "quotations")
    only = sa.text("copy_of IS NOT NULL")
    op.create_index(_NAME, "quotations", _COLUMNS, sqlite_where=only, postgresql_where=only)


def downgrade() -> None:
    op.drop_index(_NAME, "quotations")
    op.create_index(_NAME, "quotations", _COLUMNS)
