"""Indexes of lists: the desk's first queue and its sample, what was said on occasions, and what the list of everything
leaves out without reading a row."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_LEADS = "gone IS NULL AND copy_of IS NULL"
_FIRST = _LEADS + " AND needs_review IS {yes} AND kind != 'indirect' AND speaker_id IS NOT NULL"
_BY_DATE = ["newsroom_id", "dated", "id"]
_INDEXES = (
    ("ix_quotations_to_review_first", _BY_DATE, _FIRST),
    ("ix_quotations_drawn", ["newsroom_id", "id"], "serial % 50 = 0"),
    ("ix_quotations_by_date", [*_BY_DATE, "kind", "act", "scrap", "needs_review"], _LEADS),
    ("ix_quotations_on_occasion", [*_BY_DATE, "medium", "occasion_words"], _LEADS + " AND occasion_words IS NOT NULL"),
)


def _create(name: str, columns: list[str], where: str) -> None:
    op.create_index(
        name,
        "quotations",
        columns,
        sqlite_where=sa.text(where.format(yes=1)),
        postgresql_where=sa.text(where.format(yes="true")),
    )


def upgrade() -> None:
    op.drop_index("ix_quotations_by_date", "quotations")
    for name, columns, where in _INDEXES:
        _create(name, columns, where)


def downgrade() -> None:
    for name, _, _ in _INDEXES:
        op.drop_index(name, "quotations")
    _create("ix_quotations_by_date", _BY_DATE, _LEADS)
