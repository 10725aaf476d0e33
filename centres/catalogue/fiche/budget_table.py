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
class ItemBar:
    """The length of what is sure, and of what may come on top, in 300ths of the longest amount."""

    sure: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A line with its bar; no bar without an amount."""

    line: BudgetLine
    bar: ItemBar | None


@dataclass(frozen=True, slots=True)
class KindTable:
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
    sides: list[KindTable] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    gap: Decimal | None = None
    gap_bar: ItemBar | None = None

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
    def amount_count(self) -> int:
        """How many lines have an amount, exact or not."""
        return sum(1 for line in self.lines if line.amount is not None or line.low is not None)

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
    sums: dict[str, Decimal | None] = {kind: _sum(some) for kind, some in by_kind.items()}
    detail = _detail(budget, lines, sums)
    gap = _gap(budget, detail)
    longest = max([*(_reach(line) for line in lines), gap or Decimal(0)], default=Decimal(0))
    sides = [
        KindTable(kind, _NAMES[kind], [Item(line, _bar(line, longest)) for line in some], sums[kind])
        for kind, some in by_kind.items()
        if some
    ]
    gap_bar = ItemBar("0", _length(gap, longest)) if gap else None
    return Account(budget, sides, list(_sentences(budget, lines, sums, detail)), gap, gap_bar)


def _sum(lines: Iterable[BudgetLine]) -> Decimal | None:
    """The exact amounts added up; None when there is none."""
    amounts = [line.amount for line in lines if line.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def _reach(line: BudgetLine) -> Decimal:
    return max((value for value in (line.amount, line.low, line.high) if value is not None), default=Decimal(0))


def _length(value: Decimal, longest: Decimal) -> str:
    return f"{value * BAR / longest:.1f}" if longest else "0"


def _bar(line: BudgetLine, longest: Decimal) -> ItemBar | None:
    if line.amount is not None:
        return ItemBar(_length(line.amount, longest))
    if line.low is not None and line.high is not None:
        return ItemBar(_length(line.low, longest), _length(line.high - line.low, longest))
    return ItemBar(_length(line.low, longest)) if line.low is not None else None


@dataclass(frozen=True, slots=True)
class _Detail:
    """What a declared total is held against. `is_whole`: every line of it has an exact amount."""

    total: Decimal
    is_whole: bool
    has_valued: bool = False


def _detail(budget: Budget, lines: Iterable[BudgetLine], sums: dict[str, Decimal | None]) -> _Detail | None:
    """One list under one total is one side, whatever the kind of a line, unless lines of one kind make the total alone.
    Of two sides, the charges, with the lines of no told kind when the total is reached only with them; valorisation
    counts when it is needed too. None when it cannot be told which lines the total is made of."""
    charges, produits, untold, valued = (
        sums[kind] for kind in (Kind.CHARGE, Kind.PRODUIT, Kind.UNKNOWN, Kind.VALORISATION)
    )
    if budget.total is None:
        return None
    told = [(kind, sums[kind]) for kind in (Kind.CHARGE, Kind.PRODUIT, Kind.UNKNOWN)]
    listed = {kind: found for kind, found in told if found is not None}
    if not listed:
        return None
    found, kinds = sum(listed.values(), Decimal(0)), {*listed}
    wanted = (budget.total, budget.total - (valued or 0))
    if found not in wanted:
        # Lines of one kind may make the total by themselves; of two sides, the charges have to.
        alone = next(((kind, made) for kind, made in listed.items() if made in wanted), None)
        if alone is None and charges is not None and produits is not None:
            if untold is not None and charges + untold != budget.total:
                return None
            alone = Kind.CHARGE, charges + (untold or 0)
        if alone is not None:
            found, kinds = alone[1], {alone[0]}
    is_whole = not any(line.amount is None for line in lines if line.kind in kinds)
    if valued is not None and found != budget.total and found + valued == budget.total:
        return _Detail(budget.total, is_whole, has_valued=True)
    return _Detail(found, is_whole)


def _gap(budget: Budget, detail: _Detail | None) -> Decimal | None:
    if budget.is_computed or budget.total is None or detail is None or not detail.is_whole:
        return None
    return budget.total - detail.total if budget.total > detail.total else None


def _sentences(
    budget: Budget, lines: Sequence[BudgetLine], sums: dict[str, Decimal | None], detail: _Detail | None
) -> Iterator[Sentence]:
    if budget.is_computed and budget.total is not None:
        yield from _computed(budget.total, detail)
    elif detail is not None and budget.total is not None:
        yield from _against_total(budget.total, detail)
    charges, produits, valued = sums[Kind.CHARGE], sums[Kind.PRODUIT], sums[Kind.VALORISATION]
    is_sure = all(line.amount is not None and line.kind != Kind.UNKNOWN for line in lines)
    if charges is not None and produits is not None and (is_sure or charges == produits):
        yield _balance(charges, produits, valued)
    if valued is not None and not (detail and detail.has_valued):
        yield Sentence("{} de valorisation, comptés à part : ce n’est pas de l’argent dépensé.", (valued,))
    if ranges := sum(1 for line in lines if line.amount is None and line.low is not None):
        yield Sentence("Un montant en fourchette n’entre dans aucune somme." if ranges == 1
                       else f"{ranges} montants en fourchette n’entrent dans aucune somme.")  # fmt: skip


def _computed(total: Decimal, detail: _Detail | None) -> Iterator[Sentence]:
    """A line corrected by hand leaves the total as it was."""
    if detail is not None and detail.total != total:
        yield Sentence("Total calculé de {}, mais les montants d’aujourd’hui font {}.", (total, detail.total))
    else:
        yield Sentence("Total calculé : la fiche donne les montants, pas leur somme.")


def _against_total(total: Decimal, detail: _Detail) -> Iterator[Sentence]:
    detailed = detail.total
    if detailed > total:
        words = "{} déclarés, {} détaillés : le détail dépasse de {} le total écrit dans la fiche."
        yield Sentence(words, (total, detailed, detailed - total))
    elif not detail.is_whole:
        yield Sentence("{} déclarés, dont {} en montants exacts.", (total, detailed))
    elif detailed < total:
        yield Sentence("{} déclarés, {} détaillés : {} non détaillés.", (total, detailed, total - detailed))
    else:
        words = "Le détail fait exactement le total déclaré, {}"
        yield Sentence(f"{words}, valorisation comprise." if detail.has_valued else f"{words}.", (total,))


def _balance(charges: Decimal, produits: Decimal, valued: Decimal | None) -> Sentence:
    """Valorisation stands on a side that the fiche does not always tell: it balances the others, or nothing is said."""
    words = "Charges et produits équilibrés, {} de chaque côté"
    if charges == produits:
        return Sentence(f"{words}.", (charges,))
    if valued is not None and charges + valued == produits:
        return Sentence(f"{words}, valorisation comprise dans les charges.", (produits,))
    if valued is not None and produits + valued == charges:
        return Sentence(f"{words}, valorisation comprise dans les produits.", (charges,))
    if valued is not None:
        return Sentence("Charges de {}, produits de {}, hors valorisation.", (charges, produits))
    if charges > produits:
        words = "Charges de {}, produits de {} : {} de charges sans produit en face."
        return Sentence(words, (charges, produits, charges - produits))
    words = "Charges de {}, produits de {} : {} de produits de plus que de charges."
    return Sentence(words, (charges, produits, produits - charges))
