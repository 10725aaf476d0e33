"""A catalogue with one row of everything that the admin shows."""

from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.core.files.base import ContentFile
from django.test import Client

from centres.catalogue.index import current_state
from centres.editing.merging.merge import merge_rows
from centres.editing.roles import ADMINISTRATION, FEDERATION, READING, give_role
from centres.models import (
    Action,
    Attachment,
    Budget,
    BudgetLine,
    BulkEdit,
    Commune,
    CommuneProposal,
    ContactNotice,
    Correction,
    Dimension,
    ImportDraft,
    Keyword,
    Likeness,
    Revision,
)
from tests.factories import make_centre
from tests.importing.pages import garden, import_fiches

GIVEN = {"sans-role": "", "lecture": READING, "federation": FEDERATION, "administration": ADMINISTRATION}
# The field that names a row of each kind that has no label.
NAMED_BY = {"action": "title", "centre": "name", "sitepage": "title", "synonym": "words"}


@pytest.fixture
def admin_user(db, django_user_model):
    """The superuser of `admin_client`, without a password: hashing one takes longer than most of these tests."""
    return django_user_model.objects.create_superuser("admin", "admin@example.org", password=None)


@pytest.fixture(scope="module")
def shared_action(shared_rows, tmp_path_factory) -> int:
    with shared_rows():
        import_fiches(tmp_path_factory.mktemp("page"), garden())
        return Action.objects.get().pk


@pytest.fixture
def action(db, shared_action) -> Action:
    """A published fiche, imported."""
    return Action.objects.get(pk=shared_action)


@pytest.fixture
def viewer(django_user_model) -> Client:
    """Somebody who may look at everything and change nothing."""
    user = django_user_model.objects.create_user("lecture", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(scope="module")
def shared_catalogue(shared_action, shared_rows, tmp_path_factory) -> int:
    with shared_rows():
        fill(Action.objects.get(pk=shared_action), tmp_path_factory.mktemp("page"))
        return shared_action


@pytest.fixture
def catalogue(db, shared_catalogue) -> Action:
    """The fiche with a budget and its line, a conflict, an unknown theme, and a commune that is proposed."""
    return Action.objects.get(pk=shared_catalogue)


def fill(action: Action, folder: Path) -> None:
    budget, _ = Budget.objects.get_or_create(action=action)
    BudgetLine.objects.create(budget=budget, label="Graines", amount=300, kind="charge")
    commune = Commune.objects.create(code="38565", name="Voreppe", departement_id="38", postcodes="38340")
    CommuneProposal.objects.create(centre=action.centre, commune=commune, words="à Voreppe", action=action)
    Correction.objects.create(action=action, part="summary", text="Autre résumé.")
    Action.objects.update(summary="Corrigé.")
    import_fiches(folder, garden(summary="Nouveau.", keywords=("Santé", "Apiculture")))
    action.refresh_from_db()
    other = Action.objects.create(title="Jardin partagé")
    mention = {"kind": "phone", "words": "06 00 00 00 00", "decision": ""}
    ContactNotice.objects.create(action=action, mentions={"phone 0600000000": mention})
    Likeness.objects.create(first=action, second=other, score=82, reasons=["même centre"])
    merge_rows(Keyword.objects.get(slug="logement"), Keyword.objects.get(slug="integration"))
    BulkEdit.objects.create(words="thèmes : + Culture", count=1)


@pytest.fixture
def clients(catalogue, settings, tmp_path) -> dict[str, Client]:
    """A browser of each role."""
    settings.MEDIA_ROOT = tmp_path
    file = ContentFile(b"%PDF-1.7", "affiche.pdf")
    Attachment.objects.create(action=catalogue, file=file, name="affiche.pdf", kind="pdf", size=8, sha256="a" * 64)
    # What no fiche carries: it may be deleted.
    make_centre("Centre sans fiche")
    for model in (Keyword, Dimension):
        model.objects.create(label="Sans fiche")
    for kind in Revision.Kind.values:
        row = apps.get_model("centres", kind)._default_manager.order_by("pk").first()
        changes = {NAMED_BY.get(kind, "label"): ["", str(row)]}
        Revision.objects.create(kind=kind, object_id=row.pk, label=str(row), origin="edit", changes=changes)
    clients = {"anonyme": Client()}
    for name, role in GIVEN.items():
        user = User.objects.create_user(name, is_staff=True)
        if role:
            give_role(user, role)
        clients[name] = Client()
        clients[name].force_login(user)
        if role == FEDERATION:
            ImportDraft.objects.create(owner=user, kind=ImportDraft.Kind.FICHES, plan={"files": []})
    # Else each answer that a test takes back would resolve and read again what was made here.
    current_state()
    return clients
