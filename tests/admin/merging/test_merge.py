"""Two rows ticked, a side chosen for each field, merged, undone; and who may not."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from centres.admin.merging.mergeable import merge_address
from centres.editing.merging.merge import KINDS, merge_rows
from centres.editing.publishing import save_edit
from centres.editing.withdrawal import withdraw
from centres.models import Action, Keyword, Merge
from tests.admin.pages import change_url, list_url, messages_of
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Action, Action]:
    return make_action("Jardin", summary="Le samedi matin."), make_full_action(
        title="Jardin <b>", summary="Le samedi soir."
    )


@pytest.fixture
def reader(client) -> Client:
    """Somebody who may look at everything, and change nothing."""
    user = User.objects.create_user("lecture", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user)
    return client


def seen(client: Client, address: str) -> str:
    return client.get(address).context["seen"]


def undo_url(merge: Merge) -> str:
    return f"{list_url(Merge)}{merge.pk}/defaire/"


def test_two_rows_ticked_lead_to_the_page_that_merges_them(two, admin_client):
    ids = [str(action.pk) for action in reversed(two)]

    response = admin_client.post(list_url(Action), {"action": "merge_chosen", "_selected_action": ids, "index": "0"})

    assert response.headers["Location"] == merge_address(Action, two[0].pk, two[1].pk)


@pytest.mark.parametrize("number", [1, 3])
def test_one_row_or_three_are_told_to_be_two(two, admin_client, number):
    make_action()
    ids = [str(pk) for pk in Action.objects.values_list("pk", flat=True)[:number]]

    page = admin_client.post(
        list_url(Action), {"action": "merge_chosen", "_selected_action": ids, "index": "0"}, follow=True
    )

    assert "Cochez deux lignes" in page.content.decode()


def test_the_page_marks_what_differs_and_proposes_a_side(two, admin_client):
    page = admin_client.get(merge_address(Action, two[0].pk, two[1].pk))
    text = page.content.decode()

    assert 'Le samedi <mark><span class="visually-hidden">[ici seulement : </span>matin<span' in text
    assert "&lt;b&gt;" in text
    assert "<b>" not in text
    chosen = {row[0].name: row[3] for row in page.context["differing"]}
    assert (chosen["summary"], chosen["limits"], chosen["keywords"]) == ("kept", "gone", "gone")


def test_the_sides_chosen_are_written_and_the_merge_can_be_undone(two, admin_client):
    kept, gone = two
    address = merge_address(Action, kept.pk, gone.pk)

    response = admin_client.post(
        address, {"vu": seen(admin_client, address), "cote-summary": "gone", "cote-title": "x"}
    )

    assert response.headers["Location"] == change_url(kept)
    assert any("a rejoint" in message for message in messages_of(admin_client, response))
    kept.refresh_from_db()
    assert (kept.title, kept.summary) == ("Jardin <b>", "Le samedi soir.")
    merge = Merge.objects.get()
    assert "Défaire cette fusion" in admin_client.get(change_url(merge)).content.decode()

    response = admin_client.post(undo_url(merge))

    assert messages_of(admin_client, response) == ["Fusion défaite : « Jardin <b> » est de retour."]
    assert Action.objects.count() == 2
    assert "Défaire cette fusion" not in admin_client.get(change_url(merge)).content.decode()


def test_a_fiche_changed_meanwhile_is_shown_again_and_nothing_is_merged(two, admin_client):
    address = merge_address(Action, two[0].pk, two[1].pk)
    before = seen(admin_client, address)
    two[0].summary = "Le dimanche."
    save_edit(two[0])

    page = admin_client.post(address, {"vu": before, "cote-limits": "kept"})

    assert "rien n’a été fait" in page.content.decode()
    assert {row[0].name: row[3] for row in page.context["differing"]}["limits"] == "kept"
    assert Action.objects.count() == 2


def test_an_undo_that_cannot_be_whole_says_what_stands_in_the_way(two, admin_client):
    merge = merge_rows(*two, {"summary": "gone"})
    two[0].refresh_from_db()
    two[0].summary = "Autre."
    save_edit(two[0])

    told = messages_of(admin_client, admin_client.post(undo_url(merge)))

    assert told[0] == "Cette fusion ne peut plus être défaite en entier : rien n’a été changé."
    assert "résumé a changé depuis la fusion" in told[1]
    assert Action.objects.count() == 1


@pytest.mark.parametrize("model", [Keyword, type(None)])
def test_terms_and_centres_are_merged_on_the_same_page(admin_client, model):
    rows = Keyword.objects.filter(slug__in=["sante", "culture"]).order_by("pk") if model is Keyword else ()
    kept, gone = rows or (make_centre("Le Mail", contact=""), make_centre("Le Parc", contact="04 76 00 00 00"))
    address = merge_address(type(kept), kept.pk, gone.pk)

    response = admin_client.post(address, {"vu": seen(admin_client, address)})

    assert response.headers["Location"] == change_url(kept)
    assert not type(kept).objects.filter(pk=gone.pk).exists()
    kept.refresh_from_db()
    assert getattr(kept, "contact", "04 76 00 00 00") == "04 76 00 00 00"


@pytest.mark.parametrize(
    "query",
    [
        "", "nom=action&garde=%00&disparait=2", "nom=user&garde=1&disparait=2",
        "nom=action&garde=999999999999999999999&disparait=2", "nom=action&garde=1&disparait=987654",
    ],
)  # fmt: skip
def test_an_address_that_means_nothing_is_no_merge(two, admin_client, query):
    assert admin_client.get(f"{list_url(Merge)}nouvelle/?{query}").status_code == 404
    assert admin_client.post(f"{list_url(Merge)}nouvelle/?{query}").status_code == 404


def test_who_may_only_look_sees_merges_and_neither_makes_nor_undoes_one(two, reader):
    address = merge_address(Action, two[0].pk, two[1].pk)
    assert [reader.get(address).status_code, reader.post(address).status_code] == [403, 403]

    merge = merge_rows(*two)
    assert reader.get(list_url(Merge)).status_code == 200
    assert "Défaire" not in reader.get(change_url(merge)).content.decode()
    assert reader.post(undo_url(merge)).status_code == 403
    assert Action.objects.count() == 1


def test_the_list_of_merges_says_how_long_each_can_be_undone(two, admin_client):
    merge_rows(*two)
    page = admin_client.get(list_url(Merge), {"etat": "faites", "nom": "action"}).content.decode()

    assert "peut être défaite jusqu’au" in page
    assert "1 fusion" in page


def test_the_other_one_is_chosen_from_the_page_of_a_fiche(two, admin_client):
    address = merge_address(Action, two[0].pk)
    assert f'href="{address.replace("&", "&amp;")}"' in admin_client.get(change_url(two[0])).content.decode()

    page = admin_client.get(address).content.decode()
    assert 'name="disparait"' in page
    assert "errorlist" not in page
    assert "Choisissez la ligne" in admin_client.get(f"{address}&disparait=").content.decode()
    assert "C’est la même ligne" in admin_client.get(f"{address}&disparait={two[0].pk}").content.decode()
    assert "Le samedi" in admin_client.get(f"{address}&disparait={two[1].pk}").content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_the_other_one_can_be_chosen_in_every_list(kind, admin_client):
    row = {"action": make_action, "centre": make_centre}.get(kind, KINDS[kind].objects.first)()
    page = admin_client.get(merge_address(KINDS[kind], row.pk)).content.decode()
    field = re.search(r'data-app-label="(\w+)" data-model-name="(\w+)" data-field-name="(\w+)"', page)

    query = dict(zip(("app_label", "model_name", "field_name"), field.groups(), strict=True))
    found = admin_client.get("/admin/autocomplete/", query).json()["results"]

    assert {"id": str(row.pk), "text": str(row)} in found


def test_a_withdrawn_fiche_is_neither_merged_nor_brought_back_by_an_undo(two, admin_client, admin_user):
    merge = merge_rows(*two)
    withdraw(two[0], admin_user)
    other = make_action()

    assert (
        merge_address(Action, two[0].pk).replace("&", "&amp;")
        not in admin_client.get(change_url(two[0])).content.decode()
    )
    for address in (merge_address(Action, two[0].pk, other.pk), merge_address(Action, other.pk, two[0].pk)):
        assert "ne se fusionne pas" in messages_of(admin_client, admin_client.get(address))[0]
    assert "retirée depuis" in messages_of(admin_client, admin_client.post(undo_url(merge)))[1]
    assert Action.objects.count() == 2
