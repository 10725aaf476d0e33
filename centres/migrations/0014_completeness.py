"""How complete the fiches are that were stored before that was written with every change.

It was written here by the code of that day. Today what is derived from fiches follows each `migrate`, whatever version
wrote it (centres/models/derived.py): nothing is left to do.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("centres", "0013_history_and_review")]
    operations = []
