"""Whole tasks by keyboard, and what a browser where staff work shows of public pages."""

import pytest
from playwright.sync_api import expect

from centres.models import Action, Budget
from tests.admin.pages import change_url
from tests.importing.pages import garden

from .staff import FICHES, press, says, send
from .watching import tabs, wider_than_the_window
from .work import lay_out, page_file

pytestmark = pytest.mark.usefixtures("written")


def fiche() -> Action:
    return Action.objects.visible_to(None).order_by("pk").first()


def test_a_public_page_offers_the_form_to_staff_alone_without_a_cookie(signed_in, page):
    page.goto(fiche().get_absolute_url())
    expect(page.get_by_text("Modifier cette fiche")).to_have_count(0)

    staff = signed_in("Fédération")
    staff.goto("/admin/")
    staff.goto(fiche().get_absolute_url())
    staff.get_by_role("link", name="Modifier cette fiche").click()
    expect(staff.locator("#id_title")).to_have_value(fiche().title)
    # A click waits for an answer, not for its scripts: on a slow machine the next page would be there before they ran.
    with staff.expect_navigation():
        staff.get_by_role("button", name="Déconnexion").click()
    staff.goto(fiche().get_absolute_url())
    expect(staff.get_by_text("Modifier cette fiche")).to_have_count(0)


def test_who_may_only_look_is_not_offered_the_form(signed_in):
    page = signed_in("Lecture")
    page.goto("/admin/")
    page.goto(fiche().get_absolute_url())
    expect(page.get_by_text("Modifier cette fiche")).to_have_count(0)


def test_two_keys_reach_the_first_field_of_any_section(signed_in):
    page = signed_in("Fédération")
    page.goto(change_url(fiche()))
    page.keyboard.press("3")
    expect(page.locator("#id_summary")).to_be_focused()
    page.keyboard.type("7")
    expect(page.locator("#id_summary")).to_be_focused()


def test_ctrl_s_saves_and_stays(signed_in):
    page, action = signed_in("Fédération"), fiche()
    page.goto(change_url(action))
    page.locator("#id_limits").fill("Trop peu de bras.")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    expect(page.locator("#id_limits")).to_have_value("Trop peu de bras.")
    action.refresh_from_db()
    assert action.limits == "Trop peu de bras."


def test_a_budget_is_corrected_and_the_next_accepted_without_a_mouse(signed_in):
    page = signed_in("Fédération")
    page.goto("/admin/a-la-suite/budgets/")
    page.keyboard.press("c")
    expect(page.locator("#id_total")).to_be_focused()
    page.keyboard.type("1234a")
    page.keyboard.press("Backspace")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("corrigé et confirmé")
    for key, words in (("a", "budget confirmé"), ("r", "la lecture est refusée")):
        with page.expect_navigation():
            page.keyboard.press(key)
        expect(page.locator(".messagelist")).to_contain_text(words)
    assert Budget.objects.exclude(confirmed_at=None).order_by("pk").first().total == 1234
    assert Budget.objects.exclude(confirmed_at=None).count() == 3


def test_letters_turned_off_do_nothing(signed_in):
    page = signed_in("Fédération")
    page.goto("/admin/aide/touches/")
    page.get_by_label("Les lettres et les chiffres seuls agissent").uncheck()
    page.goto("/admin/a-la-suite/budgets/")
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert not Budget.objects.exclude(confirmed_at=None).exists()


def test_without_javascript_the_buttons_decide(signed_in, tmp_path):
    lay_out(tmp_path)
    page = signed_in("Fédération", javascript=False)
    page.goto("/admin/a-la-suite/budgets/")
    page.get_by_role("button", name="Accepter").click()
    expect(page.locator(".messagelist")).to_contain_text("budget confirmé")
    page.goto("/admin/a-la-suite/relire/")
    page.get_by_role("button", name="Relue, la suivante").click()
    expect(page.locator(".messagelist")).to_contain_text("est marquée comme relue")


BY_AXE = ("Applying inline style violates",)


@pytest.mark.parametrize("look", [{"width": 390}, {"width": 390, "dark": True}, {"width": 1440}], ids=str)
def test_a_lot_and_a_plan_are_open_to_everybody_and_fit(look, signed_in, axe, tmp_path):
    lay_out(tmp_path)
    page = signed_in("Fédération", expects=BY_AXE, **look)
    page.goto(FICHES)
    page.locator("#action-toggle").check()
    page.get_by_label("Action :").select_option("bulk_edit")
    press(page, "Envoyer")
    page.get_by_label("Publication").select_option("archived")
    press(page, "Voir ce qui changerait")
    says(page, "fiches à changer")
    assert axe(page) == []
    assert wider_than_the_window(page) == []

    theirs = [garden(title=f"Nouvelle {n}") for n in range(12)]
    send(page, page_file(tmp_path, garden(summary="Encore autre chose."), *theirs, name="juin.txt"))
    page.locator(".plan-group > summary", has_text="Nouvelles").click()
    assert axe(page) == []
    assert wider_than_the_window(page) == []
    page.get_by_role("button", name="Tout décocher : Nouvelles").click()
    says(page, "12 fiches laissées de côté")


def test_a_lot_is_undone_by_keyboard_alone(signed_in, tmp_path):
    work = lay_out(tmp_path)
    page = signed_in("Fédération")
    page.goto("/admin/centres/bulkedit/")
    page.locator("#result_list tbody th a").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Défaire ce lot").focus()
    page.keyboard.press("Enter")

    says(page, "1 fiche est revenue à ce qu’elle disait avant.")
    assert not work.draft.keywords.filter(slug="parentalite").exists()


def test_the_first_tabs_of_a_fiche_lead_to_its_search_and_its_form(signed_in):
    page = signed_in("Fédération")
    page.goto(change_url(fiche()))
    seen = []
    for name in tabs(page):
        seen.append(name)
        if name == "title":
            break
    assert len(seen) < 40
    assert "q" in seen
