from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("centres", "0046_synonyms_as_people_type")]
    operations = [
        migrations.AddField(
            model_name="synonym",
            name="is_fallback",
            field=models.BooleanField(
                default=False,
                help_text="Le premier ne trouve les autres que si peu de fiches lui répondent, et elles viennent à part, en dernier : des mots du même domaine, qui ne disent pas la même chose (« purée, alimentation de l’enfant »).",
                verbose_name="à défaut",
            ),
        ),
    ]
