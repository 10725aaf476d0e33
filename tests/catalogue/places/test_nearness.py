"""A commune and a radius -> the centres near it."""

import pytest

from centres.catalogue.places.nearness import near
from centres.models import Action, Centre, Commune, Departement
from tests.factories import make_action, make_centre, make_commune

pytestmark = pytest.mark.django_db

# Kilometres from Grenoble: 4, 23, 36, 94.
PLACES = {
    "38185": ("Grenoble", (45.1885, 5.7245)),
    "38151": ("Échirolles", (45.1486, 5.7113)),
    "38563": ("Voiron", (45.3667, 5.5917)),
    "38269": ("La Mure", (44.9028, 5.7861)),
    "69123": ("Lyon", (45.7640, 4.8357)),
    "13055": ("Marseille", (43.2965, 5.3698)),
}


@pytest.fixture(autouse=True)
def communes() -> dict[str, Commune]:
    return {name: make_commune(code, name, place) for code, (name, place) in PLACES.items()}


def centre_in(code: str | None, departement: str | None = "38", **action) -> Centre:
    centre = make_centre(departement=departement, commune_id=code)
    make_action(centre=centre, **action)
    return centre


def around(name: str = "Grenoble", km: int = 20, **options):
    return near(Commune.objects.get(name=name), km, **options)


def test_a_centre_is_as_far_as_its_commune():
    close, voiron = centre_in("38151"), centre_in("38563")
    centre_in("69123", "69")

    assert around(km=20).centres == {close.pk: 5}
    assert around(km=50).centres == {close.pk: 5, voiron.pk: 22}
    assert around(km=50).communes == {"38151": 5, "38563": 22}


def test_two_centres_of_one_commune_are_equally_far():
    both = {centre_in("38185").pk: 0, centre_in("38185").pk: 0}

    assert around(km=5).centres == both


def test_nothing_within_the_radius_widens_it_to_the_first_that_has_something():
    voiron = centre_in("38563")
    centre_in("69123", "69")
    found = around(km=5)

    assert (found.km, found.is_widened, found.centres) == (50, True, {voiron.pk: 22})
    assert found.sentences == ["Rien à moins de 5 km de Grenoble (38) : voici à moins de 50 km."]


def test_nothing_at_all_is_said():
    centre_in("13055", "13")
    found = around()

    assert (found.centres, found.departements) == ({}, {})
    assert found.sentences == ["Rien à moins de 100 km de Grenoble (38)."]
    assert not Action.objects.filter(found.condition).exists()


def test_a_centre_without_a_commune_counts_at_its_departement():
    here = centre_in(None)
    centre_in(None, "13")
    centre_in(None, None)
    found = around(km=5)

    assert (found.km, found.centres, found.departements) == (5, {}, {"38": 0})
    assert [action.centre for action in Action.objects.filter(found.condition)] == [here]
    assert found.sentences == ["Aucun centre dont on connaît la commune n’est à moins de 100 km de Grenoble (38)."]


def test_another_departement_counts_within_the_radius_of_its_middle():
    Departement.objects.filter(pk="73").update(latitude=45.4933, longitude=6.4004)  # 63 km
    centre_in(None, "73")

    assert around(km=20).km == 100
    assert around(km=100).departements == {"73": 63}


def test_an_unplaced_centre_does_not_hide_a_placed_one_farther_on():
    centre_in(None)
    voiron = centre_in("38563")
    found = around(km=5)

    assert (found.km, found.centres, found.departements) == (50, {voiron.pk: 22}, {"38": 0})


def test_a_commune_without_coordinates_is_its_own_neighbour_and_says_so():
    make_commune("97502", "Saint-Pierre", departement_id="975")
    inside, beside = centre_in("97502", "975"), centre_in(None, "975")
    found = around("Saint-Pierre")

    assert (found.centres, found.departements) == ({inside.pk: 0}, {"975": 0})
    assert {action.centre for action in Action.objects.filter(found.condition)} == {inside, beside}
    assert list(Action.objects.filter(found.without_place).values_list("centre", flat=True)) == [beside.pk]
    assert found.sentences == [
        "On ne sait pas où se trouve Saint-Pierre (975) sur la carte : voici les fiches de son département."
    ]


def test_a_centre_in_a_commune_without_coordinates_counts_at_its_departement():
    make_commune("38999", "Nulle-Part")
    centre_in("38999")

    assert around().departements == {"38": 0}


@pytest.mark.parametrize("state", ["draft", "archived"])
def test_a_centre_that_tells_nothing_to_the_public_counts_for_nothing(state):
    centre_in("38151", state=state)
    centre_in(None, state=state)

    assert around().sentences == ["Rien à moins de 100 km de Grenoble (38)."]
    assert len(around(actions=Action.objects.all()).centres) == 1


def test_the_nearest_come_first_then_the_latest_and_those_without_a_place_last():
    for title, code, year in (
        ("Voiron", "38563", 2020),
        ("Échirolles", "38151", 2001),
        ("Grenoble, vieille", "38185", 2002),
        ("Grenoble, neuve", "38185", 2019),
        ("Quelque part", None, 2021),
    ):
        centre_in(code, title=title, year=year)
    found = around(km=50)
    rows = found.nearest_first(Action.objects.filter(found.condition))

    assert [(row.title, found.km_of(row)) for row in rows.select_related("centre")] == [
        ("Grenoble, neuve", 0), ("Grenoble, vieille", 0), ("Échirolles", 5), ("Voiron", 22), ("Quelque part", None),
    ]  # fmt: skip


def test_it_asks_two_queries_however_many_centres(django_assert_num_queries):
    commune = Commune.objects.get(name="Grenoble")
    for _ in range(2):
        for code in PLACES:
            centre_in(code, code[:2])
        with django_assert_num_queries(2):
            near(commune, 100)


def test_three_thousand_communes_around_break_no_query():
    codes = [f"38{number:03}" for number in range(1000)] + [f"73{number:03}" for number in range(1000)]
    codes += [f"26{number:03}" for number in range(1000)]
    known = set(PLACES)
    new = [code for code in codes if code not in known]
    places = [(45.2 + position / 9000, 5.7 + position / 9000) for position in range(len(new))]
    Commune.objects.bulk_create(
        Commune(code=code, name=code, departement_id=code[:2], latitude=latitude, longitude=longitude)
        for code, (latitude, longitude) in zip(new, places, strict=True)
    )
    centres = Centre.objects.bulk_create(Centre(name=code, departement_id=code[:2], commune_id=code) for code in new)
    Action.objects.bulk_create(
        Action(title=centre.name, centre=centre, state="published", published_at="2026-01-01T00:00Z")
        for centre in centres
    )
    found = around(km=100)

    assert len(found.centres) == len(new)
    rows = found.nearest_first(Action.objects.filter(found.condition))
    assert rows.count() == len(new)
    assert found.km_of(rows.select_related("centre")[0]) == min(found.communes.values())
