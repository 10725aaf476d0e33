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
from centres.models.people import said_count
from centres.models.source import FIELD_NAMES, TOLD_NAMES

from .batches import Batch, Row
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
# Key of a column -> the column of a centre; `centre_id` is the fiche's own.
_OF_CENTRES = {
    "centre": "name", "departement_code": "departement_id", "siret": "siret", "region": "region",
    "region_code": "region_code", "commune": "commune", "commune_code": "commune_id", "postcodes": "postcodes",
}  # fmt: skip
_OF_BUDGETS = {f"budget_{name}": name for name in ("total", "is_computed", "low", "high", "period", "year", "scope")}
_NO_CENTRE: Row = dict.fromkeys(_OF_CENTRES)
_NO_BUDGET: Row = dict.fromkeys(_OF_BUDGETS)
_NO_PEOPLE: Row = dict.fromkeys(PeopleCount.Role.values)
_cells: Callable[[Row], tuple[Cell, ...]] = itemgetter(*COLUMNS)


def action_rows(batch: Batch, site: str) -> Iterator[tuple[Cell, ...]]:
    """The cells of each fiche, under `HEADINGS`. `site`: what stands before an address."""
    # One dictionary a fiche, of which all cells are taken at once: a call a cell would take five times as long.
    address, zone = site + _addresses(), timezone.get_current_timezone()
    centres: dict[int | None, Row] = {None: _NO_CENTRE}
    lists = list(batch.lists.items())
    for row in batch.actions:
        pk, centre = row["id"], row["centre_id"]
        if centre not in centres:
            centres[centre] = {key: batch.centres[centre][of] for key, of in _OF_CENTRES.items()}
        told = row | centres[centre] | _budget(batch.budgets.get(pk)) | _people(batch.people.get(pk))
        for name, terms in lists:
            told[name] = SEPARATOR.join(terms[pk]) if pk in terms else None
        told["department"] = department(batch, row)
        told["status"], told["dimension"], told["territory"] = batch.status(row), batch.dimension(row), batch.scale(row)
        told["other_sections"] = _sections(row["other_sections"])
        for name in ("published_at", "updated_at"):
            told[name] = row[name] and row[name].astimezone(zone).date()
        told["url"] = f"{address}{pk}/{row['slug'] or 'action'}/"
        yield _cells(told)


def _budget(budget: Row | None) -> Row:
    if budget is None:
        return _NO_BUDGET
    told = {key: budget[of] for key, of in _OF_BUDGETS.items()}
    told["budget_period"] = PERIODS.get(budget["period"])
    return told


def _people(counts: Sequence[Row] | None) -> Row:
    return _NO_PEOPLE | {count["role"]: told_count(count) for count in counts} if counts else _NO_PEOPLE


def told_count(count: Row) -> int | str:
    """A number that is exact, else its words: « environ 30 », « 3 à 4 », « au moins 450 »."""
    if count["value"] is not None and not count["is_approximate"]:
        number: int = count["value"]
        return number
    return said_count(count["value"], count["low"], count["high"], count["is_approximate"])


def _sections(sections: Any) -> str | None:
    if not sections or not isinstance(sections, list):
        return None
    return "\n\n".join(f"{section['label']} :\n{section['text']}" for section in sections)


def day(moment: datetime | None) -> date | None:
    return None if moment is None else timezone.localtime(moment).date()


@cache
def _addresses() -> str:
    """What stands before the number in the address of a fiche: asking Django for each takes as long as its texts."""
    return reverse("centres:action_number", args=[0]).removesuffix("0/")
