"""The roles of which editors settled something are found by their speaker: they are few among many."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

NAME = "ix_roles_settled"


def upgrade() -> None:
    settled = sa.text("rejected_by IS NOT NULL OR joined_by IS NOT NULL")
    op.create_index(NAME, "roles", ["newsroom_id", "speaker_id"], sqlite_where=settled, postgresql_where=settled)


def downgrade() -> None:
    op.drop_index(NAME, "roles")
