"""The fiches of a dossier -> what they have in common, and what their budgets add up to, with what stands in the way.

Budgets follow the rules of facts/budgets.py: only one amount for the whole action, of one period, is added.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from centres.catalogue.facts.budgets import BUDGET_STATES
from centres.catalogue.facts.outcomes import NOT_FILLED
from centres.catalogue.figures.narrowing import FEW
from centres.catalogue.sql.cents import Quartiles, quartiles
from centres.models import Action, Budget

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Shared:
    """A term and the numbers, in the dossier, of the fiches that carry it."""

    label: str
    numbers: list[int]


@dataclass(frozen=True, slots=True)
class CommonTerms:
    """One vocabulary over the fiches: the terms most carried first, how many others, the fiches that say none."""

    title: str
    terms: list[Shared]
    beyond: int
    silent: list[int]


@dataclass(frozen=True, slots=True)
class CommonBudgets:
    """Fiches of one state of budgets. `total` is None for those that add up to nothing; a median from three on."""

    label: str
    numbers: list[int]
    total: Decimal | None = None
    quartiles: Quartiles | None = None


@dataclass(frozen=True, slots=True)
class Synthesis:
    lists: list[CommonTerms]
    budgets: list[CommonBudgets]


def synthesis_of(actions: Sequence[Action]) -> Synthesis:
    """Fiches fetched by `for_detail`, numbered from 1."""
    reads: tuple[tuple[str, Callable[[Action], Iterable[Any]]], ...] = (
        ("Thèmes", lambda action: action.themes),
        ("Publics", lambda action: action.publics),
        ("Partenaires", lambda action: action.partner_list),
        ("Échelles", lambda action: [action.scale] if action.scale else []),
    )
    lists = [_listed(title, [read(action) for action in actions]) for title, read in reads]
    return Synthesis([some for some in lists if some.terms], _budgets(actions))


def state_of(action: Action) -> str:
    """The state of a budget, the narrowest one of `BUDGET_STATES`."""
    budget = getattr(action, "budget", None)
    if budget is None or not budget.has_amount:
        return "non-renseigne" if action.resources in NOT_FILLED else "non-chiffre"
    if budget.scope:
        return "partiel"
    if budget.total is None and budget.low != budget.high:
        return "fourchette"
    return next(slug for slug, state in BUDGET_STATES.items() if budget.period in state.periods)


def _listed(title: str, columns: list[Iterable[Any]]) -> CommonTerms:
    numbers: dict[int, list[int]] = defaultdict(list)
    labels: dict[int, str] = {}
    silent = []
    for number, terms in enumerate(columns, start=1):
        for term in terms:
            numbers[term.pk].append(number)
            labels[term.pk] = term.label
        if not terms:
            silent.append(number)
    terms = [
        Shared(labels[pk], some) for pk, some in sorted(numbers.items(), key=lambda pair: (-len(pair[1]), pair[1]))
    ]
    return CommonTerms(title, terms[:SHOWN], len(terms[SHOWN:]), silent)


def _budgets(actions: Sequence[Action]) -> list[CommonBudgets]:
    by_state: dict[str, list[tuple[int, Action]]] = defaultdict(list)
    for number, action in enumerate(actions, start=1):
        by_state[state_of(action)].append((number, action))
    return [_of_state(slug, by_state[slug]) for slug in BUDGET_STATES if by_state[slug]]


def _of_state(slug: str, some: list[tuple[int, Action]]) -> CommonBudgets:
    state, numbers = BUDGET_STATES[slug], [number for number, _ in some]
    if not state.periods:
        return CommonBudgets(state.label, numbers)
    amounts = [amount for _, action in some if (amount := _amount(action.budget)) is not None]
    cents = sorted(int(amount * 100) for amount in amounts)
    whole = quartiles(cents.__getitem__, len(cents)) if len(cents) >= FEW else None
    return CommonBudgets(state.label, numbers, sum(amounts, Decimal(0)), whole)


def _amount(budget: Budget) -> Decimal | None:
    return budget.low if budget.total is None else budget.total
