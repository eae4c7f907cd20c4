"""Alembic's way in. The record runs migrations itself (quotes/record/db/migration.py) and hands over its connection.
From the command line: alembic -c migrations/alembic.ini -x url=sqlite:///instance/record.db upgrade head"""

from alembic import context
from sqlalchemy import Connection

from quotes.record.db.store import Store
from quotes.record.db.tables import metadata


def run(connection: Connection) -> None:
    """Migrate over ``connection``, as part of its transaction."""
    context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()


connection = context.config.attributes.get("connection")
if connection is not None:
    run(connection)
else:
    with Store(context.get_x_argument(as_dictionary=True)["url"]).engine.connect() as own, own.begin():
        run(own)
