"""`commune`, `rayon` and `pres` -> the fiches around a place."""

import pytest
from django.http import QueryDict

from centres.catalogue.filters.actions import ActionFilter
from centres.models import Action
from tests.factories import make_action, make_centre, make_commune

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fiches() -> None:
    for code, name, place in (
        ("38185", "Grenoble", (45.1885, 5.7245)),
        ("38563", "Voiron", (45.3667, 5.5917)),
        ("38344", "Roussillon", (45.3717, 4.8122)),
        ("84102", "Roussillon", (43.9022, 5.2925)),
    ):
        make_commune(code, name, place)
    make_action("G", centre=make_centre("Le Parc", commune_id="38185"), year=2001, keywords=["sante"])
    make_action("V", centre=make_centre("Le Mail", commune_id="38563"), year=2020)
    make_action("D", centre=make_centre("Le Lac"), year=2021)
    make_action("P", centre=make_centre("La Tour", "75"), year=2022)


def asked(query: str) -> ActionFilter:
    return ActionFilter(QueryDict(query), Action.objects.visible_to(None))


def order(query: str) -> str:
    return "".join(asked(query).qs.values_list("title", flat=True))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("commune=38185", "GD"),
        ("commune=38185&rayon=50", "GVD"),
        ("commune=38563&rayon=50", "VGD"),
        ("commune=38563&rayon=50&tri=distance", "VGD"),
        ("commune=38563&rayon=50&tri=recentes", "DVG"),
        ("commune=38563&rayon=50&tri=titre", "DGV"),
        ("commune=38185&rayon=50&theme=sante", "G"),
        ("commune=38185&departement=75", ""),
        ("pres=voiron&rayon=5", "VD"),
        ("pres=Voiron+(38)&commune=38185&rayon=5", "VD"),
        ("pres=&commune=38185", "GD"),
        ("pres=roussillon&commune=38185", "GD"),
        ("rayon=5", "PDVG"),
        ("commune=&rayon=&pres=&tri=", "PDVG"),
    ],
)
def test_fiches_are_kept_around_a_place_the_nearest_first(query, titles):
    assert order(query) == titles


@pytest.mark.parametrize(
    ("query", "spelling"),
    [
        ("commune=38185&rayon=20", "commune=38185"),
        ("rayon=50&commune=38185", "commune=38185&rayon=50"),
        ("commune=38185&tri=distance", "commune=38185"),
        ("commune=38185&tri=recentes", "commune=38185&tri=recentes"),
        ("pres=VOIRON&rayon=020", "commune=38563"),
        ("pres=Voiron&rayon=10&theme=sante&tri=titre", "theme=sante&commune=38563&rayon=10&tri=titre"),
        ("rayon=20", ""),
        ("tri=recentes", ""),
    ],
)
def test_what_is_asked_around_a_place_has_one_spelling(query, spelling):
    assert asked(query).query == spelling


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("commune=99999", "Filtre ignoré : la commune « 99999 » n’existe pas."),
        ("commune=voiron", "Filtre ignoré : la commune « voiron » n’existe pas."),
        ("commune=38185&rayon=7", "Filtre ignoré : le rayon est de 5, 10, 20, 50 ou 100 km, pas « 7 »."),
        ("commune=38185&rayon=-5", "Filtre ignoré : le rayon est de 5, 10, 20, 50 ou 100 km, pas « -5 »."),
        ("commune=38185&commune=38563", "Autour de : seule la première valeur compte."),
        ("rayon=50", "Filtre ignoré : un rayon demande une commune, à taper dans « Près de »."),
        ("tri=distance", "Tri ignoré : la distance demande une commune, à taper dans « Près de »."),
        ("pres=Roussillon", "Lieu à préciser : plusieurs lieux répondent à « Roussillon »."),
        ("pres=Zanzibar&rayon=50", "Lieu ignoré : aucun lieu ne répond à « Zanzibar »."),
        ("pres=Voirron", "Lieu ignoré : aucun lieu ne répond à « Voirron ». Vouliez-vous dire :"),
    ],
)
def test_what_means_nothing_is_ignored_and_said(query, note):
    assert asked(query).notes == [note]


def test_a_place_that_can_be_several_offers_them_with_the_rest_of_what_was_asked():
    found = asked("theme=sante&pres=roussillon&rayon=50&tri=titre")

    assert [(offer.label, offer.query) for offer in found.offers] == [
        ("Roussillon (38)", "theme=sante&commune=38344&rayon=50&tri=titre"),
        ("Roussillon (84)", "theme=sante&commune=84102&rayon=50&tri=titre"),
    ]
    assert found.near is None
    assert (found.query, found.typed_place) == ("theme=sante&tri=titre", "roussillon")


def test_a_name_with_a_mistake_is_never_taken_for_another():
    found = asked("pres=Voirron")

    assert [offer.query for offer in found.offers] == ["commune=38563"]
    assert found.near is None


def test_the_way_out_of_a_place_takes_its_radius_along():
    found = asked("theme=sante&commune=38185&rayon=50")

    assert [(chosen.label, chosen.without) for chosen in found.chosen] == [
        ("Santé", "commune=38185&rayon=50"),
        ("Autour de Grenoble (38)", "theme=sante"),
        ("Rayon : 50 km", "theme=sante&commune=38185"),
    ]


def test_distance_is_an_order_only_around_a_place():
    assert [option.choice.value for option in asked("").sorts] == ["", "titre", "budget"]
    sorts = asked("commune=38185&tri=titre").sorts
    assert [option.choice.value for option in sorts] == ["", "recentes", "titre", "budget"]
    assert [option.choice.key for option in sorts if option.is_ticked] == ["titre"]
    assert [option.choice.key for option in asked("commune=38185").sorts if option.is_ticked] == ["distance"]


def test_the_form_shows_what_is_in_force():
    found = asked("pres=voiron&rayon=50")

    assert found.typed_place == "Voiron (38)"
    assert [option.choice.value for option in found.radii if option.is_ticked] == ["50"]
    assert [option.choice.value for option in asked("").radii if option.is_ticked] == ["20"]


def test_fiches_of_centres_that_are_not_placed_are_counted_apart():
    assert asked("commune=38185&rayon=50").without_place == 1
    assert asked("commune=38185&theme=sante").without_place == 0
    assert asked("").without_place == 0


@pytest.mark.parametrize(
    "value", ["%00", "%ED%A0%80", "x" * 60_000, "9" * 60_000, "²²²²²", "'--", "%F0%9F%98%80", "2A004", "_____"]
)
def test_no_place_breaks_the_list(value):
    assert len(order(f"commune={value}")) == 4
    assert len(order(f"pres={value}&rayon={value}")) == 4
