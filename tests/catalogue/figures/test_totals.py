"""Published actions -> figures."""

import pytest
from pyroaring import BitMap

from centres.catalogue.figures.totals import figures, places, theme_families
from centres.catalogue.index import current
from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db


def test_an_empty_catalogue_counts_zero_everywhere():
    assert set(figures(current()).values()) == {0}
    assert places(current()) == []


def test_figures_count_published_actions_only():
    centre = make_centre()
    make_action(
        centre=centre, budget={"total": 0}, limits="Trop peu.", status="terminee", keywords=["sante", "culture"]
    )
    make_action(centre=centre, budget={"low": 40, "high": 50})
    make_action(budget={})
    make_action(state="draft", centre=make_centre(departement="75"), budget={"total": 5}, limits="Non.")

    assert figures(current()) == {
        "actions": 3,
        "centres": 1,
        "departements": 1,
        "with_budget": 2,
        "with_limits": 1,
        "ended": 1,
    }


def test_figures_of_some_actions_count_these_alone():
    some = make_action(centre=make_centre(), budget={"total": 5}, limits="Trop peu.")
    make_action(centre=make_centre("Étang", "01"), status="terminee", limits="Non.")

    assert figures(current(), BitMap([some.pk])) == {
        "actions": 1, "centres": 1, "departements": 1, "with_budget": 1, "with_limits": 1, "ended": 0,
    }  # fmt: skip
    assert set(figures(current(), BitMap()).values()) == {0}


def test_places_come_by_name_without_regard_to_accents_and_the_unknown_one_last():
    for code in ("22", "2A", "23", "01", None):
        make_action(centre=make_centre(departement=code))

    assert [place["code"] for place in places(current())] == ["01", "2A", "22", "23", None]


def test_themes_come_by_family_with_their_count_and_unknown_ones_when_used():
    make_action(keywords=["sante", "environnement"])
    make_action(keywords=["sante"], state="draft")
    families = {family["slug"]: family for family in theme_families(current())}

    assert list(families) == ["vivre", "ages", "face", "respirer", ""]
    assert {theme.slug: theme.action_count for theme in families["respirer"]["themes"]}["sante"] == 1
    assert [theme.slug for theme in families[""]["themes"]] == ["environnement"]
