"""The columns that 0043 emptied go. The file of SQLite grows no smaller by it: docs/exploiter.md says how it does."""

from django.db import migrations

from centres.models.columns import PackedJSON


class Migration(migrations.Migration):
    dependencies = [("centres", "0043_pack_sources")]

    operations = [
        *(migrations.RemoveField("sourcefiche", name) for name in ("text", "values", "carried", "field_lines")),
        migrations.AlterField(
            "sourcefiche",
            "content",
            PackedJSON("texte et valeurs lues", default=dict, blank=True, editable=False),
        ),
    ]
