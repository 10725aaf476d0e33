"""The index kept in a file: the same as one that is read anew, whatever changed since; of no use, it does no harm."""

import random
from pathlib import Path

import orjson
import pytest
from django.core.management import call_command

from centres.catalogue.index import LiveIndex, live, stored
from centres.catalogue.index.encoded import decode, encode
from centres.editing.findable import save_centre
from centres.editing.publishing import save_edit, set_state
from centres.models import Action, CatalogueChange, Centre
from tests.factories import make_action, make_centre, make_full_action

from .states import fresh_state, state_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path, monkeypatch) -> Path:
    """Where the index is kept, with a catalogue that has something in each part of it."""
    file = tmp_path / "catalogue.index"
    monkeypatch.setattr(live, "file_of_database", lambda: file)
    call_command("import_fiches", "fixtures/fiches/isere-1.txt", verbosity=0)
    make_full_action(
        centre=make_centre("Le Parc"),
        budget={"total": 1200, "year": 2019, "lines": [{"label": "Aide", "amount": 3, "funder": "Caf"}]},
    )
    return file


def begun() -> LiveIndex:
    """As a process that begins."""
    return LiveIndex(is_stored=True)


@pytest.fixture
def reads(monkeypatch) -> list[int]:
    """One more each time that everything is read."""
    reads: list[int] = []
    read = live._read
    monkeypatch.setattr(live, "_read", lambda mark: reads.append(1) or read(mark))
    return reads


def test_a_process_begins_from_the_file_and_holds_what_one_that_reads_everything_holds(file, reads):
    first = begun()
    first.current()
    assert first.store()
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    reads.clear()

    second = begun()
    assert state_of(second.current()) == fresh_state()
    assert second.state().version == first.state().version
    assert len(reads) == 1, "only the one that it is compared with"
    assert not second.store(), "what is kept is as good"


def test_the_file_is_the_same_as_everything_read_after_any_edits(file):
    chance = random.Random(21)
    begun().current()
    for turn in range(30):
        index = begun()
        assert state_of(index.current()) == fresh_state(), turn
        if turn % 3 == 0:
            index.store()
        for _ in range(chance.randrange(3)):
            edit(chance, turn)


def edit(chance: random.Random, turn: int) -> None:
    action = chance.choice(list(Action.objects.order_by("pk")))
    match chance.randrange(6):
        case 0:
            set_state(Action.objects.filter(pk=action.pk), chance.choice(["published", "archived"]))
        case 1:
            make_full_action(title=f"Une autre {turn}", centre=chance.choice(list(Centre.objects.order_by("pk"))))
        case 2:
            centre = chance.choice(list(Centre.objects.order_by("pk")))
            centre.departement_id = chance.choice(["38", "75", None])
            save_centre(centre)
        case 3:
            Action.objects.filter(pk=action.pk).update(year=2000 + turn)
        case _:
            action.title, action.year = f"Titre {turn}", chance.choice([None, 2001, 2020])
            save_edit(action, {})


def test_a_file_that_is_behind_is_gone_on_from(file, reads):
    first = begun()
    first.current()
    first.store()
    action = make_action("Verger", keywords=["culture"], centre=Centre.objects.first())
    reads.clear()

    assert action.pk in begun().current().ids
    assert reads == []


def test_a_centre_that_moved_since_is_where_it_is(file):
    first = begun()
    first.current()
    first.store()
    centre = Centre.objects.get(name="Le Parc")
    centre.departement_id = "75"
    save_centre(centre)

    assert state_of(begun().current()) == fresh_state()


def spoiled(held: bytes) -> dict[str, bytes]:
    middle = len(held) // 2
    return {
        "empty": b"",
        "something else": b"\x80\x04c__builtin__\neval\n" + held,
        "cut": held[:middle],
        "cut by one": held[:-1],
        "one bit": held[:middle] + bytes([held[middle] ^ 1]) + held[middle + 1 :],
        "longer": held + b"x",
        "a head that is too large": resigned(b"\xff" * 8 + held[len(stored.MAGIC) + stored.DIGEST + 8 :]),
        "not JSON": resigned(stored.HEAD.pack(3) + b"{]}"),
        "unknown parts": resigned_tree(["eval", "1"]),
        "no index": resigned_tree(["dict", [["ids", 3]]]),
        "half of one": resigned_tree(["dict", [["ids", 3], ["values", 4]]]),
        "no bytes": resigned_tree(["dict", [["ids", ["bits", 99]]]]),
    }


def resigned(body: bytes) -> bytes:
    return stored.MAGIC + stored._digest(body) + body


def resigned_tree(tree: object) -> bytes:
    told = {
        "code": stored._code(),
        "at": stored.time.time() - 1,
        "last": [1, "2026-01-01T00:00:00+00:00"],
        "horizon": 0,
    }
    head = orjson.dumps({**told, "seen": [], "version": "1", "sizes": [], "tree": tree})
    return resigned(stored.HEAD.pack(len(head)) + head)


def test_a_file_of_no_use_is_as_none(file):
    first = begun()
    first.current()
    first.store()
    held = file.read_bytes()
    expected = fresh_state()

    for what, content in spoiled(held).items():
        file.write_bytes(content)
        assert stored.load_index(file) is None, what
        assert state_of(begun().current()) == expected, what
    file.unlink()
    assert stored.load_index(file) is None
    file.mkdir()
    assert state_of(begun().current()) == expected


def test_other_code_and_half_a_day_make_it_of_no_use(file, monkeypatch):
    first = begun()
    first.current()
    first.store()
    assert stored.load_index(file) is not None

    now = stored.time.time()
    monkeypatch.setattr(stored.time, "time", lambda: now + stored.LONGEST_UNSEEN + 1)
    assert stored.load_index(file) is None
    monkeypatch.setattr(stored.time, "time", lambda: now)
    monkeypatch.setattr(stored, "_code", lambda: "other")
    assert stored.load_index(file) is None


def test_a_database_that_lost_what_the_file_saw_is_read_anew(file, reads):
    first = begun()
    first.current()
    first.store()
    CatalogueChange.objects.all().delete()
    reads.clear()

    assert state_of(begun().current()) == fresh_state()
    assert len(reads) == 2


def test_where_nothing_can_be_written_nothing_is_kept(file, tmp_path, monkeypatch):
    index = begun()
    index.current()
    monkeypatch.setattr(live, "file_of_database", lambda: tmp_path / "nowhere" / "catalogue.index")
    assert not index.store()

    monkeypatch.setattr(live, "file_of_database", lambda: file)
    monkeypatch.setattr(stored, "_told", lambda *parts: [b"begun", 1])
    with pytest.raises(TypeError):
        index.store()
    assert list(tmp_path.iterdir()) == []


def test_a_database_in_memory_and_one_without_any_change_have_no_file():
    assert LiveIndex(is_stored=True).store() is False


def test_only_what_an_index_holds_is_encoded():
    pieces: list[bytes] = []
    part = {("a", "b"): [1, None, True, "é"], 3: ("x",)}

    assert decode(orjson.loads(orjson.dumps(encode(part, pieces))), pieces) == part
    with pytest.raises(TypeError, match="object"):
        encode(object(), pieces)
