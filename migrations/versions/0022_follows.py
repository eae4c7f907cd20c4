"""Follows: whose words, which words, or which position somebody wants to hear of, by feed, by mail or by webhook."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "follows",
        sa.Column("newsroom_id", sa.String(64), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("topic", _JSON, nullable=False),
        sa.Column("mail", sa.Text()),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("next_at", _MOMENT, nullable=False),
        sa.Column("stopped_why", sa.Text()),
        sa.ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"], name="fk_follows_newsroom_id"),
        sa.PrimaryKeyConstraint("newsroom_id", "id", name="pk_follows"),
    )
    op.add_column("webhooks", sa.Column("topic", _JSON))


def downgrade() -> None:
    op.drop_column("webhooks", "topic")
    op.drop_table("follows")
