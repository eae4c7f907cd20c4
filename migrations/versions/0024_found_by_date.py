"""On SQLite the full-text index is in the order of the days on which the words were said, so that the newest of a
search are read without the others. It keeps no copy of a row's number beside its place any more, and no content."""

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

PLACE = "((CAST(julianday({row}dated) - 1721424.5 AS INTEGER) << 36) | {row}serial)"
"""The day, counted from 0001-01-01 as 1, then the number of the row."""


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        index("content=''", PLACE, "stems, dated")
        place = PLACE.format(row="")
        op.execute(
            f"INSERT INTO quotation_words(rowid, stems) SELECT {place}, stems FROM quotations ORDER BY dated, serial"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        index("content='quotations', content_rowid='serial'", "{row}serial", "stems")
        op.execute("INSERT INTO quotation_words(quotation_words) VALUES ('rebuild')")


def index(content: str, place: str, changing: str) -> None:
    """An empty index in place of the one that is there, and the triggers that keep it in step with ``quotations``.
    ``place``: where a row stands in it; ``changing``: the columns whose change is a change of the index."""
    for event in ("insert", "delete", "update"):
        op.execute(f"DROP TRIGGER quotation_words_{event}")
    op.execute("DROP TABLE quotation_words")
    op.execute(f"CREATE VIRTUAL TABLE quotation_words USING fts5(stems, {content}, tokenize='unicode61')")
    new, old = place.format(row="new."), place.format(row="old.")
    add = f"INSERT INTO quotation_words(rowid, stems) VALUES ({new}, new.stems);"
    remove = f"INSERT INTO quotation_words(quotation_words, rowid, stems) VALUES ('delete', {old}, old.stems);"
    op.execute(f"CREATE TRIGGER quotation_words_insert AFTER INSERT ON quotations BEGIN {add} END")
    op.execute(f"CREATE TRIGGER quotation_words_delete AFTER DELETE ON quotations BEGIN {remove} END")
    op.execute(
        f"CREATE TRIGGER quotation_words_update AFTER UPDATE OF {changing} ON quotations BEGIN {remove} {add} END"
    )
