"""Tables that pages show -> triggers of the database: whatever writes a row, what it touches is noted (pending.py).

`migrate` makes them, once the tables are there, whatever it did to those (signals in apps.py). The name of a trigger
ends with a digest of its text: what is there says by its name whether it is today's.

SQLite runs a trigger for each row. So does PostgreSQL for what an update changes; what is inserted or deleted, by the
thousand in an import, it notes once a statement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db import connection, transaction

PREFIX = "centres_note_"
INSERT, DELETE, UPDATE = EVENTS = ("INSERT", "DELETE", "UPDATE")
NOTES = "PendingChange"

# Rows that changed -> the actions whose page, facets or words they are part of; 0 stands for words alone.
OWN = "SELECT changed.action_id AS touched FROM {changed}"
ITSELF = "SELECT changed.id AS touched FROM {changed}"
OF_BUDGET = """SELECT budget.action_id AS touched FROM {changed}
    JOIN centres_budget budget ON budget.id = changed.budget_id"""
OF_PAIR = """SELECT changed.first_id AS touched FROM {changed} WHERE changed.decision <> ''
    UNION SELECT changed.second_id FROM {changed} WHERE changed.decision <> ''"""
OF_CENTRE = "SELECT action.id AS touched FROM {changed} JOIN centres_action action ON action.centre_id = changed.id"
OF_PLACE = """SELECT action.id AS touched FROM {changed} JOIN centres_centre centre ON centre.%s_id = changed.code
    JOIN centres_action action ON action.centre_id = centre.id"""
OF_REGION = """SELECT action.id AS touched FROM {changed}
    JOIN centres_departement departement ON departement.region_id = changed.code
    JOIN centres_centre centre ON centre.departement_id = departement.code
    JOIN centres_action action ON action.centre_id = centre.id"""
WORDS = "SELECT 0 AS touched FROM {changed}"


@dataclass(frozen=True, slots=True)
class Watched:
    """A table. `touched`, one of the above, reads `columns` of the rows that changed. An update counts when it changes
    one of the `shown` columns, or, where none is named, any that is not `hidden`."""

    model: str
    touched: str = OWN
    columns: tuple[str, ...] = ("action_id",)
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    events: tuple[str, ...] = EVENTS


# What staff know of a fiche; its version only says that a form was overtaken.
OF_STAFF = ("version", "completeness", "first_missing", "reviewed_at", "reviewed_by_id")
LISTS = ("ActionKeyword", "ActionAudience", "ActionInitiator", "ActionPartner")
TERMS = ("Keyword", "Audience", "Initiator", "Partner", "Dimension", "Status", "Scale")
WATCHED = (
    Watched("Action", ITSELF, ("id",), hidden=OF_STAFF),
    *(Watched(name) for name in LISTS),
    Watched("Budget"),
    Watched("BudgetLine", OF_BUDGET, ("budget_id",)),
    Watched("PeopleCount"),
    Watched("Attachment"),
    # Where a fiche was read: its page says it, and its exports. What staff decide of a proposal is theirs.
    Watched("SourceFiche", hidden=("run_id", "at", "proposal", "proposal_decided_at", "proposal_decided_by_id")),
    # The other times that an action was told.
    Watched("Likeness", OF_PAIR, ("first_id", "second_id", "decision"), shown=("first_id", "second_id", "decision")),
    # The names of a centre and of its places are among the words of its fiches; its place makes their facets.
    Watched("Centre", OF_CENTRE, ("id",), shown=("name", "commune_id", "departement_id"), events=(UPDATE,)),
    Watched("Commune", OF_PLACE % "commune", ("code",), shown=("name",), events=(UPDATE,)),
    Watched("Departement", OF_PLACE % "departement", ("code",), shown=("name", "region_id"), events=(UPDATE,)),
    Watched("Region", OF_REGION, ("code",), shown=("name",), events=(UPDATE,)),
    *(Watched(name, WORDS, ()) for name in TERMS),
    # A search finds a term by what sources call it.
    *(Watched(f"{name}Spelling", WORDS, ()) for name in TERMS),
    *(Watched(name, WORDS, ()) for name in ("Centre", "Commune", "Departement", "Region", "Postcode")),
    # A place that is typed, and the facets of EPCI and of size.
    *(Watched(name, WORDS, ()) for name in ("CommunePart", "OldCode", "Epci", "EpciCommune")),
    # Links of before go on.
    Watched("OldAddress", WORDS, ()),
    Watched("SitePage", WORDS, ()),
    # What a search finds besides.
    Watched("Synonym", WORDS, ()),
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """What makes one, and its name."""

    name: str
    statements: tuple[str, ...]


def install_triggers(models: Any = apps) -> None:
    """Makes those that lack, and drops those of another day. `models`: as far as migrations have gone."""
    there, wanted = trigger_names(), {trigger.name: trigger for trigger in _triggers(models)}
    with transaction.atomic():
        _drop(there - wanted.keys())
        with connection.cursor() as cursor:
            for name in wanted.keys() - there:
                for statement in wanted[name].statements:
                    cursor.execute(statement)


def remove_triggers() -> None:
    """Until they are installed again, nothing is noted. On SQLite no table that a trigger names can be made anew."""
    with transaction.atomic():
        _drop(trigger_names())


def missing_triggers() -> set[str]:
    """Those that should be there."""
    return {trigger.name for trigger in _triggers(apps)} - trigger_names()


def trigger_names() -> set[str]:
    """Those that are there."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        return {name for (name,) in cursor.fetchall() if name.startswith(PREFIX)}


def _drop(names: set[str]) -> None:
    with connection.cursor() as cursor:
        for name in names:
            sqlite = connection.vendor == "sqlite"
            cursor.execute(f"DROP TRIGGER {name}" if sqlite else f"DROP FUNCTION {name}() CASCADE")


def _triggers(models: Any) -> Iterator[Trigger]:
    known = {model.__name__: model for model in models.get_app_config("centres").get_models()}
    if NOTES not in known:
        return
    for watched in WATCHED:
        if watched.model in known:
            for event in watched.events:
                yield _trigger(watched, known[watched.model], event, known[NOTES]._meta.db_table)


def _trigger(watched: Watched, model: Any, event: str, notes: str) -> Trigger:
    table, is_sqlite = model._meta.db_table, connection.vendor == "sqlite"
    is_each_row = is_sqlite or event == UPDATE
    changed = _changed(watched.columns, event) if is_each_row else "changed"
    touched = watched.touched.format(changed=changed)
    # PostgreSQL sorts out by itself what comes twice in one statement; a lone row seldom does.
    write = f"INSERT INTO {notes} (action_id) SELECT touched FROM ({touched}) AS ids WHERE true ON CONFLICT DO NOTHING"  # noqa: S608
    when = _differs(watched, model) if event == UPDATE else ""
    if is_sqlite:
        texts = [f"AFTER {event} ON {table} {f'WHEN {when} ' if when else ''}BEGIN {write}; END"]
    else:
        rows = "" if is_each_row else f"REFERENCING {'NEW' if event == INSERT else 'OLD'} TABLE AS changed "
        each = f"FOR EACH {'ROW' if is_each_row else 'STATEMENT'} {f'WHEN ({when}) ' if when else ''}"
        texts = [
            f"RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {write}; RETURN NULL; END $$",
            f"AFTER {event} ON {table} {rows}{each}",
        ]
    name = f"{PREFIX}{table.removeprefix('centres_')}_{event.lower()}_{sha256(repr(texts).encode()).hexdigest()[:8]}"
    if is_sqlite:
        return Trigger(name, (f"CREATE TRIGGER {name} {texts[0]}",))
    function, trigger = texts
    return Trigger(
        name, (f"CREATE FUNCTION {name}() {function}", f"CREATE TRIGGER {name} {trigger}EXECUTE FUNCTION {name}()")
    )


def _changed(columns: Sequence[str], event: str) -> str:
    """The row that changed, as a table: as it was and as it is, after an update."""
    rows = {INSERT: ("NEW",), DELETE: ("OLD",), UPDATE: ("OLD", "NEW")}[event]
    selects = (", ".join(f"{row}.{column} AS {column}" for column in columns) or "1 AS one" for row in rows)
    return f"({' UNION '.join(f'SELECT {columns}' for columns in selects)}) AS changed"


def _differs(watched: Watched, model: Any) -> str:
    """Whether an update changes something that counts."""
    fields = [field.column for field in model._meta.concrete_fields if not field.generated]
    columns = watched.shown or [column for column in fields if column not in watched.hidden]
    differs = "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"
    # Sorted: migrations know the columns in another order than the model.
    quoted = map(connection.ops.quote_name, sorted(columns))
    return " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in quoted)
