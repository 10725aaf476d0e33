"""Words as people type them find those that fiches say; groups of words that find each other already are cut."""

from django.db import migrations

from .frozen.synonyms_as_people_type import TYPED
from .frozen.synonyms_of_one_root import CUT


def add_words(apps, schema_editor):
    """Where staff have no line that is written alike."""
    synonyms = apps.get_model("centres", "Synonym").objects
    lines = (line.split(" > ") for line in TYPED.strip().splitlines())
    rows = [synonyms.model(words=f"{word}, {others}", is_one_way=True) for typed, others in lines for word in typed.split(" ; ")]
    synonyms.bulk_create(rows, ignore_conflicts=True)


def cut_words(apps, schema_editor):
    """Lines of 0029 that stand as they were: less the words of one root, or gone where one is left."""
    synonyms = apps.get_model("centres", "Synonym").objects
    for line in CUT.strip().splitlines():
        before, _, after = line.partition(" >")
        after = after.strip()
        if after and not synonyms.filter(words=after).exists():
            synonyms.filter(words=before).update(words=after)
        else:
            synonyms.filter(words=before).delete()


class Migration(migrations.Migration):
    dependencies = [("centres", "0045_one_index_for_one_question")]
    operations = [
        migrations.RunPython(add_words, migrations.RunPython.noop),
        migrations.RunPython(cut_words, migrations.RunPython.noop),
    ]
