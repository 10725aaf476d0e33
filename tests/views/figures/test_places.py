"""Home, themes and centres."""

import re

import pytest

from centres.models import Epci, EpciCommune
from centres.views.answer_cache import of_this_process
from tests.factories import make_action, make_centre, make_commune, make_full_action

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/themes/", "/centres/", "/actions/", "/chiffres/"])
def test_pages_of_an_empty_catalogue_open(page, path):
    html = page(path)

    assert html.count("<h1") == 1
    assert html.index('class="skip"') < html.index("<header")


def test_home_counts_the_catalogue_and_shows_the_last_arrivals(page):
    for number in range(4):
        make_action(f"Atelier n{number}", centre=make_centre(), keywords=["sante"])
    html = page("/")

    assert "4 actions de centres sociaux, racontées par leurs équipes" in html
    assert '<option value="38">Isère (38)</option>' in html
    assert [number for number in range(4) if f"Atelier n{number}" in html] == [1, 2, 3]


def test_home_counts_in_the_singular(page):
    make_action(centre=make_centre())
    html = page("/")

    assert "1 action de centres sociaux, racontée par leurs équipes" in html
    assert "<dt>centre social raconte</dt><dd>1</dd>" in html


def test_themes_lead_to_their_actions_with_their_count(page):
    make_action(keywords=["sante", "habitants"])
    html = page("/themes/")

    assert re.search(r'href="/themes/sante/".*?<span class="n">1<', html)
    assert re.search(r'href="/themes/logement/".*?<span class="n">0<', html)
    assert "Autres thèmes" in html
    assert 'href="/themes/habitants/"' in html


def test_centres_are_listed_by_departement_with_the_count_of_published_actions(page):
    parc = make_centre("Parc", "38")
    make_action(centre=parc)
    make_action(centre=parc, state="draft")
    make_action(centre=make_centre("Étang", "01"))
    make_action(centre=make_centre("Sans lieu", None))
    words = " ".join(re.sub(r"<[^>]*>", " ", page("/centres/")).split())

    assert "3 centres Centre Actions Ain (01) Étang 1 Isère (38) Parc 1 Département non renseigné Sans lieu 1" in words


def test_centres_can_be_kept_to_a_departement(page):
    make_action(centre=make_centre("Parc", "38"))
    make_action(centre=make_centre("Étang", "01"))
    html = page("/centres/?departement=01")

    assert "Étang" in html
    assert "Parc" not in html


def test_centres_are_found_by_the_words_of_their_name_and_by_their_epci(page):
    Epci.objects.create(code="200040715", name="Grenoble-Alpes-Métropole", kind="METRO")
    commune = make_commune("38185", "Grenoble")
    EpciCommune.objects.create(epci_id="200040715", commune=commune)
    for name, row in (("Le Parc aux Étoiles", commune), ("Étang bleu", None), ("Parc <b>", None)):
        make_action(centre=make_centre(name, commune=row))

    def named(query: str) -> list[str]:
        return re.findall(r'<a href="/centres/\d+/[^"]*">([^<]*)</a>', page(f"/centres/?{query}"))

    assert named("q=parc") == ["Le Parc aux Étoiles", "Parc &lt;b&gt;"]
    assert named("q=PARC+etoi") == ["Le Parc aux Étoiles"]
    assert named("q=etan&departement=38") == ["Étang bleu"]
    assert named("epci=200040715") == ["Le Parc aux Étoiles"]
    assert named("epci=200040715&q=bleu") == []
    assert len(named("q=%00-")) == 3
    assert "aucune intercommunalité n’a le SIREN" in page("/centres/?epci=x")
    assert 'href="/centres/?epci=200040715"' in page("/centres/?q=parc&epci=200040715")


def test_centres_come_by_hundreds(page):
    for number in range(101):
        make_action(centre=make_centre(f"Centre {number:03}"))

    assert "Centre 100" not in page("/centres/?departement=38")
    assert "Centre 100" in page("/centres/?departement=38&page=2")
    assert 'href="/centres/?departement=38&amp;page=2"' in page("/centres/?departement=38")


def test_a_centre_shows_its_actions_and_what_is_known_to_reach_it(page):
    centre = make_centre(
        "Parc",
        address="1 rue du Parc\n38000 Ville",
        contact="parc@exemple.fr",
        website="https://exemple.fr/",
        kind="autre",
    )
    make_action("La nôtre", centre=centre)
    make_action("Une autre", centre=make_centre("Parc", "01"))
    html = page(centre.get_absolute_url())

    for words in (
        "La nôtre",
        "1 rue du Parc<br>38000 Ville",
        'href="https://exemple.fr/"',
        "1 action<",
    ):
        assert words in html
    # Who answers there is for staff alone.
    for words in ("Une autre", "parc@exemple.fr"):
        assert words not in html


def test_a_centre_has_pages_too(page):
    centre = make_centre()
    for _ in range(26):
        make_action(centre=centre)

    assert f'href="{centre.get_absolute_url()}?page=2"' in page(centre.get_absolute_url())


def test_an_old_slug_of_a_centre_leads_to_the_current_one_for_good(client):
    centre = make_centre("Parc")
    make_action(centre=centre)

    for path in (f"/centres/{centre.pk}/ancien/", f"/centres/{centre.pk}/"):
        assert (client.get(path).status_code, client.get(path)["Location"]) == (301, f"/centres/{centre.pk}/parc/")


@pytest.mark.parametrize(("path", "queries"), [("/", 2), ("/themes/", 1), ("/centres/", 2)])
def test_queries_do_not_grow_with_rows(client, django_assert_num_queries, path, queries):
    for number in (1, 29):
        for _ in range(number):
            make_full_action(centre=make_centre())
        client.get(path)
        of_this_process.forget()
        with django_assert_num_queries(queries):
            client.get(path)


def test_collectivites_are_no_departements_and_where_nobody_lives_nothing_is_missing(page):
    make_action(centre=make_centre("Parc", "38"))
    make_action(centre=make_centre("Lagon", "987"))
    html = " ".join(re.sub(r"<[^>]*>", " ", page("/territoires/")).split())

    assert "2 actions dans 1 département et 1 collectivité d’outre-mer." in html
    assert "Isère : 1 action, Auvergne-Rhône-Alpes" in html
    assert "Polynésie française : 1 action, " not in html
    assert "Île de Clipperton" not in html.partition("Aucune action dans ces régions")[2]
    assert "Présentes dans 1 département" in " ".join(page("/").split())
    names = re.findall(r'class="region" [^>]*>([^<]*)<', page("/territoires/"))
    assert {"Bretagne", "Auvergne-", "Rhône-Alpes", "Île-de-France"} <= set(names)
