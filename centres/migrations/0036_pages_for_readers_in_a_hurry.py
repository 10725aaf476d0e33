from django.db import migrations

PAGES = {
    "pour-monter-une-action": (
        "Vous montez une action",
        """D’autres centres l’ont peut-être tentée. Voici par où commencer.
## Trouver ce qui ressemble à la vôtre
Collez quelques lignes de votre projet dans « Une action comme la mienne », ou cherchez par un mot. Les dernières fiches arrivées :
/actions/
## Savoir ce qui a coincé
Ces fiches disent leurs limites : c’est ce qui épargne le plus de temps.
/actions/?dit=limites
## Prévoir un budget
/actions/?budget=oui
## Ensuite
- Choisissez trois fiches et comparez-les.
- Gardez-les dans un dossier, avec vos notes.
- Quand l’action a eu lieu, racontez-la à votre tour.""",
    ),
    "pour-les-elus": (
        "Vous êtes élue ou élu",
        """Ce que des centres sociaux font, avec qui, pour combien, et ce que cela donne.
## En quelques chiffres
/chiffres/
## Avec une commune
/actions/?partenaire=commune
## Ce que cela coûte, et ce qui a coincé
Ces fiches disent l’un et l’autre.
/actions/?dit=limites&budget=oui""",
    ),
    "pour-les-financeurs": (
        "Vous financez des actions",
        """Ce que coûtent des actions de centres sociaux, qui y prend part, et ce qu’elles deviennent.
## Les montants
/chiffres/?budget=oui
/actions/?budget=oui
## Avec une Caf
/actions/?partenaire=caf
## Celles qui sont terminées
Pourquoi elles se sont arrêtées est aussi une réponse.
/actions/?statut=terminee""",
    ),
}


def make_pages(apps, schema_editor) -> None:
    pages = apps.get_model("centres", "SitePage")
    for slug, (title, text) in PAGES.items():
        pages.objects.get_or_create(slug=slug, defaults={"title": title, "text": text})


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0035_telling'),
    ]

    operations = [
        migrations.RunPython(make_pages, migrations.RunPython.noop),
    ]
