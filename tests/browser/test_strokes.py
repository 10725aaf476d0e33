"""Five tasks of a federation's day, done in Chromium and counted: `make strokes` prints the table."""

import pytest
from playwright.sync_api import Page

from centres.models import Action, Budget, Keyword
from tests.admin.pages import change_url
from tests.importing.pages import garden, import_fiches

from .strokes import Hand

pytestmark = pytest.mark.usefixtures("written")
HOME = "/admin/"
GARDENS = 50


@pytest.fixture
def gardens(site, tmp_path) -> list[Action]:
    """Fifty more fiches of one theme, each with a budget to confirm."""
    import_fiches(
        tmp_path, *(garden(title=f"Jardin numéro {n}", keywords=("Santé",)) for n in range(100, 100 + GARDENS))
    )
    return list(Action.objects.filter(title__startswith="Jardin numéro").order_by("pk"))


@pytest.fixture
def hand(signed_in) -> Hand:
    return Hand(signed_in("Fédération"))


def table_row(page: Page, words: str):
    return page.locator("#result_list tbody tr", has_text=words).locator("th a")


def test_correct_a_typo_and_go_on(hand, gardens):
    """From the page of a fiche to read again: a letter of the general description, then the next fiche."""
    page, fiche = hand.page, Action.objects.exclude(description="").order_by("pk").first()
    page.goto(f"{change_url(fiche)}?_changelist_filters=relue%3Dnon")
    hand.click(page.locator("#id_description"))
    hand.type("é")
    hand.click(page.locator("input[name=_reviewed]").last, leaves=True)
    fiche.refresh_from_db()
    assert "é" in fiche.description
    assert fiche.reviewed_at
    print("typo", hand.told())


def test_confirm_ten_budgets_having_read_the_words(hand, gardens):
    page = hand.page
    page.goto(HOME)
    hand.click(page.locator(".waiting a", has_text="budgets à confirmer"), leaves=True)
    for n in range(10):
        hand.click(page.locator("#result_list tbody tr th a"), leaves=True)
        hand.bring(page.locator(".field-source_words"), bottom=True)
        hand.click(page.locator("#id_is_confirmed"))
        hand.click(page.locator("input[name=_save]"), leaves=True)
        assert Budget.objects.exclude(confirmed_at=None).count() == n + 1
    print("budgets", hand.told())


def test_review_twenty_fiches(hand):
    page = hand.page
    page.goto(HOME)
    hand.click(page.locator(".model-action th a"), leaves=True)
    hand.click(page.locator("summary", has_text="Relue"))
    hand.click(page.locator("details[data-filter-title=relue] a", has_text="non"), leaves=True)
    hand.click(page.locator("#result_list tbody tr th a"), leaves=True)
    for _ in range(20):
        hand.bring(page.locator("fieldset", has_text="Suite de l’action"), bottom=True)
        hand.click(page.locator("input[name=_reviewed]").last, leaves=True)
    assert Action.objects.exclude(reviewed_at=None).count() == 20
    print("relues", hand.told())


def test_find_a_fiche_from_its_address(hand):
    """The address is in the clipboard; the title is read in it."""
    page, fiche = hand.page, Action.objects.visible_to(None).order_by("pk")[13]
    page.goto(HOME)
    hand.click(page.locator(".model-action th a"), leaves=True)
    hand.click(page.locator("#searchbar"))
    hand.type(fiche.title[:8])
    hand.press("Enter", leaves=True)
    hand.click(table_row(page, fiche.title), leaves=True)
    assert f"/{fiche.pk}/change/" in page.url
    print("adresse", hand.told())


def test_change_a_theme_on_fifty_fiches(hand, gardens):
    page = hand.page
    culture = Keyword.objects.get(slug="culture")
    page.goto(HOME)
    hand.click(page.locator(".model-action th a"), leaves=True)
    hand.click(page.locator("#searchbar"))
    hand.type("jardin numéro")
    hand.press("Enter", leaves=True)
    for fiche in gardens:
        hand.click(table_row(page, fiche.title), leaves=True)
        field = page.locator(".field-keywords_list")
        hand.click(field.locator(".select2-selection__choice__remove"))
        hand.type("cult")
        page.locator(".select2-results__option--highlighted", has_text="Culture").wait_for()
        hand.press("Enter")
        hand.click(page.locator("input[name=_save]").first, leaves=True)
    assert Action.objects.filter(keywords=culture, title__startswith="Jardin numéro").count() == GARDENS
    print("thème", hand.told())
