"""The home page of the administration: what waits, counted and one click away; what was done last."""

import pytest
from django.test import Client

from centres.admin import paging, waiting
from centres.editing.roles import READING, give_role
from centres.models import Action, Centre, SourceFiche
from tests.factories import make_action
from tests.importing.pages import garden, import_fiches


def home(client) -> tuple[dict[str, tuple[int, str]], str]:
    response = client.get("/admin/")
    return {thing.label: (thing.count, thing.url) for thing in response.context["waiting"]}, response.content.decode()


def test_an_empty_catalogue_has_nothing_that_waits(db, admin_client):
    things, html = home(admin_client)

    assert things == {}
    assert "Rien n’attend" in html
    assert "Aucun import pour l’instant." in html


def test_what_waits_opens_its_list_with_as_many_rows(catalogue, tmp_path, admin_client):
    SourceFiche.objects.filter(is_current=True).update(unrecognised=[{"line": 3, "text": "?"}])
    import_fiches(tmp_path, garden(title="Sans centre", centre="", department=""), name="seule.txt")
    make_action(state="draft")

    things, html = home(admin_client)

    assert {label: count for label, (count, _) in things.items()} == {
        "conflit à décider": 1,
        "fiche au texte non reconnu": 1,
        "correction proposée": 1,
        "fiche aux données personnelles à décider": 1,
        "doublon probable": 1,
        "brouillons à publier": 2,
        "fiches pas encore relues": 4,
        "budgets à confirmer": 2,
        "commune à confirmer": 1,
        "centre sans commune": 1,
        "fiche sans centre": 1,
        "thème à vérifier": 1,
    }
    for label, (count, url) in things.items():
        listed = admin_client.get(url)
        assert listed.status_code == 200, label
        assert listed.context["cl"].result_count == count, label
    assert "seule.txt" in html


def test_a_count_stops_at_its_bound(db, admin_client, monkeypatch):
    monkeypatch.setattr(waiting, "MOST", 2)
    for _ in range(4):
        make_action(state="draft")

    things, html = home(admin_client)

    assert things["brouillons à publier"][0] == 2
    assert "+ de 2" in html


def test_whoever_may_only_look_sees_what_waits(catalogue, django_user_model):
    user = django_user_model.objects.create_user("lecture")
    give_role(user, READING)
    client = Client()
    client.force_login(user)

    assert "conflit à décider" in home(client)[0]


def test_the_last_corrections_are_those_of_everybody(action, admin_client):
    admin_client.post(f"/admin/centres/action/{action.pk}/retirer/", {"reason": "Demande."})

    assert "Jardin des voisins" in home(admin_client)[1]


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(paging, "MOST_COUNTED", 60)


def test_a_list_longer_than_what_is_counted_says_so(few, db, admin_client):
    Centre.objects.bulk_create(Centre(name=f"Centre {number:03}", slug="centre") for number in range(70))

    first, last = (admin_client.get(f"/admin/centres/centre/?p={page}") for page in (1, 2))

    assert "plus de 60 centres" in first.content.decode()
    names = [row.name for page in (first, last) for row in page.context["cl"].result_list]
    assert names == [f"Centre {number:03}" for number in range(60)]


@pytest.mark.parametrize("order", ["1", "-1", "2", "4", "-8"])
def test_pages_follow_the_order_asked_for(order, db, admin_client):
    for number in range(55):
        make_action(f"Fiche {number % 7}", year=2000 + number % 9)

    pages = [admin_client.get(f"/admin/centres/action/?o={order}&p={page}") for page in (1, 2)]

    found = [row.pk for page in pages for row in page.context["cl"].result_list]
    assert len(found) == len(set(found)) == Action.objects.count()
    if order in ("1", "-1"):
        titles = [row.title for page in pages for row in page.context["cl"].result_list]
        assert titles == sorted(titles, reverse=order == "-1")
