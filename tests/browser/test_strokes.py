"""Five tasks of a federation's day, done in Chromium and counted: `make strokes` prints the table.

BEFORE was counted by this file as the commit « browser: strokes of five tasks of staff counted » has it, on the
administration as it then was.
"""

import re
from time import monotonic

import pytest
from django.conf import settings
from playwright.sync_api import expect

from centres.models import Action, Budget
from tests.admin.pages import change_url
from tests.importing.pages import garden, import_fiches

from .strokes import Hand

pytestmark = pytest.mark.usefixtures("written")
HOME = "/admin/"
GARDENS = 50
# (clicks, keys, screens)
BEFORE = {
    "corriger une coquille et continuer": (2, 1, 8),
    "confirmer 10 budgets, leurs mots lus": (31, 0, 10),
    "relire 20 fiches": (24, 0, 139),
    "trouver une fiche par son adresse": (3, 9, 0),
    "changer un thème sur 50 fiches": (152, 264, 215),
}


@pytest.fixture
def gardens(site, tmp_path) -> list[Action]:
    """Fifty more fiches of one theme, each with a budget to confirm."""
    numbers = range(100, 100 + GARDENS)
    import_fiches(tmp_path, *(garden(title=f"Jardin numéro {n}", keywords=("Santé",)) for n in numbers))
    return list(Action.objects.filter(title__startswith="Jardin numéro").order_by("pk"))


@pytest.fixture
def hand(signed_in) -> Hand:
    return Hand(signed_in("Fédération"))


def told(task: str, hand: Hand) -> None:
    """Prints a line of the table; half of before at most, or two clicks."""
    clicks, keys, screens = BEFORE[task]
    before = clicks + keys + screens
    print(f"\n{task} : avant {before} ({clicks} clics, {keys} touches, {screens} écrans), après {hand.told()}")
    help_page = (settings.BASE_DIR / "templates/admin/help/touches.html").read_text()
    assert f'<th scope="row">{task}</th><td>{before}</td><td>{hand.total}</td>' in help_page
    assert hand.total <= before / 2 or (hand.clicks <= 2 and hand.total == hand.clicks)


def test_correct_a_typo_and_go_on(hand, gardens):
    """From the page of a fiche to read again: a letter of the general description, then the next fiche."""
    page, fiche = hand.page, Action.objects.exclude(description="").order_by("pk").first()
    page.goto(f"{change_url(fiche)}?_changelist_filters=relue%3Dnon")
    hand.click(page.locator(".form-menu a", has_text="L’expérience"))
    hand.click(page.locator("#id_description"))
    hand.type("é")
    hand.press("Control+Enter", leaves=True)
    fiche.refresh_from_db()
    assert "é" in fiche.description
    assert fiche.reviewed_at
    told("corriger une coquille et continuer", hand)


def test_confirm_ten_budgets_having_read_the_words(hand, gardens):
    page = hand.page
    page.goto(HOME)
    hand.click(page.locator(".waiting a", has_text="budgets à confirmer"), leaves=True)
    began = monotonic()
    for n in range(10):
        hand.bring(page.locator(".desk-sides"), bottom=True)
        hand.press("a", leaves=True)
        assert Budget.objects.exclude(confirmed_at=None).count() == n + 1
    assert monotonic() - began < 60
    told("confirmer 10 budgets, leurs mots lus", hand)


def test_review_twenty_fiches(hand):
    page = hand.page
    page.goto(HOME)
    hand.click(page.locator(".waiting a", has_text="pas encore relues"), leaves=True)
    for _ in range(20):
        hand.bring(page.locator(".desk"), bottom=True)
        hand.press("r", leaves=True)
    assert Action.objects.exclude(reviewed_at=None).count() == 20
    told("relire 20 fiches", hand)


def test_find_a_fiche_from_its_address(hand, site):
    """The address is in the clipboard."""
    page, fiche = hand.page, Action.objects.visible_to(None).order_by("pk")[13]
    page.goto(HOME)
    page.evaluate(
        "text => { const area = document.createElement('textarea'); area.value = text; document.body.append(area);"
        " area.select(); document.execCommand('copy'); area.remove(); }",
        f"{site}{fiche.get_absolute_url()}",
    )
    hand.press("/", "Control+v")
    expect(page.locator("#find")).to_have_value(re.compile(fiche.slug))
    hand.press("Enter", leaves=True)
    assert f"/{fiche.pk}/change/" in page.url
    told("trouver une fiche par son adresse", hand)


def test_change_a_theme_on_fifty_fiches(hand, gardens):
    page = hand.page
    page.goto(HOME)
    hand.press("/")
    hand.type("jardin numéro")
    hand.press("Enter", leaves=True)
    hand.click(page.locator("#action-toggle"))
    hand.choose(page.get_by_label("Action :"), "Modifier en lot : thèmes, publics, partenaires, centre, publication…")
    hand.click(page.get_by_role("button", name="Envoyer"), leaves=True)
    for name, typed, term in (("ajouter", "cult", "Culture"), ("retirer", "sant", "Santé")):
        hand.click(page.locator(f".form-row:has(#id_{name}-keywords) .select2-selection"))
        hand.type(typed)
        page.locator(".select2-results__option--highlighted", has_text=term).wait_for()
        hand.press("Enter")
    hand.press("Control+s", leaves=True)
    expect(page.locator(".bulk-row")).to_have_count(GARDENS)
    hand.bring(page.locator(".bulk-row").last, bottom=True)
    hand.press("Control+s", leaves=True)
    expect(page.locator("main")).to_contain_text("50 fiches modifiées")
    changed = Action.objects.filter(keywords__slug="culture", title__startswith="Jardin numéro")
    assert changed.exclude(keywords__slug="sante").count() == GARDENS
    told("changer un thème sur 50 fiches", hand)
