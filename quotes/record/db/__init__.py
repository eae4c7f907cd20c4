"""The database under the record: tables, connections, transactions, migrations, backups."""
