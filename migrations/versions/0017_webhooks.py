"""Webhooks: where changes are sent, and what became of each try."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "webhooks",
        sa.Column("newsroom_id", sa.String(64), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("kinds", _JSON),
        sa.Column("secrets", _JSON, nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("delivered", sa.BigInteger(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("next_at", _MOMENT, nullable=False),
        sa.Column("disabled_at", _MOMENT),
        sa.Column("disabled_why", sa.Text()),
        sa.ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"], name="fk_webhooks_newsroom_id"),
        sa.PrimaryKeyConstraint("newsroom_id", "id", name="pk_webhooks"),
    )
    op.create_table(
        "webhook_tries",
        sa.Column("newsroom_id", sa.String(64), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("webhook_id", sa.String(32), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("tried_at", _MOMENT, nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("failure", sa.Text()),
        sa.ForeignKeyConstraint(
            ["newsroom_id", "webhook_id"],
            ["webhooks.newsroom_id", "webhooks.id"],
            name="fk_webhook_tries_newsroom_id_webhook_id",
        ),
        sa.PrimaryKeyConstraint("newsroom_id", "id", name="pk_webhook_tries"),
    )
    op.create_index("ix_webhook_tries_newsroom_id_webhook_id_id", "webhook_tries", ["newsroom_id", "webhook_id", "id"])


def downgrade() -> None:
    op.drop_table("webhook_tries")
    op.drop_table("webhooks")
