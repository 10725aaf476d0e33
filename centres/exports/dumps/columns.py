"""A public record -> one row of typed columns, the same in Parquet and in SQLite; names are the keys of the API."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

Record = dict[str, Any]
TEXT, INTEGER, BOOLEAN, AMOUNT, MOMENT, LIST = "text", "integer", "boolean", "amount", "moment", "list"
_PEOPLE = ("professionals", "volunteers", "participants", "families", "partner_staff")


@dataclass(frozen=True, slots=True)
class DumpColumn:
    """`kind`: amounts are Decimal in euros, moments datetime in UTC, lists of texts."""

    name: str
    kind: str
    value: Callable[[Record], Any]


def _plain(name: str, kind: str = TEXT) -> DumpColumn:
    return DumpColumn(name, kind, lambda record: record[name])


def _moment(name: str) -> DumpColumn:
    return DumpColumn(name, MOMENT, lambda record: record[name] and datetime.fromisoformat(record[name]))


def _budget(name: str, kind: str) -> DumpColumn:
    def value(record: Record) -> Any:
        told = record["budget"] and record["budget"][name]
        return Decimal(told) if told is not None and kind == AMOUNT else told

    return DumpColumn(f"budget_{name}", kind, value)


def _count(role: str, end: str) -> DumpColumn:
    name = role if end == "value" else f"{role}_{end}"
    return DumpColumn(
        name, INTEGER, lambda record: record["people_counts"][role] and record["people_counts"][role][end]
    )


COLUMNS: tuple[DumpColumn, ...] = (
    _plain("id", INTEGER),
    _plain("title"),
    _plain("url"),
    _plain("centre"),
    _plain("centre_id", INTEGER),
    _plain("department"),
    _plain("departement_code"),
    _plain("region_code"),
    _plain("commune_code"),
    _plain("year", INTEGER),
    _plain("status"),
    _plain("dimension"),
    _plain("territory"),
    *(_plain(name, LIST) for name in ("keywords", "audiences", "partners", "initiators", "attachments")),
    *(
        _plain(name)
        for name in (
            "summary", "initiator_details", "experience", "description", "resources", "people", "result_territory",
            "result_centre", "result_inhabitants", "limits", "prospects", "diagnosis", "impacts", "success_factors",
            "status_reason",
        )
    ),
    _budget("total", AMOUNT),
    _budget("is_computed", BOOLEAN),
    _budget("low", AMOUNT),
    _budget("high", AMOUNT),
    _budget("year", INTEGER),
    _budget("period", TEXT),
    _budget("scope", TEXT),
    *(_count(role, end) for role in _PEOPLE for end in ("value", "low", "high")),
    _plain("version", INTEGER),
    _moment("published_at"),
    _moment("updated_at"),
)  # fmt: skip
