"""A CSV whose fiches are read ahead by a thread is the one that reading and writing in turn gives; nothing is left."""

import threading

import psutil
import pytest
from django.db import OperationalError, connection, transaction

from centres.catalogue.sql.gathered import Gathered
from centres.catalogue.sql.snapshot import snapshot
from centres.exports import batches, read_ahead
from centres.exports.delimited import as_csv
from centres.exports.tables import Taken
from centres.models import Action
from tests.exports.cells import make_awkward_catalogue
from tests.exports.test_csv_lines import ODD
from tests.factories import load_vocabularies, make_action, make_full_action

pytestmark = pytest.mark.django_db(transaction=True)
# PostgreSQL has processes of its own: nothing is read ahead of what it is asked.
IS_SQLITE = connection.vendor == "sqlite"


@pytest.fixture(autouse=True)
def catalogue(monkeypatch):
    """Of some batches, with drafts among its fiches; all that a batch asks of any."""
    monkeypatch.setattr(batches, "FIRST", 1)
    monkeypatch.setattr(batches, "ROWS", 3)
    monkeypatch.setattr(read_ahead, "processors", lambda: 2)
    load_vocabularies()
    make_awkward_catalogue()
    for odd in (*ODD, "un\x1ddeux", "\x1d"):
        make_action(summary=odd, impacts=odd, title=odd or "Sans", state="draft" if odd == "~" else "published")
    for amount in ("0.10", "1234567.89", "12"):
        make_full_action(budget={"total": amount}, people=[])


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """The names of the threads that read ahead, once for each batch."""
    names: list[str] = []
    ask = Gathered.ask

    def noted(self, first, last):
        names.append(threading.current_thread().name)
        return ask(self, first, last)

    monkeypatch.setattr(Gathered, "ask", noted)
    return names


def exported(ids=None, separator=";") -> bytes:
    return b"".join(as_csv(Taken(Action.objects.visible_to(None), ids, "https://ici.example"), separator))


def threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("export")]


def open_files() -> int:
    """How often this process has the database open."""
    name = str(connection.settings_dict["NAME"])
    return sum(file.path.startswith(name) for file in psutil.Process().open_files())


@pytest.mark.parametrize("separator", [";", "\t"])
def test_the_bytes_are_the_same(asked, monkeypatch, separator):
    ahead = exported(separator=separator)
    count = len(asked)
    monkeypatch.setattr(batches, "can_read_ahead", lambda: False)

    assert exported(separator=separator) == ahead
    assert len(asked) == count
    assert bool(count) == IS_SQLITE
    assert not any(name == threading.main_thread().name for name in asked)


def test_numbers_that_lie_far_apart_are_asked_for_one_by_one(asked, monkeypatch):
    pks = list(Action.objects.order_by("pk").values_list("pk", flat=True))
    some = [*pks[:6], *pks[7::5]]
    ahead = exported(some)
    count = len(asked)
    monkeypatch.setattr(batches, "can_read_ahead", lambda: False)

    assert exported(some) == ahead
    assert 0 < count < len(some) // 3 if IS_SQLITE else count == 0


def test_no_more_than_some_batches_are_read_ahead(asked):
    pieces = as_csv(Taken(Action.objects.visible_to(None)))
    next(pieces)
    assert asked == threads() == []
    for told in range(1, 4):
        next(pieces)
        assert len(asked) <= told + read_ahead.AHEAD
    pieces.close()


def test_a_client_that_hangs_up_leaves_neither_thread_nor_connection(asked):
    exported()
    before = open_files()
    pieces = as_csv(Taken(Action.objects.visible_to(None)))
    next(pieces), next(pieces)
    assert len(threads()) == IS_SQLITE

    pieces.close()

    assert threads() == []
    assert open_files() == before
    exported()
    assert threads() == []
    assert open_files() == before


def test_a_database_that_fails_meanwhile_breaks_the_answer_off(client, monkeypatch):
    """Whoever reads sees that it has no end: never a file that stops in silence."""

    def fail(*_):
        raise OperationalError("disk I/O error")

    pieces = iter(client.get("/exports/actions.csv"))
    next(pieces), next(pieces)
    monkeypatch.setattr(Gathered, "ask", fail)
    monkeypatch.setattr(batches.Ranges, "rows", fail)

    with pytest.raises(OperationalError, match="disk"):
        list(pieces)
    assert threads() == []


def test_within_a_transaction_its_own_rows_are_told(asked):
    with transaction.atomic():
        make_action(title="Pas encore enregistrée")
        assert "Pas encore enregistrée".encode() in exported()
    with snapshot():
        exported()
    assert asked == []


def test_a_machine_with_one_processor_reads_and_writes_in_turn(asked, monkeypatch):
    ahead = exported()
    count = len(asked)
    monkeypatch.setattr(read_ahead, "processors", lambda: 1)

    assert exported() == ahead
    assert len(asked) == count
