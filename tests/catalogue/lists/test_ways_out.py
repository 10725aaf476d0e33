"""Nothing found -> what to drop."""

import pytest
from django.http import QueryDict

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.lists.ways_out import ways_out
from centres.models import Action
from tests.catalogue.finding import tell
from tests.factories import make_centre

pytestmark = pytest.mark.django_db


def ways(query: str) -> list[tuple[str, str, int]]:
    found = ActionFilter(QueryDict(query), Action.objects.visible_to(None))
    return [(way.label, way.query, way.count) for way in ways_out(found)]


@pytest.fixture
def catalogue() -> None:
    centre = make_centre("Le Parc", "38")
    tell("Jardin", centre=centre, keywords=["sante"])
    tell("Jardin d’été", centre=centre, keywords=["culture"])
    tell("Café", keywords=["culture"])


@pytest.mark.usefixtures("catalogue")
def test_each_word_and_each_filter_that_leads_somewhere_is_told_with_what_it_finds():
    assert ways("q=jardin+caf%C3%A9") == [("« café »", "q=jardin", 2), ("« jardin »", "q=caf%C3%A9", 1)]
    assert ways("q=caf%C3%A9&theme=sante") == [("« café »", "theme=sante", 1), ("Santé", "q=caf%C3%A9", 1)]
    assert ways("theme=sante&theme=logement&departement=75") == [("Paris (75)", "theme=sante&theme=logement", 1)]


@pytest.mark.usefixtures("catalogue")
def test_a_lone_filter_has_no_way_out_but_the_whole_list():
    assert ways("theme=logement") == []
    assert ways("q=hippopotame") == []
