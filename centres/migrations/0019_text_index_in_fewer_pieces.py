"""SQLite's text index holds 16 MB of an import before it writes a piece, not 1 MB: fewer pieces to merge afterwards."""

from django.db import migrations

BYTES_HELD, BYTES_BEFORE = 16 * 2**20, 2**20


def _hold(schema_editor, size: int) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "INSERT INTO centres_actiontext_index (centres_actiontext_index, rank) VALUES ('hashsize', %s)", [size]
        )


def hold_more(apps, schema_editor) -> None:
    _hold(schema_editor, BYTES_HELD)


def hold_less(apps, schema_editor) -> None:
    _hold(schema_editor, BYTES_BEFORE)


class Migration(migrations.Migration):

    dependencies = [
        ("centres", "0018_site_pages"),
    ]

    operations = [migrations.RunPython(hold_more, hold_less)]
