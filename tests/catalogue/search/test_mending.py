"""A plain misspelling that finds nothing is mended, and said; another word never is."""

import pytest

from centres.catalogue.search.finding import condition, search
from centres.language import parse_query
from centres.models import Action
from tests.catalogue.finding import found, tell

pytestmark = pytest.mark.django_db


def mended(typed: str) -> str:
    """What was looked for instead; empty where that is what was typed."""
    result = search(parse_query(typed))
    return result.query.text if result.typed else ""


@pytest.fixture(scope="module")
def shared_catalogue(shared_rows) -> None:
    with shared_rows():
        tell("Jardin partagé", summary="La parentalité au jardin.", keywords=["intergenerationnel"])
        tell("Café", summary="Des bénévoles au café, une nutritionniste, la pétanque, un barbecue.")
        tell("Autre jardin", limits="Un jargon numérique à la bibliothèque.")
        tell("Page", summary="Le marché de Noël ; un danseur, des cuisines.")


@pytest.mark.usefixtures("shared_catalogue")
@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("jardni", "jardin"),
        ("parantalité", "parentalité"),
        ("bénovoles", "bénévole"),
        ("bénévolta", "bénévolat"),
        ("jardni partagé", "jardin partagé"),
        ("jardni -café", "jardin -café"),
        ("jardn partagé", "jardin partagé"),
        ("intergénérationel", "intergénérationnel"),
        ("nutrissioniste", "nutritionniste"),
        ("petanke", "pétanque"),
        ("barbeque", "barbecue"),
        ("numerik", "numérique"),
        ("biblioteque", "bibliothèque"),
        ("marche de noel", "marché noel"),
    ],
)
def test_a_plain_misspelling_is_mended(typed, instead):
    assert mended(typed).replace(" de ", " ") == instead
    assert found(typed) == found(instead) != []


NO_SLIPS = ["piscine", "gardin", "hippopotame", "chorale", "xyz", '"jardni"', "cousine", "jardn", "plage"]


@pytest.mark.usefixtures("shared_catalogue")
@pytest.mark.parametrize("typed", NO_SLIPS)
def test_another_word_is_not(typed):
    assert (mended(typed), found(typed)) == ("", [])


@pytest.mark.usefixtures("shared_catalogue")
@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("tempête", "Un temps pour jouer."),
        ("internat", "L’accès à internet."),
        ("isolation thermique", "L’isolation se termine."),
        ("temps partiel", "Le temps d’une partie."),
        ("notaire", "Noter les idées."),
    ],
)
def test_a_real_word_is_not(typed, held):
    tell("Autre chose", summary=held)

    assert (mended(typed), found(typed)) == ("", [])


@pytest.mark.usefixtures("shared_catalogue")
def test_a_misspelt_form_that_no_fiche_has_leads_to_its_word():
    tell("Une soirée", summary="Des débats.")

    assert (mended("débatre"), found("débatre")) == ("débattre", ["Une soirée"])
    assert mended("débatre -café") == "débattre -café"
    assert mended('"débatre"') == mended("rebatre") == ""


@pytest.mark.usefixtures("shared_catalogue")
def test_a_real_word_is_where_a_fiche_misspells_it():
    tell("Un débat", summary="Un conférencire.")

    assert (mended("conférencier"), found("conférencier")) == ("conférencire", ["Un débat"])


@pytest.mark.usefixtures("shared_catalogue")
def test_a_form_that_nobody_says_is_a_slip():
    tell("Café des parents")

    assert found("café des parant") == ["Café des parents"]


@pytest.mark.usefixtures("shared_catalogue")
def test_words_are_mended_where_they_stand():
    tell("Marché", description="Des danseurs du marché.")

    assert mended("le marché de noell -café") == "le marché de noël -café"
    assert mended("danseurrs du marché") == "danseur du marché"


@pytest.mark.usefixtures("shared_catalogue")
def test_of_several_words_one_that_fiches_misspell_alike_is_mended():
    tell("Une fiche", summary="Un conseil départementtal.")

    for number in range(5):
        tell(f"Autre {number}", summary="Le département, un service départemental.")
    tell("Un rucher", summary="Un rucher départemental.")
    assert (mended("rucher départementtal"), found("rucher départementtal")) == ("rucher départemental", ["Un rucher"])
    assert (mended("départementtal"), found("départementtal")) == ("", ["Une fiche"])


@pytest.mark.usefixtures("shared_catalogue")
def test_what_is_found_is_never_mended():
    tell("Jargon", summary="jardni")

    assert (mended("jardni"), found("jardni")) == ("", ["Jargon"])


@pytest.mark.usefixtures("shared_catalogue")
@pytest.mark.parametrize("typed", ["jardni", "parantalité jardin", "jardin jargon zanzibar"])
def test_sql_mends_alike(typed):
    rows = Action.objects.visible_to(None).filter(condition(parse_query(typed))).values_list("pk", flat=True)

    assert set(rows) == set(search(parse_query(typed)).ids)
