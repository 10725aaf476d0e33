"""The text and the values of each source, packed: some hundreds at a time, each time a transaction of its own. Stopped
halfway, `migrate` goes on from there; a row has either its columns or its content."""

from django.db import migrations, transaction

from centres.models.columns import packed

ROWS = 500
EMPTY = {"text": "", "values": {}, "carried": {}, "field_lines": {}}


def pack(apps, schema_editor):
    statement = """UPDATE centres_sourcefiche
        SET content = %s, text = '', "values" = '{}', carried = '{}', field_lines = '{}' WHERE id = %s"""
    for some in _batches(apps, schema_editor, is_packed=False):
        told = [({name: getattr(source, name) for name in EMPTY}, source.pk) for source in some]
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(statement, [(packed(content), pk) for content, pk in told])


def unpack(apps, schema_editor):
    for some in _batches(apps, schema_editor, is_packed=True):
        for source in some:
            for name, nothing in EMPTY.items():
                setattr(source, name, source.content.get(name, nothing))
            source.content = None
            source.save(update_fields=["content", *EMPTY])


def _batches(apps, schema_editor, is_packed):
    """The sources that are still to do, some hundreds in a transaction."""
    database, last = schema_editor.connection.alias, 0
    rows = apps.get_model("centres", "SourceFiche").objects.using(database).filter(content__isnull=not is_packed)
    rows = rows.only("pk", "content", *EMPTY).order_by("pk")
    while some := list(rows.filter(pk__gt=last)[:ROWS]):
        with transaction.atomic(using=database):
            yield some
        last = some[-1].pk


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("centres", "0042_content_of_sources")]

    operations = [migrations.RunPython(pack, unpack, elidable=False)]
