"""The full-text index knows who published a quotation and, on PostgreSQL, on which day it was said: a search that is
narrowed down by them reads no others. On SQLite it is in the order of the days already."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

PLACE = "((CAST(julianday({row}dated) - 1721424.5 AS INTEGER) << 36) | {row}serial)"
"""The day, counted from 0001-01-01 as 1, then the number of the row, as in revision 0024."""

LABELLED = "{row}stems || ' ' || {row}publishers"

OWN = """
UPDATE quotations SET publishers = found.label
FROM articles JOIN publisher_labels AS found ON found.publisher = articles.publisher
WHERE articles.newsroom_id = quotations.newsroom_id AND articles.id = quotations.article_id
    AND (quotations.gone IS NULL OR quotations.gone = 'rejected')
"""
OF_COPIES = """
UPDATE quotations SET publishers = (
    SELECT {joined} FROM (
        SELECT DISTINCT publisher_labels.label
        FROM quotations AS printed
        JOIN articles ON articles.newsroom_id = printed.newsroom_id AND articles.id = printed.article_id
        JOIN publisher_labels ON publisher_labels.publisher = articles.publisher
        WHERE printed.newsroom_id = quotations.newsroom_id
            AND (printed.id = quotations.id OR printed.copy_of = quotations.id)
        ORDER BY publisher_labels.label
    ) AS labels
) WHERE copy_of IS NULL AND (newsroom_id, id) IN (
    SELECT newsroom_id, copy_of FROM quotations WHERE copy_of IS NOT NULL
)
"""
WORDS = """
CREATE FUNCTION labelled_words(stems text, publishers text, dated date) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT stems_to_words(stems) || array_to_tsvector(array_cat(
        string_to_array(publishers, ' '),
        ARRAY(
            SELECT format('#%s.%s', bits, (dated - DATE '0001-01-01' + 1) >> bits)
            FROM unnest(ARRAY[0, 3, 6, 9]) AS bits
        )
    )) $$
"""


def upgrade() -> None:
    op.add_column("quotations", sa.Column("publishers", sa.Text(), nullable=False, server_default=""))
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    if not on_sqlite:
        op.execute("ALTER TABLE quotations DROP COLUMN words")
    label()
    if on_sqlite:
        index(LABELLED, "stems, publishers, dated", " tokenchars ''=''")
    else:
        op.execute(WORDS)
        words("labelled_words(stems, publishers, dated)")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        index("{row}stems", "stems, dated", "")
    else:
        op.execute("ALTER TABLE quotations DROP COLUMN words")
        op.execute("DROP FUNCTION labelled_words(text, text, date)")
        words("stems_to_words(stems)")
    op.drop_column("quotations", "publishers")


def label() -> None:
    """Give each quotation the label of its publisher, and one that has copies those of theirs."""
    connection = op.get_bind()
    connection.exec_driver_sql("CREATE TEMPORARY TABLE publisher_labels (publisher text PRIMARY KEY, label text)")
    found = connection.exec_driver_sql("SELECT DISTINCT publisher FROM articles WHERE publisher <> ''").scalars().all()
    if found:
        labels = [
            {"publisher": name, "label": "=" + hashlib.blake2b(name.encode(), digest_size=8).hexdigest()}
            for name in found
        ]
        connection.execute(sa.text("INSERT INTO publisher_labels VALUES (:publisher, :label)"), labels)
        op.execute(OWN)
        joined = "group_concat(label, ' ')" if connection.dialect.name == "sqlite" else "string_agg(label, ' ')"
        op.execute(OF_COPIES.format(joined=joined))
    op.execute("DROP TABLE publisher_labels")


def words(made: str) -> None:
    """The column of PostgreSQL's full-text index: made anew in one pass over the table."""
    op.execute(f"ALTER TABLE quotations ADD COLUMN words tsvector GENERATED ALWAYS AS ({made}) STORED")
    op.execute("CREATE INDEX ix_quotations_words ON quotations USING gin (words)")


def index(content: str, changing: str, tokens: str) -> None:
    """SQLite's index anew of ``content``, and the triggers that keep it in step with ``quotations``. ``changing``: the
    columns whose change is a change of the index."""
    for event in ("insert", "delete", "update"):
        op.execute(f"DROP TRIGGER quotation_words_{event}")
    op.execute("DROP TABLE quotation_words")
    op.execute(f"CREATE VIRTUAL TABLE quotation_words USING fts5(stems, content='', tokenize='unicode61{tokens}')")
    new, old = (f"{PLACE}, {content}".format(row=row) for row in ("new.", "old."))
    add = f"INSERT INTO quotation_words(rowid, stems) VALUES ({new});"
    remove = f"INSERT INTO quotation_words(quotation_words, rowid, stems) VALUES ('delete', {old});"
    op.execute(f"CREATE TRIGGER quotation_words_insert AFTER INSERT ON quotations BEGIN {add} END")
    op.execute(f"CREATE TRIGGER quotation_words_delete AFTER DELETE ON quotations BEGIN {remove} END")
    op.execute(
        f"CREATE TRIGGER quotation_words_update AFTER UPDATE OF {changing} ON quotations BEGIN {remove} {add} END"
    )
    every = f"{PLACE}, {content}".format(row="")
    op.execute(f"INSERT INTO quotation_words(rowid, stems) SELECT {every} FROM quotations ORDER BY dated, serial")
