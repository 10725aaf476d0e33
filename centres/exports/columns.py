"""A fiche -> the cells of one row of CSV and XLSX. A column is a line of `COLUMNS`: key, heading, and what it holds.

A cell is None, a text, a whole number, an amount in euros (Decimal), a date or a yes or no. Codes are texts: « 01 ».
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone

from centres.models import Budget, PeopleCount
from centres.models.source import FIELD_NAMES, TOLD_NAMES

from .batches import Batch, Row
from .record import department

Cell = str | int | Decimal | date | bool | None
SEPARATOR = " | "  # between the terms of a list, as in the sheets of staff
PERIODS: dict[str, str] = dict(Budget.Period.choices)
NAMES = {"id": "id", "version": "version", **FIELD_NAMES, **TOLD_NAMES}


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """`value(batch, row)` gives the cell of a fiche; `width` is in characters, for spreadsheets."""

    key: str
    value: Callable[[Batch, Row], Cell]
    width: int = 14

    @property
    def heading(self) -> str:
        return NAMES[self.key]


def _plain(key: str, width: int = 14) -> ExportColumn:
    return ExportColumn(key, lambda batch, row: row[key], width)


def _list(key: str) -> ExportColumn:
    return ExportColumn(key, lambda batch, row: SEPARATOR.join(batch.lists[key].get(row["id"], ())), 30)


def _centre(key: str, of: str = "", width: int = 14) -> ExportColumn:
    of = of or key

    def value(batch: Batch, row: Row) -> Cell:
        pk = row["centre_id"]
        return None if pk is None else batch.centres[pk][of]

    return ExportColumn(key, value, width)


def _budget(key: str, of: str, change: Callable[[Any], Cell] = lambda value: value) -> ExportColumn:
    def value(batch: Batch, row: Row) -> Cell:
        budget = batch.budgets.get(row["id"])
        return None if budget is None else change(budget[of])

    return ExportColumn(key, value)


def _people(role: str) -> ExportColumn:
    def value(batch: Batch, row: Row) -> Cell:
        for count in batch.people.get(row["id"], ()):
            if count["role"] == role:
                return told_count(count)
        return None

    return ExportColumn(role, value)


def told_count(count: Row) -> int | str:
    """A number that is exact, else its words: « environ 30 », « 3 à 4 », « au moins 450 »."""
    if count["value"] is not None and not count["is_approximate"]:
        number: int = count["value"]
        return number
    return PeopleCount(**{key: count[key] for key in ("value", "low", "high", "is_approximate")}).said


def day(moment: datetime | None) -> date | None:
    return None if moment is None else timezone.localtime(moment).date()


def _sections(batch: Batch, row: Row) -> str:
    sections = row["other_sections"] if isinstance(row["other_sections"], list) else []
    return "\n\n".join(f"{section['label']} :\n{section['text']}" for section in sections)


def address_of(row: Row, site: str) -> str:
    return site + reverse("centres:action_detail", args=[row["id"], row["slug"] or "action"])


COLUMNS: tuple[ExportColumn, ...] = (
    _plain("id", 8),
    _plain("version", 8),
    _plain("title", 40),
    _centre("centre", "name", 30),
    ExportColumn("department", department, 18),
    _centre("departement_code", "departement_id", 8),
    _plain("year", 8),
    ExportColumn("status", lambda batch, row: batch.status(row)),
    _plain("status_reason", 30),
    ExportColumn("dimension", lambda batch, row: batch.dimension(row), 20),
    _list("keywords"),
    _plain("summary", 50),
    _list("initiators"),
    _plain("initiator_details", 30),
    ExportColumn("territory", lambda batch, row: batch.scale(row), 20),
    _plain("experience", 50),
    _list("audiences"),
    _list("partners"),
    _plain("description", 50),
    _plain("resources", 40),
    _budget("budget_total", "total"),
    _budget("budget_is_computed", "is_computed"),
    _budget("budget_low", "low"),
    _budget("budget_high", "high"),
    _budget("budget_period", "period", lambda period: PERIODS.get(period)),
    _budget("budget_year", "year"),
    _budget("budget_scope", "scope"),
    _plain("people", 40),
    *(_people(role) for role in PeopleCount.Role.values),
    *(
        _plain(key, 40)
        for key in (
            "result_territory", "result_centre", "result_inhabitants", "limits", "prospects", "diagnosis", "impacts",
            "success_factors",
        )
    ),
    _plain("attachments", 30),
    ExportColumn("other_sections", _sections, 40),
    _centre("centre_id", "id", 8),
    _centre("siret", width=18),
    _centre("region", width=20),
    _centre("region_code", width=8),
    _centre("commune", width=20),
    _centre("commune_code", "commune_id", 8),
    _centre("postcodes", width=10),
    ExportColumn("published_at", lambda batch, row: day(row["published_at"]), 12),
    ExportColumn("updated_at", lambda batch, row: day(row["updated_at"]), 12),
)  # fmt: skip
# The address of a fiche needs that of the site: it stands last.
HEADINGS = (*(column.heading for column in COLUMNS), NAMES["url"])


def action_rows(batch: Batch, site: str) -> Iterator[list[Cell]]:
    """The cells of each fiche, under `HEADINGS`."""
    values: Sequence[Callable[[Batch, Row], Cell]] = [column.value for column in COLUMNS]
    for row in batch.actions:
        cells = [value(batch, row) for value in values]
        cells.append(address_of(row, site))
        yield cells
