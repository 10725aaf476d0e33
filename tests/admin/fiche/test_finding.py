"""A fiche is found by anything that one has of it."""

import pytest

from centres.models import Action, Keyword, OldAddress, Partner
from tests.factories import make_action

LIST = "/admin/centres/action/"


@pytest.fixture
def fiche(db) -> Action:
    return make_action(title="Été des voisins", state="published")


@pytest.mark.parametrize(
    "typed",
    [
        "https://catalogue.example.org/actions/{pk}/{slug}/", "/actions/{pk}/", "actions/{pk}", "#{pk}", "# {pk}",
        "n° {pk}", "{slug}", "http://127.0.0.1:8000/admin/centres/action/{pk}/change/?_changelist_filters=relue%3Dnon",
        "https://catalogue.example.org/actions/{pk}/{slug}/?q=jardin#moyens", "/actions/{pk}/{slug}/corriger/",
    ],
)  # fmt: skip
def test_what_names_it_opens_its_page(typed, fiche, admin_client):
    answer = admin_client.get(LIST, {"q": typed.format(pk=fiche.pk, slug=fiche.slug)})

    assert (answer.status_code, answer.headers.get("Location")) == (302, f"{LIST}{fiche.pk}/change/")


@pytest.mark.parametrize("typed", ["ete des voisins", "Été", "voisin", "VOISINS été", "{pk}"])
def test_words_find_it_with_or_without_accents(typed, fiche, admin_client):
    answer = admin_client.get(LIST, {"q": typed.format(pk=fiche.pk)})

    assert [row.pk for row in answer.context["cl"].result_list] == [fiche.pk]


def test_a_draft_is_found_by_its_title_without_accents(db, admin_client):
    draft = make_action(title="Goûter d’été", state="draft")

    answer = admin_client.get(LIST, {"q": "gouter d'ete"})

    assert [row.pk for row in answer.context["cl"].result_list] == [draft.pk]


def test_a_selection_holds_no_fiche_that_has_only_some_of_the_words(fiche, admin_client):
    make_action(title="Fête des voisins", state="published")

    answer = admin_client.get(LIST, {"q": "été voisins"})

    assert [row.pk for row in answer.context["cl"].result_list] == [fiche.pk]


def test_an_old_number_and_the_pages_of_terms_lead_on(fiche, admin_client):
    OldAddress.objects.remember("action", 987654, fiche.pk)
    theme, partner = Keyword.objects.get(slug="sante"), Partner.objects.create(label="Caf", slug="la-caf")

    for typed, page in (
        ("/actions/987654/", f"{LIST}{fiche.pk}/change/"),
        ("/themes/sante/", f"/admin/centres/keyword/{theme.pk}/change/"),
        ("/partenaires/la-caf/", f"/admin/centres/partner/{partner.pk}/change/"),
    ):
        assert admin_client.get(LIST, {"q": typed}).headers["Location"] == page


NOTHING = (
    "#0",
    "#99999999999999999999",
    "/actions/12345678901234567890/",
    "//[",
    "\0/",
    "/actions/%00/x/",
    "a/" * 99,
    "-",
)


@pytest.mark.parametrize("typed", NOTHING)
def test_what_names_nothing_is_searched_or_said(typed, fiche, admin_client):
    assert admin_client.get(LIST, {"q": typed}, follow=True).status_code == 200


def test_whoever_may_only_look_finds_too(fiche, viewer):
    assert viewer.get(LIST, {"q": f"#{fiche.pk}"}).status_code == 302
