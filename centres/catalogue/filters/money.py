"""Words about money and people -> the fiches they name: what a budget says, how much, for what, by whom, how many.

Values of `budget` are alternatives, and nested: each names the one that holds it. Those of `poste`, `financeur` and
`personnes` add up: `poste=charges&poste=produits` asks for fiches that tell both.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from centres.catalogue.facts.budgets import (
    BUDGET_STATES,
    IS_FUNDING,
    IS_OPEN,
    IS_RANGE,
    KINDS,
    OFFERED_STATES,
    ROLES,
    SURENESS,
    in_words,
    plain,
    read_funders,
    usual_spelling,
)
from centres.catalogue.facts.choice import Choice
from centres.models import BudgetLine, PeopleCount
from centres.models.keys import text_key

from .choices import ChoiceFilter, Picked, SingleFilter

LONGEST_NAME = 300  # as the column holds them
HIGHEST = Decimal("999999999999.99")
_MONEY = re.compile(
    r"""
    (?P<whole> \d{1,3}(?:[ .]\d{3})+ | \d{1,20} )   # 1 500, 1.500 or 1500
    (?: [.,](?P<cents>\d{1,2}) )?
    \s? (?P<thousands>k)? \s? (?: € | euros? | eur )?
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def typed_amount(words: str) -> Decimal | None:
    """Euros as somebody types them; None for what is no amount, or one that no budget can reach.

    >>> [str(typed_amount(words)) for words in ("1 500,50", "1.500", "1500.5 €", "2 k€", "0")]
    ['1500.50', '1500.00', '1500.50', '2000.00', '0.00']
    >>> [typed_amount(words) for words in ("-5", "12,345", "abc", "1 50", "9" * 13)]
    [None, None, None, None, None]
    """
    match = _MONEY.fullmatch(" ".join(words[:60].split()))
    if match is None:
        return None
    whole = match["whole"].replace(" ", "").replace(".", "")
    value = Decimal(f"{whole}.{match['cents'] or 0}") * (1000 if match["thousands"] else 1)
    return value.quantize(Decimal("0.01")) if value <= HIGHEST else None


class BudgetFilter(ChoiceFilter):
    """What the fiche says of money. The public is offered « chiffré » or not; the figures lead to the others."""

    has_own_order = True  # yes before no

    def load(self) -> Iterator[Choice]:
        for slug, state in BUDGET_STATES.items():
            yield Choice(slug, state.label, slug, is_offered=slug in OFFERED_STATES)

    def condition(self, keys: list[str]) -> Q:
        return Q(*(BUDGET_STATES[key].condition for key in keys), _connector=Q.OR)


class AmountFilter(SingleFilter):
    """One end of what is asked: a range that a fiche gives is kept when it overlaps it."""

    beside = "budget"

    def __init__(self, *, words: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.words = words

    def load(self) -> tuple[Choice, ...]:
        return ()

    def look_up(self, words: list[str]) -> dict[str, Choice]:
        values = {word: value for word in words if (value := typed_amount(word)) is not None}
        return {word: Choice(plain(value), self.label_of(value), value) for word, value in values.items()}

    def label_of(self, value: Decimal) -> str:
        return f"Budget : {self.words} {in_words(value)}"


class LeastFilter(AmountFilter):
    def condition(self, keys: list[Decimal]) -> Q:
        return Q(budget__total__gte=keys[0]) | IS_RANGE & (IS_OPEN | Q(budget__high__gte=keys[0]))


class MostFilter(AmountFilter):
    def condition(self, keys: list[Decimal]) -> Q:
        return Q(budget__total__lte=keys[0]) | IS_RANGE & Q(budget__low__lte=keys[0])


class AddingFilter(ChoiceFilter):
    """Values that add up, and that no page offers to tick: the figures lead to them."""

    def filter(self, queryset: QuerySet[Any], picked: Picked) -> QuerySet[Any]:
        for choice in picked.choices:
            queryset = queryset.filter(self.condition([choice.key]))
        return queryset


class KindFilter(AddingFilter):
    """Fiches with an item of this kind that has one amount."""

    def load(self) -> Iterator[Choice]:
        return (Choice(slug, f"Budget : {label}", kind, is_offered=False) for slug, (kind, label) in KINDS.items())

    def condition(self, keys: list[str]) -> Exists:
        lines = BudgetLine.objects.filter(budget__action=OuterRef("pk"), kind__in=keys, amount__isnull=False)
        return Exists(lines)


class FunderFilter(AddingFilter):
    """Fiches that a funder pays for, by its name in any spelling. Only the names asked for are looked for."""

    def load(self) -> tuple[Choice, ...]:
        return ()

    def look_up(self, words: list[str]) -> dict[str, Choice]:
        names = self.parent.index.ledger.funder_names if self.parent.index else read_funders()
        # A key first: one that was cut is not the key of itself.
        keys = {word: word if word in names else text_key(word) for word in words if len(word) <= LONGEST_NAME}
        return {
            word: Choice(key, f"Financeur : {usual_spelling(names[key])}", tuple(sorted(names[key])))
            for word, key in keys.items()
            if key in names
        }

    def condition(self, keys: list[tuple[str, ...]]) -> Exists:
        lines = BudgetLine.objects.filter(IS_FUNDING, budget__action=OuterRef("pk"), funder__in=keys[0])
        return Exists(lines)


class PeopleFilter(AddingFilter):
    """Fiches that count the people of a role: at all, to the unit (`benevoles-exact`), or not quite."""

    def load(self) -> Iterator[Choice]:
        for slug, (role, label) in ROLES.items():
            for end, (words, _) in SURENESS.items():
                yield Choice(f"{slug}{end}", f"{label} comptés{words}", (role, end), is_offered=False)

    def condition(self, keys: list[tuple[str, str]]) -> Exists:
        role, end = keys[0]
        return Exists(PeopleCount.objects.filter(SURENESS[end][1], action=OuterRef("pk"), role=role))
