"""The help: a page a task, in the contents, linked from where the task is done."""

import pytest
from django.test import Client
from django.urls import reverse

from centres.admin.help import PAGES
from centres.models import (
    Action,
    Budget,
    Centre,
    Correction,
    FieldConflict,
    ImportRun,
    Keyword,
    Revision,
    SitePage,
    Synonym,
)

from .pages import list_url


@pytest.mark.once
@pytest.mark.parametrize("name", PAGES)
def test_a_task_has_its_page(name, db, admin_client):
    page = admin_client.get(reverse("admin_help", args=[name]))

    assert page.status_code == 200
    assert PAGES[name] in page.content.decode()
    assert "{%" not in page.content.decode()


@pytest.mark.once
def test_the_contents_lead_to_every_page(db, admin_client):
    html = admin_client.get(reverse("admin_help_contents")).content.decode()

    assert [name for name in PAGES if reverse("admin_help", args=[name]) not in html] == []


@pytest.mark.once
@pytest.mark.parametrize(
    ("model", "name"),
    [
        (Action, "relire"), (FieldConflict, "conflits"), (Budget, "budget"), (Centre, "annuaire"),
        (ImportRun, "import"), (Keyword, "listes"), (Revision, "historique"),
        (Correction, "corrections"), (SitePage, "pages"), (Synonym, "synonymes"),
    ],
)  # fmt: skip
def test_a_list_leads_to_the_help_of_its_task(model, name, db, admin_client):
    assert reverse("admin_help", args=[name]) in admin_client.get(list_url(model)).content.decode()


@pytest.mark.once
def test_the_help_is_for_staff(db):
    for url in (reverse("admin_help_contents"), reverse("admin_help", args=["relire"])):
        assert Client().get(url).status_code == 302


def test_a_task_that_is_not_there_is_not_found(db, admin_client):
    assert admin_client.get("/admin/aide/rien/").status_code == 404
