"""What is near a commune by the index is what SQL says, in the same order, with the same words about it."""

import pytest
from django.http import QueryDict

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import current
from centres.catalogue.lists.action_list import list_actions
from centres.editing.findable import save_centre
from centres.models import Action, Centre
from tests.factories import make_action, make_centre, make_commune

pytestmark = pytest.mark.django_db

QUERIES = [
    "commune=38185", "commune=38185&rayon=5", "commune=38185&rayon=100", "commune=38185&tri=titre",
    "commune=38185&rayon=50&theme=sante", "commune=84102&rayon=5", "commune=38999", "commune=69001&rayon=100",
]  # fmt: skip


@pytest.fixture
def _places():
    make_commune("38185", "Grenoble", (45.18, 5.72))
    make_commune("38563", "Voiron", (45.36, 5.59))
    make_commune("38421", "Saint-Martin", (45.19, 5.76))
    make_commune("69001", "Lyon", (45.76, 4.83))
    make_commune("84102", "Roussillon", (43.9, 5.29))
    make_commune("38999", "Nulle-Part")
    for commune in ("38185", "38563", "38421", "69001", "38999", None):
        departement = "69" if commune == "69001" else "38"
        for number in range(2):
            centre = make_centre(f"Centre {commune} {number}", departement, commune_id=commune)
            make_action(centre=centre, year=2010 + number, keywords=["sante"] if number else [])
    make_action(centre=make_centre("Ailleurs", "69"))
    make_action(centre=make_centre("Brouillon", "38", commune_id="38185"), state="draft")
    make_action()


@pytest.mark.usefixtures("_places")
@pytest.mark.parametrize("query", QUERIES)
def test_the_index_and_sql_agree(query):
    by_sql = ActionFilter(QueryDict(query), Action.objects.visible_to(None))
    by_index = ActionFilter(QueryDict(query), Action.objects.visible_to(None), index=current())

    assert by_index.near == by_sql.near
    assert by_index.without_place == by_sql.without_place
    rows = list_actions(by_index, current())
    assert [row.pk for row in rows[0 : len(rows)]] == [row.pk for row in by_sql.qs]


@pytest.mark.usefixtures("_places")
def test_a_centre_that_is_placed_is_near_at_the_next_look():
    found = ActionFilter(QueryDict("commune=84102&rayon=5"), Action.objects.visible_to(None), index=current())
    assert found.near.km != 5

    centre = Centre.objects.get(name="Ailleurs")
    centre.commune_id, centre.departement_id = "84102", "84"
    save_centre(centre)

    found = ActionFilter(QueryDict("commune=84102&rayon=5"), Action.objects.visible_to(None), index=current())
    assert found.near.km == 5
    assert found.near.centres == {centre.pk: 0}
