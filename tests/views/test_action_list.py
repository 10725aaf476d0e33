"""/actions/: the list, its filters, its pages."""

import re
from urllib.parse import quote

import pytest

from centres.models import Action
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db

PATH = "/actions/"


def cards(html: str) -> list[str]:
    return re.findall(r'<article class="card">.*?<a[^>]*>(.*?)</a>', html, re.DOTALL)


def test_an_empty_catalogue_says_that_it_is_empty(page):
    assert "Aucune fiche n’est encore publiée" in page(PATH)


def test_a_card_tells_what_one_compares_by(page):
    make_full_action(title="Jardin partagé", budget={"total": 6458, "year": 2014})
    html = page(PATH)

    for words in ("Jardin partagé", "Centre social du Parc", "Isère", "Services", "Santé", "Culture", "Terminée",
                  "Texte de summary.", "Adultes, Seniors", "Un quartier", "6\u202f458\u00a0€", "2014"):  # fmt: skip
        assert words in html
    assert 'class="block dim-services th-sante"' in html


def test_the_emptiest_fiche_says_what_is_not_known(page):
    make_action("Rien")
    html = page(PATH)

    assert "Centre non renseigné" in html
    assert "Cette fiche n’a pas de résumé." in html
    assert "Sans dimension" in html
    assert html.count("Non renseigné</span>") == 3


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"budget": {"total": 0}, "resources": "0 €"}, "0\u00a0€"),
        ({"resources": "Pas de budget spécifique"}, "Non chiffré"),
        ({"resources": "charges 3900 euros, produits 3900 euros"}, "Détaillé dans la fiche"),
        ({}, "Non renseigné"),
        ({"budget": {"low": 40, "high": 50}}, "40 à 50\u00a0€"),
        ({"budget": {"low": 40, "high": None}}, "au moins 40\u00a0€"),
        ({"resources": "-"}, "Non renseigné"),
    ],
)
def test_zero_not_counted_and_not_said_are_different_words(page, values, words):
    make_action(**values)

    budget = re.search(r"<dt>Budget</dt><dd>(.*?)</dd>", page(PATH), re.DOTALL)[1]
    assert words in budget


@pytest.mark.parametrize(
    ("budget", "words"),
    [
        ({"total": 5}, "déclaré"),
        ({"total": 5, "is_computed": True, "year": 2014}, "calculé, 2014"),
        ({"total": 5, "period": "year", "scope": "hors salaires"}, "par an, partiel, déclaré"),
        ({"low": 1, "high": 2, "period": "session"}, "par séance, déclaré"),
    ],
)
def test_a_card_says_how_far_its_budget_goes(page, budget, words):
    make_action(budget=budget)

    assert f'<span class="none">{words}</span>' in page(PATH)


def test_the_order_and_the_amounts_asked_for_stay_in_the_form_and_in_the_links(page):
    for number in range(30):
        make_action(budget={"total": 2000 + number})
    html = page(f"{PATH}?tri=budget&budget_min=1500,50")

    assert cards(html)[0] == Action.objects.get(budget__total=2029).title
    assert '<option value="budget" selected>' in html
    assert 'name="budget_min" value="1500,50" inputmode="numeric"' in html
    assert "Budget\u00a0: au moins 1\u202f500,50\u00a0€" in html
    assert f'href="{PATH}?budget_min=1500.50&amp;tri=budget&amp;page=2"' in html
    assert f'href="{PATH}?tri=budget"' in html


@pytest.mark.parametrize("state", ["draft", "archived"])
def test_what_is_not_published_shows_nowhere(client, page, state):
    hidden = make_centre("Centre caché", "75")
    action = make_full_action(title="Brouillon secret", state=state, centre=hidden)

    for path in (
        "/",
        PATH,
        "/centres/",
        "/themes/",
        "/chiffres/",
        f"{PATH}?centre={hidden.pk}",
        f"{PATH}?departement=75",
    ):
        html = page(path)
        assert "Brouillon secret" not in html
        assert "Centre caché" not in html
    assert client.get(action.get_absolute_url()).status_code == 404
    assert client.get(f"/actions/{action.pk}/").status_code == 404
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_staff_see_the_same_published_fiches_as_everybody(admin_client, client):
    make_action("Publique")
    make_action("Brouillon", state="draft")

    assert cards(admin_client.get(PATH).content.decode()) == cards(client.get(PATH).content.decode()) == ["Publique"]


def test_filters_keep_what_they_say_and_can_be_taken_off_one_by_one(page):
    make_action("Santé", keywords=["sante"], status="en-cours")
    make_action("Culture", keywords=["culture"])
    html = page(f"{PATH}?theme=sante&statut=en-cours")

    assert cards(html) == ["Santé"]
    assert f'href="{PATH}?statut=en-cours"' in html
    assert f'href="{PATH}?theme=sante"' in html
    assert 'value="sante" checked' in html
    assert "2 filtres actifs" in html


def test_the_list_leads_to_the_figures_of_the_same_fiches(page):
    make_action(keywords=["sante"], budget={"total": 5})

    assert 'href="/chiffres/?theme=sante&amp;budget=oui"' in page(f"{PATH}?theme=sante&budget=oui&page=1")
    assert 'href="/chiffres/?' not in page(f"{PATH}?theme=culture")


def test_what_is_ignored_is_said(page):
    assert "Filtre ignoré\u00a0: le thème «\u00a0xyz\u00a0» n’existe pas." in page(f"{PATH}?theme=xyz")


def test_what_is_ignored_is_escaped(page):
    html = page(f"{PATH}?theme={quote('<script>alert(1)</script>')}")

    assert "<script>" not in html
    assert "«\u00a0&lt;script&gt;alert(1)&lt;/script&gt;\u00a0»" in html


def test_no_result_says_what_to_do(page):
    make_action()

    assert "Aucune action ne répond à cette demande." in page(f"{PATH}?theme=sante")
    assert "Aucune action ne répond à cette demande." in page(f"{PATH}?q=hippopotame")
    assert "Aucune action ne réunit tous ces critères." in page(f"{PATH}?theme=sante&budget=oui")
    assert "Aucune action ne réunit tous ces critères." in page(f"{PATH}?q=hippopotame+bleu")


def test_pages_keep_the_filters(page):
    for _ in range(30):
        make_action(keywords=["sante"])
    first, second = page(f"{PATH}?theme=sante&x=1"), page(f"{PATH}?theme=sante&page=2")

    assert len(cards(first)) == 25
    assert len(cards(second)) == 5
    assert f'rel="next nofollow" href="{PATH}?theme=sante&amp;page=2"' in first
    assert f'href="{PATH}?theme=sante&amp;page=2" aria-label="Page 2"' in first
    assert f'rel="prev nofollow" href="{PATH}?theme=sante&amp;page=1"' in second
    assert not set(cards(first)) & set(cards(second))


def test_a_page_past_the_end_is_the_last_one_and_says_so(page):
    make_action("Seule")
    html = page(f"{PATH}?page={'1' + '0' * 40}")

    assert cards(html) == ["Seule"]
    assert "voici la dernière" in html


def test_fiches_come_by_year_and_those_without_one_last(page):
    for title, year in (("sans", None), ("vieille", 2001), ("neuve", 2020)):
        make_action(title, year=year)

    assert cards(page(PATH)) == ["neuve", "vieille", "sans"]


def test_markup_in_a_fiche_is_text(page):
    make_action("<script>alert(1)</script>", summary="<img src=x onerror=alert(1)>", centre=make_centre("<b>Parc</b>"))
    html = page(PATH)

    assert "<script>" not in html
    assert "<img" not in html
    assert "<b>Parc" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_titles_in_capitals_are_marked_and_not_rewritten(page):
    make_action("INTERCULTURALITE")
    html = page(PATH)

    assert 'class="is-caps"' in html
    assert cards(html) == ["INTERCULTURALITE"]


@pytest.mark.parametrize("number", [0, 1, 30])
def test_the_list_asks_at_most_six_queries_however_many_rows(client, django_assert_max_num_queries, number):
    centre = make_centre()
    for _ in range(number):
        make_full_action(centre=centre)
    client.get("/themes/")

    with django_assert_max_num_queries(6):
        client.get(f"{PATH}?theme=sante&centre={centre.pk}&departement=38&annee=2019&statut=terminee")


def test_the_list_asks_the_same_queries_for_one_row_and_for_thirty(client, django_assert_num_queries):
    for number in (1, 29):
        for _ in range(number):
            make_full_action(centre=make_centre())
        client.get("/themes/")
        with django_assert_num_queries(2):
            client.get(PATH)


def test_each_choice_says_how_many_fiches_it_would_give(page):
    make_action(keywords=["sante"], status="en-cours")
    make_action(keywords=["culture"], status="terminee")
    make_action(keywords=["culture"], state="draft")
    html = page(f"{PATH}?theme=sante")

    def count(value: str) -> str:
        return re.search(rf'value="{value}".*?<span class="n">(.*?)</span>', html)[1]

    # Another theme would be added to this one; another status would be asked of this theme.
    assert [count(value) for value in ("sante", "culture", "logement", "en-cours", "terminee")] == list("11010")


def test_centres_of_a_place_are_offered_the_busiest_first(page):
    parc, mail, far = make_centre("Le Parc", "38"), make_centre("Le Mail", "38"), make_centre("Le Phare", "29")
    for centre, themes in ((parc, ["sante"]), (mail, ["sante"]), (mail, ["culture"]), (far, ["sante"])):
        make_action(centre=centre, keywords=themes)

    def offered(query: str) -> list[tuple[str, str]]:
        boxes = r'name="centre" value="[0-9]+-([a-z-]+)".*?<span class="n">([0-9]+)</span>'
        return re.findall(boxes, page(f"{PATH}?{query}"))

    assert offered("") == offered("theme=sante") == []
    assert offered("departement=38") == [("le-mail", "2"), ("le-parc", "1")]
    assert offered("region=84&theme=sante") == [("le-mail", "1"), ("le-parc", "1")]
    assert offered(f"departement=38&centre={parc.pk}-le-parc") == [("le-mail", "2"), ("le-parc", "1")]
    assert offered(f"departement=29&centre={parc.pk}-le-parc") == [("le-phare", "1"), ("le-parc", "0")]


def test_an_amount_that_is_ignored_stays_where_it_was_typed(page):
    html = page(f"{PATH}?budget_min=5000&budget_max=1OO")
    assert 'name="budget_min" value="5000"' in html
    assert 'name="budget_max" value="1OO"' in html

    typed = quote('100" onfocus="x')
    html = page(f"{PATH}?budget_min=5000&budget_max={typed}")
    assert 'value="100&quot; onfocus=&quot;x"' in html

    html = page(f"{PATH}?budget_min=5000&budget_max=100")
    assert 'name="budget_min" value="5000"' in html
    assert 'name="budget_max" value="100"' in html
