"""The list, as people use it: results follow the choices; everything is done without a mouse."""

import re
from functools import partial

import pytest
from playwright.sync_api import Locator, expect

from centres.views import actions

from .watching import focused, tabs


def total(page) -> str:
    return page.locator(".results-head h2").inner_text()


def with_budget(page) -> Locator:
    """« Avec un budget chiffré », in a facet that is folded at first."""
    page.locator("#f-budget:not([open]) > summary").click()
    return page.locator("input[type=checkbox][name=budget][value=oui]")


def test_results_follow_a_choice_without_another_page(page):
    page.goto("/actions/")
    page.evaluate("window.stillHere = true")
    everything = total(page)

    with_budget(page).check()

    expect(page.locator(".results-head h2")).not_to_have_text(everything)
    expect(page).to_have_url(re.compile("budget=oui"))
    assert page.evaluate("window.stillHere")
    assert page.locator("input[type=checkbox][name=budget][value=oui]").is_checked()
    assert total(page) in page.locator("#annonce").inner_text()


def test_the_back_button_gives_the_choices_of_before(page):
    page.goto("/actions/")
    everything = total(page)
    with_budget(page).check()
    expect(page.locator(".results-head h2")).not_to_have_text(everything)

    page.go_back()

    expect(page.locator(".results-head h2")).to_have_text(everything)
    assert not page.locator("input[type=checkbox][name=budget][value=oui]").is_checked()


@pytest.fixture
def _short_pages(monkeypatch) -> None:
    monkeypatch.setattr(actions, "paginate", partial(actions.paginate, per_page=5))


@pytest.mark.usefixtures("_short_pages")
@pytest.mark.parametrize("javascript", [True, False])
def test_another_page_of_results_comes_with_and_without_javascript(open_page, javascript):
    page = open_page(width=360, javascript=javascript)
    page.goto("/actions/?dit=limites&dit=resultats")
    first = page.locator(".cards h3").first.inner_text()

    page.locator("nav.pages a[rel~=next]").click()

    expect(page).to_have_url(re.compile("dit=.*page=2"))
    expect(page.locator(".cards h3").first).not_to_have_text(first)
    expect(page.locator(".results-head")).to_contain_text("Page 2 sur")
    expect(page).to_have_title(re.compile("page 2"))
    page.go_back()
    expect(page.locator(".cards h3").first).to_have_text(first)


@pytest.mark.usefixtures("_short_pages")
def test_the_next_page_is_read_from_the_top_of_its_results(page):
    page.goto("/actions/")
    page.evaluate("window.stillHere = true")
    page.locator("nav.pages a[rel~=next]").focus()

    page.keyboard.press("Enter")

    expect(page.locator("#annonce")).to_have_text(re.compile("^Page 2 sur"))
    assert page.evaluate("window.stillHere")
    assert page.evaluate("document.activeElement.id") == "resultats"
    assert 0 <= page.locator("#resultats").bounding_box()["y"] < 200


def test_focus_stays_on_the_box_that_was_ticked(page):
    page.goto("/actions/")
    everything = total(page)
    with_budget(page).focus()

    page.keyboard.press("Space")

    expect(page.locator(".results-head h2")).not_to_have_text(everything)
    assert focused(page) == "budget"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_search_narrows_the_list_with_and_without_javascript(open_page, javascript):
    page = open_page(width=360, javascript=javascript)
    page.goto("/actions/")
    everything = total(page)
    page.locator("#q").fill("jardin")

    page.locator("#q").press("Enter")

    expect(page.locator(".results-head h2")).not_to_have_text(everything)
    assert "q=jardin" in page.url
    assert page.locator("mark").count()


def test_from_the_home_page_to_a_fiche_by_keyboard_alone(page):
    page.goto("/")
    assert next(tabs(page)) == "Aller au contenu"
    page.keyboard.press("Enter")
    assert "q" in tabs(page)
    page.keyboard.type("jardin")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actions/?q=jardin*")
    title = page.locator(".cards h3 a, .cards h2 a").first.inner_text()

    assert title in tabs(page)
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(r"/actions/\d+/"))
    assert page.locator("h1").inner_text() == title


@pytest.mark.usefixtures("_short_pages")
@pytest.mark.parametrize("fails", [lambda route: route.fulfill(status=500), lambda route: route.abort()])
def test_a_page_of_results_that_gets_no_answer_is_asked_again_as_without_script(open_page, fails):
    page = open_page(expects=("Failed to load resource", "Response Status Error", "htmx:"))
    page.goto("/actions/")
    lists = re.compile(r"/actions/\?")
    page.route(lists, lambda route: fails(route) if "hx-request" in route.request.headers else route.continue_())

    page.locator("nav.pages a[rel~=next]").click()

    expect(page.locator(".results-head")).to_contain_text("Page 2 sur")
    expect(page).to_have_url(re.compile("page=2"))


@pytest.mark.parametrize("fails", [lambda route: route.fulfill(status=500), lambda route: route.abort()])
def test_a_choice_that_gets_no_answer_is_asked_again_as_without_script(open_page, fails):
    page = open_page(expects=("Failed to load resource", "Response Status Error", "htmx:"))
    page.goto("/actions/")
    everything = total(page)
    lists = re.compile(r"/actions/\?")
    page.route(lists, lambda route: fails(route) if "hx-request" in route.request.headers else route.continue_())

    with_budget(page).check()

    expect(page.locator(".results-head h2")).not_to_have_text(everything)
    expect(page).to_have_url(re.compile("budget=oui"))
