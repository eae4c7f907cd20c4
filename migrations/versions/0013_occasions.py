"""Where, to whom or through what words were said; and which quotations are scraps, that stand in no list by default."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_LEAST_WORDS = 3  # of words without marks, for them to be a statement by themselves
_JSON = sa.JSON(none_as_null=True)


def upgrade() -> None:
    op.add_column("quotations", sa.Column("occasion", _JSON))
    op.add_column("quotations", sa.Column("occasion_words", sa.Text()))
    op.add_column("quotations", sa.Column("medium", sa.String(16)))
    op.add_column("quotations", sa.Column("scrap", sa.Boolean(), nullable=False, server_default=sa.false()))
    _mark_scraps()


def _mark_scraps() -> None:
    """Mark the quotations without marks that have too few words. What was said on an occasion comes with the next
    analysis of each article."""
    quotations = sa.table("quotations", sa.column("id"), sa.column("kind"), sa.column("scrap"))
    spans = sa.table("quotation_spans", sa.column("quotation_id"), sa.column("exact"))
    connection = op.get_bind()
    words: dict[str, int] = {}
    found = sa.select(spans.c.quotation_id, spans.c.exact).join(
        quotations, sa.and_(quotations.c.id == spans.c.quotation_id, quotations.c.kind == "indirect")
    )
    for quotation, exact in connection.execute(found):
        words[quotation] = words.get(quotation, 0) + len(exact.split())
    for quotation in (q for q, count in words.items() if count < _LEAST_WORDS):
        connection.execute(sa.update(quotations).where(quotations.c.id == quotation).values(scrap=True))


def downgrade() -> None:
    for name in ("scrap", "medium", "occasion_words", "occasion"):
        op.drop_column("quotations", name)
