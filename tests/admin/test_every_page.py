"""Every noun has a list and a page that open, on rows of every kind."""

import pytest
from django.contrib import admin
from django.urls import reverse

from centres import models

from .pages import add_url, change_url, list_url

REGISTERED = sorted(
    (model for model in admin.site._registry if model._meta.app_label == "centres"), key=lambda model: model.__name__
)
READ_ONLY = [
    models.Region, models.Departement, models.Commune, models.ImportRun, models.SourceFiche, models.FieldConflict,
    models.CommuneProposal, models.ContactNotice, models.Correction, models.Likeness, models.Merge, models.Revision,
    models.BulkEdit,
]  # fmt: skip
# A budget is added on the page of its fiche.
TYPED = [model for model in REGISTERED if model not in (*READ_ONLY, models.Budget, models.SitePage)]


def test_every_noun_is_in_the_admin():
    assert {model.__name__ for model in REGISTERED} == {
        "Action", "Audience", "Budget", "BulkEdit", "Centre", "Commune", "CommuneProposal", "ContactNotice",
        "Correction", "Departement",
        "Dimension", "FieldConflict", "ImportRun", "Initiator", "Keyword", "Likeness", "Merge", "Partner", "Region",
        "Revision",
        "Scale", "SitePage", "SourceFiche", "Status", "Synonym",
    }  # fmt: skip


@pytest.mark.parametrize("model", REGISTERED)
def test_a_list_opens_with_rows(model, catalogue, admin_client):
    response = admin_client.get(list_url(model))

    assert response.status_code == 200
    assert response.context["cl"].result_count > 0


@pytest.mark.parametrize("model", REGISTERED)
def test_a_page_opens(model, catalogue, admin_client):
    for thing in model.objects.all()[:5]:
        assert admin_client.get(change_url(thing)).status_code == 200


@pytest.mark.parametrize("model", TYPED)
def test_a_page_to_add_one_opens(model, db, admin_client):
    assert admin_client.get(add_url(model)).status_code == 200


@pytest.mark.once
@pytest.mark.parametrize("model", READ_ONLY)
def test_what_is_written_elsewhere_is_only_shown(model, catalogue, admin_client):
    thing = model.objects.first()
    before = model.objects.values().get(pk=thing.pk)

    assert admin_client.get(add_url(model)).status_code == 403
    assert admin_client.post(change_url(thing), {"name": "Autre"}).status_code == 403
    assert admin_client.post(change_url(thing).replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403
    assert model.objects.values().get(pk=thing.pk) == before


def test_changes_are_not_in_the_admin():
    assert models.CatalogueChange not in admin.site._registry


def test_the_home_page_follows_the_work(db, admin_client):
    page = admin_client.get(reverse("admin:index"))

    assert [app["name"] for app in page.context["app_list"]][:6] == [
        "Fiches", "Centres", "Listes de la fiche", "Imports et sources", "Site", "Référence",
    ]  # fmt: skip
    assert "Catalogue des actions — administration" in page.content.decode()


@pytest.mark.once
@pytest.mark.parametrize("model", REGISTERED)
def test_no_page_has_inline_style_or_script(model, catalogue, admin_client):
    for url in (list_url(model), change_url(model.objects.first())):
        html = admin_client.get(url).content.decode()
        assert " style=" not in html
        assert "<style" not in html
        assert " onclick=" not in html


def test_history_and_deletion_open(catalogue, admin_client):
    for ending in ("history", "delete"):
        assert admin_client.get(change_url(catalogue).replace("/change/", f"/{ending}/")).status_code == 200


def test_an_import_shows_its_counts_and_links_its_issues_to_their_lines(catalogue, admin_client):
    run = models.ImportRun.objects.first()
    run.issues = [{"code": "x", "line": 3, "message": "Valeur inconnue."}, {"code": "y", "line": None, "message": "?"}]
    run.save()
    source = run.sources.get()

    html = admin_client.get(change_url(run)).content.decode()

    assert f"{change_url(source)}#ligne-3" in html
    assert f"{run.file}:3" in html
    assert "lignes non vides" in html
