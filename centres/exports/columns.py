"""A fiche -> the cells of one row of CSV and XLSX. A column is a line of `COLUMNS`; its heading is in models/source.py.

A cell is None, a text, a whole number, an amount in euros (Decimal), a date or a yes or no. Codes are texts: « 01 ».
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import Any

from django.urls import reverse
from django.utils import timezone

from centres.catalogue.sql.ranges import Question
from centres.models import Budget, PeopleCount
from centres.models.action import ActionQuerySet
from centres.models.links import LINK_NAMES
from centres.models.people import said_count
from centres.models.source import FIELD_NAMES, TOLD_NAMES

from .batches import ACTION, KEYS, Batch, Row
from .record import department

Cell = str | int | Decimal | date | bool | None
SEPARATOR = " | "  # between the terms of a list, as in the sheets of staff
PERIODS: dict[str, str] = dict(Budget.Period.choices)
NAMES = {"id": "id", "version": "version", **FIELD_NAMES, **TOLD_NAMES}
# Key of a column, and its width in characters.
COLUMNS: dict[str, int] = {
    "id": 8, "version": 8, "title": 40, "centre": 30, "department": 18, "departement_code": 8, "year": 8, "status": 14,
    "status_reason": 30, "dimension": 20, "keywords": 30, "summary": 50, "initiators": 30, "initiator_details": 30,
    "territory": 20, "experience": 50, "audiences": 30, "partners": 30, "description": 50, "resources": 40,
    "budget_total": 14, "budget_is_computed": 10, "budget_low": 14, "budget_high": 14, "budget_period": 14,
    "budget_year": 8, "budget_scope": 24, "people": 40, "professionals": 14, "volunteers": 14, "participants": 14,
    "families": 14, "partner_staff": 14, "result_territory": 40, "result_centre": 40, "result_inhabitants": 40,
    "limits": 40, "prospects": 40, "diagnosis": 40, "impacts": 40, "success_factors": 40, "attachments": 30,
    "other_sections": 40, "centre_id": 8, "siret": 18, "region": 20, "region_code": 8, "commune": 20, "commune_code": 8,
    "postcodes": 10, "published_at": 12, "updated_at": 12, "url": 40,
}  # fmt: skip
HEADINGS = tuple(NAMES[key] for key in COLUMNS)
# Key of a column -> the column of a centre, of a budget.
_OF_CENTRES = {
    "centre": "name", "siret": "siret", "departement_code": "departement_id", "region": "region",
    "region_code": "region_code", "commune": "commune", "commune_code": "commune_id", "postcodes": "postcodes",
}  # fmt: skip
_OF_BUDGETS = {
    "budget_total": "total", "budget_is_computed": "is_computed", "budget_low": "low", "budget_high": "high",
    "budget_year": "year", "budget_scope": "scope",
}  # fmt: skip
_ROLES = tuple(PeopleCount.Role.values)
# What a row of the database tells -> the columns that show it, in their order; every other column is told alone.
_GROUPS = {
    "texts": frozenset(ACTION[len(KEYS) :]),
    "centre": frozenset((*_OF_CENTRES, "centre_id", "department")),
    "budget": frozenset((*_OF_BUDGETS, "budget_period")),
    "people": frozenset(_ROLES),
}
_ALONE = (
    *LINK_NAMES, "id", "version", "year", "status", "dimension", "territory", "other_sections", "published_at",
    "updated_at", "url",
)  # fmt: skip
Piece = Any
_FIRST = len(KEYS)


def _group(key: str) -> str:
    return next((name for name, keys in _GROUPS.items() if key in keys), key)


class RowLayout:
    """How a row is put together of pieces: here, each cell is one. `csv_lines.CsvLayout` writes neighbours at once.

    `order`: (group, keys) of each piece as `COLUMNS` go. `columns`: what a batch reads for it. `beside`: what is read
    ahead with these.
    """

    def __init__(self, order: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        self.order = order
        self.runs = {name: [keys for group, keys in order if group == name] for name in (*_GROUPS, *_ALONE)}
        self.texts = tuple(key for keys in self.runs["texts"] for key in keys)
        self.columns: tuple[str, ...] = (*KEYS, *self.texts)
        self.beside: tuple[Question, ...] = ()
        told = [keys for name in (*_GROUPS, *_ALONE) for keys in self.runs[name]]
        self.in_order = itemgetter(*(told.index(keys) for _, keys in order))

    def annotated(self, actions: ActionQuerySet) -> ActionQuerySet:
        """Fiches that have `columns`."""
        return actions

    def texts_of(self, row: Sequence[Any]) -> Sequence[Piece]:
        """Of a row of a batch."""
        return row[len(KEYS) :]

    def pieces(self, group: str, cells: Mapping[str, Cell]) -> Sequence[Piece]:
        """Of what another row tells, by the keys of columns."""
        return [cells.get(keys[0]) for keys in self.runs[group]]

    def piece(self, cell: Cell) -> Piece:
        """Of what is told alone."""
        return cell


CELLS = RowLayout([(_group(key), (key,)) for key in COLUMNS])


def action_rows(batch: Batch, site: str, layout: RowLayout = CELLS) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each fiche, which are its cells under `HEADINGS`. `site`: what stands before an address."""
    # One long tuple a fiche, of which all are taken at once: a call a cell would take five times as long.
    address, one = site + _addresses(), layout.piece
    centres = batch.pieces_of_centres
    for pk in batch.centre_ids - centres.keys():
        centres[pk] = layout.pieces("centre", _centre(batch, pk))
    budgets = {budget["action_id"]: layout.pieces("budget", _budget(budget)) for budget in batch.amounts}
    people = {pk: layout.pieces("people", counts) for pk, counts in _people(batch).items()}
    joined = _Pieces(one)
    lists = [{pk: joined[SEPARATOR.join(terms)] for pk, terms in some.items()} for some in batch.lists.values()]
    statuses, dimensions, scales = (_Pieces(_piece_of(labels, one)) for labels in batch.labels.values())
    days, numbers = _Pieces(lambda moment: one(day(moment))), _Pieces(one)
    nothing, no_budget, no_people = one(None), layout.pieces("budget", {}), layout.pieces("people", {})
    for row in batch.rows:
        pk, slug, _, version, year, published_at, updated_at, sections, centre, status, dimension, scale = row[:_FIRST]
        yield layout.in_order(
            (
                *layout.texts_of(row),
                *(centres[centre] if centre else layout.pieces("centre", {"department": department(batch, pk, None)})),
                *budgets.get(pk, no_budget),
                *people.get(pk, no_people),
                *[terms.get(pk, nothing) for terms in lists],
                one(pk),
                numbers[version],
                numbers[year],
                statuses[status],
                dimensions[dimension],
                scales[scale],
                one(_sections(sections)) if sections else nothing,
                days[published_at],
                days[updated_at],
                one(f"{address}{pk}/{slug or 'action'}/"),
            )
        )


def _piece_of(labels: Mapping[int | None, Cell], piece: Callable[[Cell], Piece]) -> Callable[[int | None], Piece]:
    return lambda key: piece(labels[key])


class _Pieces(dict[Any, Piece]):
    """Made when first asked for: many fiches have the same."""

    def __init__(self, make: Callable[[Any], Piece]) -> None:
        self._make = make

    def __missing__(self, key: Any) -> Piece:
        self[key] = self._make(key)
        return self[key]


def _centre(batch: Batch, pk: int) -> dict[str, Cell]:
    row = batch.centres[pk]
    told = {key: row[of] for key, of in _OF_CENTRES.items()}
    return told | {"centre_id": pk, "department": department(batch, 0, pk)}


def _budget(budget: Row) -> dict[str, Cell]:
    return {key: budget[of] for key, of in _OF_BUDGETS.items()} | {"budget_period": PERIODS.get(budget["period"])}


def _people(batch: Batch) -> dict[int, dict[str, Cell]]:
    """A number that is exact, else its words: « environ 30 », « 3 à 4 », « au moins 450 »."""
    people: dict[int, dict[str, Cell]] = {}
    for pk, role, value, low, high, is_approximate in batch.counts:
        is_told = value is None or is_approximate
        people.setdefault(pk, {})[role] = said_count(value, low, high, is_approximate) if is_told else value
    return people


def _sections(sections: Any) -> str | None:
    if not isinstance(sections, list):
        return None
    return "\n\n".join(f"{section['label']} :\n{section['text']}" for section in sections)


def day(moment: datetime | None) -> date | None:
    return None if moment is None else timezone.localtime(moment).date()


@cache
def _addresses() -> str:
    """What stands before the number in the address of a fiche: asking Django for each takes as long as its texts."""
    return reverse("centres:action_number", args=[0]).removesuffix("0/")
