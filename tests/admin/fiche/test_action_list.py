"""The list of fiches: found, filtered, published together, at the same cost for any number."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from centres.models import (
    Action,
    Budget,
    Centre,
    FieldConflict,
    ImportRun,
    Keyword,
    Partner,
    SourceFiche,
)
from tests.admin.pages import list_url
from tests.importing.pages import garden, import_fiches

LIST = "/admin/centres/action/"


def shown(client, **parameters) -> set[str]:
    response = client.get(LIST, parameters)
    assert response.status_code == 200, response.headers
    return {action.title for action in response.context["cl"].result_list}


@pytest.fixture(scope="module")
def shared_fiches(shared_rows, tmp_path_factory) -> None:
    with shared_rows():
        import_fiches(
            tmp_path_factory.mktemp("page"),
            garden(),
            garden(title="Café", centre="MDH Le Patio", department="Rhône", keywords=("Logement",), summary="Un café."),
            garden(title="Sans centre", centre="", department="", status="", limits="Rien."),
        )


@pytest.mark.parametrize(
    ("query", "titles"),
    [("jardin", {"Jardin des voisins", "Sans centre"}), ("patio", {"Café"}), ("un café", {"Café"}), ("zzz", set())],
)
def test_a_fiche_is_found_by_title_centre_and_texts(query, titles, shared_fiches, admin_client):
    Action.objects.filter(title="Sans centre").update(description="Près du jardin.")

    assert shown(admin_client, q=query) >= titles
    assert (shown(admin_client, q=query) == set()) == (titles == set())


def test_filters_keep_what_they_say(shared_fiches, admin_client):
    logement = Keyword.objects.get(slug="logement")
    Action.objects.filter(title="Café").update(state="archived")
    jardin = Action.objects.get(title="Jardin des voisins")
    source = jardin.sources.get()
    FieldConflict.objects.create(action=jardin, source=source, field="summary")
    SourceFiche.objects.filter(pk=source.pk).update(issues=[{"code": "x", "line": 1, "message": "?"}])

    assert shown(admin_client, state__exact="archived") == {"Café"}
    assert shown(admin_client, keywords__id__exact=logement.pk) == {"Café"}
    assert shown(admin_client, departement="69") == {"Café"}
    assert shown(admin_client, departement="aucun") == {"Sans centre"}
    assert shown(admin_client, conflits="oui") == {"Jardin des voisins"}
    assert shown(admin_client, conflits="non") == {"Café", "Sans centre"}
    SourceFiche.objects.exclude(pk=source.pk).update(issues=[])
    assert shown(admin_client, signalements="oui") == {"Jardin des voisins"}
    assert shown(admin_client, status__isnull="True") == {"Sans centre"}
    assert shown(admin_client, centre__id__exact=jardin.centre_id) == {"Jardin des voisins"}
    assert "1 conflit" in admin_client.get(LIST).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "q=%00", "q=%ED%A0%80", "q=%FF", "q=" + "a" * 5000, "q=" + "a+" * 80, "q=%25%5F%5C", "q=%22", "year=abc",
        "year=%00", "year=99999999999999999999999", "state__exact=x", "status__id__exact=abc", "status__isnull=x",
        "centre__id__exact=99999999999999999999999", "keywords__id__exact=%00", "departement=%00", "departement=xx",
        "title__regex=[", "nothing=1", "id__in=99999999999999999999999", "o=99.-x", "p=abc", "p=-5",
        "p=9999999999999999",
        "signalements=x", "all=", "e=1", "_facets=True", "centre__departement__region__name__icontains=a",
    ],
)  # fmt: skip
def test_no_query_breaks_the_list(query, shared_fiches, admin_client):
    response = admin_client.get(f"{LIST}?{query}", follow=True)

    assert response.status_code == 200
    assert b"action" in response.content


def test_a_filter_that_means_nothing_is_said_to_be_ignored(shared_fiches, admin_client):
    response = admin_client.get(f"{LIST}?year=abc", follow=True)

    assert [str(message) for message in response.context["messages"]] == [
        "Un filtre ne voulait rien dire : il a été ignoré."
    ]
    assert response.context["cl"].result_count == 3


@pytest.mark.parametrize(
    "model_name", ["action", "centre", "keyword", "commune", "departement", "budget", "sourcefiche"]
)
@pytest.mark.parametrize("query", ["q=%00", "q=" + "a" * 3000, "q='", "q=[", "q=%EF%BC%91", "q=2A", "q=%2B"])
def test_no_search_breaks_another_list(model_name, query, shared_fiches, admin_client):
    response = admin_client.get(f"{reverse(f'admin:centres_{model_name}_changelist')}?{query}", follow=True)

    assert response.status_code == 200


@pytest.mark.parametrize("field", ["centre", "keywords", "status"])
@pytest.mark.parametrize("term", ["\0", "a\0b", "é" * 3000, "[", "%%"])
def test_no_term_breaks_an_autocomplete(field, term, shared_fiches, admin_client):
    parameters = {"app_label": "centres", "model_name": "action", "field_name": field, "term": term}

    response = admin_client.get("/admin/autocomplete/", parameters)

    assert response.status_code == 200
    assert response.json()["results"] == []


@pytest.mark.parametrize("pk", ["%00", "abc", "99999999999999999999999", "_00", "_5F"])
@pytest.mark.parametrize("model_name", ["action", "commune", "keyword"])
def test_the_page_of_nothing_leads_home(pk, model_name, db, admin_client):
    response = admin_client.get(f"/admin/centres/{model_name}/{pk}/change/")

    assert response.status_code == 302


def post_action(client, name: str, *ids):
    return client.post(LIST, {"action": name, "_selected_action": [str(pk) for pk in ids], "index": "0"}, follow=True)


@pytest.mark.parametrize("pk", ["abc", "\0", "99999999999999999999999", "-1"])
def test_a_selection_that_means_nothing_does_nothing(pk, shared_fiches, admin_client):
    assert post_action(admin_client, "archive", pk).status_code == 200
    assert not Action.objects.filter(state="archived").exists()


def test_no_list_offers_to_delete_in_bulk(shared_fiches, admin_client):
    assert "delete_selected" not in admin_client.get(LIST).content.decode()
    assert "delete_selected" not in admin_client.get(list_url(Centre)).content.decode()


def test_lists_cost_the_same_for_one_row_and_for_thirty(db, admin_client, tmp_path):
    models = (Action, Budget, Centre, FieldConflict, ImportRun, Keyword, Partner, SourceFiche)

    def import_twice(number: int) -> None:
        """A fiche with a centre and a theme of its own, then a conflict on it."""
        own = {"title": f"Jardin {number}", "centre": f"Centre {number}", "keywords": ("Santé", f"Thème {number}")}
        import_fiches(tmp_path, garden(**own), name="page.txt")
        Action.objects.filter(title=own["title"]).update(summary="Corrigé.")
        import_fiches(tmp_path, garden(**own, summary=f"Nouveau {number}."), name="later.txt")

    def costs() -> dict[str, int]:
        counted = {}
        for model in models:
            with CaptureQueriesContext(connection) as queries:
                assert admin_client.get(list_url(model)).context["cl"].result_count > 0
            counted[model.__name__] = len(queries)
        return counted

    import_twice(0)
    costs()
    for_one = costs()
    for number in range(1, 30):
        import_twice(number)

    assert costs() == for_one
    assert max(for_one.values()) <= 20
    assert FieldConflict.objects.count() == Budget.objects.count() == 30
