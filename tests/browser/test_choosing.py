"""Fiches chosen on the way stay chosen, with and without scripts, to the dossier that prints with its notes."""

import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.factories import make_action

WAYS = [(width, javascript) for width in (360, 1440) for javascript in (True, False)]


@pytest.fixture
def many(written) -> None:
    """So many that the list has two pages."""
    for number in range(30):
        make_action(f"Atelier {number}", keywords=["sante"])


def pick(page: Page, place: int = 0) -> str:
    """Presses « Comparer » of one more fiche; gives its title."""
    button = page.locator('.card button[aria-pressed="false"]').nth(place)
    number = button.get_attribute("value")
    title = page.locator(f".card:has(#c{number}) h3").text_content()
    button.click()
    expect(page.locator(f"#c{number}")).to_have_attribute("aria-pressed", "true")
    return title


def narrow(page: Page, javascript: bool, name: str, value: str) -> None:
    """Ticks a filter, as one does: in the panel that a phone folds."""
    if not page.locator(f"[name={name}][value={value}]").is_visible():
        page.locator("#f > summary").click()
    if page.locator(f"#f-{name}:not([open])").count():
        page.locator(f"#f-{name} > summary").click()
    page.locator(f"[name={name}][value={value}]").click()
    if not javascript:
        page.get_by_role("button", name="Filtrer").click()
    page.wait_for_url(re.compile(f"{name}={value}"))
    expect(page.locator(".chip-on").first).to_be_visible()


def bar(page: Page):
    return page.get_by_role("form", name="Fiches choisies")


@pytest.mark.parametrize(("width", "javascript"), WAYS)
def test_fiches_of_three_pages_are_compared_and_gathered_with_notes(many, open_page, width, javascript, tmp_path):
    page = open_page(width=width, height=800, javascript=javascript)
    page.goto("/actions/")
    narrow(page, javascript, "theme", "parentalite")
    titles = [pick(page)]
    narrow(page, javascript, "public", page.locator("#f-public input").first.get_attribute("value"))
    page.get_by_role("link", name="Tout effacer").click()
    expect(page.locator(".chip-on")).to_have_count(0)
    page.locator(".pages a[rel~=next]").click()
    page.wait_for_url(re.compile("page=2"))
    titles.append(pick(page))
    if width == 1440:
        page.locator(".nav").get_by_role("link", name="Thèmes").click()
    else:
        page.locator(".footer").get_by_role("link", name="Par thème").click()
    page.locator("main a[href^='/themes/']").first.click()
    page.wait_for_url(re.compile("/themes/[a-z]"))
    titles.append(pick(page))
    expect(bar(page)).to_contain_text("3 fiches choisies")
    expect(bar(page)).to_contain_text("4 au plus")
    expect(page.locator(".nav [data-count]")).to_contain_text("(3)")

    bar(page).get_by_role("link", name="Comparer").click()
    page.wait_for_url(re.compile("/comparer/"))
    assert page.locator("h1").inner_text() == "Comparer 3 actions"
    page.get_by_role("link", name="Ouvrir mon dossier" if javascript else "Ajouter ces 3 fiches au dossier").click()
    page.wait_for_url(re.compile("/dossier/"))
    for title in titles:
        assert page.locator(".edit-list").get_by_text(title).is_visible()
    page.locator("#titre").fill("Trois idées pour le conseil")
    page.locator(".edit-list textarea").nth(1).fill("Reprendre leur affiche.")
    if not javascript:
        page.get_by_role("button", name="Mettre à jour").click()
        page.wait_for_url(re.compile("titre=Trois"))
        # Left by a link, and come back to: the notes followed in the address.
        page.locator(".edit-list a").first.click()
        page.locator(".footer").get_by_role("link", name="Mon dossier").click()
        page.wait_for_url(re.compile("titre=Trois"))

    file = tmp_path / "dossier.pdf"
    page.emulate_media(media="print")
    page.pdf(path=file, format="A4", prefer_css_page_size=True)
    pages = [" ".join(some.extract_text().split()) for some in PdfReader(file).pages]
    printed = " ".join(pages)
    assert "Trois idées pour le conseil" in pages[0]
    assert "Note : Reprendre leur affiche." in printed.replace("\xa0", " ")
    address = page.locator(".sources .whole").first.inner_text()
    assert address.startswith("http://127.0.0.1")
    assert address.replace(" ", "") in printed.replace(" ", "")
    assert [some for some in pages if len(some) < 80 and some != pages[0]] == []


def test_what_is_typed_in_a_dossier_is_there_again_after_leaving(page):
    page.goto("/dossier/?a=2&a=5")
    page.locator("#n5").fill("À revoir")
    page.locator(".nav").get_by_role("link", name="Actions").click()
    pick(page)
    page.locator(".nav").get_by_role("link", name="Dossier").click()
    page.wait_for_url(re.compile(r"/dossier/\?a="))

    assert page.locator("#n5").input_value() == "À revoir"
    assert page.locator(".edit-list li").count() == 3
    page.locator("#n2").fill("Avant d'ajouter")
    page.locator(".offers a[data-step]").first.click()
    page.wait_for_url(re.compile(r"(a=\d+&){4}"))
    assert page.locator("#n2").input_value() == "Avant d'ajouter"
    expect(page.locator("#autre-dossier")).to_be_hidden()
    page.go_back()
    expect(page.locator(".edit-list > li")).to_have_count(4)
    expect(page.locator("#autre-dossier")).to_be_hidden()


def test_the_choice_is_emptied_put_back_and_erased(page):
    page.goto("/actions/")
    pick(page)
    pick(page)
    page.get_by_role("button", name="Vider").click()
    expect(page.locator('.card button[aria-pressed="true"]')).to_have_count(0)
    page.get_by_role("button", name="Annuler").click()
    expect(page.locator('.card button[aria-pressed="true"]')).to_have_count(2)
    bar(page).get_by_role("link", name="Dossier").click()

    page.get_by_role("button", name="Effacer de ce navigateur").click()

    expect(page.locator(".edit-list")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_an_address_from_a_browser_without_scripts_is_understood_and_made_plain(page):
    page.goto("/actions/?theme=parentalite&choix=2-5")

    expect(bar(page)).to_contain_text("2 fiches choisies")
    assert page.url.endswith("/actions/?theme=parentalite")
    assert page.locator("a[href*='choix=']").count() == 0
    assert page.evaluate("localStorage.getItem('dossier')") == "a=2&a=5"


def test_more_than_four_are_told_before_they_are_compared(page):
    page.goto("/actions/")
    for _ in range(5):
        pick(page)

    expect(bar(page).get_by_role("link", name="Comparer")).to_contain_text("les 4 premières")


def test_ten_filters_ticked_on_a_phone_never_move_the_panel_away(open_page):
    page = open_page(width=360, height=740)
    page.goto("/actions/")
    page.locator("#f > summary").click()
    names = ("theme", "public", "partenaire", "echelle", "dimension")
    ticked = 0
    for name in names * 2:
        if page.locator(f"#f-{name}:not([open])").count():
            page.locator(f"#f-{name} > summary").click()
        box = page.locator(f"#f-{name} input:not(:checked):visible").first
        value = box.get_attribute("value")
        box.scroll_into_view_if_needed()
        with page.expect_response(re.compile(r"/actions/\?")):
            box.click()
        same = page.locator(f"#f-{name} input[value='{value}']")
        expect(same).to_be_checked()
        expect(page.locator("#f")).to_have_attribute("open", "")
        expect(same).to_be_in_viewport()
        expect(page.get_by_role("link", name=re.compile("Voir le|Aucun résultat"))).to_be_in_viewport()
        ticked += 1

    assert ticked == 10
    page.get_by_role("link", name=re.compile("Voir le|Aucun résultat")).click()
    expect(page.locator("#resultats")).to_be_in_viewport()
