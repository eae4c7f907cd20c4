"""Names of which editors settled what they are: a person, an organisation, a group or no speaker."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "settled_names",
        sa.Column("newsroom_id", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.String(16), nullable=False),
        sa.Column("speaker_id", sa.String(32), nullable=False),
        sa.Column("shown", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "speaker_id"],
            ["speakers.newsroom_id", "speakers.id"],
            name="fk_settled_names_newsroom_id_speaker_id",
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "name", "type", name="pk_settled_names"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_settled_names_newsroom_id_speaker_id", "settled_names", ["newsroom_id", "speaker_id"])


def downgrade() -> None:
    op.drop_table("settled_names")
