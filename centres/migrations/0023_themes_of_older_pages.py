"""Themes that older pages print, known since the reader reads those. What staff made of such a value stays."""

from django.db import migrations

# Slug, label, key -> spelling.
THEMES = (
    ("famille", "Famille", {"famille": "Famille"}),
    ("familial", "Familial", {"familial": "Familial"}),
    ("vacances", "Vacances", {"vacances": "Vacances"}),
    ("mobilite-transport", "Mobilité / transport", {"mobilite transport": "Mobilité / transport"}),
    (
        "enfance-jeunesse",
        "Enfance & jeunesse",
        {"enfance jeunesse": "Enfance & jeunesse", "enfance et jeunesse": "Enfance et jeunesse"},
    ),
    (
        "alphabetisation-apprentissage-du-francais",
        "Alphabétisation & apprentissage du français",
        {
            "alphabetisation apprentissage du francais": "Alphabétisation & apprentissage du français",
            "alphabetisation et apprentissage du francais": "Alphabétisation et apprentissage du français",
        },
    ),
)
# After those of 0002.
FIRST_RANK = 20


def add(apps, schema_editor) -> None:
    themes, spellings = (apps.get_model("centres", name) for name in ("Keyword", "KeywordSpelling"))
    for rank, (slug, label, written) in enumerate(THEMES, start=FIRST_RANK):
        known = spellings.objects.filter(key__in=written).order_by("pk").first()
        row = known.term if known else themes.objects.filter(slug=slug).first()
        row = row or themes.objects.create(slug=slug, label=label, order=rank)
        for key, text in written.items():
            spellings.objects.get_or_create(key=key, defaults={"text": text, "term": row})


class Migration(migrations.Migration):
    dependencies = [("centres", "0022_pending_changes")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
