"""A place, typed: communes are suggested on the way; without script the button leads to the choice."""

import pytest
from playwright.sync_api import expect

SUGGESTED = "#communes option"


def show_place(page) -> None:
    """The field of places is folded on the home page, and among the filters of a phone."""
    if not page.locator("#pres").is_visible():
        page.locator("summary:has-text('Préciser'), summary:has-text('Filtrer')").first.click()


def type_place(page, text: str) -> None:
    show_place(page)
    page.locator("#pres").press_sequentially(text)


def suggestions(page) -> list[str]:
    return [option.get_attribute("value") for option in page.locator(SUGGESTED).all()]


@pytest.mark.parametrize("path", ["/", "/actions/", "/chiffres/"])
def test_communes_of_one_name_are_suggested_apart_while_typing(page, path):
    page.goto(path)
    type_place(page, "roussillo")

    expect(page.locator(SUGGESTED).first).to_be_attached()
    assert {"Roussillon (38)", "Roussillon (84)"} <= set(suggestions(page))


def test_a_postcode_suggests_its_communes_with_the_postcode_beside_them(page):
    page.goto("/actions/")
    type_place(page, "38340")

    expect(page.locator(f"{SUGGESTED}[label='Voreppe (38), 38340']")).to_be_attached()


@pytest.mark.parametrize("path", ["/", "/actions/"])
def test_a_suggestion_leads_to_the_fiches_around_it(page, path):
    page.goto(path)
    show_place(page)
    page.locator("#pres").fill("Voreppe (38)")
    page.locator("#pres").press("Enter")

    expect(page.locator("#catalogue .note-plain")).to_contain_text("km de Voreppe (38)")
    expect(page.locator("#pres")).to_have_value("Voreppe (38)")


def test_suggestions_leave_the_list_and_what_is_typed_alone(page):
    page.goto("/actions/")
    before = page.locator("#catalogue .results-head h2").inner_text()
    type_place(page, "vorep")
    expect(page.locator(SUGGESTED).first).to_be_attached()

    assert page.locator("#pres").input_value() == "vorep"
    assert page.evaluate("document.activeElement.id") == "pres"
    assert page.locator("#catalogue .results-head h2").inner_text() == before
    assert page.url.endswith("/actions/")


@pytest.mark.parametrize("path", ["/", "/actions/"])
def test_without_javascript_an_ambiguous_name_gives_the_choice(open_page, path):
    page = open_page(width=360, javascript=False)
    page.goto(path)
    show_place(page)
    page.locator("#pres").fill("Roussillon")
    page.locator("#pres").press("Enter")

    page.get_by_role("link", name="Roussillon (84)").click()

    assert "commune=84102" in page.url
