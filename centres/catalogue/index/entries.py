"""The database -> what published actions say of money and people, by id: all of them, or some."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import F, Q, QuerySet
from pyroaring import BitMap

from centres.catalogue.cents import Cents
from centres.catalogue.money import BUDGET_STATES
from centres.models import Budget, BudgetLine, PeopleCount
from centres.models.keys import text_key

# Id, lower and upper end in cents: the same for a total, no upper end for « au moins ».
Amount = tuple[int, int, int | None]
_SLUGS = {period: slug for slug, state in BUDGET_STATES.items() for period in state.periods}


def ids() -> array:
    """None yet."""
    return array("I")


@dataclass(slots=True)
class Entries:
    """What was read of some actions, or of all. Cents by id; `states` of budgets, `people` by role and sureness.

    Ids in four bytes each: a set of them would take sixty.
    """

    amounts: list[Amount] = field(default_factory=list)
    states: dict[str, array] = field(default_factory=lambda: defaultdict(ids))
    whole: dict[int, int] = field(default_factory=dict)
    kinds: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    rough: Counter[int] = field(default_factory=Counter)
    funders: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    spelled: dict[str, dict[str, array]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(ids)))
    people: dict[tuple[str, str], array] = field(default_factory=lambda: defaultdict(ids))
    exact: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))


def read_entries(wanted: Sequence[int] | None, published: BitMap, said: BitMap) -> Entries:
    """What these ids say, or all for None; nothing for one that is not published. `said`: who tells of their means."""
    entries = Entries()
    of_some = {} if wanted is None else {"action__in": wanted}
    _read_budgets(entries, Budget.objects.filter(**of_some), published)
    _sort_silence(entries, published, said)
    lines = BudgetLine.objects.filter(Q(amount__isnull=False) | Q(low__isnull=False))
    _read_lines(entries, lines if wanted is None else lines.filter(budget__action__in=wanted), published)
    _read_people(entries, PeopleCount.objects.filter(**of_some), published)
    return entries


def _read_budgets(entries: Entries, budgets: QuerySet, published: BitMap) -> None:
    """Amounts, and the state of each budget that has one: what the conditions of money.py say, one row at a time."""
    stated = budgets.filter(Q(total__isnull=False) | Q(low__isnull=False))
    columns = ("action_id", Cents("total"), Cents("low"), Cents("high"), "scope", "period")
    for pk, total, low, high, scope, period in _rows(stated.values_list(*columns)):
        if pk not in published:
            continue
        entries.amounts.append((pk, low, high) if total is None else (pk, total, total))
        entries.states["oui"].append(pk)
        if scope:
            entries.states["partiel"].append(pk)
        elif total is None and low != high:
            entries.states["fourchette"].append(pk)
        else:
            entries.whole[pk] = low if total is None else total
            if period in _SLUGS:
                entries.states[_SLUGS[period]].append(pk)


def _sort_silence(entries: Entries, published: BitMap, said: BitMap) -> None:
    """The states of those without an amount, by whether the fiche says anything of its means."""
    silent = published - BitMap(entries.states["oui"])
    entries.states |= {
        "non": silent.to_array(),
        "non-chiffre": (silent & said).to_array(),
        "non-renseigne": (silent - said).to_array(),
    }


def _read_lines(entries: Entries, lines: QuerySet, published: BitMap) -> None:
    columns = (F("budget__action"), "kind", "funder", Cents("amount"))
    keys: dict[str, str] = {}
    for pk, kind, funder, cents in _rows(lines.values_list(*columns)):
        if pk not in published:
            continue
        if cents is None:
            entries.rough[pk] += 1
            continue
        entries.kinds[kind][pk] += cents
        if funder and kind != BudgetLine.Kind.VALORISATION:
            if (key := keys.get(funder)) is None:
                key = keys[funder] = text_key(funder)
            if key:
                entries.funders[key][pk] += cents
                entries.spelled[key][funder].append(pk)


def _read_people(entries: Entries, counts: QuerySet, published: BitMap) -> None:
    for pk, role, value, is_approximate in _rows(counts.values_list("action_id", "role", "value", "is_approximate")):
        if pk not in published:
            continue
        is_exact = value is not None and not is_approximate
        entries.people[role, ""].append(pk)
        entries.people[role, "-exact" if is_exact else "-environ"].append(pk)
        if is_exact:
            entries.exact[role][pk] = value


def _rows(rows: QuerySet) -> Iterator[tuple]:
    return rows.order_by().iterator(chunk_size=5000)
