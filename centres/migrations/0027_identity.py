"""Digests of long lines, by which the same texts are found; notices of whom fiches name."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [("centres", "0026_directory_of_structures"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

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
        migrations.CreateModel(
            name="ContactNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mentions", models.JSONField(default=dict, verbose_name="coordonnées et noms")),
                ("is_open", models.BooleanField(default=True, verbose_name="à décider")),
                ("found_at", models.DateTimeField(auto_now_add=True, verbose_name="trouvées le")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="décidées le")),
                (
                    "action",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_notice",
                        to="centres.action",
                        verbose_name="fiche",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="décidées par",
                    ),
                ),
            ],
            options={
                "verbose_name": "fiche aux données personnelles",
                "verbose_name_plural": "fiches aux données personnelles",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(condition=Q(("is_open", True)), fields=["id"], name="contact_notice_open")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(("mentions", {}), _negated=True),
                        name="contact_notice_names_something",
                        violation_error_message="Des données personnelles en nomment au moins une.",
                    )
                ],
            },
        ),
    ]
