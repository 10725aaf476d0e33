"""What triggers noted, until somebody resolves it: by portions, by a reader that may not write, after a `migrate`."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import CharField
from django.utils import timezone

from centres.apps import follow, make_way
from centres.catalogue.index import LiveIndex, live
from centres.models import Action, Budget, Centre, PendingChange
from centres.models.triggers import install_triggers, missing_triggers, remove_triggers, trigger_names
from tests.catalogue.finding import found
from tests.factories import make_action
from tests.importing.databases import database, migrated  # noqa: F401 - fixtures

from .test_changes import elsewhere, published, somebody_else  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def test_more_notes_than_are_resolved_at_once_wait_for_the_next_looks(monkeypatch):
    monkeypatch.setattr(live, "MOST_RESOLVED", 2)
    monkeypatch.setattr(live, "MOST_AGAIN", 3)
    actions, held = [make_action("Jardin") for _ in range(5)], LiveIndex()
    held.current()
    Action.objects.update(title="Verger", year=2020)

    for left in (3, 1, 0):
        assert len(held.current().values["annee"][2020]) == len(actions)
        assert PendingChange.objects.count() == left
    assert len(found("verger")) == 5


def test_what_a_rolled_back_write_touched_is_not_noted():
    action = make_action("Jardin")
    with transaction.atomic():
        Action.objects.filter(pk=action.pk).update(year=2020)
        assert PendingChange.objects.count() == 1
        transaction.set_rollback(True)

    assert not PendingChange.objects.exists()


def test_what_staff_alone_see_of_a_fiche_makes_no_page_new():
    action = make_action("Jardin")
    Action.objects.filter(pk=action.pk).update(version=7, reviewed_at=timezone.now(), completeness=1)
    Action.objects.filter(pk=action.pk).update(title="Jardin")

    assert not PendingChange.objects.exists()


def test_migrate_puts_back_triggers_that_lack_and_drops_those_of_another_day():
    before = trigger_names()
    remove_triggers()
    assert missing_triggers() == before
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("CREATE TRIGGER centres_note_old AFTER DELETE ON centres_word BEGIN SELECT 1; END")
        else:
            cursor.execute(
                "CREATE FUNCTION centres_note_old() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$"
            )
            cursor.execute(
                "CREATE TRIGGER centres_note_old AFTER DELETE ON centres_word EXECUTE FUNCTION centres_note_old()"
            )
    install_triggers()

    assert trigger_names() == before
    assert not missing_triggers()


@pytest.mark.usefixtures("elsewhere")
def test_a_reader_that_may_not_write_now_shows_what_changed_and_finds_it_later(caplog, monkeypatch):
    """Somebody else is writing, for longer than a page may wait."""
    caplog.set_level("INFO")
    action, held = published("Jardin"), LiveIndex()
    held.current()
    Action.objects.filter(pk=action.pk).update(title="Rucher", year=2020)
    with somebody_else() as write:
        write("UPDATE centres_action SET version = version WHERE id = %s", [action.pk])
        first = held.state()
        assert set(first.index.values["annee"][2020]) == {action.pk}
        assert first.version not in ("", LiveIndex().state().version) or connection.vendor == "postgresql"
        assert found("rucher") == []
        assert "se trouvent encore par leurs anciens mots" in caplog.text
        assert Action.objects.get().pk in held.current().ids

    monkeypatch.setattr(live, "NEXT_TRY", 0)
    held.forget()
    assert held.state().version != first.version
    assert found("rucher") == ["Rucher"]
    assert not PendingChange.objects.exists()


@pytest.mark.usefixtures("elsewhere")
def test_a_reader_of_a_copy_that_takes_no_write_shows_what_changed():
    action, held = published("Jardin"), LiveIndex()
    held.current()
    Action.objects.filter(pk=action.pk).update(year=2020)
    with connection.cursor() as cursor:
        read_only = connection.vendor == "sqlite"
        cursor.execute("PRAGMA query_only = ON" if read_only else "SET default_transaction_read_only = on")
        assert set(held.current().values["annee"][2020]) == {action.pk}
        assert PendingChange.objects.count() == 1
        cursor.execute("PRAGMA query_only = OFF" if read_only else "SET default_transaction_read_only = off")
        held.forget()
        held.current()
        assert not PendingChange.objects.exists()


@pytest.mark.usefixtures("elsewhere")
def test_a_migration_changes_a_table_that_triggers_name_and_what_was_written_meanwhile_shows():
    action, held = published("Jardin"), LiveIndex()
    held.current()
    before = trigger_names()
    make_way(plan=["a migration"])
    for model, name in ((Action, "initiator_details"), (Centre, "name"), (Budget, "scope")):
        old = model._meta.get_field(name)
        new = CharField(max_length=400, default="")
        new.set_attributes_from_name(name)
        with connection.schema_editor() as editor:
            editor.alter_field(model, old, new)
    action = Action.objects.get(pk=action.pk)
    action.title, action.year = "Verger", 2020
    action.save()
    assert not PendingChange.objects.exists()
    follow()

    assert trigger_names() == before
    assert set(held.current().values["annee"][2020]) == {action.pk}
    assert found("verger") == ["Verger"]


@pytest.mark.usefixtures("elsewhere")
def test_a_migrate_with_nothing_to_do_leaves_triggers_and_pages_alone():
    published("Jardin")
    version = LiveIndex().state().version
    call_command("migrate", verbosity=0)

    assert LiveIndex().state().version == version
    assert not missing_triggers()
