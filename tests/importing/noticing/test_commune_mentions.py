"""What a centre's name or a text names."""

import pytest

from centres.importing.noticing.commune_mentions import Names, read_names
from centres.models import Commune, CommunePart
from tests.factories import make_commune

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_communes")]


@pytest.fixture(scope="module")
def shared_communes(shared_rows) -> None:
    with shared_rows():
        for code, name in (
            ("38563", "Voiron"), ("38185", "Grenoble"), ("38421", "Saint-Martin-d'Hères"), ("38269", "La Mure"),
            ("38317", "Le Pont-de-Claix"), ("38111", "Claix"), ("38169", "Fontaine"), ("38226", "Mens"),
            ("38193", "L'Isle-d'Abeau"), ("38001", "Les Abrets en Dauphiné"), ("38509", "La Tour-du-Pin"),
            ("38151", "Échirolles"), ("38999", "Isère"), ("69123", "Lyon"),
        ):  # fmt: skip
            make_commune(code, name)


@pytest.fixture
def isere() -> Names:
    return read_names(["38"])["38"]


def names_of(codes: set[str]) -> set[str]:
    return set(Commune.objects.filter(pk__in=codes).values_list("name", flat=True))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Centre social de Voiron", {"Voiron"}),
        ("CENTRE SOCIAL VOIRON CENTRE", {"Voiron"}),
        ("Espace St Martin d’Hères Sud", {"Saint-Martin-d'Hères"}),
        ("Maison des habitants du Pont de Claix", {"Le Pont-de-Claix"}),
        ("Centre social de l'Isle d'Abeau", {"L'Isle-d'Abeau"}),
        ("Centre social des Abrets en Dauphiné", {"Les Abrets en Dauphiné"}),
        ("Maison Voiron-Grenoble", {"Voiron", "Grenoble"}),
        ("Centre social de Fontaine", {"Fontaine"}),
        ("Centre social La Fontaine", set()),
        ("Centre social Fontaine", set()),
        ("Centre social de Mens", set()),
        ("Centre social de La Mure", set()),
        ("Centre social Voironnais", set()),
        ("Maison de l’Isère", set()),
        ("Centre social de Lyon", set()),
        ("★", set()),
        ("", set()),
    ],
)
def test_a_centre_s_name_names_a_commune_by_whole_words(isere, name, found):
    assert names_of(isere.in_name(name)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un jardin à Voiron.", ["Voiron"]),
        ("À Voiron, on jardine.", ["Voiron"]),
        ("La ville de Saint Martin d’Hères aide.", ["Saint-Martin-d'Hères"]),
        ("Les habitants d’Échirolles", ["Échirolles"]),
        ("Habitants d'Échirolles et de Grenoble", ["Échirolles", "Grenoble"]),
        ("Le marché du Pont-de-Claix", ["Le Pont-de-Claix"]),
        ("On va au Pont de Claix", ["Le Pont-de-Claix"]),
        ("On va à Claix", ["Claix"]),
        ("On va aux Abrets en Dauphiné", ["Les Abrets en Dauphiné"]),
        ("à\nVoiron", ["Voiron"]),
        ("une conteuse venue de Saint-Martin-d'Hères", []),
        ("Des familles originaires de Voiron", []),
        ("Venus tout droit de Voiron, on danse à Claix", ["Claix"]),
        ("des musiciens venus de la région de Grenoble", []),
        ("venus de Voiron, du Pont-de-Claix et de Grenoble", []),
        ("venus de Voiron. De Grenoble, on voit loin", ["Grenoble"]),
        ("la troupe d’Échirolles joue à Voiron", ["Voiron"]),
        ("ils viennent à Voiron", ["Voiron"]),
        ("bienvenue de Voiron", ["Voiron"]),
        ("venus " * 5000 + "de Voiron", []),
        ("près de la fontaine", []),
        ("rue de Voironnais", []),
        ("Voiron jardine.", []),
        ("à voiron", []),
        ("le département de l’Isère", []),
        ("de Isère", []),
        ("à Mens", []),
        ("de " * 5000, []),
        ("à " + "A" * 50_000, []),
        ("à A" * 20_000, []),
        ("d'" + "’" * 50_000, []),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_text_names_a_commune_behind_a_preposition_and_with_a_capital(isere, text, found):
    communes = dict(Commune.objects.values_list("pk", "name"))

    assert [communes[code] for code, _ in isere.in_text(text)] == found


def test_a_mention_keeps_the_words_around_it(isere):
    text = "x" * 100 + " chaque\nsamedi à Voiron avec les voisins " + "y" * 100
    ((_, words),) = isere.in_text(text)

    assert words == "… chaque samedi à Voiron avec les voisins …"


def test_a_former_commune_is_the_commune_of_today_unless_a_living_one_has_its_name(isere):
    for code, name in (("38802", "Sainte-Radegonde"), ("38803", "Voiron")):
        CommunePart.objects.create(code=code, name=name, kind="deleguee", commune_id="38185", departement_id="38")
    names = read_names(["38"])["38"]

    assert names_of(names.in_name("Centre social de Sainte-Radegonde")) == {"Grenoble"}
    assert names_of(names.in_name("Centre social de Voiron")) == {"Voiron"}
