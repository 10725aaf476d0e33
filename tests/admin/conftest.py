"""A catalogue with one row of everything that the admin shows."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from centres.editing.merging.merge import merge_rows
from centres.models import (
    Action,
    Budget,
    BudgetLine,
    BulkEdit,
    Commune,
    CommuneProposal,
    ContactNotice,
    Correction,
    Keyword,
    Likeness,
)
from tests.importing.pages import garden, import_fiches


@pytest.fixture
def admin_user(db, django_user_model):
    """The superuser of `admin_client`, without a password: hashing one takes longer than most of these tests."""
    return django_user_model.objects.create_superuser("admin", "admin@example.org", password=None)


@pytest.fixture
def action(db, tmp_path) -> Action:
    """A published fiche, imported."""
    import_fiches(tmp_path, garden())
    return Action.objects.get()


@pytest.fixture
def viewer(django_user_model) -> Client:
    """Somebody who may look at everything and change nothing."""
    user = django_user_model.objects.create_user("lecture", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def catalogue(action, tmp_path) -> Action:
    """The fiche with a budget and its line, a conflict, an unknown theme, and a commune that is proposed."""
    budget, _ = Budget.objects.get_or_create(action=action)
    BudgetLine.objects.create(budget=budget, label="Graines", amount=300, kind="charge")
    commune = Commune.objects.create(code="38565", name="Voreppe", departement_id="38", postcodes="38340")
    CommuneProposal.objects.create(centre=action.centre, commune=commune, words="à Voreppe", action=action)
    Correction.objects.create(action=action, part="summary", text="Autre résumé.")
    Action.objects.update(summary="Corrigé.")
    import_fiches(tmp_path, garden(summary="Nouveau.", keywords=("Santé", "Apiculture")))
    action.refresh_from_db()
    other = Action.objects.create(title="Jardin partagé")
    mention = {"kind": "phone", "words": "06 00 00 00 00", "decision": ""}
    ContactNotice.objects.create(action=action, mentions={"phone 0600000000": mention})
    Likeness.objects.create(first=action, second=other, score=82, reasons=["même centre"])
    merge_rows(Keyword.objects.get(slug="logement"), Keyword.objects.get(slug="integration"))
    BulkEdit.objects.create(words="thèmes : + Culture", count=1)
    return action
