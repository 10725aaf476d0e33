"""Words about money and people -> the fiches they name: what a budget says, how much, for what, by whom, how many.

Values of `budget` are alternatives, and nested: each names the one that holds it. Those of `poste`, `financeur` and
`personnes` add up: `poste=charges&poste=produits` asks for fiches that tell both.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from centres.models import Action, BudgetLine, PeopleCount
from centres.models.keys import text_key

from .choices import Choice, ChoiceFilter, Picked, SingleFilter
from .outcomes import NOT_FILLED

HAS_AMOUNT = Q(budget__total__isnull=False) | Q(budget__low__isnull=False)
NO_AMOUNT = Q(budget__total__isnull=True, budget__low__isnull=True)
# One number of euros for the whole action: these alone can be added and put in order.
IS_COMPARABLE = Q(budget__scope="") & (Q(budget__total__isnull=False) | Q(budget__low=F("budget__high")))
_RANGE = Q(budget__total__isnull=True, budget__low__isnull=False)
_IS_OPEN = Q(budget__high__isnull=True)


@dataclass(frozen=True, slots=True)
class BudgetState:
    """What the budget of a fiche can be. `within` is the state that holds it, `periods` those of a comparable one."""

    label: str
    condition: Q
    within: str = ""
    periods: tuple[str, ...] = ()


def _comparable(label: str, *periods: str) -> BudgetState:
    return BudgetState(label, IS_COMPARABLE & Q(budget__period__in=periods), "oui", periods)


BUDGET_STATES = {
    "oui": BudgetState("Budget chiffré", HAS_AMOUNT),
    "non": BudgetState("Budget sans montant", NO_AMOUNT),
    "sans-periode": _comparable("Budget complet, en une fois ou sans période", "", "once"),
    "par-an": _comparable("Budget complet, par an", "year"),
    "par-mois": _comparable("Budget complet, par mois", "month"),
    "par-seance": _comparable("Budget complet, par séance", "session"),
    "par-personne": _comparable("Budget complet, par personne", "person"),
    "fourchette": BudgetState(
        "Budget en fourchette",
        Q(budget__scope="") & _RANGE & (_IS_OPEN | Q(budget__high__gt=F("budget__low"))),
        "oui",
    ),
    "partiel": BudgetState("Budget partiel", HAS_AMOUNT & Q(budget__scope__gt=""), "oui"),
    "non-chiffre": BudgetState("Budget non chiffré", NO_AMOUNT & ~Q(resources__in=NOT_FILLED), "non"),
    "non-renseigne": BudgetState("Budget non renseigné", NO_AMOUNT & Q(resources__in=NOT_FILLED), "non"),
}
OFFERED_STATES = ("oui", "non")

# Word of the address -> (what the database stores, label).
KINDS = {
    "charges": (BudgetLine.Kind.CHARGE, "Charges"),
    "produits": (BudgetLine.Kind.PRODUIT, "Produits"),
    "valorisations": (BudgetLine.Kind.VALORISATION, "Valorisation"),
    "non-precise": (BudgetLine.Kind.UNKNOWN, "Nature non précisée"),
}
ROLES = {
    "professionnels": (PeopleCount.Role.PROFESSIONALS, "Professionnels"),
    "benevoles": (PeopleCount.Role.VOLUNTEERS, "Bénévoles"),
    "participants": (PeopleCount.Role.PARTICIPANTS, "Participants"),
    "familles": (PeopleCount.Role.FAMILIES, "Familles"),
    "partenaires": (PeopleCount.Role.PARTNER_STAFF, "Personnes des partenaires"),
}
# How sure a number of people is. A rough number is never added to an exact one.
SURENESS = {
    "": ("", Q()),
    "-exact": (" (nombre exact)", Q(value__isnull=False, is_approximate=False)),
    "-environ": (" (fourchette ou « environ »)", Q(value__isnull=True) | Q(is_approximate=True)),
}
# A line that a funder pays in money: what is lent or given in kind is no funding.
IS_FUNDING = Q(amount__isnull=False) & ~Q(kind=BudgetLine.Kind.VALORISATION) & ~Q(funder="")

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


def plain(value: Decimal) -> str:
    """The one spelling of an amount in an address: « 1500 », « 1500.50 »."""
    return f"{value:.0f}" if value == value.to_integral_value() else f"{value:.2f}"


def in_words(value: Decimal) -> str:
    """The same in a sentence: « 1 500 € », « 1 500,50 € »."""
    number = f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"
    return f"{number.replace(',', ' ').replace('.', ',')} €"


class BudgetFilter(ChoiceFilter):
    """What the fiche says of money. The public is offered « chiffré » or not; the figures lead to the others."""

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
        return Q(budget__total__gte=keys[0]) | _RANGE & (_IS_OPEN | Q(budget__high__gte=keys[0]))


class MostFilter(AmountFilter):
    def condition(self, keys: list[Decimal]) -> Q:
        return Q(budget__total__lte=keys[0]) | _RANGE & Q(budget__low__lte=keys[0])


class AddingFilter(ChoiceFilter):
    """Values that add up, and that no page offers to tick: the figures lead to them."""

    def filter(self, queryset: QuerySet, picked: Picked) -> QuerySet:
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
            word: Choice(key, f"Financeur : {most_written(names[key])}", tuple(sorted(names[key])))
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


def read_funders() -> dict[str, Counter[str]]:
    """Funders of published fiches: each once, under the key of all its spellings, with how many fiches write it so."""
    lines = BudgetLine.objects.filter(IS_FUNDING, budget__action__in=Action.objects.published()).order_by()
    by_key: dict[str, Counter[str]] = {}
    for name, times in lines.values_list("funder").annotate(times=Count("budget", distinct=True)):
        if key := text_key(name):
            by_key.setdefault(key, Counter())[name] += times
    return by_key


def most_written(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))
