"""Who told the words of another: “Frost said Denny had told him: …” is via Frost. It comes with the next analysis."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # not in a batch: copying quotations would drop the triggers of the full-text index
    op.add_column("quotations", sa.Column("via", sa.JSON(none_as_null=True)))


def downgrade() -> None:
    op.drop_column("quotations", "via")
