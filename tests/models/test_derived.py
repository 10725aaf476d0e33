"""What another version wrote is written again: by `migrate`, or by a worker that begins; once, and said."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from centres import ready
from centres.catalogue.index import LiveIndex
from centres.models import Action, ActionText, CatalogueChange, DerivedVersion, derived
from tests.catalogue.finding import found
from tests.factories import make_action

pytestmark = pytest.mark.django_db
OLD = "normaliseur 0, Unicode 14.0.0"


@pytest.fixture
def action() -> Action:
    """A fiche whose line and completeness another version wrote."""
    action = make_action("Jardin", summary="On jardine.")
    ActionText.objects.update(words="autrement")
    Action.objects.update(completeness=99)
    DerivedVersion.objects.update_or_create(pk=1, defaults={"version": OLD, "writing_at": None})
    return action


def is_written_again(action: Action) -> bool:
    action.refresh_from_db()
    written = {found("jardiner") == ["Jardin"], action.completeness != 99, derived.is_derived_by_today()}
    assert len(written) == 1
    return written.pop()


def test_migrate_writes_again_what_another_version_wrote_and_says_so(action, caplog):
    held = LiveIndex()
    before = held.state().version
    call_command("migrate", verbosity=0)

    assert is_written_again(action)
    assert f"écrits par une autre version ({OLD}) ; {derived.derived_version()} les réécrit." in caplog.text
    assert held.state().version != before


def test_what_this_version_wrote_stays(action, caplog, django_assert_num_queries):
    call_command("migrate", verbosity=0)
    changes = CatalogueChange.objects.count()
    caplog.clear()
    with django_assert_num_queries(1):
        derived.refresh_derived()

    assert (CatalogueChange.objects.count(), caplog.text) == (changes, "")


def test_another_normaliser_or_another_measure_is_another_version(action, monkeypatch):
    versions = {derived.derived_version()}
    with monkeypatch.context() as patch:
        patch.setattr("centres.language.version.NORMALISER", 0)
        versions.add(derived.derived_version())
    monkeypatch.setattr(derived, "PARTS", derived.PARTS[:-1])
    versions.add(derived.derived_version())

    assert len(versions) == 3


def test_one_process_writes_and_the_others_leave_it_to_it(action):
    """Until it has been silent for so long that it must have been stopped."""
    now = timezone.now()
    DerivedVersion.objects.update(writing_at=now)
    derived.refresh_derived()
    assert not is_written_again(action)

    DerivedVersion.objects.update(writing_at=now - derived.LONGEST_SILENCE - timedelta(seconds=1))
    derived.refresh_derived()
    assert is_written_again(action)


def test_many_are_written_a_few_at_once(action, monkeypatch):
    monkeypatch.setattr(derived, "FICHES_AT_ONCE", 2)
    for _ in range(4):
        make_action("Jardin")
    ActionText.objects.update(words="autrement")
    derived.refresh_derived()

    assert len(found("jardin")) == 5


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_begins_writes_again_aside(action):
    ready.get_ready()
    for thread in threading.enumerate():
        if thread.name == "textes cherchés":
            thread.join()

    assert is_written_again(action)


def test_a_database_that_takes_no_write_goes_on_with_what_it_holds(action, caplog, monkeypatch):
    def refuse() -> None:
        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(ready, "refresh_derived", refuse)
    monkeypatch.setattr(ready.connection, "close", lambda: None)
    ready.refresh_aside()

    assert not is_written_again(action)
    assert "n’ont pas pu être réécrits : lancez « manage.py migrate »" in caplog.text


def test_a_worker_says_that_triggers_lack(caplog, monkeypatch):
    monkeypatch.setattr(ready, "missing_triggers", lambda: {"centres_note_action_update_0"})
    monkeypatch.setattr(ready, "is_derived_by_today", lambda: True)
    ready.get_ready()

    assert "lancez « manage.py migrate »" in caplog.text
