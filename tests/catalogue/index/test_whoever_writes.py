"""Every way to write every table that pages show, none of which says that it wrote: the next look is right."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from centres.catalogue.index import LiveIndex
from centres.models import Action, PendingChange, PeopleCount
from centres.models.triggers import WATCHED
from tests.catalogue.finding import found
from tests.factories import make_action
from tests.source_files import module_name, python_files
from tests.test_rooms import layer_of

from .rows_shown import NEW, Case, cases, catalogue, shared_catalogue  # noqa: F401 - fixtures
from .states import fresh_state, state_of

pytestmark = pytest.mark.django_db

# Models that no public page shows, and why.
NOT_SHOWN = {
    "ActionText": "derived from fiches",
    "Word": "derived from fiches",
    "DerivedVersion": "says what derived them",
    "PendingChange": "the notes themselves",
    "CatalogueChange": "what notes become",
    "Alert": "its address is told to nobody",
    "Allowance": "how many mails of today",
    "MailChoice": "each of the staff for itself",
    "ImportRun": "counted with the changes (TableState)",
    "CentreAlias": "leads an import to its centre",
    "BulkEdit": "history",
    "CommuneProposal": "staff decide",
    "ContactNotice": "staff decide",
    "Correction": "staff decide",
    "FieldConflict": "staff decide",
    "ImportDraft": "staff confirm it",
    "ImportDraftFile": "staff confirm it",
    "GivenPassword": "accounts",
    "Merge": "history",
    "RemovedAttachment": "history",
    "Revision": "history",
    "SavedFilter": "a person's own",
    "WaitingNote": "who looks after what",
    "Telling": "its text is shown to who holds its address, then to staff",
    "TextMark": "where to look for fiches alike",
    "TextSketch": "which fiches need not be looked at to find those alike",
}


def test_no_writer_says_by_itself_what_changed():
    """Triggers do: what a writer says would lack the search texts."""
    found = {module_name(file) for file in python_files() if "CatalogueChange.objects.record" in file.read_text()}

    assert {name for name in found if layer_of(name) not in ("", "models")} == set()


def by_save(case: Case) -> None:
    row = type(case.row)._base_manager.get(pk=case.row.pk)
    setattr(row, case.column, case.value)
    row.save()


def by_update(case: Case) -> None:
    type(case.row)._base_manager.filter(pk=case.row.pk).update(**{case.column: case.value})


def by_sql(case: Case) -> None:
    meta, quote = case.row._meta, connection.ops.quote_name
    field = next(field for field in meta.concrete_fields if case.column in (field.name, field.attname))
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(meta.db_table)} SET {quote(field.column)} = %s WHERE {quote(meta.pk.column)} = %s",  # noqa: S608
            [case.value, case.row.pk],
        )


MODELS = sorted({watched.model for watched in WATCHED})
CHANGES = (by_save, by_update, by_sql)


def tag(path: str) -> str:
    return Client().get(path)["ETag"]


def assert_is_right(case: Case, before: str, held: LiveIndex) -> None:
    """`held`: what another process had read before."""
    response = Client().get(case.page, headers={"If-None-Match": before})
    assert response.status_code == 200, "the page that a browser holds is another one now"
    if case.is_shown:
        assert str(case.value) in response.text or NEW not in str(case.value)
    if case.is_searched:
        assert "Jardin" in found(NEW)
    assert state_of(held.current()) == fresh_state()
    assert not PendingChange.objects.exists()
    assert Client().get(case.page, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_every_model_is_watched_or_shown_by_no_page():
    models = {model.__name__ for model in apps.get_app_config("centres").get_models()}

    assert set(MODELS) | NOT_SHOWN.keys() == models
    assert not set(MODELS) & NOT_SHOWN.keys()


@pytest.mark.parametrize("model", MODELS)
def test_what_is_changed_created_or_deleted_shows(catalogue, model):  # noqa: F811
    """Django says a write in several ways, the same on both databases: SQLite hears them all, PostgreSQL one of each
    kind."""
    held, case, is_server = LiveIndex(), cases(catalogue)[model], connection.vendor == "postgresql"
    for way in (by_sql,) if is_server else CHANGES:
        with transaction.atomic():
            held.current()
            before = tag(case.page)
            way(case)
            assert_is_right(case, before, held)
            transaction.set_rollback(True)
    rows, case.is_shown, case.is_searched = type(case.row)._base_manager, False, False
    for write in (
        lambda: rows.bulk_create([rows.model(**case.new)]),
        lambda: rows.filter(pk=rows.order_by("pk").last().pk).delete(),
        lambda: rows.create(**case.new),
        lambda: rows.order_by("pk").last().delete(),
    )[: 2 if is_server else 4]:
        before = tag(case.page)
        write()
        assert_is_right(case, before, held)


def test_a_fiche_saved_in_a_shell_is_right_everywhere(client):
    action = make_action("Jardin", summary="On jardine.")
    pages = ["/", "/actions/", "/actions/?q=jardin", action.get_absolute_url()]
    tags = {path: client.get(path)["ETag"] for path in pages}

    shell = Action.objects.get(pk=action.pk)
    shell.title, shell.summary = f"Jardin du {NEW}", "On plante."
    shell.save()

    for path in pages:
        response = client.get(path, headers={"If-None-Match": tags[path]})
        assert (response.status_code, NEW in response.text, "On jardine" in response.text) == (200, True, False), path
    assert found(NEW) == found("planter") == [shell.title]
    assert found("jardiner -planter") == []


def test_a_fiche_published_or_taken_back_in_a_shell_comes_and_goes(client):
    action = make_action(NEW, state="draft")
    assert NEW not in client.get("/actions/").text
    Action.objects.filter(pk=action.pk).update(state="published", published_at=timezone.now())
    assert NEW in client.get("/actions/").text
    assert found(NEW) == [NEW]
    Action.objects.filter(pk=action.pk).update(state="draft")
    assert NEW not in client.get("/actions/").text
    assert found(NEW) == []


def test_how_complete_a_fiche_is_follows_what_is_written_of_it():
    action = make_action("Jardin")
    PeopleCount.objects.create(action=action, role="volunteers", value=3)
    LiveIndex().current()
    before, action = action, Action.objects.get(pk=action.pk)

    assert action.completeness > before.completeness
