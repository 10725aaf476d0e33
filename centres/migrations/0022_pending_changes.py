"""What writes touched, noted by triggers that follow each `migrate`; and by which version texts were written."""

from django.db import migrations, models

import centres.models.columns

PREFIX = "centres_note_"


def drop_triggers(apps, schema_editor) -> None:
    """They write to a table that goes. Those of today are made again with it."""
    with schema_editor.connection.cursor() as cursor:
        is_sqlite = schema_editor.connection.vendor == "sqlite"
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            if is_sqlite
            else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        )
        names = [name for (name,) in cursor.fetchall() if name.startswith(PREFIX)]
    for name in names:
        schema_editor.execute(f"DROP TRIGGER {name}" if is_sqlite else f"DROP FUNCTION {name}() CASCADE")


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0021_compounds'),
    ]

    operations = [
        migrations.CreateModel(
            name='DerivedVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.CharField(blank=True, max_length=200, verbose_name='version')),
                ('writing_at', models.DateTimeField(blank=True, null=True, verbose_name='en cours d’écriture à')),
            ],
            options={
                'verbose_name': 'version des textes cherchés',
                'verbose_name_plural': 'versions des textes cherchés',
            },
        ),
        migrations.CreateModel(
            name='PendingChange',
            fields=[
                ('pk', models.CompositePrimaryKey('transaction', 'action_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('transaction', models.BigIntegerField(db_default=centres.models.columns.TransactionNumber(), verbose_name='transaction')),
                ('action_id', models.BigIntegerField(verbose_name='action')),
            ],
            options={
                'verbose_name': 'changement à reporter',
                'verbose_name_plural': 'changements à reporter',
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
