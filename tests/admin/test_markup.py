"""Markup in every column of every table, then every page drawn: none of it stands in a page as markup."""

from html import escape
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import DatabaseError, models, transaction

from centres.admin.waiting import WAITING_THINGS
from centres.catalogue import index
from centres.models import (
    Alert,
    Commune,
    CommunePart,
    Epci,
    ImportDraft,
    ImportDraftFile,
    RemovedAttachment,
    SavedFilter,
    Telling,
    WaitingNote,
)
from centres.views.answer_cache import of_this_process
from tests.factories import make_full_action
from tests.permissions import addresses, example

# It would close an attribute, or a tag, and open another one.
MARK = "\"'><i data-mark='1'>"
# In a JSON column: texts that people or files wrote. Other words in it are the code's own.
PAGES = ("text/html", "image/svg", "application/xml", "application/atom")
# Columns that code alone writes, by which a row is found.
OURS = {"password", "secret", "sha256", "fingerprint", "thing", "listed", "version", "key", "query"}
WORDS = {
    "message",
    "words",
    "text",
    "title",
    "name",
    "label",
    "before",
    "after",
    "note",
    "file",
    "value",
    "summary",
    "centre",
}


class Marked(HTMLParser):
    """Counts the tags of a page that our markup made, and the texts that hold it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.made: list[str] = []
        self.shown = page.count("data-mark=")
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if any(name.startswith("data-mark") for name, _ in attrs):
            self.made.append(self.get_starttag_text() or tag)


def with_mark(value: Any, key: str = "") -> Any:
    """A JSON value with the markup in its words."""
    if isinstance(value, dict):
        return {name: with_mark(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [with_mark(one, "words") for one in value]
    return f"{value}{MARK}" if isinstance(value, str) and key in WORDS else value


def is_text(field: Any) -> bool:
    """A column where somebody may write: no key, no code, no choice."""
    is_long = field.max_length is None or field.max_length > 2 * len(MARK)
    is_ours = isinstance(field, models.SlugField | models.FileField) or field.name in OURS
    return isinstance(field, models.CharField | models.TextField) and not field.choices and is_long and not is_ours


def fill(model: type[models.Model]) -> tuple[set[str], set[str]]:
    """(columns that now hold markup, columns whose constraints refuse it)"""
    filled, refused = set(), set()
    for row in list(model._base_manager.all()):
        for field in model._meta.concrete_fields:
            is_json = isinstance(field, models.JSONField)
            if field.primary_key or field.is_relation or not (is_json or is_text(field)):
                continue
            name, value = f"{model.__name__}.{field.name}", getattr(row, field.attname)
            new = with_mark(value) if is_json else f"{value or ''}{MARK}"
            if new == value:
                continue
            try:
                with transaction.atomic():
                    model._base_manager.filter(pk=row.pk).update(**{field.attname: new})
                filled.add(name)
            except DatabaseError:
                refused.add(name)
    return filled, refused - filled


@pytest.fixture
def rows(clients, tmp_path) -> dict[str, str]:
    """Rows of the tables that the catalogue of these tests has none of; {address as it is declared: that of a row}."""
    action = make_full_action(title="Jardin", counts={"volunteers": {"value": 3}})
    commune = Commune.objects.first()
    Epci.objects.create(code="200000001", name="Communauté", kind="CC").communes.add(commune)
    CommunePart.objects.create(code="38001", name="Ancienne", kind="COMD", commune=commune, departement_id="38")
    RemovedAttachment.objects.create(
        id=9, action=action, file="a.pdf", name="a.pdf", kind="pdf", size=1, sha256="b" * 64
    )
    draft = ImportDraft.objects.get()
    ImportDraftFile.objects.create(draft=draft, name="page.txt", content=b"x")
    owner = User.objects.get(username="administration")
    SavedFilter.objects.create(owner=owner, listed="action", name="Les miennes", query="state=draft")
    WaitingNote.objects.create(thing=next(iter(WAITING_THINGS)), owner=owner, note="Je m’en occupe.")
    alert = Alert.objects.create(email="elle@exemple.fr", query="q=jardin")
    said = dict.fromkeys(("title", "centre", "summary", "keywords", "audiences", "limits"), "Un jardin")
    telling = Telling.objects.create(said=said)
    return {
        "/alertes/<str:secret>/": f"/alertes/{alert.secret}/",
        "/alertes/<str:secret>/quitter/": f"/alertes/{alert.secret}/quitter/",
        "/raconter/<str:secret>/": f"/raconter/{telling.secret}/",
    }


@pytest.mark.once
def test_no_text_of_any_table_is_markup_in_any_page(clients, rows, caplog):
    caplog.set_level("CRITICAL")
    filled, refused = set(), set()
    for model in [*apps.get_app_config("centres").get_models(), User]:
        some, others = fill(model)
        filled |= some
        refused |= others
    index.forget()
    of_this_process.forget()
    index.current_state()  # once, and not after each answer that is taken back
    wrong, asked, shown, failed = {}, 0, 0, []
    every = list(dict.fromkeys(rows.get(address) or example(address) for address in addresses()))
    # The import that waits is its owner's.
    of_its_owner = [address for address in every if "/importer/" in address]
    for role, known in {"anonyme": every, "federation": of_its_owner, "administration": every}.items():
        for address in known:
            with transaction.atomic():
                response = clients[role].get(address, follow=True)
                transaction.set_rollback(True)
            failed += [address] * (response.status_code >= 500)
            if response.streaming or not response.get("Content-Type", "").startswith(PAGES):
                continue
            page = Marked(response.content.decode())
            asked, shown = asked + 1, shown + page.shown
            if page.made:
                wrong[address] = page.made[:3]

    assert not wrong, wrong
    assert failed == []
    assert refused == set()
    assert len(filled) > 100
    # The markup stands there as words.
    assert (asked > 400, shown > 3000) == (True, True), (asked, shown, len(filled))


@pytest.mark.parametrize("page", [f"<p>{MARK}", f'<p title="{MARK}">', f"<p title='{MARK}'>", f"<p>&lt;</p>{MARK}"])
def test_markup_is_seen_wherever_it_stands(page):
    assert len(Marked(page).made) == 1
    assert Marked(page.replace(MARK, escape(MARK))).made == []
