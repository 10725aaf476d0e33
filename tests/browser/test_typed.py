"""What is typed and not saved: a draft in the browser, a warning before leaving, one sending a click, nothing lost."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import Dialog, Page, expect

from centres.models import Action, Keyword, PeopleCount, Revision, SitePage
from tests.admin.pages import add_url, change_url

from .staff import follow, press, says
from .test_admin_correct import summary
from .work import lay_out

pytestmark = pytest.mark.usefixtures("written")
TYPED = "Une page entière,\nsaisie en une heure."
REFUSED = ("Failed to load resource",)


@pytest.fixture
def fiche(tmp_path) -> Action:
    return lay_out(tmp_path).parents


def stay(page: Page) -> list[str]:
    """Answers « rester » to what the browser asks before leaving; gives what it asked."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", answer)
    return asked


def leave(page: Page) -> None:
    """Answers « quitter » from now on."""
    page.on("dialog", lambda dialog: dialog.accept())


def log_in_elsewhere(page: Page) -> None:
    """Another tab that logs in gets another token, which is the one of this tab too."""
    page.context.add_cookies([{"name": "csrftoken", "value": "b" * 32, "url": page.url.partition("/admin/")[0]}])


def stored(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('saisie:'))")


def test_leaving_a_changed_form_warns_and_an_untouched_one_does_not(signed_in, fiche):
    page = signed_in("Fédération")
    asked = stay(page)
    page.goto(change_url(fiche))
    follow(page, "Accueil")
    says(page, "Ce qui attend")
    page.goto(change_url(fiche))
    summary(page).fill(TYPED)
    page.get_by_role("link", name="Accueil", exact=True).click(no_wait_after=True)
    page.wait_for_timeout(300)

    assert asked == ["beforeunload"]
    expect(summary(page)).to_have_value(TYPED)
    press(page, "Enregistrer")
    says(page, "modifi")
    assert asked == ["beforeunload"]


def test_a_draft_is_offered_with_its_age_taken_up_and_dropped_once_saved(signed_in, fiche):
    page = signed_in("Fédération")
    leave(page)
    page.goto(change_url(fiche))
    summary(page).fill(TYPED)
    page.goto("/admin/")
    page.goto(change_url(fiche))

    says(page, "ce navigateur l’a gardée (il y a un instant)")
    expect(summary(page)).not_to_have_value(TYPED)
    press(page, "Reprendre cette saisie")
    expect(summary(page)).to_have_value(TYPED)
    press(page, "Enregistrer")
    says(page, "modifi")
    assert stored(page) == []
    fiche.refresh_from_db()
    assert fiche.summary == TYPED


def test_a_draft_can_be_forgotten(signed_in, fiche):
    page = signed_in("Fédération")
    leave(page)
    page.goto(change_url(fiche))
    summary(page).fill(TYPED)
    page.reload()
    press(page, "L’oublier")
    page.reload()

    expect(page.locator(".draft")).to_have_count(0)
    assert stored(page) == []


def test_each_fiche_has_its_own_draft_and_each_person_too(signed_in, fiche):
    page = signed_in("Fédération")
    leave(page)
    page.goto(change_url(fiche))
    summary(page).fill(TYPED)
    page.goto(change_url(Action.objects.exclude(pk=fiche.pk).first()))

    expect(page.locator(".draft")).to_have_count(0)
    assert len(stored(page)) == 1


def test_a_draft_holds_lists_and_lines_that_were_added(signed_in, fiche):
    theme = Keyword.objects.create(label="Apiculture urbaine", slug="apiculture-urbaine")
    theme.spellings.create(text=theme.label, key="apiculture urbaine")
    page = signed_in("Fédération")
    leave(page)
    page.goto(change_url(fiche))
    page.locator("#people_counts-group .add-row a").click()
    page.locator("[name=people_counts-0-role]").select_option("volunteers")
    page.locator("[name=people_counts-0-value]").fill("7")
    search = page.locator(".field-keywords_list .select2-search__field")
    search.fill("Apiculture urb")
    page.locator(".select2-results__option", has_text="Apiculture urbaine").click()
    page.reload()
    press(page, "Reprendre cette saisie")

    expect(page.locator("[name=people_counts-0-value]")).to_have_value("7")
    press(page, "Enregistrer")
    says(page, "modifi")
    assert PeopleCount.objects.get(action=fiche).value == 7
    assert theme in Action.objects.get(pk=fiche.pk).themes


def test_a_draft_taken_up_after_a_colleague_saved_is_a_choice_and_writes_over_nothing(signed_in, fiche):
    page = signed_in("Fédération", expects=REFUSED)
    leave(page)
    page.goto(change_url(fiche))
    summary(page).fill(TYPED)
    page.goto("/admin/")
    colleague = signed_in("superuser")
    colleague.goto(change_url(fiche))
    summary(colleague).fill("Le leur.")
    press(colleague, "Enregistrer")
    says(colleague, "modifi")
    page.goto(change_url(fiche))
    press(page, "Reprendre cette saisie")
    press(page, "Enregistrer")

    says(page, "Rien n’a été enregistré")
    fiche.refresh_from_db()
    assert fiche.summary == "Le leur."


def test_logging_out_clears_what_was_kept(signed_in, fiche):
    page = signed_in("Fédération")
    leave(page)
    page.goto(change_url(fiche))
    summary(page).fill(TYPED)
    page.goto("/admin/")
    assert len(stored(page)) == 1
    press(page, "Déconnexion")
    page.wait_for_url("**/admin/logout/")

    assert stored(page) == []


def test_a_session_that_ended_gives_the_form_back_after_the_login(signed_in, fiche):
    page = signed_in("Fédération", expects=REFUSED)
    page.goto(change_url(fiche))
    person = User.objects.get(username="navigateur-Fédération")
    person.set_password("une phrase assez longue")
    person.save()
    summary(page).fill(TYPED)
    Session.objects.all().delete()
    press(page, "Enregistrer")
    says(page, "votre saisie revient aussitôt")
    page.get_by_label("Nom d’utilisateur").or_(page.locator("#id_username")).first.fill(person.username)
    page.locator("#id_password").fill("une phrase assez longue")
    press(page, "Connexion")
    says(page, "saisie en une heure.")
    press(page, "Enregistrer ma saisie")

    says(page, "modifi")
    fiche.refresh_from_db()
    assert fiche.summary == TYPED
    assert stored(page) == []


def test_logging_in_again_in_another_tab_loses_nothing(signed_in, fiche):
    page = signed_in("Fédération", expects=REFUSED)
    page.goto(change_url(fiche))
    summary(page).fill(TYPED)
    log_in_elsewhere(page)
    press(page, "Enregistrer")
    says(page, "saisie en une heure.")
    press(page, "Enregistrer ma saisie")

    says(page, "modifi")
    fiche.refresh_from_db()
    assert fiche.summary == TYPED


def test_without_network_nothing_leaves_the_page(signed_in, fiche):
    page = signed_in("Fédération", expects=REFUSED)
    page.goto(change_url(fiche))
    summary(page).fill(TYPED)
    page.context.set_offline(True)
    press(page, "Enregistrer")
    says(page, "Pas de réseau : rien n’est parti.")
    expect(summary(page)).to_have_value(TYPED)
    page.context.set_offline(False)
    press(page, "Enregistrer")

    says(page, "modifi")
    fiche.refresh_from_db()
    assert fiche.summary == TYPED


def test_a_connection_cut_while_it_was_sent_leaves_a_draft(signed_in, fiche):
    page = signed_in("Fédération", expects=REFUSED)
    page.goto(change_url(fiche))
    summary(page).fill(TYPED)
    page.route("**/change/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.get_by_role("button", name="Enregistrer", exact=True).first.click(no_wait_after=True)
    page.wait_for_timeout(500)
    page.unroute("**/change/")
    leave(page)
    page.goto(change_url(fiche))
    press(page, "Reprendre cette saisie")

    expect(summary(page)).to_have_value(TYPED)


@pytest.mark.parametrize("kind", ["fiche", "ajout", "page"])
def test_a_double_click_saves_once(signed_in, fiche, kind):
    page = signed_in("Fédération")
    url = {"fiche": change_url(fiche), "ajout": add_url(Action), "page": change_url(SitePage.objects.first())}[kind]
    page.goto(url)
    page.locator("[name=title]").fill("Un seul")
    page.get_by_role("button", name="Enregistrer", exact=True).last.dblclick()

    says(page, "Un seul")
    assert Revision.objects.filter(changes__title__1="Un seul").count() == 1


def test_the_back_button_after_a_save_writes_over_nothing(signed_in, fiche):
    page = signed_in("Fédération", expects=REFUSED)
    page.goto(change_url(fiche))
    summary(page).fill("Premier texte.")
    press(page, "Enregistrer")
    says(page, "modifi")
    page.go_back()
    summary(page).fill("Second texte.")
    press(page, "Enregistrer")

    page.wait_for_load_state()
    history = str([row.changes for row in Revision.objects.of(Action, fiche.pk)])
    assert "Premier texte." in history
    assert "Second texte." in history or "Second texte." in page.content()


def test_without_script_nothing_is_lost_either(signed_in, fiche):
    page = signed_in("Fédération", expects=REFUSED, javascript=False)
    page.goto(change_url(fiche))
    summary(page).fill(TYPED)
    log_in_elsewhere(page)
    press(page, "Enregistrer")
    press(page, "Enregistrer ma saisie")

    fiche.refresh_from_db()
    assert fiche.summary == TYPED
