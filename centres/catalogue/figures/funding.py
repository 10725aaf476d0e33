"""Funders as fiches spell them -> grouped by kind, and crossed with themes.

A funder is of the kind of the partner whose spellings it bears: « CAF 38 » is the Caf, of social protection. Staff keep
the spellings and the kinds of partners; what bears none stands among the others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import compress
from typing import NamedTuple

from pyroaring import BitMap

from centres.catalogue.index import CatalogueIndex
from centres.catalogue.sql.cents import euros
from centres.models import Partner, PartnerSpelling
from centres.models.keys import text_key

from .statistics import PeriodFigures, Split, Statistics

# What funders are called beside the names of partners, folded: where no spelling of a partner says it.
USUAL = {
    Partner.Kind.PUBLIC_BODY: (
        "ville", "mairie", "municipalite", "commune", "communaute", "agglomeration", "agglo", "metropole", "metro",
        "departement", "conseil general", "region", "conseil regional", "etat", "prefecture", "ddcs", "ddets", "drac",
        "ars", "cucs", "politique de la ville", "ccas", "europe", "fse",
    ),
    Partner.Kind.SOCIAL_PROTECTION: ("caf", "cnaf", "msa", "carsat", "cpam", "assurance maladie", "reaap", "clas"),
    Partner.Kind.ASSOCIATION: ("association", "fondation"),
}  # fmt: skip
SHOWN, MOST_ROWS = 6, 60
MOST_THEMES = 12


class Payer(NamedTuple):
    """The partner that a funder is: its kind, its label; both empty when nobody said."""

    kind: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class FunderRow:
    """A funder as fiches spell it, with its euros, and the partner that it is."""

    split: Split
    payer: str


@dataclass(frozen=True, slots=True)
class FunderGroup:
    """The funders of one kind, who pays most first."""

    label: str
    total: Decimal
    rows: list[FunderRow]

    @property
    def first(self) -> list[FunderRow]:
        return self.rows[:SHOWN]

    @property
    def more(self) -> list[FunderRow]:
        return self.rows[SHOWN:MOST_ROWS]

    @property
    def beyond(self) -> int:
        return max(0, len(self.rows) - MOST_ROWS)


@dataclass(frozen=True, slots=True)
class FundedTheme:
    """What each kind of funder pays for the fiches of a theme, in the order of the groups; None for nothing."""

    label: str
    amounts: list[Decimal | None]


@dataclass(frozen=True, slots=True)
class FundedPeriod:
    """Who pays for the budgets of one period."""

    period: PeriodFigures
    groups: list[FunderGroup]
    themes: list[FundedTheme]


class Payers:
    """Which partner a funder is. One query, asked once for a page."""

    def __init__(self) -> None:
        rows = PartnerSpelling.objects.values_list("key", "term__kind", "term__label")
        self._known = {key: Payer(kind, label) for key, kind, label in rows}
        self._known |= {text_key(label): Payer(kind, label) for _, kind, label in rows if text_key(label)}

    def of(self, name: str) -> Payer:
        """By its whole name, else by the longest spelling among its words, else by what funders are usually called."""
        key = text_key(name)
        if key in self._known:
            return self._known[key]
        held = [known for known in self._known if f" {known} " in f" {key} "]
        if held:
            return self._known[max(held, key=len)]
        return Payer(next((kind for kind, words in USUAL.items() if any(f" {w} " in f" {key} " for w in words)), ""))


def funded_periods(statistics: Statistics) -> list[FundedPeriod]:
    """The periods of a page, each with its funders."""
    payers, index = Payers(), statistics.index
    themes = {pk: theme.label for pk, theme in index.words.terms["theme"].items()}
    told = []
    for period in statistics.periods:
        groups = group_funders(period.funders, payers)
        ids = index.ledger.states[period.slug] & statistics.ids
        told.append(FundedPeriod(period, groups, cross_themes(index, ids, groups, payers, themes)))
    return told


def group_funders(splits: Iterable[Split], payers: Payers) -> list[FunderGroup]:
    """Those of one kind together, the kind that pays most first; the others last."""
    rows: dict[str, list[FunderRow]] = defaultdict(list)
    for split in splits:
        payer = payers.of(split.label)
        is_same = text_key(payer.label) == text_key(split.label)
        rows[payer.kind or Partner.Kind.OTHER].append(FunderRow(split, "" if is_same else payer.label))
    totals = {kind: sum((row.split.total for row in some), Decimal(0)) for kind, some in rows.items()}
    order = sorted(rows, key=lambda kind: (kind == Partner.Kind.OTHER, -totals[kind]))
    return [FunderGroup(_label(kind), totals[kind], rows[kind]) for kind in order]


def cross_themes(
    index: CatalogueIndex, ids: BitMap, groups: list[FunderGroup], payers: Payers, themes: Mapping[int, str]
) -> list[FundedTheme]:
    """The themes that are paid for most. A fiche that has several counts in each of them."""
    cents: dict[str, Counter[int]] = defaultdict(Counter)
    is_paid = set(ids).__contains__  # asked some ten thousand times: a bitmap would take eight times as long
    for funder in index.ledger.funders.values():
        if funder.ids.intersect(ids):
            by_id = cents[_label(payers.of(funder.name).kind or Partner.Kind.OTHER)]
            for pk, some in compress(zip(funder.pks, funder.cents, strict=True), map(is_paid, funder.pks)):
                by_id[pk] += some
    paid = {label: BitMap(by_id) for label, by_id in cents.items()}
    told = []
    for pk, label in themes.items():
        carried = index.values["theme"].get(pk, BitMap()) & ids
        shared = ((cents[group.label], paid.get(group.label, BitMap()) & carried) for group in groups)
        sums = [sum(map(by_id.__getitem__, some)) for by_id, some in shared]
        if any(sums):
            told.append((sum(sums), FundedTheme(label, [euros(some) if some else None for some in sums])))
    return [theme for _, theme in sorted(told, key=lambda pair: -pair[0])[:MOST_THEMES]]


def _label(kind: str) -> str:
    return "Autres financeurs" if kind == Partner.Kind.OTHER else str(Partner.Kind(kind).label)
