from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("centres", "0040_reasons_in_history")]

    operations = [
        migrations.AlterModelOptions(
            name="waitingnote",
            options={
                "default_permissions": (),
                "ordering": ["thing", "item"],
                "verbose_name": "suivi de ce qui attend",
                "verbose_name_plural": "suivis de ce qui attend",
            },
        ),
        migrations.AlterField("waitingnote", "thing", models.CharField("ce qui attend", max_length=60)),
        migrations.AddField(
            "waitingnote", "item", models.PositiveBigIntegerField("numéro", default=0, editable=False)
        ),
        migrations.AddConstraint(
            "waitingnote",
            models.UniqueConstraint(
                name="waiting_note_once_an_item",
                fields=["thing", "item"],
                violation_error_message="Quelqu’un a déjà noté qui s’en occupe.",
            ),
        ),
    ]
