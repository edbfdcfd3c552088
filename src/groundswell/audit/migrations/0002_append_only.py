"""The database itself refuses to change or remove what the audit holds."""

from django.db import migrations

SQLITE = (
    """
    CREATE TRIGGER audit_event_never_changed BEFORE UPDATE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
    """,
    """
    CREATE TRIGGER audit_event_never_removed BEFORE DELETE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
    """,
)
POSTGRESQL = (
    """
    CREATE FUNCTION audit_event_refuse() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION 'the audit is append-only'; END
    $$ LANGUAGE plpgsql
    """,
    """
    CREATE TRIGGER audit_event_never_changed BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_event_refuse()
    """,
    """
    CREATE TRIGGER audit_event_never_emptied BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_event_refuse()
    """,
)
SQLITE_BACK = ("DROP TRIGGER audit_event_never_changed", "DROP TRIGGER audit_event_never_removed")
POSTGRESQL_BACK = (
    "DROP TRIGGER audit_event_never_changed ON audit_event",
    "DROP TRIGGER audit_event_never_emptied ON audit_event",
    "DROP FUNCTION audit_event_refuse()",
)


def refuse_changes(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def allow_changes(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(refuse_changes, allow_changes)]
