"""An index is written with every row: none stands that another one already answers for."""

import pytest
from django.apps import apps
from django.db import connection

pytestmark = pytest.mark.django_db
# Only SQLite has them (migration 0049): what they begin with is an index of both databases.
OF_ONE_DATABASE = {"action_titles_of_a_centre"}


def indexes_of(table: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...], bool]]:
    """{name: (columns, their orders, whether it only answers questions)}, without those of some rows, and those that
    PostgreSQL keeps for `LIKE`."""
    parts = [part for model in apps.get_models() for part in (*model._meta.indexes, *model._meta.constraints)]
    partial = {part.name for part in parts if getattr(part, "condition", None)}
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
    return {
        name: (tuple(told["columns"]), tuple(told.get("orders") or ()), not told["unique"] and not told["primary_key"])
        for name, told in found.items()
        if told["columns"]
        and (told["index"] or told["unique"])
        and name not in partial
        and not name.endswith("_like")
        and name not in OF_ONE_DATABASE
    }


def test_no_index_begins_another():
    spare = set()
    for model in apps.get_app_config("centres").get_models():
        found = indexes_of(model._meta.db_table)
        for name, (columns, orders, is_plain) in found.items():
            for other, (longer, theirs, _) in found.items():
                begins = longer[: len(columns)] == columns and theirs[: len(columns)] in (orders, ())
                if is_plain and other != name and begins:
                    spare.add(f"{name} ({', '.join(columns)}): {other} ({', '.join(longer)})")
    assert spare == set()


def test_the_check_sees_an_index():
    """Two that stand: both would be told if one began the other."""
    assert {columns for columns, *_ in indexes_of("centres_actionkeyword").values()} >= {
        ("action_id", "term_id"),
        ("term_id",),
    }
