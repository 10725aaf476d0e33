"""A table of what the words of compared texts look like from afar. Nothing is filled: each search adds what it reads."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("centres", "0051_exact_synonyms")]
    operations = [
        migrations.CreateModel(
            name="TextSketch",
            fields=[
                (
                    "action",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="centres.action",
                        verbose_name="fiche",
                    ),
                ),
                ("digest", models.BigIntegerField(verbose_name="empreinte")),
                ("words", models.PositiveIntegerField(verbose_name="mots")),
                ("boxes", models.BinaryField(verbose_name="cases")),
            ],
            options={"verbose_name": "esquisse de texte", "verbose_name_plural": "esquisses de textes"},
        ),
    ]
