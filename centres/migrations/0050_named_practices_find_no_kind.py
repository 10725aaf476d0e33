"""Words that come near those of fiches, completed; a named practice or service no longer finds its kind."""

from django.db import migrations

from .frozen.fallbacks_mended import ADDED, GONE

# Each before and after; none after: a line that goes.
CUT = {
    "piano, instrument de musique, musique": "",
    "voter, élections, citoyenneté": "voter, élections",
    "yoga, bien-être, détente": "",
    "sophrologie, bien-être, détente": "",
    "massage, bien-être, détente": "",
    "spa, bien-être, détente": "",
    "dépression, bien-être, confiance, décompresser": "",
    "burn out, bien-être, confiance, décompresser": "",
    "cantine, périscolaire, péri-scolaires": "",
    "fête foraine, fête, temps festif": "",
    "fitness, gymnastique adaptée, activité physique": "",
}


def add_words(apps, schema_editor):
    """Where staff have no line that is written alike."""
    synonyms = apps.get_model("centres", "Synonym").objects
    lines = (line.split(" > ") for line in ADDED.strip().splitlines())
    rows = [synonyms.model(words=f"{word}, {others}", is_fallback=True) for typed, others in lines for word in typed.split(" ; ")]
    synonyms.bulk_create(rows, ignore_conflicts=True)


def cut_words(apps, schema_editor):
    """Lines of earlier migrations that stand as they were."""
    synonyms = apps.get_model("centres", "Synonym").objects
    synonyms.filter(words__in=GONE.strip().splitlines(), is_fallback=True).delete()
    for before, after in CUT.items():
        if after and not synonyms.filter(words=after).exists():
            synonyms.filter(words=before).update(words=after)
        else:
            synonyms.filter(words=before).delete()


class Migration(migrations.Migration):
    dependencies = [("centres", "0049_titles_of_a_centre")]
    operations = [
        migrations.RunPython(cut_words, migrations.RunPython.noop),
        migrations.RunPython(add_words, migrations.RunPython.noop),
    ]
