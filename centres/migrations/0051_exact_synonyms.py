"""Words that lead to something broader, or to another thing that is written alike, leave their lines."""

from django.db import migrations

from .frozen.synonyms_exact import ADDED, CUT, GONE


def cut_words(apps, schema_editor):
    """Lines of earlier migrations that stand as they were."""
    synonyms = apps.get_model("centres", "Synonym").objects
    synonyms.filter(words__in=GONE, is_fallback=True).delete()
    for before, after in CUT.items():
        if after and not synonyms.filter(words=after).exists():
            synonyms.filter(words=before, is_fallback=False).update(words=after)
        else:
            synonyms.filter(words=before, is_fallback=False).delete()


def add_words(apps, schema_editor):
    """Where staff have no line that is written alike."""
    synonyms = apps.get_model("centres", "Synonym").objects
    synonyms.bulk_create([synonyms.model(words=words, is_one_way=True) for words in ADDED], ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("centres", "0050_named_practices_find_no_kind")]
    operations = [
        migrations.RunPython(cut_words, migrations.RunPython.noop),
        migrations.RunPython(add_words, migrations.RunPython.noop),
    ]
