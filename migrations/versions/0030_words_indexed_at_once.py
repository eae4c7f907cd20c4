"""PostgreSQL's full-text index takes what is saved at once. It kept the newest megabytes in a list in no order, which
every search read whole, until autovacuum came by; a save takes as long either way."""

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX ix_quotations_words SET (fastupdate = off)")
        op.execute("SELECT gin_clean_pending_list('ix_quotations_words')")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX ix_quotations_words RESET (fastupdate)")
