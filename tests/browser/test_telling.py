"""« Raconter une action » and « Me prévenir » as people do it: with and without JavaScript, by keyboard, on a phone."""

import pytest
from playwright.sync_api import expect

from centres.models import Action, Alert, Telling
from centres.views.corrections import proof

from .watching import tabs, wider_than_the_window

STORY = {
    "title": "Jardin partagé des Tilleuls",
    "centre": "Centre social Les Tilleuls",
    "resources": "Budget total : 6 458 € en 2014",
}


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch):
    monkeypatch.setattr(proof, "QUICKEST", -1)


def fill(page) -> None:
    for name, text in STORY.items():
        page.locator(f"#{name}").fill(text)
    page.locator("#department").select_option("38")


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [1440, 360])
def test_an_action_is_told_kept_and_sent(open_page, written, axe, javascript, width):
    page = open_page(width=width, javascript=javascript)
    page.goto("/")
    page.locator("main").get_by_role("link", name="Raconter une action").click()
    fill(page)
    if not javascript:
        page.get_by_role("button", name="Relire mon texte").click()
    expect(page.locator("#relecture")).to_contain_text("nous lisons 6 458 €")
    expect(page.locator("#relecture")).to_contain_text("Ce qui manque encore")
    expect(page.locator("#proches")).to_contain_text("Existe-t-elle déjà")
    if javascript:
        assert axe(page) == []
    assert wider_than_the_window(page) == []
    page.get_by_role("button", name="Garder pour plus tard").click()
    expect(page.locator("#garde")).to_contain_text("Votre texte est gardé")
    assert page.get_by_label("L’adresse de votre texte").input_value() == page.url.partition("#")[0]
    assert wider_than_the_window(page) == []
    page.locator("#limits").fill("L’été, trop peu de monde.")
    page.get_by_role("button", name="Envoyer à l’équipe").click()

    expect(page.locator("h1")).to_have_text("Merci, c’est envoyé")
    action = Action.objects.latest("pk")
    assert (action.state, action.title, action.limits) == ("draft", STORY["title"], "L’été, trop peu de monde.")
    assert Telling.objects.get().action == action


def test_what_is_typed_stays_in_this_browser_until_it_is_sent(open_page, written):
    page = open_page(width=360)
    page.goto("/raconter/")
    expect(page.locator("#brouillon")).to_be_hidden()
    fill(page)
    page.locator("label", has_text="Santé").first.click()
    # The page is left at once, as when a battery dies.
    page.goto("/")
    page.goto("/raconter/")
    expect(page.locator("#brouillon")).to_contain_text("Ce navigateur garde un texte commencé ici, le ")
    expect(page.locator("#title")).to_have_value("")
    page.get_by_role("button", name="Le reprendre").click()
    expect(page.locator("#title")).to_have_value(STORY["title"])
    expect(page.get_by_label("Santé", exact=True)).to_be_checked()
    page.get_by_role("button", name="Envoyer à l’équipe").click()
    expect(page.locator("h1")).to_have_text("Merci, c’est envoyé")
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('raconter'))") == []

    page.goto("/raconter/")
    page.locator("#title").fill("Autre")
    page.goto("/")
    page.goto("/raconter/")
    page.get_by_role("button", name="L’effacer de ce navigateur").click()
    page.reload()
    expect(page.locator("#brouillon")).to_be_hidden()


def test_an_action_is_told_by_keyboard_alone(page, written):
    page.goto("/raconter/")
    assert len(list(tabs(page))) > 60
    page.locator("#title").focus()
    for text in (STORY["title"], STORY["centre"]):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.type("Is")
    page.locator("button[value=envoyer]").focus()
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("Merci, c’est envoyé")


@pytest.mark.parametrize("javascript", [True, False])
def test_an_error_leads_to_its_field(open_page, axe, javascript):
    page = open_page(width=360, javascript=javascript)
    page.goto("/raconter/")
    page.locator("#summary").fill("Un jardin.")
    page.get_by_role("button", name="Envoyer à l’équipe").click()

    expect(page.locator("#erreur")).to_contain_text("Il manque : titre de l’action.")
    expect(page.locator("#summary")).to_have_value("Un jardin.")
    page.locator("#erreur").get_by_role("link", name="Titre de l’action").click()
    assert page.evaluate("location.hash") == "#title"
    if javascript:
        assert axe(page) == []
    assert not Telling.objects.exists()


@pytest.mark.parametrize("javascript", [True, False])
def test_an_alert_is_asked_for_from_a_list(open_page, written, axe, javascript):
    page = open_page(width=360, javascript=javascript)
    page.goto("/actions/?theme=parentalite")
    page.get_by_role("link", name="Me prévenir").click()
    page.get_by_label("Votre adresse de courriel").fill("elle@exemple.fr")
    page.get_by_text("Dès qu’une fiche paraît").click()
    if javascript:
        assert axe(page) == []
    page.get_by_role("button", name="Me prévenir").click()
    expect(page.locator("h1")).to_have_text("Regardez vos courriels")
    alert = Alert.objects.get()
    assert (alert.query, alert.pace, alert.confirmed_at) == ("theme=parentalite", "at_once", None)
    page.goto(f"/alertes/{alert.secret}/")
    page.get_by_role("button", name="Confirmer").click()
    expect(page.locator("h1")).to_have_text("C’est confirmé")
    page.get_by_role("link", name="Quitter cette alerte").click()
    if javascript:
        assert axe(page) == []
    page.get_by_role("button", name="Quitter et effacer mon adresse").click()
    expect(page.locator("h1")).to_have_text("C’est fait")
    assert not Alert.objects.exists()
