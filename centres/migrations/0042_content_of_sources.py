"""A place for the text of a source and for all that was read of it, packed together. 0043 fills it."""

from django.db import migrations

from centres.models.columns import PackedJSON


class Migration(migrations.Migration):
    dependencies = [("centres", "0041_notes_of_items")]

    operations = [
        migrations.AddField(
            "sourcefiche", "content", PackedJSON("texte et valeurs lues", null=True, editable=False, default=None)
        ),
    ]
