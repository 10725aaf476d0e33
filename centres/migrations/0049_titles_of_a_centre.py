"""On SQLite, an index of the titles of each centre: an import reads them all, beside texts that are a hundred times longer.

PostgreSQL keeps long texts outside of their rows, and takes no title of more than 2,700 bytes into an index: it has none.
Whatever makes the table of actions anew on SQLite must make this index again: no model names it.
"""

from django.db import migrations

INDEX = "action_titles_of_a_centre"


def add_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"CREATE INDEX {INDEX} ON centres_action (centre_id, title)")


def remove_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP INDEX {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("centres", "0048_words_near_those_of_fiches")]
    operations = [migrations.RunPython(add_index, remove_index)]
