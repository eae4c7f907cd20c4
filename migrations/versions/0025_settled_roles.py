"""Roles of which editors settled that they are none of the speaker's, or the same office as another."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_COLUMNS = {
    "rejected_by": sa.String(32),
    "joined_by": sa.String(32),
    "joined_to": sa.String(32),
    "joined_as": sa.Text(),
}


def upgrade() -> None:
    for name, type_ in _COLUMNS.items():
        op.add_column("roles", sa.Column(name, type_))


def downgrade() -> None:
    for name in reversed(_COLUMNS):
        op.drop_column("roles", name)
