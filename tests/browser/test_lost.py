"""The rows of tests/lost.md that take a browser: nothing that was typed is lost in any."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from centres.models import Action, Budget, Centre, Correction, Revision, SitePage
from centres.views.corrections import proof
from tests.admin.pages import add_url, change_url
from tests.lost import Row, rows

from .staff import press, says

pytestmark = pytest.mark.usefixtures("written")
PASSWORD = "une phrase assez longue"
REFUSED = ("Failed to load resource",)


@dataclass
class Typed:
    """A form that somebody has filled. `stands`: what the site holds of it now; `saved`: how often it was saved."""

    url: str
    name: str
    text: str
    button: str
    stands: Callable[[], Any]
    saved: Callable[[], int]
    is_public: bool = False

    def field(self, page: Page) -> Locator:
        return page.locator(f"[name='{self.name}']")

    def save(self, page: Page) -> None:
        page.get_by_role("button", name=self.button).last.click()


def changing(thing: Any, name: str, text: str, kept: Any = None) -> Typed:
    def stands() -> str:
        value = getattr(type(thing).objects.get(pk=thing.pk), name)
        return f"{value:.0f}" if name == "total" and value is not None else str(value)

    kept = kept or thing
    saved = lambda: Revision.objects.of(type(kept), kept.pk).count()  # noqa: E731
    return Typed(change_url(thing), name, text, "Enregistrer", stands, saved)


def named(text: str) -> int:
    return Action.objects.filter(title=text).count()


def reason() -> Typed:
    url = reverse("admin:centres_action_withdraw", args=[Action.objects.order_by("pk").first().pk])
    said = lambda: LogEntry.objects.filter(change_message__contains="Une raison").count()  # noqa: E731
    return Typed(url, "reason", "Une raison longue à écrire", "Retirer", said, said)


def correction() -> Typed:
    action = Action.objects.published().order_by("pk").first()
    row = Correction.objects.create(action=action, part="summary", text="Autre", is_replacement=True)
    return Typed(change_url(row), "texte", "Un résumé écrit ici.", "Écrire ce texte",
                 lambda: Action.objects.get(pk=action.pk).summary, lambda: 0)  # fmt: skip


def visitor() -> Typed:
    action = Action.objects.published().order_by("pk").first()
    url = reverse("centres:correction", args=[action.pk, action.slug])
    sent = lambda: Correction.objects.filter(text="Le jardin a fermé.").count()  # noqa: E731
    return Typed(url, "text", "Le jardin a fermé.", "Envoyer", lambda: Correction.objects.get().text, sent, True)


FORMS: dict[str, Callable[[], Typed]] = {
    "une fiche": lambda: changing(Action.objects.published().order_by("pk").first(), "summary", "Une page entière."),
    "une fiche nouvelle": lambda: Typed(
        add_url(Action), "title", "Une action nouvelle", "Enregistrer",
        lambda: "Une action nouvelle" if named("Une action nouvelle") else "", lambda: named("Une action nouvelle"),
    ),
    "un budget": lambda: changing(
        budget := Budget.objects.exclude(total=None).order_by("pk").first(), "total", "4321", budget.action
    ),
    "un centre": lambda: changing(Centre.objects.order_by("pk").first(), "contact", "Contact écrit ici"),
    "une page du site": lambda: changing(SitePage.objects.order_by("pk").first(), "text", "Une page entière."),
    "la raison d’un retrait": reason,
    "une correction à décider": correction,
    "la correction d’un visiteur": visitor,
}  # fmt: skip


# What comes in between; the outcome is looked at afterwards.


def no_network(page: Page, typed: Typed) -> None:
    page.context.set_offline(True)
    typed.save(page)
    says(page, "Pas de réseau : rien n’est parti.")
    page.context.set_offline(False)


def cut(page: Page, typed: Typed) -> None:
    page.route("**/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.get_by_role("button", name=typed.button).last.click(no_wait_after=True)
    page.wait_for_timeout(400)
    page.unroute("**/*")
    page.goto(typed.url)


def closed(page: Page, typed: Typed) -> None:
    """The tab goes; another one opens the page."""
    page.wait_for_timeout(400)  # a draft is kept a moment after each key
    context = page.context
    page.close()
    context.new_page().goto(typed.url)


def back(page: Page, typed: Typed) -> None:
    typed.save(page)
    page.wait_for_load_state()
    page.go_back()


def twice(page: Page, typed: Typed) -> None:
    page.get_by_role("button", name=typed.button).last.dblclick()
    page.wait_for_load_state()


def session(page: Page, typed: Typed) -> None:
    person = User.objects.get(username="navigateur-Fédération")
    person.set_password(PASSWORD)
    person.save()
    Session.objects.all().delete()
    typed.save(page)
    page.locator("#id_username").fill(person.username)
    page.locator("#id_password").fill(PASSWORD)
    press(page, "Connexion")


EVENTS: dict[str, Callable[[Page, Typed], None]] = {
    "réseau coupé": no_network,
    "connexion rompue": cut,
    "onglet fermé": closed,
    "retour en arrière": back,
    "double clic": twice,
    "session terminée": session,
}


# What happens.


def stays(page: Page, typed: Typed) -> None:
    expect(typed.field(page)).to_have_value(typed.text)
    if not typed.is_public:
        typed.save(page)
        page.wait_for_load_state()
    assert typed.stands() == typed.text


def is_a_draft(page: Page, typed: Typed) -> None:
    expect(typed.field(page)).not_to_have_value(typed.text)
    press(page, "Reprendre cette saisie")
    expect(typed.field(page)).to_have_value(typed.text)


def comes_back(page: Page, typed: Typed) -> None:
    says(page, typed.text)
    press(page, "Enregistrer ma saisie")
    page.wait_for_load_state()
    assert typed.stands() == typed.text


def both_texts(page: Page, typed: Typed) -> None:
    """Saved once; what is typed on the page one came back to writes over nothing that one has not seen."""
    assert typed.stands() == typed.text
    typed.field(page).fill("Un second texte.")
    typed.save(page)
    page.wait_for_load_state()
    if typed.stands() == typed.text:
        says(page, "Un second texte.")
        page.get_by_label("Enregistrer votre saisie").check()
        press(page, "Enregistrer ces choix")
        page.wait_for_load_state()
    assert typed.stands() == "Un second texte."
    assert any(typed.text in str(row.changes) for row in Revision.objects.all())


def once(page: Page, typed: Typed) -> None:
    for _ in range(50):
        if typed.saved():
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(500)
    assert typed.saved() == 1


OUTCOMES: dict[str, Callable[[Page, Typed], None]] = {
    "reste": stays, "brouillon": is_a_draft, "revient": comes_back, "deux textes": both_texts, "une fois": once,
}  # fmt: skip


@pytest.mark.parametrize("row", rows("navigateur"), ids=str)
def test_nothing_typed_is_lost(row: Row, signed_in, open_page, monkeypatch):
    monkeypatch.setattr(proof, "QUICKEST", -1)
    typed = FORMS[row.form]()
    page = open_page(expects=REFUSED) if typed.is_public else signed_in("Fédération", expects=REFUSED)
    page.on("dialog", lambda dialog: dialog.accept())
    context = page.context
    page.goto(typed.url)
    typed.field(page).fill(typed.text)

    EVENTS[row.event](page, typed)

    OUTCOMES[row.outcome](context.pages[-1], typed)


def test_the_table_and_the_tests_hold_together():
    table = rows("navigateur")
    for known, name in ((FORMS, "form"), (EVENTS, "event"), (OUTCOMES, "outcome")):
        assert {getattr(row, name) for row in table} == set(known)
