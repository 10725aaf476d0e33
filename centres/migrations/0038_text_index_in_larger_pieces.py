"""SQLite's index of words keeps 16 MiB of what is written before it makes a piece of it, in the place of one: a file of
2,500 fiches is one piece, not thirteen to be merged with one another. No document of FTS5 names `hashsize`; a SQLite
that would not know it goes on as before."""

from django.db import DatabaseError, migrations, transaction

SET = "INSERT INTO centres_actiontext_index (centres_actiontext_index, rank) VALUES ('hashsize', %s)"
USUAL, LARGER = 2**20, 16 * 2**20


def _set(schema_editor, size):
    if schema_editor.connection.vendor == "sqlite":
        try:
            with transaction.atomic(schema_editor.connection.alias), schema_editor.connection.cursor() as cursor:
                cursor.execute(SET, [size])
        except DatabaseError:
            pass


def enlarge(apps, schema_editor):
    _set(schema_editor, LARGER)


def reduce(apps, schema_editor):
    _set(schema_editor, USUAL)


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0037_alerts_that_fail'),
    ]

    operations = [
        migrations.RunPython(enlarge, reduce, elidable=False),
    ]
