"""Query string -> actions."""

import pytest
from django.http import QueryDict
from django.utils import timezone

from centres.catalogue.filters.actions import ActionFilter
from centres.models import Action, Keyword, Partner, Status
from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db


def asked(query: str) -> ActionFilter:
    return ActionFilter(QueryDict(query), Action.objects.visible_to(None))


def titles(query: str) -> set[str]:
    return set(asked(query).qs.values_list("title", flat=True))


@pytest.fixture(scope="module")
def shared_three(shared_rows) -> None:
    with shared_rows():
        parc, mail = make_centre("Le Parc", "38"), make_centre("Le Mail", "75")
        make_action("A", centre=parc, year=2014, keywords=["sante", "culture"], audiences=["adultes"], partners=["caf"])
        make_action(
            "B", centre=parc, keywords=["culture"], dimension="services", status="terminee", scale="un-quartier"
        )
        make_action("C", centre=mail, year=2015, keywords=["logement"], audiences=["seniors"], initiators=["autre"])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "ABC"),
        ("theme=sante", "A"),
        ("theme=sante&theme=logement", "AC"),
        ("theme=culture&public=adultes", "A"),
        ("theme=culture&public=seniors", ""),
        ("partenaire=caf", "A"),
        ("dimension=services", "B"),
        ("statut=terminee", "B"),
        ("echelle=un-quartier", "B"),
        ("initiative=autre", "C"),
        ("departement=38", "AB"),
        ("departement=38&departement=75", "ABC"),
        ("departement=48", ""),
        ("region=84", "AB"),
        ("region=11", "C"),
        ("annee=2014&annee=2015", "AC"),
        ("annee=1950", ""),
        ("theme=", "ABC"),
        ("theme=+Sante+", "A"),
        ("tri=titre&budget_min=abc&inconnu=1", "ABC"),
        ("q=+%E2%98%85+", "ABC"),
    ],
)
@pytest.mark.usefixtures("shared_three")
def test_values_of_one_parameter_are_alternatives_and_parameters_add_up(query, found):
    assert titles(query) == set(found)


@pytest.mark.usefixtures("shared_three")
def test_no_row_comes_twice_when_several_values_match_it():
    assert asked("theme=sante&theme=culture&public=adultes").qs.count() == 1
    assert list(asked("theme=sante&theme=culture").qs.values_list("title", flat=True).order_by("title")) == ["A", "B"]


@pytest.mark.usefixtures("shared_three")
def test_a_centre_is_its_number_with_or_without_its_name():
    number = Action.objects.get(title="C").centre_id

    for value in (str(number), f"{number}-le-mail", f"{number}-an-older-name"):
        assert titles(f"centre={value}") == {"C"}
    assert asked(f"centre={number}").query == f"centre={number}-le-mail"


@pytest.mark.usefixtures("shared_three")
def test_a_slug_that_centres_share_asks_for_all_of_them():
    parc, same, other = make_centre("Le Parc"), make_centre("Le Parc", departement="13"), make_centre("Le Mail")
    for title, centre in (("A", parc), ("B", same), ("C", other)):
        make_action(title, centre=centre)

    assert titles("centre=le-parc") == {"A", "B"}
    assert titles(f"centre={same.pk}-le-parc") == {"B"}
    assert titles("centre=LE-MAIL") == {"C"}
    assert asked("centre=le-parc").query == "centre=le-parc"


def test_a_centre_of_which_nothing_is_published_is_unknown():
    hidden = make_centre("Caché")
    make_action(centre=hidden, state="draft")

    assert asked(f"centre={hidden.pk}").notes == [f"Filtre ignoré : le centre « {hidden.pk} » n’existe pas."]


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("theme=xyz", "Filtre ignoré : le thème « xyz » n’existe pas."),
        ("departement=999", "Filtre ignoré : le département « 999 » n’existe pas."),
        ("region=zz", "Filtre ignoré : la région « zz » n’existe pas."),
        ("annee=abc", "Filtre ignoré : « abc » n’est pas une année."),
        ("annee=0014", "Filtre ignoré : « 0014 » n’est pas une année."),
        ("centre=-1", "Filtre ignoré : le centre « -1 » n’existe pas."),
        ("centre=" + "9" * 40, f"Filtre ignoré : le centre « {'9' * 40} » n’existe pas."),
    ],
)
@pytest.mark.usefixtures("shared_three")
def test_a_value_that_means_nothing_is_ignored_and_said(query, note):
    assert asked(query).notes == [note]
    assert titles(query) == {"A", "B", "C"}


@pytest.mark.usefixtures("shared_three")
def test_a_known_value_still_counts_beside_an_unknown_one():
    assert titles("theme=sante&theme=xyz") == {"A"}


def test_a_value_is_quoted_short_and_printable():
    assert asked("theme=" + "x" * 60_000).notes == [f"Filtre ignoré : le thème « {'x' * 40}… » n’existe pas."]
    assert "\x00" not in asked("theme=a%00b").notes[0]
    filters = ActionFilter({"theme": ["\ud800"]}, Action.objects.all())
    assert filters.notes[0].encode("utf-8")


def test_many_unknown_values_are_summed_up():
    notes = asked("&".join(f"theme=x{number}" for number in range(30))).notes

    assert len(notes) == 6
    assert notes[-1] == "25 autres valeurs ignorées."


def test_only_a_bounded_number_of_values_is_looked_at():
    values = [f"annee={year}" for year in range(1900, 2100)]

    found = asked("&".join([*values, "annee=2100", "annee=2099"]))

    assert found.notes == ["Année : seules les 50 premières valeurs comptent."]
    assert (len(found.chosen), found.chosen_beyond) == (30, 20)


def test_a_word_that_only_drafts_carry_is_neither_offered_nor_known():
    Keyword.objects.create(label="Secret", needs_review=True)
    Partner.objects.create(label="Secrète", needs_review=True)
    Status.objects.create(label="Suspendue", needs_review=True)
    draft = make_action(state="draft", keywords=["secret"], partners=["secrete"], status="suspendue")
    nothing = asked("")

    labels = {option.choice.label for facet in nothing.facets for option in facet.options}
    assert not labels & {"Secret", "Secrète", "Suspendue"}
    assert asked("theme=secret").notes == ["Filtre ignoré : le thème « secret » n’existe pas."]
    Action.objects.filter(pk=draft.pk).update(state="published", published_at=timezone.now())
    assert titles("theme=secret") == titles("statut=suspendue") == {draft.title}


def test_the_link_of_a_centre_is_its_own_even_when_another_one_has_that_slug():
    first = make_centre("Rue du Parc")
    other = make_centre(f"{first.pk} Rue du Parc")
    make_action("A", centre=first)
    make_action("B", centre=other)

    assert other.slug == f"{first.pk}-{first.slug}"
    assert titles(f"centre={first.pk}-{first.slug}") == {"A"}


def test_each_chosen_value_knows_the_way_out():
    found = asked("departement=38&theme=sante&theme=culture&page=3&inconnu=1")

    assert found.query == "theme=sante&theme=culture&departement=38"
    assert [(chosen.label, chosen.without) for chosen in found.chosen] == [
        ("Santé", "theme=culture&departement=38"),
        ("Culture", "theme=sante&departement=38"),
        ("Isère (38)", "theme=sante&theme=culture"),
    ]


@pytest.mark.usefixtures("shared_three")
def test_facets_offer_vocabularies_and_the_places_and_years_of_published_actions():
    make_action(state="draft", centre=make_centre(departement="13"), year=1999)
    facets = {facet.name: [option.choice.value for option in facet.options] for facet in asked("departement=48").facets}

    assert facets["departement"] == ["38", "48", "75"]
    assert facets["region"] == ["84", "11"]
    assert facets["annee"] == ["2015", "2014"]
    assert len(facets["theme"]) == Keyword.objects.count()
    assert "centre" not in facets


def test_a_ticked_option_opens_its_facet_and_its_fold():
    facets = {facet.name: facet for facet in asked("theme=logement&statut=terminee").facets}

    assert facets["theme"].has_others_ticked
    assert facets["statut"].is_open
    assert not facets["partenaire"].is_open


def test_nothing_is_read_from_the_vocabularies_when_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(1):
        list(ActionFilter(QueryDict(""), Action.objects.visible_to(None)).qs)


def test_without_a_query_string_everything_visible_is_there():
    make_action("A")

    assert [action.title for action in ActionFilter(None, Action.objects.visible_to(None)).qs] == ["A"]
