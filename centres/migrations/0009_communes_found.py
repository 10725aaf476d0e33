"""Communes loaded before they had keys get them. Apart from the columns: PostgreSQL makes no index on rows just written."""

from django.db import migrations

from .frozen.places import place_departements, write_keys


def find(apps, schema_editor) -> None:
    communes, postcodes, departements = (
        apps.get_model("centres", name) for name in ("Commune", "Postcode", "Departement")
    )
    write_keys(communes, postcodes)
    place_departements(communes, departements)


class Migration(migrations.Migration):
    dependencies = [("centres", "0008_communes_found_and_proposed")]
    operations = [migrations.RunPython(find, migrations.RunPython.noop)]
