"""A budget -> what its page shows: its lines by kind, each with its bar, what they add up to, what is missing.

Nothing is added that the fiche does not give: a line in a range has no share in a sum, and a rate has no total.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from centres.models import Budget, BudgetLine

BAR = 300  # the width of the longest bar, in the units of its drawing
Kind = BudgetLine.Kind
_ORDER = (Kind.CHARGE, Kind.UNKNOWN, Kind.PRODUIT, Kind.VALORISATION)
_NAMES = {
    Kind.CHARGE: "Charges",
    Kind.UNKNOWN: "Postes",
    Kind.PRODUIT: "Produits",
    Kind.VALORISATION: "Valorisation (bénévolat, mises à disposition)",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """The length of what is sure, and of what may come on top, in 300ths of the longest amount."""

    sure: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A line with its bar; no bar without an amount."""

    line: BudgetLine
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Side:
    """The lines of one kind. `total` is the sum of their exact amounts, None when none has one."""

    kind: str
    name: str
    items: list[Item]
    total: Decimal | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One result of the arithmetic. `amounts` fill the `{}` of `words`, in euros."""

    words: str
    amounts: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """A budget laid out. `gap` is what the declared total holds beyond its detail, None when nothing is missing."""

    budget: Budget
    sides: list[Side] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    gap: Decimal | None = None
    gap_bar: Bar | None = None

    @property
    def has_sides(self) -> bool:
        """Whether the table needs a heading for each kind."""
        return len(self.sides) > 1 or any(side.kind != Kind.UNKNOWN for side in self.sides)

    @property
    def circumstances(self) -> list[str]:
        """What the amounts hold for: « par an », « hors frais de personnel », « en 2014 »."""
        year = f"en {self.budget.year}" if self.budget.year else ""
        return list(filter(None, (self.budget.get_period_display(), self.budget.scope, year)))

    @property
    def lines(self) -> list[BudgetLine]:
        return [item.line for side in self.sides for item in side.items]

    @property
    def source_lines(self) -> list[int]:
        """The lines of the source that the amounts were read from."""
        return sorted({line.source_line for line in self.lines if line.source_line})


def account_of(budget: Budget | None) -> Account | None:
    """The account of a budget that holds an amount or a line; else None."""
    if budget is None:
        return None
    lines = list(budget.lines.all())
    if not (lines or budget.has_amount):
        return None
    by_kind = {kind: [line for line in lines if line.kind == kind] for kind in _ORDER}
    sums = {kind: _sum(some) for kind, some in by_kind.items()}
    gap = _gap(budget, sums)
    longest = max([*(_reach(line) for line in lines), gap or Decimal(0)], default=Decimal(0))
    sides = [
        Side(kind, _NAMES[kind], [Item(line, _bar(line, longest)) for line in some], sums[kind])
        for kind, some in by_kind.items()
        if some
    ]
    gap_bar = Bar("0", _length(gap, longest)) if gap else None
    return Account(budget, sides, list(_sentences(budget, lines, sums)), gap, gap_bar)


def _sum(lines: Iterable[BudgetLine]) -> Decimal | None:
    """The exact amounts added up; None when there is none."""
    amounts = [line.amount for line in lines if line.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def _reach(line: BudgetLine) -> Decimal:
    return max((value for value in (line.amount, line.low, line.high) if value is not None), default=Decimal(0))


def _length(value: Decimal, longest: Decimal) -> str:
    return f"{value * BAR / longest:.1f}" if longest else "0"


def _bar(line: BudgetLine, longest: Decimal) -> Bar | None:
    if line.amount is not None:
        return Bar(_length(line.amount, longest))
    if line.low is not None and line.high is not None:
        return Bar(_length(line.low, longest), _length(line.high - line.low, longest))
    return Bar(_length(line.low, longest)) if line.low is not None else None


def _details(sums: dict[str, Decimal | None]) -> tuple[Decimal, bool] | None:
    """What a declared total is held against, and whether valorisation is part of it: the charges, or else the lines
    whose kind the fiche does not tell, or else the produits."""
    return next(
        ((total, False) for kind in (Kind.CHARGE, Kind.UNKNOWN, Kind.PRODUIT) if (total := sums[kind]) is not None),
        None,
    )


def _gap(budget: Budget, sums: dict[str, Decimal | None]) -> Decimal | None:
    found = _detailed(budget, sums)
    if found is None or budget.total is None or budget.total <= found[0]:
        return None
    return budget.total - found[0]


def _detailed(budget: Budget, sums: dict[str, Decimal | None]) -> tuple[Decimal, bool] | None:
    """The sum of the detail, and whether it counts valorisation: it does when the total is reached only with it."""
    if budget.is_computed or budget.total is None or (found := _details(sums)) is None:
        return None
    valued = sums[Kind.VALORISATION]
    if valued is not None and found[0] != budget.total and found[0] + valued == budget.total:
        return budget.total, True
    return found


def _sentences(budget: Budget, lines: Sequence[BudgetLine], sums: dict[str, Decimal | None]) -> Iterator[Sentence]:
    found = _detailed(budget, sums)
    if found is not None and budget.total is not None:
        yield _against_total(budget.total, *found)
    elif budget.is_computed:
        yield Sentence("Total calculé : la fiche donne les montants, pas leur somme.")
    charges, produits = sums[Kind.CHARGE], sums[Kind.PRODUIT]
    if charges is not None and produits is not None:
        yield _balance(charges, produits)
    valued = sums[Kind.VALORISATION]
    if valued is not None and not (found and found[1]):
        yield Sentence("{} de valorisation, comptés à part : ce n’est pas de l’argent dépensé.", (valued,))
    if ranges := sum(1 for line in lines if line.amount is None and line.low is not None):
        yield Sentence("Un montant en fourchette n’entre dans aucune somme." if ranges == 1
                       else f"{ranges} montants en fourchette n’entrent dans aucune somme.")  # fmt: skip


def _against_total(total: Decimal, detailed: Decimal, has_valued: bool) -> Sentence:
    if detailed < total:
        return Sentence("{} déclarés, {} détaillés : {} non détaillés.", (total, detailed, total - detailed))
    if detailed > total:
        return Sentence(
            "{} déclarés, {} détaillés : le détail dépasse de {} le total écrit dans la fiche.",
            (total, detailed, detailed - total),
        )
    words = "Le détail fait exactement le total déclaré, {}"
    return Sentence(f"{words}, valorisation comprise." if has_valued else f"{words}.", (total,))


def _balance(charges: Decimal, produits: Decimal) -> Sentence:
    if charges == produits:
        return Sentence("Charges et produits équilibrés, {} de chaque côté.", (charges,))
    if charges > produits:
        words = "Charges de {}, produits de {} : {} de charges sans produit en face."
        return Sentence(words, (charges, produits, charges - produits))
    words = "Charges de {}, produits de {} : {} de produits de plus que de charges."
    return Sentence(words, (charges, produits, produits - charges))
