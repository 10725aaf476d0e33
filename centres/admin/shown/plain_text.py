"""A value as history or a conflict keeps it -> the text that a person compares, and the differences of two of them."""

from collections.abc import Mapping
from typing import Any

from centres.admin.base import piece
from centres.language.differences import both_sides, differences
from centres.models import Action, Budget, BudgetLine, PeopleCount
from centres.templatetags.french import amount

STATES = dict(Action.State.choices)
KINDS = dict(BudgetLine.Kind.choices)
PERIODS = dict(Budget.Period.choices)


def as_plain_text(value: Any, name: str = "") -> str:
    """One text, whatever the field: a line for each term, each line of a budget, each count of people."""
    if isinstance(value, Mapping):
        if "lines" in value:
            return "\n".join(_budget(value))
        if "label" in value and "text" not in value:
            return str(value["label"])
        if "label" in value:
            return f"{value['label']} : {value['text']}"
        return "\n".join(_counts(value))
    if isinstance(value, list | tuple):
        return "\n".join(as_plain_text(item) for item in value)
    if isinstance(value, bool):
        return "oui" if value else "non"
    if name == "state":
        return STATES.get(value, str(value or ""))
    return "" if value is None else str(value)


def _budget(record: Mapping[str, Any]) -> list[str]:
    total = _amount(record, "total")
    words = [f"Total : {total or 'non chiffré'}"]
    if record.get("is_computed"):
        words.append("somme des lignes")
    words += filter(None, (PERIODS.get(record.get("period") or "", ""), record.get("scope")))
    if record.get("year"):
        words.append(str(record["year"]))
    return [", ".join(words), *map(_budget_line, record["lines"])]


def _budget_line(line: Mapping[str, Any]) -> str:
    about = ", ".join(filter(None, (KINDS.get(line["kind"], ""), line["funder"])))
    return f"{line['label']} : {_amount(line, 'amount') or 'sans montant'} ({about})"


def _amount(record: Mapping[str, Any], name: str) -> str:
    if record.get(name) is not None:
        return str(amount(record[name]))
    if record.get("low") is None:
        return ""
    low = str(amount(record["low"]))
    return f"au moins {low}" if record.get("high") is None else f"{low} à {amount(record['high'])}"


def _counts(record: Mapping[str, Any]) -> list[str]:
    rows = [PeopleCount(**{"role": role, **count}) for role, count in record.items() if count]
    return [f"{row}{f' (« {row.text} »)' if row.text else ''}" for row in rows]


def compare_texts(before: Any, after: Any, name: str = "", titles: tuple[str, str] = ("Avant", "Après")) -> str:
    """Both sides beside each other, with what differs marked."""
    old, new = both_sides(differences(as_plain_text(before, name), as_plain_text(after, name)))
    return piece("compared", old=old, new=new, old_title=titles[0], new_title=titles[1])
