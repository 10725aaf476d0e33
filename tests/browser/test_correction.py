"""« Proposer une correction » as people do it: with and without JavaScript, by keyboard alone, on a small phone."""

from itertools import takewhile

import pytest
from playwright.sync_api import expect

from centres.models import Action, Correction
from centres.views.corrections import proof

from .kinds import of_an_action
from .watching import tabs, wider_than_the_window

TEXT = "Le jardin a fermé.\nIl rouvrira."


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch):
    """A machine types quicker than anybody reads; the waiting has its own tests."""
    monkeypatch.setattr(proof, "QUICKEST", -1)


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [1440, 320])
def test_a_correction_is_sent_from_its_fiche(open_page, written, javascript, width):
    page = open_page(width=width, javascript=javascript)
    page.goto(of_an_action())
    page.get_by_role("link", name="Proposer une correction").click()
    page.get_by_label("Quelle rubrique").select_option("summary")
    page.get_by_label("Ce qui ne va pas").fill(TEXT)
    page.get_by_label("Votre adresse de courriel").fill("elle@exemple.fr")
    page.get_by_role("button", name="Envoyer à l’équipe").click()

    expect(page.locator("h1")).to_have_text("Merci, c’est envoyé")
    assert page.url.endswith("/corriger/merci/")
    assert "elle" not in page.url
    assert wider_than_the_window(page) == []
    row = Correction.objects.get()
    assert (row.part, row.text, row.contact) == ("summary", TEXT, "elle@exemple.fr")


@pytest.mark.parametrize("javascript", [True, False])
def test_an_error_is_told_where_it_is_and_what_was_typed_stays(open_page, axe, javascript):
    page = open_page(width=320, javascript=javascript)
    page.goto(f"{of_an_action()}corriger/")
    page.get_by_label("Ce qui ne va pas").fill(TEXT)
    page.get_by_label("Votre adresse de courriel").fill("elle")
    page.get_by_role("button", name="Envoyer à l’équipe").click()

    expect(page.locator("#erreur-contact")).to_contain_text("n’a pas la forme d’une adresse")
    expect(page.get_by_label("Ce qui ne va pas")).to_have_value(TEXT)
    expect(page.get_by_label("Votre adresse de courriel")).to_have_value("elle")
    assert wider_than_the_window(page) == []
    if javascript:
        assert axe(page) == []
    assert not Correction.objects.exists()


def test_a_correction_by_keyboard_alone(page, written):
    page.goto(of_an_action())
    assert "Proposer une correction" in tabs(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/corriger/")
    reached = tabs(page)
    assert "part" in reached
    page.keyboard.type("limi")
    assert "text" in reached
    page.keyboard.type("Le jardin a fermé.")
    assert "is_replacement" in reached
    page.keyboard.press("Space")
    assert "contact" in reached
    assert list(takewhile(lambda name: name != "Envoyer à l’équipe", reached)) == ["Données personnelles"]
    page.keyboard.press("Enter")

    page.wait_for_url("**/corriger/merci/")
    row = Correction.objects.get()
    assert (row.part, row.text, row.is_replacement) == ("limits", "Le jardin a fermé.", True)


def test_staff_see_three_sides_and_write_one(signed_in, written, axe):
    action = Action.objects.visible_to(None).earliest("pk")
    Correction.objects.create(action=action, part="summary", text="Autrement dit.", was="Avant.", is_replacement=True)
    page = signed_in("superuser", width=768)
    page.goto("/admin/centres/correction/")
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_url("**/change/**")
    assert axe(page) == []
    assert wider_than_the_window(page) == []
    page.get_by_role("button", name="Écrire ce texte").click()

    expect(page.locator(".messagelist")).to_contain_text("la fiche est corrigée")
    action.refresh_from_db()
    assert action.summary == "Autrement dit."
