"""The records of a page are those of the exports, read faster."""

import pytest

from centres.api.records import records_in_order
from centres.catalogue.index import current_state
from centres.exports import record
from centres.models import Action, Keyword
from tests.factories import make_action, make_centre, make_full_action, make_source

pytestmark = pytest.mark.django_db
SITE = "https://catalogue.example.org"


@pytest.fixture(scope="module")
def shared_pks(shared_rows) -> list[int]:
    with shared_rows():
        centre = make_centre()
        lines = [{"label": "Bus", "amount": 200, "kind": "charge"}]
        counts = {"volunteers": {"value": 12, "text": "12"}}
        full = [
            make_full_action(title=f"Jardin {n}", centre=centre, budget={"total": n, "lines": lines}, counts=counts)
            for n in range(7)
        ]
        for action in full:
            make_source(action, issues=[{"code": "people_unclear", "line": 1, "message": "?"}])
        make_source(full[0], is_current=False)
        others = [
            make_action("Sans rien"),
            make_action("Ailleurs", centre=make_centre("Mail", None)),
            make_action(year=2019),
        ]
        return [action.pk for action in [*others, *full]][::-1]


@pytest.fixture
def pks(db, shared_pks) -> list[int]:
    return list(shared_pks)


@pytest.mark.parametrize("count", [1, 2, 4, 5, 6, 10])
def test_they_are_those_of_the_exports_in_the_order_asked_for(pks, count):
    told = records_in_order(current_state(), pks[:count], SITE)

    assert told == record.records_in_order(Action.objects.visible_to(None), pks[:count], SITE)
    assert [row["id"] for row in told] == pks[:count]


def test_a_page_asks_a_dozen_questions_whatever_its_length(pks, django_assert_max_num_queries):
    catalogue = current_state()
    records_in_order(catalogue, pks, SITE)
    for some in (pks, pks[:1], pks[:5]):
        with django_assert_max_num_queries(13):
            records_in_order(catalogue, some, SITE)


def test_what_is_withdrawn_since_is_left_out(pks):
    catalogue = current_state()
    Action.objects.filter(pk=pks[0]).update(state="archived")

    assert [row["id"] for row in records_in_order(catalogue, pks, SITE)] == pks[1:]
    assert records_in_order(catalogue, [], SITE) == []


def test_a_term_that_came_meanwhile_has_its_label(pks):
    catalogue = current_state()
    term = Keyword.objects.create(label="Tout neuf")
    Action.objects.get(pk=pks[0]).keyword_links.create(term=term, position=9)

    assert records_in_order(catalogue, pks[:1], SITE)[0]["keywords"][-1] == "Tout neuf"


def test_a_centre_renamed_is_told_by_its_name_at_the_next_state(pks, client):
    assert client.get(f"/api/v1/actions/{pks[0]}").json()["centre"] == "Centre social du Parc"
    centre = Action.objects.get(pk=pks[0]).centre
    centre.name = "La Boussole"
    centre.save()

    assert client.get(f"/api/v1/actions/{pks[0]}").json()["centre"] == "La Boussole"
