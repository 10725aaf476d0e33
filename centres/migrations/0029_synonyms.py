"""Words that mean the same for whoever searches, with those of the field."""

from django.db import migrations, models

from .frozen import (
    synonyms_of_all_ages,
    synonyms_of_every_day,
    synonyms_of_leisure,
    synonyms_of_rights_and_health,
    synonyms_of_the_field,
    synonyms_of_the_neighbourhood,
)

THEMES = (synonyms_of_all_ages, synonyms_of_rights_and_health, synonyms_of_leisure, synonyms_of_the_neighbourhood)


def _groups():
    yield synonyms_of_the_field.SAME, False
    yield synonyms_of_every_day.SAME, False
    yield synonyms_of_the_field.ONE_WAY, True
    for theme in THEMES:
        yield theme.SAME, False
        yield theme.ONE_WAY, True


def add_words(apps, schema_editor):
    """Those of the field, where staff have none that is written alike."""
    synonyms = apps.get_model("centres", "Synonym").objects
    for lines, is_one_way in _groups():
        rows = [synonyms.model(words=line, is_one_way=is_one_way) for line in lines.strip().splitlines()]
        synonyms.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0028_budget_proposals'),
    ]

    operations = [
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(help_text='Mots, ou groupes de mots, séparés par des virgules : « bibliothèque, médiathèque ».', max_length=500, unique=True, verbose_name='mots')),
                ('is_one_way', models.BooleanField(default=False, help_text='Chercher le premier trouve aussi les autres, qui ne le trouvent pas : une abréviation qui a d’autres sens (« AS, assistante sociale »), un mot qui n’est qu’une partie des autres.', verbose_name='à sens unique')),
            ],
            options={
                'verbose_name': 'synonyme',
                'verbose_name_plural': 'synonymes',
                'ordering': ['words'],
            },
        ),
        migrations.RunPython(add_words, migrations.RunPython.noop),
    ]
