"""Whatever was edited, a page is the same bytes given again, drawn anew, from the file of the index or without."""

import random

import pytest

from centres.catalogue import index
from centres.catalogue.index import live
from centres.catalogue.search import kept_lists
from centres.models import Action, Centre
from centres.templatetags import facets
from centres.views.answer_cache import of_this_process
from tests.catalogue.index.test_stored import edit
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db
TURNS = 40
LISTS = ("/actions/", "/chiffres/")
QUERIES = (
    "", "theme=sante", "theme=culture&theme=sante", "departement=38", "annee=2020", "q=jardin", "q=titre&tri=titre",
    "budget=oui&tri=budget", "statut=terminee&tri=budget-croissant", "page=2", "dit=limites", "personnes=benevoles",
)  # fmt: skip
OTHERS = ("/", "/themes/", "/themes/sante/", "/centres/", "/partenaires/", "/territoires/", "/api/v1/actions")


@pytest.fixture
def _catalogue(tmp_path, monkeypatch):
    monkeypatch.setattr(live, "file_of_database", lambda: tmp_path / "catalogue.index")
    for number in range(30):
        make_action(f"Jardin {number}", keywords=["sante"], year=2000 + number % 4, summary=f"Texte {number}.")
    make_full_action(centre=make_centre("Le Parc"))
    make_full_action(centre=make_centre("Le Mail", "75"), title="Un jardin, autrement")
    monkeypatch.setattr(kept_lists, "LEAST", 0)
    forget(monkeypatch)


def forget(monkeypatch):
    """As in a process that begins now."""
    index.forget()
    of_this_process.forget()
    facets.unnarrowed.clear()
    monkeypatch.setattr(kept_lists, "of_this_process", kept_lists.KeptLists())


def some_path(chance):
    actions = list(Action.objects.published().order_by("pk"))
    centres = list(Centre.objects.with_published_actions().order_by("pk"))
    kind = chance.randrange(4)
    if kind == 0 and actions:
        return chance.choice(actions).get_absolute_url()
    if kind == 1 and centres:
        return chance.choice(centres).get_absolute_url()
    return f"{chance.choice(LISTS)}?{chance.choice(QUERIES)}" if kind == 2 else chance.choice(OTHERS)


@pytest.mark.usefixtures("_catalogue")
@pytest.mark.parametrize("seed", [21, 22])
def test_a_page_is_the_same_whichever_way_it_is_drawn(client, monkeypatch, seed):
    chance = random.Random(seed)
    began_from_file = 0
    for turn in range(TURNS):
        if turn % 3 == 0:
            edit(chance, turn)
        path = some_path(chance)
        # As the process that has seen every edit draws it, and gives it again.
        pages = {"followed": client.get(path), "again": client.get(path)}
        if turn % 4 == 1:
            index.store()
        # As one that begins now: from the file, then with everything read.
        forget(monkeypatch)
        pages["from the file"] = client.get(path)
        began_from_file += live.file_of_database().exists()
        live.file_of_database().unlink(missing_ok=True)
        forget(monkeypatch)
        pages["anew"] = client.get(path)

        for way, page in pages.items():
            assert (page.status_code, page.content) == (200, pages["anew"].content), (turn, path, way)
            assert page.headers.get("ETag") == pages["anew"].headers.get("ETag"), (turn, path, way)
    assert began_from_file == TURNS // 4
