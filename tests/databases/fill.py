"""A migrated database -> a small catalogue that staff have worked on, by the code that it is run with, of any version.

`manage.py shell` of an earlier version runs this file too: it names only what every version has.
"""

from pathlib import Path

from django.core.management import call_command

from centres.editing.findable import save_centre, save_term
from centres.editing.publishing import save_edit, set_state
from centres.models import Action, Centre, Commune, Keyword

COMMUNES = (
    ("38185", "Grenoble", "38000 38100", 156389, 5.7216, 45.1878),
    ("38130", "La Côte-Saint-André", "38260", 4900, 5.2606, 45.3933),
    ("38421", "Saint-Martin-d'Hères", "38400", 37873, 5.7653, 45.1672),
)


def fill(fixtures: Path) -> None:
    """Communes, the fiches of the fixtures, and a day of staff."""
    load_communes()
    call_command("import_fiches", *sorted(map(str, fixtures.glob("*.txt"))), verbosity=0)
    actions = list(Action.objects.order_by("pk"))
    first = actions[0]
    first.summary = "Un résumé que l’équipe a réécrit."
    save_edit(first, {"keywords": list(Keyword.objects.filter(slug__in=["culture", "sante"]).order_by("slug"))})
    save_edit(Action(title="Une fiche tapée à la main", state="published", summary="Elle ne vient d’aucun fichier."))
    save_edit(Action(title="Un brouillon", state="draft"))
    set_state(Action.objects.filter(pk=actions[1].pk), "archived")
    theme = Keyword.objects.get(slug="parentalite")
    theme.label = "Parentalité et familles"
    save_term(theme)
    centre = Centre.objects.order_by("pk")[0]
    centre.name, centre.commune_id = f"{centre.name} et alentour", "38185"
    save_centre(centre)


def load_communes() -> None:
    for code, name, postcodes, population, longitude, latitude in COMMUNES:
        Commune.objects.create(
            code=code, name=name, departement_id=code[:2], postcodes=postcodes, population=population,
            longitude=longitude, latitude=latitude, **keys(name),
        )  # fmt: skip
    try:
        from centres.importing.territories import place_departements, store_postcodes
        from centres.models import Departement, Postcode
    except ImportError:  # before there were postcodes; a migration makes them
        return
    store_postcodes(Commune.objects.all(), Postcode)
    place_departements(Commune, Departement)


def keys(name: str) -> dict[str, str]:
    try:
        from centres.importing.territories import keys_of
    except ImportError:  # before communes had keys; a migration makes them
        return {}
    return keys_of(name)
