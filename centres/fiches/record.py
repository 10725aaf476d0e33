"""Fiche <-> the stable JSON record: the same keys in every command, `null` or `[]` when absent."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from decimal import Decimal
from typing import Any

from .fiche import (
    NO_PEOPLE,
    Budget,
    BudgetLine,
    Fiche,
    OtherSection,
    PeopleCount,
    PeopleCounts,
)
from .layout.labels import BY_KEY
from .text.bullets import without_bullets
from .values import vocabulary

TEXT_FIELDS = (
    "title", "centre", "department", "status", "status_reason", "dimension", "summary", "initiator_details",
    "territory", "experience", "description", "resources", "people", "result_territory", "result_centre",
    "result_inhabitants", "limits", "prospects", "diagnosis", "impacts", "success_factors",
)  # fmt: skip
LIST_FIELDS = ("keywords", "initiators", "audiences", "partners", "attachments")
VALUE_KEYS = (
    "title", "centre", "department", "year", "status", "status_reason", "dimension", "keywords", "summary",
    "initiators", "initiator_details", "territory", "experience", "audiences", "partners", "description", "resources",
    "people", "result_territory", "result_centre", "result_inhabitants", "limits", "prospects", "diagnosis",
    "impacts", "success_factors", "attachments", "budget", "budget_proposals", "people_counts", "other_sections",
)  # fmt: skip
_THEMES = BY_KEY["themes"].text
PEOPLE_ROLES = tuple(f.name for f in fields(PeopleCounts))
_COUNT_KEYS = tuple(f.name for f in fields(PeopleCount))
_LINE_KEYS = tuple(f.name for f in fields(BudgetLine))
_BUDGET_KEYS = tuple(f.name for f in fields(Budget) if f.name != "lines")


def values_record(fiche: Fiche) -> dict[str, Any]:
    """The values alone, in the order of the record."""
    record: dict[str, Any] = {key: getattr(fiche, key) or None for key in TEXT_FIELDS}
    record |= {key: list(getattr(fiche, key)) for key in LIST_FIELDS}
    record["year"] = fiche.year
    record["budget"] = budget_record(fiche.budget)
    record["budget_proposals"] = [budget_record(proposal) for proposal in fiche.budget_proposals]
    record["people_counts"] = people_record(fiche.people_counts)
    record["other_sections"] = [asdict(section) for section in fiche.other_sections]
    return {key: record[key] for key in VALUE_KEYS}


def source_record(fiche: Fiche) -> dict[str, Any]:
    """What is kept beside the text of a source: its values, and the name of who published it, for staff alone."""
    return values_record(fiche) | ({"published_by": fiche.published_by} if fiche.published_by else {})


def keywords_of(record: Mapping[str, Any]) -> list[str]:
    """The keywords of a record, then the « Thèmes » of an older page that are known keywords."""
    keywords = list(record.get("keywords") or ())
    for section in record.get("other_sections") or ():
        if section["label"] == _THEMES:
            themes = (without_bullets(line) for line in section["text"].split("\n") if line)
            keywords += [theme for theme in themes if vocabulary.is_known("keyword", theme)]
    return keywords


def fiche_record(fiche: Fiche, file: str) -> dict[str, Any]:
    """The whole record of a fiche read from `file`."""
    return values_record(fiche) | {
        "unrecognised": [asdict(line) for line in fiche.unrecognised],
        "sources": [
            {"file": file, "first_line": fiche.first_line, "last_line": fiche.last_line, "sha256": fiche.sha256}
        ],
        "issues": [asdict(issue) for issue in fiche.issues],
    }


def budget_record(budget: Budget | None) -> dict[str, Any] | None:
    """A budget with its amounts as strings (« 6458.00 »), or None."""
    if budget is None:
        return None
    return _values(budget, _BUDGET_KEYS) | {"lines": [_values(line, _LINE_KEYS) for line in budget.lines]}


def fiche_from_record(record: Mapping[str, Any]) -> Fiche:
    """What `compose` needs to write the fiche of a record as text again: its words, not the figures read from them."""
    values: dict[str, Any] = {key: record.get(key) or "" for key in TEXT_FIELDS}
    values |= {key: tuple(record.get(key) or ()) for key in LIST_FIELDS}
    return Fiche(
        **values,
        year=record.get("year"),
        other_sections=tuple(OtherSection(**section) for section in record.get("other_sections") or ()),
    )


def budget_from_record(record: Mapping[str, Any] | None) -> Budget | None:
    """The Budget of a record, amounts as Decimal again."""
    if record is None:
        return None
    amounts = {key: _decimal(record[key]) for key in ("total", "low", "high")}
    lines = tuple(
        BudgetLine(**{**line, **{key: _decimal(line[key]) for key in ("amount", "low", "high")}})
        for line in record["lines"]
    )
    return Budget(**{**record, **amounts, "lines": lines})


def people_record(counts: PeopleCounts) -> dict[str, Any]:
    """{role: {"value", "low", "high", "is_approximate", "text"} or None}, every role."""
    if counts is NO_PEOPLE:
        return dict.fromkeys(PEOPLE_ROLES)
    return {role: (count := getattr(counts, role)) and _values(count, _COUNT_KEYS) for role in PEOPLE_ROLES}


def _values(thing: Any, keys: Iterable[str]) -> dict[str, Any]:
    """`asdict` of something that holds no other thing: copying deeply what cannot change takes ten times as long."""
    return {key: _plain(getattr(thing, key)) for key in keys}


def _plain(value: Any) -> Any:
    return f"{value:.2f}" if isinstance(value, Decimal) else value


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
