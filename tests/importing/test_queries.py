"""An import asks the database as often for five fiches as for thirty, whatever it does with them.

A table that takes more than one statement holds (fields/rows.py) is written by two, however many rows there are.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, transaction

from centres.bench.invented_words import tail
from centres.fiches import Fiche
from centres.fiches.values.departments import DEPARTMENTS
from centres.importing.reread import reread
from centres.models import Action, Budget, FieldConflict, PeopleCount, SourceFiche

from .pages import garden, import_fiches

pytestmark = pytest.mark.django_db

MONEY = "Charges : {0} €\nAchats : {0} €\nProduits : {0} €\nCAF : {0} €"
FIRST = {"resources": MONEY.format(300), "people": "3 bénévoles", "keywords": ("Santé", "Un thème neuf")}
NEXT = {
    "summary": "On jardine aussi le dimanche.",
    "status": "Terminée",
    "keywords": ("Logement", "Un autre thème"),
    "audiences": ("Familles",),
    "initiators": ("Un habitant",),
    "partners": ("Commune", "Un partenaire neuf"),
    "resources": MONEY.format(500),
    "people": "4 bénévoles, 2 professionnels",
}
# One budget, some lines further down.
MOVED = NEXT | {"status_reason": "Les jardiniers sont partis.", "resources": "Comptes :\n" + MONEY.format(500)}


def edition(fiches: int, **values) -> list[Fiche]:
    """Fiches of a centre and a département each; no two titles share a word."""
    places = zip(range(fiches), DEPARTMENTS, strict=False)
    return [
        garden(title=" ".join(tail()[2 * n : 2 * n + 2]), centre=f"Centre {n}", department=department, **values)
        for n, department in places
    ]


def correct() -> None:
    """What staff write in each fiche."""
    Action.objects.update(summary="Relu.", limits="Relues.")
    Budget.objects.update(total=1)
    PeopleCount.objects.update(value=1)
    for action in Action.objects.all():
        action.keyword_links.all().delete()


def forget_figures() -> None:
    """The stored sources and what came of them, as of a reader that sees neither money nor people."""
    for source in SourceFiche.objects.all():
        source.values |= {"budget": None, "people_counts": {}}
        source.save()
    Budget.objects.all().delete()
    PeopleCount.objects.all().delete()


def queries(work: Callable[[], object]) -> int:
    asked = []

    def ask(execute, sql, *rest):
        asked.append(sql)
        return execute(sql, *rest)

    # An import forgets what Django remembers of its queries.
    with connection.execute_wrapper(ask):
        work()
    return len(asked)


def counts(folder: Path, fiches: int) -> dict[str, int]:
    """How often the database is asked for each thing that comes to so many fiches, one after the other."""

    def importing(**values) -> int:
        return queries(lambda: import_fiches(folder, *edition(fiches, **values)))

    asked = {"new": importing(**FIRST), "unchanged": importing(**FIRST), "updated": importing(**NEXT)}
    asked["moved"] = importing(**MOVED)
    forget_figures()
    asked["read again"] = queries(reread)
    correct()
    asked["in conflict"] = importing(**FIRST, limits="Il pleut.")
    assert FieldConflict.objects.count() == 5 * fiches
    asked["in conflict again"] = importing(**NEXT, limits="Il neige.")
    assert FieldConflict.objects.count() == 5 * fiches
    asked["settled"] = importing(**NEXT | {"summary": "Relu."}, limits="Relues.")
    settled = FieldConflict.objects.filter(decision=FieldConflict.Decision.SETTLED)
    assert settled.count() == 2 * fiches
    return asked


def test_an_import_asks_as_often_for_many_fiches_as_for_few(tmp_path):
    told = []
    for fiches in (5, 30):
        with transaction.atomic():
            told.append(counts(tmp_path, fiches))
            transaction.set_rollback(True)

    assert told[0] == told[1]
    assert all(told[0].values())
