"""The compounds of the fiches that are there already: « péri-scolaire » is found by « périscolaire ».

It was written here by the code of that day. Today what is derived from fiches follows each `migrate`, whatever version
wrote it (centres/models/derived.py): nothing is left to do.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("centres", "0020_lists_as_bytes")]
    operations = []
