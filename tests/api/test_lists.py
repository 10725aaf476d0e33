"""What the API answers is what its document says, and the same fiches as the list of the site."""

import json
from base64 import urlsafe_b64encode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from centres.api.parameters import FILTERS
from centres.api.shapes import answers
from centres.api.shapes.fiche import FicheRecord
from centres.api.shapes.places import CentreRecord
from centres.catalogue.filters.actions import ActionFilter
from centres.models import Action, Epci
from tests.drawing import examples
from tests.factories import make_action, make_centre, make_commune, make_full_action

pytestmark = pytest.mark.django_db

SHAPES = {
    "": answers.Ways,
    "actions": answers.Fiches,
    "budgets": answers.Budgets,
    "centres": answers.Centres,
    "themes": answers.Themes,
    "publics": answers.Publics,
    "partenaires": answers.Partenaires,
    "territoires/regions": answers.Regions,
    "territoires/departements": answers.Departements,
    "territoires/epci": answers.Epcis,
    "territoires/communes": answers.Communes,
    "facettes": answers.Facettes,
    "chiffres": answers.Chiffres,
    "suggestions?q=jard": answers.Suggestions,
}

NEVER_GIVEN = (
    "x", "é", "W10", "WzFd", "WyJ0aXRyZSIsMCwiYSIsMV0", "W1tbW1tb" * 40, "WyJyZWNlbnRlcyIsMCx0cnVlLDFd", "=" * 9,
)  # fmt: skip


@pytest.fixture(scope="module")
def shared_several(shared_rows) -> list[int]:
    """Fiches of every kind: full, empty, with a budget in a range, with people, near a commune."""
    with shared_rows():
        Epci.objects.create(code="200040715", name="Grenoble-Alpes-Métropole", kind="METRO")
        make_commune("38185", "Grenoble", (45.19, 5.72), postcodes="38000")
        at = make_commune("38344", "Roussillon", (45.37, 4.81), postcodes="38150", population=8374)
        centre = make_centre(commune=at, siret="01234567890123", axes="Un axe\nUn autre")
        counts = {"volunteers": {"value": 12, "text": "12 bénévoles"}, "families": {"low": 3, "text": "au moins 3"}}
        lines = [{"label": "Bus", "amount": 200, "kind": "charge"}, {"label": "Caf", "amount": 900, "funder": "Caf"}]
        full = make_full_action(title="Jardin", centre=centre, counts=counts, budget={"total": 1200, "lines": lines})
        more = [make_full_action(title=f"Jardin {n}", centre=centre, budget={"total": n * 100}) for n in range(4)]
        rough = make_action(
            "Bal", centre=make_centre("La Boussole", None), budget={"low": 100, "high": 300, "scope": "hors"}
        )
        return [row.pk for row in (full, *more, rough, make_action("Rien"), make_action("Rien"))]


@pytest.fixture
def several(shared_several) -> list[Action]:
    return [Action.objects.get(pk=pk) for pk in shared_several]


@pytest.mark.parametrize("path", SHAPES)
def test_an_answer_is_what_its_shape_says_and_no_more(asked, several, path):
    told = asked(path)

    assert SHAPES[path].model_validate(told).model_dump() == told
    if path:
        assert told["notes"] == []
        assert next(value for value in reversed(told.values()) if isinstance(value, list))


def test_one_fiche_and_one_centre_are_what_their_shapes_say(asked, several):
    told, centre = asked(f"actions/{several[0].pk}"), asked(f"centres/{several[0].centre_id}")

    assert FicheRecord.model_validate(told).model_dump() == told
    assert told == next(row for row in asked("actions")["actions"] if row["id"] == several[0].pk)
    assert CentreRecord.model_validate(centre).model_dump() == centre
    assert (centre["siret"], centre["axes"]) == ("01234567890123", ["Un axe", "Un autre"])
    assert asked(centre["actions_url"])["count"] == centre["actions"] == 5


def test_each_filter_of_the_list_is_a_parameter():
    assert list(FILTERS) == list(ActionFilter.base_filters)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "tri=titre",
        "tri=budget",
        "tri=budget-croissant",
        "tri=annee",
        "tri=centre",
        "q=jardin",
        "commune=38344",
        "theme=sante&tri=titre",
    ],
)
def test_all_pages_together_are_the_list_of_the_site(asked, several, client, query):
    pages, address = [], f"actions?limite=2&{query}"
    while address:
        told = asked(address)
        pages.append([row["id"] for row in told["actions"]])
        assert all(len(page) == 2 for page in pages[:-1])
        address = told["next"]
    shown = client.get(f"/actions/?{query}").context["results"].rows
    told_by_the_site = [int(card.partition("/actions/")[2].partition("/")[0]) for card in shown]

    assert [pk for page in pages for pk in page] == told_by_the_site
    assert told["count"] == len(told_by_the_site) > 1


@pytest.mark.parametrize("order", ["recentes", "titre", "budget"])
def test_what_is_added_or_taken_away_moves_no_page(asked, several, order):
    first = asked(f"actions?limite=3&tri={order}")
    stays = [row["id"] for row in asked(f"actions?tri={order}")["actions"]][3:]
    last = Action.objects.get(pk=first["actions"][-1]["id"])
    last.state = "archived"
    last.save()
    make_full_action(title="Aaa", budget={"total": 10**6})
    assert stays == [row["id"] for row in asked(first["next"].replace("limite=3", "limite=100"))["actions"]]


def test_the_next_page_is_in_a_header_too(client, several):
    response = client.get("/api/v1/actions?limite=2&theme=sante&theme=culture")

    assert response["Link"] == f'<{response.json()["next"]}>; rel="next"'
    assert "theme=sante&theme=culture" in response["Link"]
    assert "Link" not in client.get("/api/v1/actions")


@pytest.mark.parametrize("cursor", NEVER_GIVEN)
def test_a_cursor_that_was_never_given_is_refused(client, several, cursor):
    for path in ("actions", "budgets"):
        response = client.get(f"/api/v1/{path}", {"curseur": cursor})
        assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_what_means_nothing_is_said(asked, several):
    told = asked("actions?theme=santee&couleur=bleu&q=jardin")

    assert told["notes"] == [
        "Filtre ignoré : le thème « santee » n’existe pas.",
        "Paramètre ignoré : « couleur » n’existe pas.",
    ]
    assert told["count"] == 5
    assert asked("centres?x=1&departement=zz")["notes"] == [
        "Filtre ignoré : le département « zz » n’existe pas.",
        "Paramètre ignoré : « x » n’existe pas.",
    ]
    assert len(asked("themes?" + "&".join(f"x{n}=1" for n in range(20)))["notes"]) == 6


def test_figures_are_those_of_the_site(asked, several):
    told = asked("chiffres?theme=sante")
    [period] = told["periods"]

    assert told["totals"]["actions"] == 5
    assert (period["count"], period["total"], period["quartiles"]["median"]) == (5, "1800.00", "200.00")
    assert next(role for role in told["people"] if role["label"] == "Bénévoles")["total"] == 12


def test_facets_count_what_each_value_would_give(asked, several):
    [themes] = [facet for facet in asked("facettes?theme=sante")["facettes"] if facet["name"] == "theme"]
    sante = next(option for option in themes["options"] if option["value"] == "sante")

    assert (sante["count"], sante["is_chosen"]) == (5, True)
    assert {row["slug"]: row["actions"] for row in asked("themes")["themes"]}["culture"] == 5
    assert {row["code"]: row["actions"] for row in asked("territoires/departements")["departements"]}["38"] == 5


def test_communes_are_found_by_what_is_typed(asked, several):
    assert [row["code"] for row in asked("territoires/communes?q=rouss")["communes"]] == ["38344"]
    first = asked("territoires/communes?limite=1&departement=38")
    assert first["count"] == 2
    assert [row["code"] for row in asked(first["next"])["communes"]] == ["38344"]


def test_a_draft_is_in_no_answer(client, several):
    make_full_action(title="Canari", state="draft", centre=make_centre("Nid du canari"))
    for path in [*SHAPES, "suggestions?q=cana", "actions?q=canari", "centres?limite=100"]:
        assert "anari" not in client.get(f"/api/v1/{path}").content.decode().replace("q=canari", ""), path


def encoded(parts: list) -> str:
    return urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


ORDERS = st.sampled_from(["recentes", "titre", "budget", "pertinence"])
PARTS = st.lists(ORDERS | st.integers() | st.text(max_size=5) | st.none(), max_size=6)


@given(cursor=st.text(max_size=30) | PARTS.map(encoded), order=ORDERS, q=st.sampled_from(["", "jardin"]))
@settings(max_examples=examples(60, share=5), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cursor_breaks_a_list(client, several, cursor, order, q):
    for path in ("actions", "budgets", "centres", "territoires/communes"):
        response = client.get(f"/api/v1/{path}", {"curseur": cursor, "tri": order, "q": q})
        assert response.status_code in (200, 404), response.content
