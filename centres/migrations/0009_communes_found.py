"""Communes loaded before they had keys get them. Apart from the columns: PostgreSQL makes no index on rows just written."""

from django.db import migrations

from centres.importing.territories import keys_of, place_departements, store_postcodes

KEYS = ["key", "short_key"]


def find(apps, schema_editor) -> None:
    commune_model = apps.get_model("centres", "Commune")
    communes = list(commune_model.objects.all())
    for commune in communes:
        for name, key in keys_of(commune.name).items():
            setattr(commune, name, key)
    commune_model.objects.bulk_update(communes, KEYS, batch_size=500)
    store_postcodes(communes, apps.get_model("centres", "Postcode"))
    place_departements(commune_model, apps.get_model("centres", "Departement"))


class Migration(migrations.Migration):
    dependencies = [("centres", "0008_communes_found_and_proposed")]
    operations = [migrations.RunPython(find, migrations.RunPython.noop)]
