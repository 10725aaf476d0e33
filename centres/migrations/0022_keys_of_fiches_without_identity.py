"""Fiches without a centre or a title are known by their words: the sources that are there get that key.

Texts that were replaced keep the key they had, which nothing has any more: a text that another one overwrote, met again,
makes the action that it should have made.
"""

from django.db import migrations
from django.db.models import Q

from centres.fiches import read_text


def write_keys(apps, schema_editor) -> None:
    sources = apps.get_model("centres", "SourceFiche").objects.filter(is_current=True).exclude(text="")
    lacking = Q(values__centre=None) | Q(values__title=None)
    for pk, key, text in sources.filter(lacking).order_by("pk").values_list("pk", "key", "text"):
        fiches = read_text(text).fiches
        if len(fiches) == 1 and fiches[0].key != key:
            sources.filter(pk=pk).update(key=fiches[0].key)


class Migration(migrations.Migration):

    dependencies = [("centres", "0021_compounds")]

    operations = [migrations.RunPython(write_keys, migrations.RunPython.noop)]
