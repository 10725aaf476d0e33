"""Whole ways through the site, by keyboard alone, with and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from .watching import tabs


def go_to(page: Page, name: str) -> None:
    """Presses Tab until what has focus is called so."""
    assert any(name in found for found in tabs(page)), name


def follow(page: Page, name: str, url: str) -> None:
    go_to(page, name)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(url))


def follow_in_the_bar(page: Page, name: str, url: str) -> None:
    """The bar of the fiches chosen comes after the page: from a fiche in it, on to it by Tab."""
    for found in tabs(page):
        if found.startswith(name) and page.evaluate("document.activeElement.closest('#choix') !== null"):
            page.keyboard.press("Enter")
            page.wait_for_url(re.compile(url))
            return
    raise AssertionError(name)


@pytest.mark.parametrize("javascript", [True, False])
def test_from_a_search_to_a_dossier_that_prints(open_page, javascript):
    page = open_page(javascript=javascript)
    page.goto("/")
    go_to(page, "q")
    page.keyboard.type("jardin")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/actions/"))
    title = page.locator(".cards h3 a").first.inner_text()

    follow(page, title, r"/actions/\d+/")
    go_to(page, "choisir")
    page.keyboard.press("Enter")
    expect(page.locator("[name=oter]")).to_have_attribute("aria-pressed", "true")
    assert page.locator("[name=oter]").inner_text().startswith("Dans le dossier")
    follow_in_the_bar(page, "Dossier", r"/dossier/\?a=\d+")
    go_to(page, "titre")
    page.keyboard.type("Pour le conseil")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("titre=Pour"))

    page.emulate_media(media="print")
    assert page.locator(".printed h2").first.inner_text() == "Pour le conseil"
    assert page.locator(".printed").get_by_text(title).first.is_visible()
    assert not page.locator("#dossier-form").is_visible()


def tick(page: Page, name: str, number: int) -> None:
    for found in tabs(page):
        if found == name:
            page.keyboard.press("Space")
            number -= 1
            if not number:
                return
    raise AssertionError(f"{number} {name} de plus à cocher")


@pytest.mark.parametrize("javascript", [True, False])
def test_two_fiches_picked_in_the_list_are_compared(open_page, javascript):
    page = open_page(javascript=javascript)
    page.goto("/actions/")

    for number in (1, 2):
        go_to(page, "choisir")
        page.keyboard.press("Space")
        expect(page.locator("[name=oter]")).to_have_count(number)
    follow_in_the_bar(page, "Comparer", r"/comparer/\?a=\d+&a=\d+")

    assert page.locator("h1").inner_text() == "Comparer 2 actions"
    go_to(page, "Retirer")


@pytest.mark.parametrize("javascript", [True, False])
def test_filters_narrow_the_list_and_a_chip_takes_one_away(open_page, javascript):
    page = open_page(javascript=javascript)
    page.goto("/actions/")
    everything = page.locator(".results-head h2").inner_text()
    tick(page, "theme", 1)
    if not javascript:
        follow(page, "Filtrer", "theme=")
    expect(page.locator(".results-head h2")).not_to_have_text(everything)

    page.locator(".chip-on").first.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".results-head h2")).to_have_text(everything)


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_map_to_a_territory_and_its_figures(open_page, javascript):
    page = open_page(javascript=javascript)
    page.goto("/territoires/")

    page.locator(".map a[href='/territoires/38/']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/territoires/38/")
    follow(page, "En chiffres", r"/chiffres/\?departement=38")

    assert page.locator("h1").inner_text() == "Le catalogue en chiffres"


def test_titles_and_themes_are_suggested_and_reached_by_keyboard(page):
    page.goto("/")
    go_to(page, "q")
    page.keyboard.type("jardi")
    expect(page.locator(".suggested a").first).to_be_visible()
    title = page.locator(".suggested a", has_text="fiche").locator("span").first.inner_text()

    follow(page, title, r"/actions/\d+/")

    assert page.locator("h1").inner_text() == title


@pytest.mark.parametrize("path", ["/", "/actions/"])
def test_arrows_go_through_the_suggestions_and_back(page, path):
    page.goto(path)
    page.locator("#q").focus()
    page.keyboard.type("rosa")
    links = page.locator(".suggested a")
    expect(links.first).to_be_visible()

    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.last).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_be_focused()
    expect(links).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type(" ")
    expect(links.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url("**/centres/*/*/")
    assert "Rosa Parks" in page.locator("h1").inner_text()


def test_suggestions_go_when_the_keyboard_does(page):
    page.goto("/")
    go_to(page, "q")
    page.keyboard.type("jardi")
    expect(page.locator(".suggested a").first).to_be_visible()

    page.locator(".hints a").first.focus()

    expect(page.locator(".suggested a").first).to_be_hidden()


@pytest.mark.parametrize(("stored", "left"), [("a=99998", None), ("a=1&a=99998&n1=Oui", "a=1&n1=Oui")])
def test_a_dossier_whose_fiches_are_gone_opens_and_says_so(page, stored, left):
    opened = []
    page.on("request", lambda request: opened.append(request.url) if request.is_navigation_request() else None)
    page.goto("/glossaire/")
    page.evaluate("query => localStorage.setItem('dossier', query)", stored)
    page.get_by_role("link", name="Dossier").first.click()
    page.wait_for_url(re.compile(r"/dossier/\?a="))

    expect(page.get_by_text("La fiche numéro 99998 n’existe pas")).to_be_visible()
    expect(page.get_by_text("Le vôtre, gardé par ce navigateur, est un autre")).not_to_be_visible()
    page.wait_for_timeout(300)
    assert len(opened) == 3
    assert page.evaluate("localStorage.getItem('dossier')") == left


@pytest.mark.parametrize("pause", [0, 600], ids=["at once", "once they stand there"])
def test_searching_leaves_no_suggestion_over_what_is_found(page, pause):
    page.goto("/actions/")
    page.locator("#q").press_sequentially("jard")
    page.wait_for_timeout(pause)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=jard"))
    page.wait_for_timeout(700)  # what was waiting for its 200 ms would stand there by now

    expect(page.locator(".suggested a")).to_have_count(0)
    page.locator("#q").press_sequentially("in")
    expect(page.locator(".suggested a").first).to_be_visible()
