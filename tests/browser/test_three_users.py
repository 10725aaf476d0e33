"""Three people who see the site for the first time: by thumb, by keyboard alone, in a hurry and on paper."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from centres.views.corrections import proof

from .watching import focused, tabs, wider_than_the_window

CHOSEN = "/actions/?choix=2-5"


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch):
    monkeypatch.setattr(proof, "QUICKEST", -1)


def top(page: Page, what: str) -> float:
    return page.locator(what).first.bounding_box()["y"]


@pytest.mark.parametrize("words", ["", "isolement", "isolement des personnes âgées", "mobilité"])
def test_on_a_phone_the_first_fiche_stands_in_the_first_window(open_page, words):
    page = open_page(width=360, height=740)
    page.goto(f"/actions/?q={words}")

    assert top(page, ".card h3") < 740
    assert wider_than_the_window(page) == []


def test_on_a_phone_the_menu_stays_beside_the_name_whatever_the_typeface(open_page):
    page = open_page(width=360, height=740, expects=("Failed to decode downloaded font", "OTS parsing error"))
    page.route("**/*.woff2", lambda route: route.fulfill(body=b"", content_type="font/woff2"))
    page.goto("/licence/")

    assert top(page, ".nav-button") < top(page, ".brand") + 40


def test_from_the_home_one_may_tell_an_action_or_go_where_one_is_expected(open_page):
    page = open_page(width=360, height=740)
    page.goto("/")

    expect(page.locator(".hero").get_by_role("link", name="Raconter une action")).to_be_visible()
    for name in ("Vous montez une action", "Vous êtes élue ou élu", "Vous financez des actions"):
        expect(page.locator("main").get_by_role("link", name=name)).to_be_visible()


def test_a_fiche_is_compared_with_those_already_chosen(page):
    page.goto(CHOSEN)
    page.goto(page.locator(".card h3 a").first.get_attribute("href"))
    own = page.locator("[data-fiche]").get_attribute("data-fiche")
    page.locator("[data-fiche]").get_by_role("link", name="Comparer").click()
    page.wait_for_url("**/comparer/**")

    assert parse_qs(urlsplit(page.url).query)["a"] == [own, *(pk for pk in ("2", "5") if pk != own)]
    expect(page.locator("table.compare")).to_be_visible()
    expect(page.locator("#choix")).to_have_count(0)


def test_the_comparison_says_what_is_already_in_the_dossier(page):
    page.goto("/comparer/?a=2&a=5")
    expect(page.get_by_role("link", name="Ajouter ces 2 fiches au dossier")).to_be_visible()
    page.goto(CHOSEN)
    page.goto("/comparer/?a=2&a=5")

    page.get_by_role("link", name="Ouvrir mon dossier").click()
    expect(page.locator(".edit-list > li")).to_have_count(2)


def test_who_is_sent_a_dossier_reads_its_title_and_sends_it_under_it(page):
    page.goto("/dossier/?a=2&titre=Contre+l%27isolement")
    expect(page.locator("h1")).to_have_text("Contre l'isolement")

    page.locator("#titre").fill("Le car du mercredi")
    expect(page.locator("h1")).to_have_text("Le car du mercredi")
    assert "subject=Le%20car%20du%20mercredi&" in page.locator("a[href^=mailto]").get_attribute("href")
    page.locator("#titre").fill("")
    expect(page.locator("h1")).to_have_text("Mon dossier")


def test_a_shared_computer_forgets_the_action_begun_with_the_dossier(page):
    page.goto("/raconter/")
    page.locator("#title").fill("Jardin")
    page.goto(CHOSEN)
    page.goto("/dossier/?a=2&a=5")
    assert page.evaluate("Object.keys(localStorage).sort()") == ["dossier", "raconter:/raconter/"]

    page.get_by_role("button", name="Effacer de ce navigateur").click()
    page.wait_for_url("**/dossier/")
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize("address", ["/alertes/", "/raconter/", "corriger"])
def test_nothing_lies_over_a_form_that_one_fills(page, address):
    page.goto(CHOSEN)
    if address == "corriger":
        address = f"{page.locator('.card h3 a').first.get_attribute('href')}corriger/"
    page.goto(address)

    expect(page.locator("#choix")).to_have_count(0)
    expect(page.locator("[data-count]")).to_have_text(" (2)")


def test_what_was_told_is_taken_along_by_its_link(open_page, written):
    page, other = open_page(width=360, height=740), open_page()
    page.goto("/raconter/")
    expect(page.get_by_text("Ce que vous tapez est gardé à mesure")).to_be_visible()
    assert "Clipperton" not in page.locator("#department").inner_text()
    page.locator("#title").fill("Le car du mercredi")
    page.get_by_role("button", name="Garder pour plus tard").click()
    expect(page.locator("#garde").get_by_role("button", name="Copier le lien")).to_be_visible()

    other.goto(page.locator("#garde [data-copy]").get_attribute("data-copy"))
    expect(other.locator("#title")).to_have_value("Le car du mercredi")


@pytest.mark.parametrize("address", ["/actions/?q=jardin", "/chiffres/", "/freins/"])
def test_by_keyboard_the_filters_are_passed_in_one_key(page, address):
    page.goto(address)
    reached = next(number for number, name in enumerate(tabs(page), 1) if name == "Passer les filtres")
    assert reached < 15
    expect(page.get_by_role("link", name="Passer les filtres")).to_be_in_viewport()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#filtres')") is None
    assert page.evaluate("document.activeElement.closest('.results-col, #resultats') !== null"), focused(page)


@pytest.mark.parametrize("address", ["/actions/?q=jardin", "/alertes/", "/raconter/", CHOSEN])
def test_at_two_hundred_per_cent_nothing_hides_what_has_focus(open_page, address):
    page = open_page(width=720, height=450)
    page.goto(address)
    hidden = []
    for name in tabs(page, 60):
        if page.evaluate(
            """(e => {
                const {left, top, width, height} = e.getBoundingClientRect();
                if (height > innerHeight / 2) return false;
                const seen = document.elementFromPoint(left + width / 2, top + height / 2);
                const own = [e, ...(e.labels ?? [])];
                return !seen || !(seen.contains(e) || own.some((part) => part.contains(seen)));
            })(document.activeElement)"""
        ):
            hidden.append(name)
    assert hidden == []


def test_who_is_elected_finds_the_figures_and_the_money_of_a_place(open_page):
    page = open_page(width=768, height=1024, dark=True)
    page.goto("/")
    page.locator("main").get_by_role("link", name="Vous êtes élue ou élu").click()
    page.get_by_role("link", name="Votre territoire").click()
    expect(page.locator("h1")).to_contain_text("Où se passent")
    page.goto("/territoires/38/")
    page.get_by_role("link", name="L’argent").click()
    expect(page.locator("#argent")).to_be_in_viewport()
    page.goto("/chiffres/")
    page.get_by_role("link", name="Avec quels partenaires ?", exact=True).click()
    expect(page.locator("#par-partenaire")).to_be_in_viewport()


@pytest.mark.parametrize("address", ["/pour/les-elus/", "/territoires/38/"])
def test_two_sheets_hold_what_is_taken_to_a_meeting(page, tmp_path, address):
    page.goto(address)
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    sheets = [" ".join(sheet.extract_text().split()) for sheet in PdfReader(tmp_path / "page.pdf").pages]

    if address == "/pour/les-elus/":
        assert len(sheets) == 2
        assert "Ce que cela coûte" in sheets[1]
    else:
        assert len(sheets) <= 4
        assert "Partenaires" in sheets[0]
        assert "L’argent" in sheets[0] + sheets[1]
