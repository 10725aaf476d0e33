"""The rows of tests/lost.md that a server can show: nothing that was typed is lost in any."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from centres.editing.merging.merge import merge_rows
from centres.editing.withdrawal import withdraw
from centres.fiches import compose
from centres.models import Action, Centre, Correction, ImportDraftFile, Keyword, Revision, SitePage, Synonym
from centres.views.corrections import proof
from tests.admin.pages import add_url, change_url, shown_values
from tests.factories import make_action, make_centre
from tests.importing.pages import garden
from tests.lost import Row, rows

pytestmark = pytest.mark.once  # forms, and databases that fail by word of the test

PASSWORD = "une phrase assez longue"
TEXT = "Ce qui a été tapé pendant une heure"
THEIRS = "Le texte d’une collègue"


@dataclass
class Typed:
    """A form that somebody has filled. `thing`: its row; `name`: the field that holds `text`; `stands`: what the site
    holds of it now."""

    client: Client
    url: str
    name: str
    values: dict[str, Any]
    thing: Model | None = None
    text: str = TEXT
    stands: Callable[[], Any] = lambda: None
    theirs: dict[str, Any] = field(default_factory=dict)

    def send(self, **headers: str) -> Any:
        return self.client.post(self.url, self.values | {self.name: self.text}, headers=headers)


def changing(
    client: Client, thing: Model, name: str, text: str = TEXT, theirs: str = "Le texte d’une collègue"
) -> Typed:
    meta = thing._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[thing.pk])
    values = {key: value for key, value in shown_values(client, url).items() if key != "password"}
    return Typed(client, url, name, values, thing, text, lambda: standing(thing, name), {name: theirs})


def standing(thing: Model, name: str) -> str:
    value = type(thing)._default_manager.values_list(name, flat=True).get(pk=thing.pk)
    return f"{value:.0f}" if name == "total" and value is not None else str(value)


def new_fiche(client: Client, action: Action) -> Typed:
    url = add_url(Action)
    values = shown_values(client, url)
    return Typed(client, url, "title", values, stands=lambda: Action.objects.filter(title=TEXT).exists() and TEXT)


def budget(client: Client, action: Action) -> Typed:
    typed = changing(client, action.budget, "total", "4321", "1700")
    typed.values["de"] = action.pk
    return typed


def reason(client: Client, action: Action) -> Typed:
    url = reverse("admin:centres_action_withdraw", args=[action.pk])
    return Typed(client, url, "reason", {}, action, stands=lambda: _log_holds(TEXT) and TEXT)


def _log_holds(text: str) -> bool:
    return LogEntry.objects.filter(change_message__contains=text).exists()


def correction(client: Client, action: Action) -> Typed:
    row = Correction.objects.create(action=action, part="summary", text="Autre", is_replacement=True)
    url = change_url(row)
    seen = client.get(url).context["seen"]
    return Typed(client, url, "texte", {"vu": seen, "decision": "ecrire"}, row,
                 stands=lambda: Action.objects.get(pk=action.pk).summary)  # fmt: skip


def pasted(client: Client, action: Action) -> Typed:
    page = compose([garden(title="Une action nouvelle", summary=TEXT)])
    return Typed(client, reverse("admin:centres_import_upload"), "pasted", {"kind": "fiches"}, text=page,
                 stands=lambda: bytes(ImportDraftFile.objects.get().content).decode())  # fmt: skip


def visitor(client: Client, action: Action) -> Typed:
    url = reverse("centres:correction", args=[action.pk, action.slug])
    token = proof.signer().sign(str(action.pk))
    return Typed(Client(), url, "text", {"token": token}, action, stands=lambda: Correction.objects.get().text)


FORMS: dict[str, Callable[[Client, Action], Typed]] = {
    "une fiche": lambda client, action: changing(client, action, "summary"),
    "une fiche nouvelle": new_fiche,
    "un budget": budget,
    "un centre": lambda client, action: changing(client, make_centre("Centre social du Lac"), "contact"),
    "un thème": lambda client, action: changing(client, Keyword.objects.create(label="Apiculture"), "label"),
    "une page du site": lambda client, action: changing(client, SitePage.objects.first(), "text"),
    "des synonymes": lambda client, action: changing(
        client, Synonym.objects.create(words="troc, échange"), "words", f"{TEXT}, troc", "prêt, échange"
    ),
    "un compte": lambda client, action: changing(
        client, User.objects.create_user("tiers", is_staff=True), "email", "tape@example.org", "collegue@example.org"
    ),
    "la raison d’un retrait": reason,
    "une correction à décider": correction,
    "une page collée à importer": pasted,
    "la correction d’un visiteur": visitor,
}


# What comes in between, then the answer to the form.


def session_ended(typed: Typed, **_: Any) -> Any:
    typed.client.cookies.clear()
    page = typed.send()
    assert [typed.name, typed.text] in json.loads(page.context["repris"])[1]
    sent = {"username": "equipe", "password": PASSWORD, "repris": page.context["repris"]}
    return typed.client.post(page.context["app_path"], sent)


def other_tab(typed: Typed, **_: Any) -> Any:
    typed.client.handler.enforce_csrf_checks = True
    try:
        typed.values["csrfmiddlewaretoken"] = "a" * 64
        return typed.send(Origin="http://testserver")
    finally:
        typed.client.handler.enforce_csrf_checks = False


def colleague(typed: Typed, person: User, **_: Any) -> Any:
    if isinstance(typed.thing, Correction):
        Action.objects.update(summary=THEIRS)
    else:
        other = Client()
        other.force_login(person)
        assert other.post(typed.url, typed.values | typed.theirs).status_code == 302
    return typed.send()


def withdrawn(typed: Typed, person: User, **_: Any) -> Any:
    thing: Any = typed.thing
    withdraw(thing if isinstance(thing, Action) else thing.action, person)
    return typed.send()


def merged(typed: Typed, person: User, **_: Any) -> Any:
    others = {
        Action: lambda: make_action("Verger"),
        Centre: lambda: make_centre("Centre social du Parc"),
        Keyword: lambda: Keyword.objects.create(label="Abeilles"),
    }
    kept = others[type(typed.thing)]()
    merge_rows(kept, typed.thing, {}, person)
    page = typed.send()
    assert str(kept) in page.content.decode()
    return page


def deleted(typed: Typed, person: User, **_: Any) -> Any:
    other = Client()
    other.force_login(person)
    other.post(typed.url.replace("/change/", "/delete/"), {"post": "yes"})
    return typed.send()


def failing(words: str) -> Callable[..., Any]:
    def event(typed: Typed, **_: Any) -> Any:
        def fail(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")) and "session" not in sql:
                raise OperationalError(words)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(fail):
            page = typed.send()
        assert page.status_code == 503
        return page

    return event


def sent_twice(typed: Typed, **_: Any) -> Any:
    assert typed.send().status_code == 302
    return typed.send()


EVENTS: dict[str, Callable[..., Any]] = {
    "session terminée": session_ended,
    "autre onglet": other_tab,
    "collègue": colleague,
    "retirée": withdrawn,
    "fusionnée": merged,
    "supprimée": deleted,
    "disque plein": failing("database or disk is full"),
    "base occupée": failing("database is locked"),
    "double envoi": sent_twice,
}


# What happens.


def comes_back(typed: Typed, page: Any) -> None:
    """The page holds the text, and its button saves it."""
    html = unescape(page.content.decode())
    assert typed.text in html
    assert f">{typed.name}<" not in html
    sent: dict[str, Any] = {}
    if "sent" in (page.context or {}):
        for name, value in page.context["sent"].pairs:
            sent.setdefault(name, []).append(value)
    else:
        sent = typed.values | {typed.name: typed.text}
    answer = typed.client.post(typed.url, sent)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert typed.stands() == typed.text


def both_texts(typed: Typed, page: Any) -> None:
    """Nothing was written over, and what was typed can still be chosen."""
    html = page.content.decode()
    assert page.status_code in (200, 409)
    assert typed.text in html
    assert typed.stands() != typed.text
    if page.status_code == 409:
        collision = page.context["collision"]
        sent: dict[str, Any] = {}
        for key, value in collision.sent:
            sent.setdefault(key, []).append(value)
        sent |= {"vu": collision.seen, f"choix-{typed.name}": "mien", typed.name: typed.text}
    else:
        sent = typed.values | {"vu": page.context["seen"], typed.name: typed.text}
    assert typed.client.post(typed.url, sent).status_code == 302
    assert typed.stands() == typed.text
    found = json.dumps([row.changes for row in Revision.objects.all()], ensure_ascii=False)
    assert isinstance(typed.thing, User | Correction) or typed.theirs[typed.name] in found


def given_back(typed: Typed, page: Any) -> None:
    html = page.content.decode()
    assert page.status_code in (404, 409)
    assert typed.text in html
    assert f">{typed.name}<" not in html
    assert any(words in html for words in ("retirée", "fusionné", "supprimé", "quitté le site"))


def once(typed: Typed, page: Any) -> None:
    assert page.status_code == 302
    assert typed.stands() == typed.text


OUTCOMES = {"revient": comes_back, "deux textes": both_texts, "rendu": given_back, "une fois": once}


@pytest.fixture
def person(db) -> User:
    return User.objects.create_superuser("equipe", password=PASSWORD)


@pytest.fixture
def patient(monkeypatch) -> None:
    """A visitor who has read before sending."""
    monkeypatch.setattr(proof, "QUICKEST", -1)


@pytest.mark.parametrize("row", rows("serveur"), ids=str)
def test_nothing_typed_is_lost(row: Row, action, person, patient):
    client = Client()
    client.force_login(person)
    typed = FORMS[row.form](client, action)

    page = EVENTS[row.event](typed, person=person)

    OUTCOMES[row.outcome](typed, page)


def test_the_table_and_the_tests_hold_together():
    table = rows("serveur")
    assert len(rows()) >= 30
    assert {row.where for row in rows()} == {"serveur", "navigateur"}
    assert len({(row.where, row.form, row.event) for row in rows()}) == len(rows())
    for known, named in ((FORMS, "form"), (EVENTS, "event"), (OUTCOMES, "outcome")):
        assert {getattr(row, named) for row in table} == set(known)
