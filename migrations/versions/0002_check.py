"""Checking quotations: their fingerprints, and an index by their very words."""

import sqlalchemy as sa
from alembic import op

from quotes.record.text_index.fingerprints import fingerprints_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_quotations_newsroom_id_words_key", "quotations", ["newsroom_id", "words_key"])
    fingerprints = op.create_table(
        "fingerprints",
        sa.Column("newsroom_id", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("serial", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["newsroom_id"], ["newsrooms.id"], name="fk_fingerprints_newsroom_id"),
        sa.PrimaryKeyConstraint("newsroom_id", "hash", "serial", name="pk_fingerprints"),
        sqlite_with_rowid=False,
    )
    said = sa.text("SELECT serial, newsroom_id, stems FROM quotations WHERE gone IS NULL AND stems <> ''")
    for serial, newsroom, stems in op.get_bind().execute(said).all():
        rows = [{"newsroom_id": newsroom, "hash": h, "serial": serial} for h in fingerprints_of(stems.split())]
        if rows:
            op.get_bind().execute(fingerprints.insert(), rows)


def downgrade() -> None:
    op.drop_table("fingerprints")
    op.drop_index("ix_quotations_newsroom_id_words_key", "quotations")
