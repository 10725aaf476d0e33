"""A fiche -> the cells of one row of CSV and XLSX. A column is a line of `COLUMNS`; its heading is in models/source.py.

A cell is None, a text, a whole number, an amount in euros (Decimal), a date or a yes or no. Codes are texts: « 01 ».
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import Any

from django.urls import reverse
from django.utils import timezone

from centres.models import Budget, PeopleCount
from centres.models.links import LINK_NAMES
from centres.models.people import said_count
from centres.models.source import FIELD_NAMES, TOLD_NAMES

from .batches import ACTION, Batch, Row
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
# Key of a column -> the column of a centre.
_OF_CENTRES = {
    "centre": "name", "siret": "siret", "departement_code": "departement_id", "region": "region",
    "region_code": "region_code", "commune": "commune", "commune_code": "commune_id", "postcodes": "postcodes",
}  # fmt: skip
_OF_BUDGETS = {
    "budget_total": "total", "budget_is_computed": "is_computed", "budget_low": "low", "budget_high": "high",
    "budget_year": "year", "budget_scope": "scope",
}  # fmt: skip
_ROLES = tuple(PeopleCount.Role.values)
# What is told of a fiche beside its own columns, in this order.
_ADDED = (
    *_OF_CENTRES, *_OF_BUDGETS, "budget_period", *_ROLES, *LINK_NAMES, "department", "status", "dimension", "territory",
    "sections", "published_on", "updated_on", "url",
)  # fmt: skip
_TAKEN_FROM = {"published_at": "published_on", "updated_at": "updated_on", "other_sections": "sections"}
_TOLD = (*ACTION, *_ADDED)
_cells: Callable[[tuple[Any, ...]], tuple[Cell, ...]] = itemgetter(
    *(_TOLD.index(_TAKEN_FROM.get(key, key)) for key in COLUMNS)
)
_PLACES = itemgetter(
    *map(
        ACTION.index,
        (
            "id",
            "slug",
            "centre_id",
            "status_id",
            "dimension_id",
            "scale_id",
            "other_sections",
            "published_at",
            "updated_at",
        ),
    )
)
_NO_CENTRE, _NO_BUDGET, _NO_PEOPLE = (
    (None,) * count for count in (len(_OF_CENTRES), len(_OF_BUDGETS) + 1, len(_ROLES))
)


def action_rows(batch: Batch, site: str) -> Iterator[tuple[Cell, ...]]:
    """The cells of each fiche, under `HEADINGS`. `site`: what stands before an address."""
    # One long tuple a fiche, of which all cells are taken at once: a call a cell would take five times as long.
    address, zone = site + _addresses(), timezone.get_current_timezone()
    centres = {pk: tuple([batch.centres[pk][of] for of in _OF_CENTRES.values()]) for pk in batch.centre_ids}
    budgets = {pk: _budget(budget) for pk, budget in batch.budgets.items()}
    people = {pk: _people(counts) for pk, counts in batch.people.items()}
    lists = [{pk: SEPARATOR.join(terms) for pk, terms in some.items()} for some in batch.lists.values()]
    statuses, dimensions, scales = batch.labels.values()
    for row in batch.rows:
        pk, slug, centre, status, dimension, scale, sections, published_at, updated_at = _PLACES(row)
        yield _cells(
            (
                *row,
                *(centres[centre] if centre else _NO_CENTRE),
                *budgets.get(pk, _NO_BUDGET),
                *people.get(pk, _NO_PEOPLE),
                *[terms.get(pk) for terms in lists],
                department(batch, pk, centre),
                statuses[status],
                dimensions[dimension],
                scales[scale],
                _sections(sections) if sections else None,
                published_at and published_at.astimezone(zone).date(),
                updated_at.astimezone(zone).date(),
                f"{address}{pk}/{slug or 'action'}/",
            )
        )


def _budget(budget: Row) -> tuple[Cell, ...]:
    return (*[budget[of] for of in _OF_BUDGETS.values()], PERIODS.get(budget["period"]))


def _people(counts: Sequence[Row]) -> tuple[Cell, ...]:
    told = {count["role"]: told_count(count) for count in counts}
    return tuple([told.get(role) for role in _ROLES])


def told_count(count: Row) -> int | str:
    """A number that is exact, else its words: « environ 30 », « 3 à 4 », « au moins 450 »."""
    if count["value"] is not None and not count["is_approximate"]:
        number: int = count["value"]
        return number
    return said_count(count["value"], count["low"], count["high"], count["is_approximate"])


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
