"""A catalogue of SQLite -> the same on PostgreSQL, proved; nothing at all where it cannot be proved."""

import os
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg import conninfo, sql

from centres.operations import moving
from centres.operations.moving import MoveError, Sum, move
from tests.importing.databases import copy_of, migrated  # noqa: F401 - a fixture
from tests.one_process import manage

NAME = "catalogue_moved"
PAGE, NEXT_PAGE = "fixtures/fiches/isere-1.txt", "fixtures/fiches/isere-2.txt"


def printed(url: str, *commands: str) -> list[str]:
    """What commands of manage.py print, of the database there."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {"DATABASE_URL": url, "DJANGO_DEBUG": "1"}
    done = manage([command.split() for command in commands], environment)
    assert [said.code for said in done] == [0] * len(commands), done
    return [said.out for said in done]


def test_only_postgresql_is_moved_to(capsys):
    with pytest.raises(CommandError, match="veut l’adresse d’un PostgreSQL"):
        call_command("move_database", "--to", "sqlite:///ailleurs.sqlite3")


@pytest.mark.parametrize(
    ("vendor", "said"), [("postgresql", "mène déjà à un PostgreSQL"), ("sqlite", "pas de base SQLite à déplacer")]
)
def test_what_cannot_be_moved_is_told(vendor, said, tmp_path):
    source = SimpleNamespace(vendor=vendor, settings_dict={"NAME": str(tmp_path / "rien.sqlite3")})

    with pytest.raises(MoveError, match=said):
        move(source, "postgresql:///rien", print)


def test_a_server_that_does_not_answer_is_told(tmp_path):
    file = tmp_path / "catalogue.sqlite3"
    file.touch()

    with pytest.raises(MoveError, match="ne répond pas"):
        move(
            SimpleNamespace(vendor="sqlite", settings_dict={"NAME": str(file)}),
            f"postgresql:///x?host={tmp_path}",
            print,
        )


def test_a_sum_tells_rows_apart_and_not_their_order():
    def of(*rows):
        total = Sum()
        total.add([moving._line([moving._text] * 2, row) for row in rows])
        return total

    assert of(["1", None], ["2", "x"]) == of(["2", "x"], ["1", None])
    assert of(["1", None]) != of(["1", "None"])
    assert of(["1", None]) != of(["1", "\\N"])
    assert of(["1", "2"]) != of(["12", ""])
    assert of(["a\tb", "c"]) != of(["a", "b\tc"])


@pytest.mark.parametrize(
    ("kind", "scale", "here", "there"),
    [
        ("numeric", 2, 12.5, "12.50"),
        ("numeric", 2, 6458, "6458.00"),
        ("boolean", None, 0, "f"),
        ("bytea", None, b"\x00\xff", "\\\\x00ff"),
        ("text", None, "a\\b\r\n\tc", "a\\\\b\\r\\n\\tc"),
        ("double precision", None, 3, "3.0"),
        ("jsonb", None, '{"b": 1, "a": "é"}', '{"a": "é", "b": 1}'),
        ("text", None, "tel quel", "tel quel"),
        ("bigint", None, 12, "12"),
    ],
)
def test_a_value_is_told_as_postgresql_tells_it(kind, scale, here, there):
    assert moving._teller(kind, scale)(here) == there


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("moved") / "catalogue.sqlite3"
    printed(f"sqlite:///{path}", "migrate --verbosity=0", f"import_fiches {PAGE}")
    return path


@pytest.fixture
def place(db) -> str:
    """The address of an empty database beside that of the tests."""
    told = {
        name: value
        for name, value in connection.get_connection_params().items()
        if name in {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()}
    }
    server = psycopg.connect(conninfo.make_conninfo(**told | {"dbname": "postgres"}), autocommit=True)
    with server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))
        asked = {key: told[key] for key in ("host", "port", "user", "password") if told.get(key)}
        yield "postgresql:///" + NAME + "?" + "&".join(f"{name}={value}" for name, value in asked.items())
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(NAME)))


if settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":

    def test_a_catalogue_moves_whole_and_goes_on(file, place):
        source = SimpleNamespace(vendor="sqlite", settings_dict={"NAME": str(file)})
        moved = move(source, place, print)

        assert moved.fiches == 12
        assert not moved.changed
        exported, again, _ = printed(place, "export_fiches", f"import_fiches {PAGE}", f"import_fiches {NEXT_PAGE}")
        assert [exported] == printed(f"sqlite:///{file}", "export_fiches")
        # Sequences, triggers and foreign keys work: the same page changes nothing, another one is written.
        assert "0 créée, 0 mise à jour, 12 inchangées" in again
        with pytest.raises(MoveError, match="tient déjà"):
            move(source, place, print)

    def test_a_row_that_is_not_read_back_as_it_was_leaves_nothing(file, migrated, tmp_path, monkeypatch):
        place, read_back = copy_of(migrated, tmp_path, "moved_again").url, moving._read_back
        # Its tables are there: nothing needs to make them.
        monkeypatch.setattr(moving, "_migrate", None)

        def wrong(target, table, told):
            if table == "centres_action":
                target.execute(
                    "UPDATE centres_action SET title = title || '.' WHERE id = (SELECT min(id) FROM centres_action)"
                )
            return read_back(target, table, told)

        source = SimpleNamespace(vendor="sqlite", settings_dict={"NAME": str(file)})
        with monkeypatch.context() as patch:
            patch.setattr(moving, "_read_back", wrong)
            with pytest.raises(MoveError, match="centres_action ne se relit pas"):
                move(source, place, print)
        with psycopg.connect(place) as target:
            assert target.execute("SELECT count(*) FROM centres_action").fetchone() == (0,)

        assert move(source, place, print).fiches == 12
