"""A fiche read again, conflicts decided, versions found again, a second save refused."""

import pytest
from playwright.sync_api import Locator, Page, expect

from centres.models import FieldConflict
from tests.admin.pages import change_url, list_url

from .staff import FICHES, choose, follow, press, says
from .work import lay_out

pytestmark = pytest.mark.usefixtures("written")
REVIEWED = "Enregistrer, marquer relue, passer à la suivante"


def summary(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Résumé")


def test_reading_one_fiche_after_the_other_never_returns_to_the_list(signed_in, tmp_path):
    work = lay_out(tmp_path)
    page = signed_in("Fédération")
    page.goto(f"{FICHES}?relue=non&q=Phare")
    follow(page, "Sorties au lac")
    expect(page.locator(".field-summary .spoken")).to_contain_text("Une sortie par mois.")
    summary(page).fill("Une sortie par mois, l’été.")
    press(page, REVIEWED)

    says(page, "« Sorties au lac » est marquée comme relue.")
    expect(page.locator("#id_title")).to_have_value("Jardin des voisins")
    follow(page, "Passer à la suivante à relire")
    expect(page.locator("#id_title")).to_have_value("Atelier cuisine")
    work.draft.refresh_from_db()
    assert work.draft.summary == "Une sortie par mois, l’été."
    assert work.draft.reviewed_at is not None
    work.garden.refresh_from_db()
    assert work.garden.reviewed_at is None


def test_a_conflict_is_accepted_from_its_fiche_and_the_source_stands(signed_in, tmp_path):
    work = lay_out(tmp_path)
    page = signed_in("Fédération")
    page.goto(change_url(work.garden))
    follow(page, "résumé")
    says(page, "Vous avez écrit")
    says(page, "La source dit")
    press(page, "Reprendre ce que dit la source")

    says(page, "1 conflit décidé : la source est reprise.")
    expect(summary(page)).to_have_value("Nouveau texte.")


def test_a_conflict_is_kept_and_the_next_one_waits(signed_in, tmp_path):
    work = lay_out(tmp_path)
    page = signed_in("Fédération", width=360)
    page.goto(list_url(FieldConflict))
    page.locator("#result_list tbody tr", has_text="Jardin des voisins").get_by_role("link").first.click()
    press(page, "Garder ce que vous avez écrit")

    says(page, "1 conflit décidé : le catalogue garde le sien.")
    work.garden.refresh_from_db()
    assert work.garden.summary == "Corrigé par l’équipe."
    assert [conflict.action for conflict in work.conflicts()] == [work.kitchen]


def test_several_conflicts_are_decided_after_both_texts_of_each(signed_in, tmp_path):
    work = lay_out(tmp_path)
    page = signed_in("Fédération")
    page.goto(list_url(FieldConflict))
    choose(page, "Reprendre la source pour les conflits choisis", "Jardin des voisins", "Atelier cuisine")
    says(page, "Nouveau texte")
    says(page, "Autre texte")
    press(page, "Reprendre la source : 2 conflits")

    says(page, "2 conflits décidés : la source est reprise.")
    for action, text in ((work.garden, "Nouveau texte."), (work.kitchen, "Autre texte.")):
        action.refresh_from_db()
        assert action.summary == text


def test_a_version_is_found_again_and_stands(signed_in, tmp_path):
    work = lay_out(tmp_path)
    page = signed_in("Fédération")
    page.goto(change_url(work.garden))
    follow(page, "Historique")
    says(page, "collegue")
    follow(page, "Revenir à la version d’avant")
    says(page, "On jardine le samedi.")
    press(page, "Revenir à cette version")

    work.garden.refresh_from_db()
    assert work.garden.summary == "On jardine le samedi.\n- avec les enfants"
    page.goto(f"/admin/centres/action/{work.garden.pk}/history/")
    says(page, "navigateur-Fédération")


def test_the_second_of_two_saves_is_refused_with_both_texts(signed_in, tmp_path):
    work = lay_out(tmp_path)
    # 409 is what the refusal answers.
    mine, theirs = signed_in("Fédération", expects=("Failed to load resource",)), signed_in("superuser")
    for page in (mine, theirs):
        page.goto(change_url(work.parents))
    summary(theirs).fill("Le leur.")
    press(theirs, "Enregistrer")
    says(theirs, "modifi")
    summary(mine).fill("Le mien.")
    mine.get_by_role("textbox", name="Limites").fill("Trop court.")
    press(mine, "Enregistrer")

    says(mine, "Rien n’a été enregistré")
    expect(mine.locator(":is(del, ins)", has_text="leur").first).to_be_visible()
    work.parents.refresh_from_db()
    assert work.parents.summary == "Le leur."
    field = mine.locator("fieldset", has_text="Résumé")
    field.get_by_label("Votre saisie :").fill("Les deux.")
    field.get_by_label("Enregistrer votre saisie").check()
    press(mine, "Enregistrer ces choix")

    work.parents.refresh_from_db()
    assert (work.parents.summary, work.parents.limits) == ("Les deux.", "Trop court.")
