"""Entries -> the same without the sums of some of them, which would count the same money twice.

« Sous-total » and « Total des repas » add up the lines above them; « 300 € + 500 € = 800 € » may be some of the lines.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from centres.fiches.folding import fold

from .entries import MoneyEntry

_SUBTOTAL = re.compile(r"(?:sous )?tot(?:al|aux)\b")


def without_subtotals(entries: Iterable[MoneyEntry]) -> Iterator[MoneyEntry]:
    """The entries in order; a subtotal that the lines above it do not make is lost, with its issue.

    >>> from .line_entries import read_entries
    >>> def labels(*lines):
    ...     return [(e.label, e.issue) for e in without_subtotals(read_entries([*enumerate(lines)]).entries)]
    >>> labels("Bus 600 €", "Repas 250 €", "Sous-total 850 €", "Salle 90 €")
    [('Bus', ''), ('Repas', ''), ('Salle', '')]
    >>> labels("Bus 600 €", "Repas 250 €", "Sous-total 860 €"), labels("Sous-total achats : 850 €")
    ([('Bus', ''), ('Repas', ''), ('Sous-total', 'wrong_product')], [('Sous-total achats', '')])
    """
    above: list[MoneyEntry] = []
    for entry in entries:
        if entry.role != "item" or entry.rate or entry.issue:
            yield entry
        elif not _SUBTOTAL.match(fold(entry.label)):
            above.append(entry)
            yield entry
        elif not above:
            yield entry  # the lines that it adds up are not there
        else:
            if not _is_sum(above, entry.amount.value):
                yield replace(entry, role="lost", issue="wrong_product")
            above = []


def _is_sum(above: Sequence[MoneyEntry], total: Decimal | None) -> bool:
    """Whether the last entries, however many, make the total."""
    made = Decimal(0)
    for entry in reversed(above):
        made += entry.amount.value or Decimal(0)
        if made == total:
            return True
    return False


def without_partial_totals(entries: Sequence[MoneyEntry]) -> Iterator[MoneyEntry]:
    """The entries; a result that the text works out is no total when other lines stand beside it.

    >>> from .line_entries import read_entries
    >>> words = read_entries([(1, "Achats 300 €"), (2, "1 000 € + 500 € = 1 500 €")])
    >>> [str(entry.amount.value) for entry in without_partial_totals(words.entries)]
    ['300', '1000', '500']
    """
    for entry in entries:
        if not (entry.is_shown and entry.role == "total"):
            yield entry
            continue
        beside = [each for each in entries if each.role == "item" and each.kind != "valorisation"]
        own = {each.kind for each in beside if each.line == entry.line} or {entry.kind}
        others = {each.kind for each in beside if each.line != entry.line}
        if not others or ("unknown" not in own | others and own.isdisjoint(others)):
            yield entry
        elif entry.is_product:
            yield replace(entry, role="item")
