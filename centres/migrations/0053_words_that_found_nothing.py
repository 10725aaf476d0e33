"""Words that found nothing lead to those that fiches say in their place."""

from django.db import migrations

from .frozen.synonyms_that_found_nothing import NEAR, TYPED


def add_words(apps, schema_editor):
    """Where staff have no line that is written alike."""
    synonyms = apps.get_model("centres", "Synonym").objects
    rows = [
        synonyms.model(words=f"{word}, {others}", is_one_way=True, is_fallback=is_fallback)
        for lines, is_fallback in ((TYPED, False), (NEAR, True))
        for typed, others in (line.split(" > ") for line in lines.strip().splitlines())
        for word in typed.split(" ; ")
    ]
    synonyms.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("centres", "0052_text_sketches")]
    operations = [migrations.RunPython(add_words, migrations.RunPython.noop)]
