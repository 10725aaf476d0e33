"""/suggestions/: what stands under the search while it is typed."""

import pytest

from centres.models import Epci, EpciCommune
from tests.factories import make_action, make_centre, make_commune

pytestmark = pytest.mark.django_db


def test_a_piece_of_page_links_to_the_fiches_whose_title_begins_so(client):
    action = make_action(title="Jardin <b>partagé</b>")

    response = client.get("/suggestions/", {"q": "jard"})

    assert f'href="{action.get_absolute_url()}"' in response.text
    assert "Jardin &lt;b&gt;partagé" in response.text
    assert "<html" not in response.text
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_nothing_found_is_nothing_shown(client):
    assert client.get("/suggestions/", {"q": "zzz"}).text.strip() == ""


def test_the_front_page_works_without_them(client):
    make_action(title="Jardin")

    assert 'action="/actions/"' in client.get("/").text


@pytest.mark.parametrize("rows", [1, 30])
def test_as_many_queries_however_many_fiches(client, django_assert_max_num_queries, rows):
    for _ in range(rows):
        make_action(title="Jardin partagé")
    client.get("/suggestions/", {"q": "jard"})

    with django_assert_max_num_queries(13):
        client.get("/suggestions/", {"q": "jardi"})


@pytest.mark.parametrize(
    ("typed", "kind", "label"),
    [
        ("caf", "partenaire", "Caf"),
        ("rosa", "centre, 38", "Centre social Rosa Parks"),
        ("parks ros", "centre, 38", "Centre social Rosa Parks"),
        ("sant", "thème", "Santé"),
        ("voir", "commune", "Voiron (38)"),
        ("eu", "commune, aucune action", "Eu (76)"),
        ("38", "département", "Isère (38)"),
        ("isère", "département", "Isère (38)"),
        ("bretagne", "région, aucune action", "Bretagne"),
        ("pays voiron", "communauté d’agglomération, aucune action", "CA du Pays Voironnais"),
    ],
)
def test_partners_centres_themes_and_places_are_suggested(client, typed, kind, label):
    epci = Epci.objects.create(code="243800984", name="CA du Pays Voironnais", kind="CA")
    EpciCommune.objects.create(epci=epci, commune=make_commune("38563", "Voiron"))
    make_commune("76255", "Eu")
    make_commune("62191", "Caffiers")
    make_action(centre=make_centre("Centre social Rosa Parks"), partners=["caf"], keywords=["sante"])

    text = client.get("/suggestions/", {"q": typed}).text

    assert f"<span>{label}</span>" in text
    assert f'<span class="kind">{kind}</span>' in text
    assert "Caffiers" not in text


def test_partners_and_centres_of_no_published_fiche_are_not_suggested(client):
    make_action(centre=make_centre("Centre social Rosa Parks"), partners=["caf"], state="draft")

    assert client.get("/suggestions/", {"q": "rosa"}).text.strip() == ""
    assert "partenaire" not in client.get("/suggestions/", {"q": "caf"}).text


@pytest.mark.parametrize("path", ["/", "/actions/", "/freins/", "/nulle-part/"])
def test_they_stand_under_every_search_field(client, path):
    make_action(limits="Trop peu de place.")

    html = client.get(path).text

    assert 'hx-get="/suggestions/"' in html
    assert "js/suggestions" in html
