"""/actions/?q=…: what is found, in which order, and what to do when nothing is."""

import re
from html import unescape

import pytest

from centres.editing.findable import save_term
from centres.models import Keyword, Synonym
from centres.views import cards
from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db

PATH = "/actions/"


def titles(html: str) -> list[str]:
    found = re.findall(r'<article class="card">.*?<a[^>]*>(.*?)</a>', html, re.DOTALL)
    return [re.sub("<[^>]*>", "", title) for title in found]


@pytest.fixture(scope="module")
def shared_gardens(shared_rows) -> None:
    with shared_rows():
        make_action("Le café", description="On y parle du jardin.", year=2021)
        make_action("Un jardin", keywords=["sante"], year=2001)
        make_action("Le verger", summary="Un jardin de fruits.", keywords=["sante"], year=2002)
        make_action("Les jardins d’hiver", year=2003)
        make_action("La danse", keywords=["culture"], year=2022)
        make_action("Jardin secret", state="draft")


@pytest.mark.usefixtures("shared_gardens")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=jardins", ["Les jardins d’hiver", "Un jardin", "Le verger", "Le café"]),
        ("q=jardins&tri=recentes", ["Le café", "Les jardins d’hiver", "Le verger", "Un jardin"]),
        ("q=jardins&tri=titre", ["Le café", "Le verger", "Les jardins d’hiver", "Un jardin"]),
        ("q=jardin&theme=sante", ["Un jardin", "Le verger"]),
        ("q=jardin+-hiver", ["Un jardin", "Le verger", "Le café"]),
        ("q=-jardin", ["La danse"]),
        ("q=culture", ["La danse"]),
        ("q=%22jardin+secret%22", []),
    ],
)
def test_what_answers_best_comes_first_unless_another_order_is_asked_for(page, query, expected):
    assert titles(page(f"{PATH}?{query}")) == expected


def test_pages_of_a_search_follow_one_another(page):
    for number in range(20):
        make_action(f"Titre {number:02} jardin", year=2000 + number)
        make_action(f"Texte {number:02}", limits="jardin", year=2000 + number)
    first, second = page(f"{PATH}?q=jardin"), page(f"{PATH}?q=jardin&page=2")

    expected = [f"Titre {number:02} jardin" for number in reversed(range(20))]
    assert titles(first) + titles(second) == expected + [f"Texte {number:02}" for number in reversed(range(20))]
    assert (len(titles(first)), len(titles(second))) == (25, 15)


@pytest.mark.usefixtures("shared_gardens")
def test_choices_count_what_the_search_found(page):
    html = page(f"{PATH}?q=jardin&theme=sante")

    assert re.search(r'value="sante" checked.*?<span class="n">2</span>', html)
    assert re.search(r'value="culture".*?<span class="n">0</span>', html)


@pytest.mark.usefixtures("shared_gardens")
def test_what_was_found_is_marked_in_titles_and_around_it(page):
    html = page(f"{PATH}?q=jardin")

    assert "Les <mark>jardins</mark> d’hiver" in html
    assert "On y parle du <mark>jardin</mark>." in html
    assert "<mark>" not in page(PATH)


def test_a_search_is_text_wherever_it_is_shown(page):
    html = page(PATH, {"q": '"><script>alert(1)</script> & jardin'})

    assert "<script>alert" not in html
    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; jardin"' in html


@pytest.mark.usefixtures("shared_gardens")
def test_the_search_field_holds_the_search_and_goes_with_the_filters(page):
    html = page(f"{PATH}?q=jardin&theme=sante")

    assert re.search(r'<input [^>]*name="q"[^>]*form="filtres" value="jardin"', html)
    assert f'href="{PATH}?theme=sante"' in html
    assert f'href="{PATH}?q=jardin"' in html
    assert "2 actions&nbsp;: «\u00a0jardin\u00a0», Santé" in html


@pytest.mark.usefixtures("shared_gardens")
def test_the_figures_are_those_of_the_search(page):
    assert 'href="/chiffres/?q=jardin"' in page(f"{PATH}?q=jardin")
    assert '<input type="hidden" name="q" value="jardin">' in page("/chiffres/?q=jardin")


def test_home_searches_too(page):
    make_action()

    assert re.search(r'<form [^>]*action="/actions/".*?name="q" type="search"', page("/"), re.DOTALL)


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("x" * 400, "seuls ses 300 premiers caractères comptent"),
        (" ".join(f"mot{number}" for number in range(20)), "seuls ses 16 premiers mots comptent"),
        ("!?", "ne contient aucun mot à chercher"),
    ],
)
def test_what_was_cut_or_means_nothing_is_said(page, typed, note):
    make_action()

    assert note in page(PATH, {"q": typed})


def way_out(html: str, words: str) -> tuple[str, str]:
    """(address, count) of a link that a dead end offers."""
    href, count = re.search(rf'<a href="([^"]*)" rel="nofollow">{words}</a>.*?(\d+) action', html).groups()
    return unescape(href), count


@pytest.mark.usefixtures("shared_gardens")
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("q=gardin", "jardin"),
        ("q=gardin&theme=sante", "jardin"),
        ("q=gardin&theme=logement", "jardin"),
        ("q=danse&theme=sante", "sans Santé"),
        ("q=danse&theme=sante", "sans «\u00a0danse\u00a0»"),
        ("q=jardin+%22danse%22&theme=logement", "sans Logement"),
        ("theme=culture&budget_min=5", "sans Culture"),
        ("theme=culture&theme=sante&statut=terminee", "sans Terminée"),
    ],
)
def test_each_way_out_of_a_search_that_finds_nothing_finds_what_it_says(page, query, words):
    make_action("Chiffrée", budget={"total": 9})
    html = page(f"{PATH}?{query}")

    assert titles(html) == []
    href, count = way_out(html, words)
    assert f"<h2>{count} action" in page(href)
    assert count != "0"


def link_named(html: str, words: str) -> str:
    """The address of a link."""
    return unescape(re.search(rf'<a href="([^"]*)" rel="nofollow">{words}</a>', html.replace("&nbsp;", "\u00a0"))[1])


@pytest.mark.usefixtures("shared_gardens")
def test_a_misspelling_is_mended_and_said_with_the_way_back(page):
    html = page(f"{PATH}?q=jardni&theme=sante")

    assert titles(html) == ["Un jardin", "Le verger"]
    assert "Résultats pour <strong>jardin</strong>" in html
    href = re.search(
        r'<a href="([^"]*)" rel="nofollow">chercher «\u00a0jardni\u00a0» quand même</a>',
        html.replace("&nbsp;", "\u00a0"),
    )
    html = page(unescape(href[1]))
    assert titles(html) == []
    assert "Résultats pour" not in html


@pytest.mark.usefixtures("shared_gardens")
def test_other_words_are_said_and_one_click_looks_for_the_word_alone(page):
    Synonym.objects.create(words="danse, salsa, bachata")
    html = page(f"{PATH}?q=salsa&theme=culture")

    assert titles(html) == ["La danse"]
    assert "danse, bachata" in html
    html = page(link_named(html, "Chercher «\\u00a0salsa\\u00a0» seulement"))
    assert titles(html) == []
    assert "aussi" not in html


def test_fiches_that_come_near_are_told_apart_and_one_click_looks_for_the_word_alone(page):
    Synonym.objects.create(words="zanzibar, rucher", is_fallback=True)
    make_action("Un rucher")
    make_action("Un autre", summary="Un rucher.")
    html = " ".join(page(f"{PATH}?q=zanzibar").split())
    assert "Rien ne dit «&nbsp;zanzibar&nbsp;»&nbsp;; 2 fiches s’en approchent&nbsp;: rucher." in html
    assert titles(page(link_named(html, "Chercher «\u00a0zanzibar\u00a0» seulement"))) == []

    make_action("Zanzibar")
    html = " ".join(page(f"{PATH}?q=zanzibar").split())
    assert "En dernier, 2 qui s’en approchent&nbsp;: rucher." in html
    assert "Rien ne dit" not in html


def test_that_no_fiche_has_all_the_words_is_a_whole_sentence(page):
    make_action("Presque", summary="Un rucher, un verger.")
    make_action("Ailleurs", summary="Une mare.")

    html = " ".join(page(f"{PATH}?q=rucher+verger+mare").split())
    assert "Aucune fiche n’a tous les mots&nbsp;; 1 les a presque tous." in html


def test_most_of_the_words_are_counted_apart(page):
    make_action("Tous", summary="Un rucher, un verger, une mare.", keywords=["sante"])
    make_action("Presque", summary="Un rucher, un verger.", keywords=["sante"])
    make_action("Ailleurs", summary="Un rucher, un verger.")

    assert "Tous les mots&nbsp;: 1&nbsp;· presque tous&nbsp;: 2" in " ".join(
        page(f"{PATH}?q=rucher+verger+mare").split()
    )
    assert "Tous les mots&nbsp;: 1&nbsp;· presque tous&nbsp;: 1" in " ".join(
        page(f"{PATH}?q=rucher+verger+mare&theme=sante").split()
    )


def test_a_search_sees_a_label_renamed_a_moment_ago(page):
    make_action("La danse", keywords=["culture"])
    assert titles(page(f"{PATH}?q=spectacle")) == []

    theme = Keyword.objects.get(slug="culture")
    theme.label = "Spectacles"
    save_term(theme)

    assert titles(page(f"{PATH}?q=spectacle")) == ["La danse"]


@pytest.mark.parametrize("query", ["q=jardin", "q=jardin+caf%C3%A9&theme=sante&departement=38", "q=%22un+jardin%22"])
def test_a_search_asks_at_most_six_queries_however_many_rows(client, django_assert_max_num_queries, monkeypatch, query):
    """Two more the first time that its words are looked for in this state of the catalogue."""
    centre = make_centre()
    for many in (1, 29):
        for number in range(many):
            make_action(f"Un jardin n{number}", summary="Le café.", centre=centre, keywords=["sante"])
        client.get(f"{PATH}?q=verger")
        for most in (8, 6):
            monkeypatch.setattr(cards, "_of_this_process", cards.CardCache())
            with django_assert_max_num_queries(most):
                assert client.get(f"{PATH}?{query}").status_code == 200
