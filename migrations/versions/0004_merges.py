"""Merged profiles: where a profile went."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("speakers", sa.Column("merged_into", sa.String(length=32)))
    op.create_index("ix_speakers_newsroom_id_merged_into", "speakers", ["newsroom_id", "merged_into"])


def downgrade() -> None:
    op.drop_index("ix_speakers_newsroom_id_merged_into", "speakers")
    op.drop_column("speakers", "merged_into")
