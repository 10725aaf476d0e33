"""The words of fiches, and the index that each database keeps of them."""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = (
    # The tokens are ASCII words with one space between; the text stays in the table alone (content=).
    """CREATE VIRTUAL TABLE centres_actiontext_index USING fts5(
        words, content='centres_actiontext', content_rowid='action_id', tokenize='ascii', columnsize=0)""",
    """CREATE TRIGGER centres_actiontext_added AFTER INSERT ON centres_actiontext BEGIN
        INSERT INTO centres_actiontext_index (rowid, words) VALUES (new.action_id, new.words); END""",
    """CREATE TRIGGER centres_actiontext_removed AFTER DELETE ON centres_actiontext BEGIN
        INSERT INTO centres_actiontext_index (centres_actiontext_index, rowid, words)
        VALUES ('delete', old.action_id, old.words); END""",
    """CREATE TRIGGER centres_actiontext_changed AFTER UPDATE ON centres_actiontext BEGIN
        INSERT INTO centres_actiontext_index (centres_actiontext_index, rowid, words)
        VALUES ('delete', old.action_id, old.words);
        INSERT INTO centres_actiontext_index (rowid, words) VALUES (new.action_id, new.words); END""",
)
SQLITE_BACK = (
    "DROP TRIGGER centres_actiontext_added",
    "DROP TRIGGER centres_actiontext_removed",
    "DROP TRIGGER centres_actiontext_changed",
    "DROP TABLE centres_actiontext_index",
)
POSTGRESQL = (
    """ALTER TABLE centres_actiontext ADD COLUMN vector tsvector
        GENERATED ALWAYS AS (to_tsvector('pg_catalog.simple'::regconfig, words)) STORED""",
    # Words and vector go out of line: a search that reads many ids reads pages of ids.
    "ALTER TABLE centres_actiontext SET (toast_tuple_target = 128)",
    "CREATE INDEX centres_actiontext_vector ON centres_actiontext USING gin (vector)",
    # Left to itself the planner reads the whole table right after an import: it takes a vector for a cheap column.
    """CREATE FUNCTION centres_actiontext_matching(asked tsquery) RETURNS SETOF bigint
        LANGUAGE sql STABLE SET enable_seqscan = off
        AS 'SELECT action_id FROM centres_actiontext WHERE vector @@ asked'""",
    """CREATE FUNCTION centres_actiontext_list(asked tsquery) RETURNS bigint[]
        LANGUAGE sql STABLE SET enable_seqscan = off
        AS 'SELECT array_agg(action_id) FROM centres_actiontext WHERE vector @@ asked'""",
)
POSTGRESQL_BACK = (
    "DROP FUNCTION centres_actiontext_list(tsquery)",
    "DROP FUNCTION centres_actiontext_matching(tsquery)",
    "DROP INDEX centres_actiontext_vector",
    "ALTER TABLE centres_actiontext DROP COLUMN vector",
)


def make_index(apps, schema_editor) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor) -> None:
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0005_action_latest_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActionText',
            fields=[
                ('action', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='text', serialize=False, to='centres.action', verbose_name='action')),
                ('words', models.TextField(verbose_name='mots')),
            ],
            options={
                'verbose_name': 'texte cherché',
                'verbose_name_plural': 'textes cherchés',
            },
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('form', models.CharField(max_length=24, primary_key=True, serialize=False, verbose_name='forme')),
                ('stem', models.CharField(db_index=True, max_length=24, verbose_name='radical')),
                ('written', models.CharField(max_length=60, verbose_name='graphie')),
            ],
            options={
                'verbose_name': 'mot',
                'ordering': ['form'],
            },
        ),
        migrations.RunPython(make_index, drop_index),
    ]
