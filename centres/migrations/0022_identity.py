"""Fiches without a centre or a title are known by their words; the texts of all are found by their long lines.

Texts that were replaced keep the key they had, which nothing has any more: a text that another one overwrote, met again,
makes the action that it should have made.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from centres.fiches import read_text
from centres.importing.noticing.same_texts import marks_of


def write_keys(apps, schema_editor) -> None:
    sources = apps.get_model("centres", "SourceFiche").objects.filter(is_current=True).exclude(text="")
    lacking = Q(values__centre=None) | Q(values__title=None)
    for pk, key, text in sources.filter(lacking).order_by("pk").values_list("pk", "key", "text"):
        fiches = read_text(text).fiches
        if len(fiches) == 1 and fiches[0].key != key:
            sources.filter(pk=pk).update(key=fiches[0].key)


def write_marks(apps, schema_editor) -> None:
    actions, marks = (apps.get_model("centres", name) for name in ("Action", "TextMark"))
    rows = actions.objects.order_by("pk").values_list("pk", "summary", "experience", "description")
    new = (marks(mark=mark, action_id=pk) for pk, *texts in rows.iterator() for mark in marks_of("\n".join(texts)))
    marks.objects.bulk_create(list(new), batch_size=2_000)


class Migration(migrations.Migration):

    dependencies = [("centres", "0021_compounds")]

    operations = [
        migrations.CreateModel(
            name="TextMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.BigIntegerField(verbose_name="empreinte")),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="centres.action",
                        verbose_name="fiche",
                    ),
                ),
            ],
            options={
                "verbose_name": "empreinte de texte",
                "verbose_name_plural": "empreintes de textes",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mark", "action"),
                        name="text_mark_once_a_fiche",
                        violation_error_message="Cette fiche a déjà cette empreinte.",
                    )
                ],
            },
        ),
        migrations.RunPython(write_keys, migrations.RunPython.noop),
        migrations.RunPython(write_marks, migrations.RunPython.noop),
    ]
