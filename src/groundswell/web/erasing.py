"""What is left in the database's files of rows that were removed for good."""

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper


def overwrite_erased(database: BaseDatabaseWrapper | None = None) -> None:
    """Bring removed rows out of SQLite's log, where they would stay readable until it is next written over.

    Pages in the database file itself are overwritten as they are freed (`secure_delete`). PostgreSQL does the like
    by itself, some time later (autovacuum). Call it once the removal is committed.
    """
    database = database or connections[DEFAULT_DB_ALIAS]
    if database.vendor == "sqlite":
        with database.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
