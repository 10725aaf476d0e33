"""A number -> the published fiche with all that its page shows, in one question.

The same as `for_detail` fetches in a dozen, each of which takes Django longer to write than the database to answer.
Terms are those of the index, as in lists: one that came since it was read is left to the next page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import BigIntegerField, Exists, Model, OuterRef, Q

from centres.catalogue.index.carried import COLUMNS, LINKS, Microseconds
from centres.catalogue.index.names import CatalogueNames
from centres.catalogue.sql.cents import Cents, euros
from centres.catalogue.sql.json_rows import Hex, JsonRows, rows_in
from centres.catalogue.sql.prepared import Prepared
from centres.models import (
    Action,
    Attachment,
    Budget,
    BudgetLine,
    Centre,
    Commune,
    ContactNotice,
    Departement,
    Likeness,
    PeopleCount,
    Region,
    SourceFiche,
)
from centres.models.columns import unpacked

# Rows that are joined: how the fiche reaches each, and its model. Each after the one that it hangs on.
JOINED: dict[str, type[Model]] = {
    "centre": Centre,
    "centre__departement": Departement,
    "centre__departement__region": Region,
    "centre__commune": Commune,
    "centre__commune__departement": Departement,
    "budget": Budget,
    "contact_notice": ContactNotice,
}
PLAIN = {
    "sources": ("file", "first_line", "last_line"),
    "people_counts": ("role", "value", "low", "high", "is_approximate", "text"),
    "files": ("pk", "title", "name", "kind", "size"),
    "lines": ("label", "kind", "funder", "source_line"),
}
AMOUNTS = ("amount", "low", "high")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CarriedTerm:
    """A term of a list, as `Action.terms_of` looks for it."""

    term: Any


@dataclass(frozen=True, slots=True)
class FetchedFiche:
    """`has_editions`: whether staff said that it and another tell one action. `line`: its ActionText."""

    action: Action
    has_editions: bool
    line: str | None


def _columns(model: type[Model], path: str = "") -> list[str]:
    return [f"{path}{field.attname}" for field in model._meta.concrete_fields]


def _listed() -> Iterator[JsonRows]:
    """What goes with a fiche: the lists of `LINKS`, then sources, people, files and lines of its budget."""
    mine = {"action": OuterRef("pk")}
    for link in LINKS.values():
        yield JsonRows(link.objects.filter(**mine).order_by("position", "pk"), "term_id")
    sources = SourceFiche.objects.current().filter(**mine).exclude(content={}).order_by("pk")
    yield JsonRows(sources, *PLAIN["sources"], Hex("content"), Microseconds("at"))
    yield JsonRows(PeopleCount.objects.filter(**mine).order_by("pk"), *PLAIN["people_counts"])
    yield JsonRows(Attachment.objects.filter(**mine).order_by("pk"), *PLAIN["files"])
    lines = BudgetLine.objects.filter(budget__action=OuterRef("pk")).order_by("position", "pk")
    yield JsonRows(lines, *PLAIN["lines"], *[Cents(name) for name in AMOUNTS])


def _fiche() -> Prepared:
    joined = [name for path, model in JOINED.items() for name in _columns(model, f"{path}__")]
    pairs = Likeness.objects.editions().filter(Q(first=OuterRef("pk")) | Q(second=OuterRef("pk")))
    columns: list[Any] = [*_columns(Action), *joined, *_listed(), Exists(pairs), "text__words"]
    return Prepared(lambda pks: Action.objects.filter(pk__in=pks).order_by().values_list(*columns))


FICHE = _fiche()


def read_fiche(pk: int, words: CatalogueNames) -> FetchedFiche | None:
    """None for one that is not published, or not there."""
    if pk > BigIntegerField.MAX_BIGINT:
        return None
    row = next(FICHE([pk]), None)
    if row is None:
        return None
    values = iter(row)
    action = _row(Action, values)
    if action.state != Action.State.PUBLISHED:
        return None
    for path, model in JOINED.items():
        *way, name = path.split("__")
        holder = action
        for step in way:
            holder = holder and getattr(holder, step)
        part = _row(model, values)
        if holder is not None:
            # What is not there is known not to be: nobody asks again.
            _of(type(holder), name).set_cached_value(holder, part)
    for facet, column in COLUMNS.items():
        if facet != "centre":
            _of(Action, column).set_cached_value(action, words.terms[facet].get(getattr(action, f"{column}_id")))
    _fill(action, values, words)
    return FetchedFiche(action, bool(next(values)), next(values))


def _of(model: type[Model], name: str) -> Any:
    """The relation of this name."""
    return model._meta.get_field(name)


def _row(model: type[Model], values: Iterator[Any]) -> Any:
    """The next columns as a row of this model; None when there is none."""
    names = [field.attname for field in model._meta.concrete_fields]
    told = dict(zip(names, [next(values) for _ in names], strict=True))
    pk = model._meta.pk
    return None if pk is None or told[pk.attname] is None else model.from_db("default", names, told.values())


def _fill(action: Action, values: Iterator[Any], words: CatalogueNames) -> None:
    """Gives it its lists, as if they had been prefetched."""
    kept: dict[str, Any] = {}
    for facet, link in LINKS.items():
        terms, name = words.terms[facet], link._meta.get_field("action").remote_field.get_accessor_name()
        kept[name] = [CarriedTerm(terms[pk]) for (pk,) in rows_in(next(values)) if pk in terms]
    kept["sources"] = [
        SourceFiche(
            **dict(zip(PLAIN["sources"], told, strict=True)),
            content=unpacked(bytes.fromhex(content)),
            at=EPOCH + timedelta(microseconds=at),
        )
        for *told, content, at in rows_in(next(values))
    ]
    for name, model in (("people_counts", PeopleCount), ("files", Attachment)):
        kept[name] = [model(**dict(zip(PLAIN[name], told, strict=True))) for told in rows_in(next(values))]
    action._prefetched_objects_cache = kept  # type: ignore[attr-defined]
    lines = [_line(told) for told in rows_in(next(values))]
    if (budget := action.stated_budget) is not None:
        budget._prefetched_objects_cache = {"lines": lines}  # type: ignore[attr-defined]


def _line(told: list[Any]) -> BudgetLine:
    size = len(PLAIN["lines"])
    amounts = {name: None if cents is None else euros(cents) for name, cents in zip(AMOUNTS, told[size:], strict=True)}
    return BudgetLine(**dict(zip(PLAIN["lines"], told[:size], strict=True)), **amounts)
