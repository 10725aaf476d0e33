"""What one row of a sheet changes in one action."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from centres.fields.budget import BudgetValue
from centres.fields.people import CountValue
from centres.models import Action


@dataclass(slots=True)
class Edit:
    """`lists`: name of a list -> its terms in order. `money`: the budget that is to stand; `is_signed`: whether it is
    confirmed, None when nothing is said; `people`: role -> its count; `accepts`: the budget proposed is accepted."""

    action: Action
    lists: dict[str, Sequence[Any]] = field(default_factory=dict)
    money: BudgetValue | None = None
    is_signed: bool | None = None
    people: dict[str, CountValue | None] = field(default_factory=dict)
    accepts: bool = False
