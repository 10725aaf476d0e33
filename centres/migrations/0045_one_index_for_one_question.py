"""No index that begins another: the unique ones of these tables answer for their first column too."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def owner(to, **options):
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=to, db_index=False, **options)


class Migration(migrations.Migration):
    dependencies = [
        ("centres", "0044_sources_are_packed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(
            migrations.AlterField(f"action{name}", "action", owner("centres.action", related_name=f"{name}_links"))
            for name in ("audience", "initiator", "keyword", "partner")
        ),
        migrations.AlterField(
            "attachment", "action", owner("centres.action", related_name="files", verbose_name="action")
        ),
        # On PostgreSQL, Django takes a condition's unique index away with that of the column: it is made again.
        migrations.RemoveConstraint("communeproposal", "one_open_commune_proposal_a_centre"),
        migrations.AlterField(
            "communeproposal",
            "centre",
            owner("centres.centre", related_name="commune_proposals", verbose_name="centre"),
        ),
        migrations.AddConstraint(
            "communeproposal",
            models.UniqueConstraint(
                name="one_open_commune_proposal_a_centre",
                fields=["centre"],
                condition=models.Q(state="proposed"),
                violation_error_message="Une commune attend déjà une décision pour ce centre.",
            ),
        ),
        migrations.AlterField(
            "epcicommune", "epci", owner("centres.epci", related_name="members", verbose_name="EPCI")
        ),
        migrations.AlterField(
            "importdraftfile", "draft", owner("centres.importdraft", related_name="files", verbose_name="import")
        ),
        migrations.AlterField(
            "likeness", "first", owner("centres.action", related_name="likenesses_first", verbose_name="fiche")
        ),
        migrations.AlterField(
            "peoplecount", "action", owner("centres.action", related_name="people_counts", verbose_name="action")
        ),
        migrations.AlterField("postcode", "code", models.CharField("code postal", max_length=5)),
        migrations.AlterField(
            "savedfilter", "owner", owner(settings.AUTH_USER_MODEL, related_name="+", verbose_name="à")
        ),
    ]
