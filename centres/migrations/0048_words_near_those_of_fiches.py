"""Words of a domain find what fiches say of it, where few answer; words that mean something else leave their group."""

from importlib import import_module

from django.db import migrations

# Each before and after; none after: a line that goes.
CUT = {
    "astronomie, étoiles, planétarium": "astronomie, planétarium",
    "cirque, clown, jonglage": "cirque, jonglage",
    "guitare, instrument de musique, musique": "",
    "taxi, transport solidaire, transport à la demande, mobilité": "taxi, transport solidaire, transport à la demande",
    "étrangers, immigrés, personnes étrangères, origine étrangère, nationalités": "étrangers, immigrés, personnes étrangères, origine étrangère",
    "box, internet, numérique": "",
    "conseil municipal, mairie, municipalité, commune": "",
    "mariage, conjugalité, vie de couple": "",
}
PARTS = 4


def add_words(apps, schema_editor):
    """Where staff have no line that is written alike."""
    synonyms = apps.get_model("centres", "Synonym").objects
    modules = (import_module(f"centres.migrations.frozen.fallbacks_{part}") for part in range(1, PARTS + 1))
    lines = (line.split(" > ") for module in modules for line in module.FALLBACKS.strip().splitlines())
    rows = [synonyms.model(words=f"{word}, {others}", is_fallback=True) for typed, others in lines for word in typed.split(" ; ")]
    synonyms.bulk_create(rows, ignore_conflicts=True)


def cut_words(apps, schema_editor):
    """Lines of earlier migrations that stand as they were."""
    synonyms = apps.get_model("centres", "Synonym").objects
    for before, after in CUT.items():
        if after and not synonyms.filter(words=after).exists():
            synonyms.filter(words=before).update(words=after)
        else:
            synonyms.filter(words=before).delete()


class Migration(migrations.Migration):
    dependencies = [("centres", "0047_fallback_synonyms")]
    operations = [
        migrations.RunPython(add_words, migrations.RunPython.noop),
        migrations.RunPython(cut_words, migrations.RunPython.noop),
    ]
