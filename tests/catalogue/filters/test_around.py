"""`commune`, `rayon` and `pres` -> the fiches around a place."""

import pytest
from django.http import QueryDict

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import LiveIndex
from centres.models import Action, Centre, CommunePart, Epci, EpciCommune, OldCode
from tests.factories import make_action, make_centre, make_commune

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_fiches")]


@pytest.fixture(scope="module")
def shared_fiches(shared_rows) -> None:
    with shared_rows():
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
        ("rayon=50", "Filtre ignoré : un rayon demande une commune, à taper dans « Autour d’un lieu »."),
        ("tri=distance", "Tri ignoré : la distance demande une commune, à taper dans « Autour d’un lieu »."),
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


@pytest.fixture(scope="module")
def shared_territories(shared_rows) -> None:
    with shared_rows():
        epci = Epci.objects.create(code="243800984", name="CA du Pays Voironnais", kind="CA")
        EpciCommune.objects.create(epci=epci, commune_id="38563")
        for code, name, commune, point in (
            ("38999", "Criel", "38563", (45.37, 5.57)),
            ("38998", "Ailleurs", "38563", (None, None)),
        ):
            CommunePart.objects.create(
                code=code, name=name, kind="deleguee", commune_id=commune, departement_id="38", latitude=point[0],
                longitude=point[1],
            )  # fmt: skip
        OldCode.objects.create(code="38997", commune_id="38563")


@pytest.mark.usefixtures("shared_territories")
@pytest.mark.parametrize(
    ("query", "spelling", "titles"),
    [
        ("pres=isere", "departement=38", "DVG"),
        ("pres=75&theme=sante", "theme=sante&departement=75", ""),
        ("pres=isère&departement=75", "departement=75&departement=38", "PDVG"),
        ("pres=isere&departement=38", "departement=38", "DVG"),
        ("pres=isere&commune=38563&rayon=50", "departement=38", "DVG"),
        ("pres=Île-de-France", "region=11", "P"),
        ("pres=pays+voironnais", "epci=243800984", "V"),
        ("pres=243800984", "epci=243800984", "V"),
        ("pres=criel&rayon=5", "commune=38999&rayon=5", "VD"),
        ("commune=38999&rayon=5", "commune=38999&rayon=5", "VD"),
        ("pres=ailleurs", "commune=38563", "VD"),
        ("commune=38997", "commune=38563", "VD"),
        ("pres=38997", "commune=38563", "VD"),
    ],
)
def test_a_territory_that_is_typed_filters_and_a_part_of_a_commune_is_at_its_own_point(query, spelling, titles):
    found = asked(query)

    assert (found.query, order(query)) == (spelling, titles)
    assert found.notes == []


@pytest.mark.usefixtures("shared_territories")
def test_a_part_of_a_commune_says_what_it_is_part_of():
    assert asked("pres=criel&rayon=5").near.sentences == [
        "Criel fait partie de Voiron.",
        "À moins de 5 km de Criel (38).",
    ]


@pytest.mark.usefixtures("shared_territories")
def test_a_departement_of_the_name_of_a_town_is_offered_before_it():
    make_commune("38544", "Vienne", (45.5, 4.9), population=31_000)

    found = asked("theme=sante&pres=vienne&rayon=50")

    assert [(offer.label, offer.detail, offer.query) for offer in found.offers] == [
        ("Vienne (86)", "département", "theme=sante&departement=86"),
        ("Vienne (38)", "", "theme=sante&commune=38544&rayon=50"),
    ]
    make_commune("53147", "Mayenne", population=12_000)
    make_commune("53001", "Ahuillé", population=1_800)
    assert [(offer.label, offer.detail) for offer in asked("pres=mayenne").offers] == [
        ("Mayenne (53)", "département"),
        ("Mayenne (53)", "commune"),
    ]


def test_what_is_near_stands_first_when_most_centres_have_a_place_or_it_is_in_use():
    def is_first(query: str) -> bool:
        rows, index = Action.objects.visible_to(None), LiveIndex().current()
        return ActionFilter(QueryDict(query), rows, index=index).is_near_first

    assert not is_first("")  # two of four
    assert is_first("pres=voiron")
    assert is_first("pres=roussillon")
    Centre.objects.filter(name="Le Lac").update(commune="38563")
    assert is_first("")


@pytest.mark.usefixtures("shared_territories")
def test_of_too_many_epci_those_of_the_places_in_force_are_offered_or_ticked(monkeypatch):
    for code, name, commune in (("200040715", "Métropole", "38185"), ("248400053", "CC d’Apt", "84102")):
        EpciCommune.objects.create(epci=Epci.objects.create(code=code, name=name, kind="CC"), commune_id=commune)
    for number in range(2):
        make_action(f"R{number}", centre=make_centre(f"Apt {number}", "84", commune_id="84102"))

    def offered(query: str) -> list[str]:
        rows, index = Action.objects.visible_to(None), LiveIndex().current()
        facets = ActionFilter(QueryDict(query), rows, index=index).facets
        return [option.choice.value for facet in facets if facet.name == "epci" for option in facet.options]

    assert offered("") == ["248400053", "200040715", "243800984"]
    monkeypatch.setattr("centres.catalogue.filters.actions.MOST_EPCIS", 2)
    assert offered("") == []
    assert offered("departement=84") == ["248400053"]
    assert set(offered("departement=38")) == {"200040715", "243800984"}
    assert offered("epci=243800984")[0] == "248400053"
    assert "243800984" in offered("epci=243800984&departement=84")


def test_values_come_by_how_many_fiches_carry_them_and_those_of_their_own_order_by_it():
    for year, count in ((2003, 1), (2002, 3)):
        for _ in range(count):
            make_action(year=year, keywords=["culture"], audiences=["seniors"], scale="plusieurs-communes")
    make_action(year=2004, keywords=["logement"], scale="un-quartier")
    query = ActionFilter(QueryDict(), Action.objects.visible_to(None), index=LiveIndex().current())
    shown = {facet.name: [(option.choice.value, option.count) for option in facet.options] for facet in query.facets}

    assert shown["theme"][0] == ("culture", 4)
    assert set(shown["theme"][1:3]) == {("logement", 1), ("sante", 1)}
    assert {count for _, count in shown["theme"][3:]} == {0}
    assert shown["annee"][:3] == [("2022", 1), ("2021", 1), ("2020", 1)]
    scales = [value for value, _ in shown["echelle"]]
    assert scales.index("un-quartier") < scales.index("plusieurs-communes")


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
    others = ["titre", "budget", "budget-croissant", "annee", "centre"]
    assert [option.choice.value for option in asked("").sorts] == ["", *others]
    sorts = asked("commune=38185&tri=titre").sorts
    assert [option.choice.value for option in sorts] == ["", "recentes", *others]
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
