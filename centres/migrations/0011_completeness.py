"""How complete the fiches are that were stored before that was written with every change."""

from functools import partial

from django.db import migrations

from centres.models.completeness import measure


def fill(apps, schema_editor) -> None:
    ids = apps.get_model("centres", "Action").objects.values_list("pk", flat=True)
    measure(ids, partial(apps.get_model, "centres"))


class Migration(migrations.Migration):
    dependencies = [("centres", "0010_history_and_review")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
