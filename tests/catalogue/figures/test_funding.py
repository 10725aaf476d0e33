"""Funders as fiches spell them -> grouped as staff keep partners, and crossed with themes."""

import pytest
from django.http import QueryDict

from centres.catalogue.figures.funding import FundedPeriod, funded_periods
from centres.catalogue.figures.statistics import Statistics
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import current_state
from centres.models import Action, Partner, PartnerSpelling
from tests.factories import make_action

pytestmark = pytest.mark.django_db


def funded() -> FundedPeriod:
    index = current_state().index
    found = ActionFilter(QueryDict(""), Action.objects.visible_to(None), index=index)
    [period] = funded_periods(Statistics(found))
    return period


def pay(theme: str, **euros: int) -> None:
    lines = [{"kind": "produit", "amount": str(some), "funder": name.replace("_", " ")} for name, some in euros.items()]
    make_action(keywords=[theme], budget={"total": sum(euros.values()), "lines": lines})


def told(period: FundedPeriod) -> dict[str, list[tuple[str, str]]]:
    return {group.label: [(row.split.label, row.payer) for row in group.rows] for group in period.groups}


def test_a_funder_stands_with_the_partner_whose_spelling_it_bears():
    pay("sante", Caf=300, CAF_38=200, Mairie=900, Commune=50, Mécène=5000)

    assert told(funded()) == {
        "Protection sociale": [("Caf", ""), ("CAF 38", "Caf")],
        "Collectivité ou service public": [("Mairie", ""), ("Commune", "")],
        "Autres financeurs": [("Mécène", "")],
    }


def test_staff_put_a_funder_elsewhere_by_a_spelling_of_a_partner():
    pay("sante", Mécène=900, Caf=10)
    assert told(funded())["Autres financeurs"] == [("Mécène", "")]

    PartnerSpelling.objects.create(term=Partner.objects.get(slug="commune"), text="Mécène")

    assert told(funded()) == {
        "Collectivité ou service public": [("Mécène", "Commune")],
        "Protection sociale": [("Caf", "")],
    }


def test_themes_tell_what_each_kind_of_funder_pays():
    pay("sante", Caf=300, Commune=50)
    pay("culture", Caf=20)
    period = funded()

    assert [group.label for group in period.groups] == ["Protection sociale", "Collectivité ou service public"]
    assert [(theme.label, [some and int(some) for some in theme.amounts]) for theme in period.themes] == [
        ("Santé", [300, 50]),
        ("Culture", [20, None]),
    ]
