"""What a fiche says of money and people, as conditions: states of a budget, kinds of lines, roles, funders."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, Q

from centres.models import Action, BudgetLine, PeopleCount
from centres.models.keys import text_key

from .outcomes import NOT_FILLED

HAS_AMOUNT = Q(budget__total__isnull=False) | Q(budget__low__isnull=False)

NO_AMOUNT = Q(budget__total__isnull=True, budget__low__isnull=True)

# One number of euros for the whole action: these alone can be added and put in order.
IS_COMPARABLE = Q(budget__scope="") & (Q(budget__total__isnull=False) | Q(budget__low=F("budget__high")))

IS_RANGE = Q(budget__total__isnull=True, budget__low__isnull=False)

IS_OPEN = Q(budget__high__isnull=True)


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
        Q(budget__scope="") & IS_RANGE & (IS_OPEN | Q(budget__high__gt=F("budget__low"))),
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


def plain(value: Decimal) -> str:
    """The one spelling of an amount in an address: « 1500 », « 1500.50 »."""
    return f"{value:.0f}" if value == value.to_integral_value() else f"{value:.2f}"


def in_words(value: Decimal) -> str:
    """The same in a sentence: « 1 500 € », « 1 500,50 € »."""
    number = f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"
    return f"{number.replace(',', ' ').replace('.', ',')} €"


def read_funders() -> dict[str, Counter[str]]:
    """Funders of published fiches: each once, under the key of all its spellings, with how many fiches write it so."""
    lines = BudgetLine.objects.filter(IS_FUNDING, budget__action__in=Action.objects.published()).order_by()
    by_key: dict[str, Counter[str]] = {}
    for name, times in lines.values_list("funder").annotate(times=Count("budget", distinct=True)):
        if key := text_key(name):
            by_key.setdefault(key, Counter())[name] += times
    return by_key


def usual_spelling(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))
