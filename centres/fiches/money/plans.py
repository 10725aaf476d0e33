"""Entries -> the same without what was planned, or last year's, where what was spent stands beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from centres.fiches.folding import fold

from .entries import MoneyEntry

_PLANNED = re.compile(
    r"\b(?:prev\w*|prevision\w*|bp|budget primitif|estim\w*|vote?e?s?|(?:an|annee) (?:dernier|derniere|passee?))\b"
)
_SPENT = re.compile(
    r"\b(?:realis\w*|reels?|reelles?|depens\w*|cr|effectif\w*|constate\w*|utilise\w*|consomme\w*|cette annee)\b"
)


def without_plans(entries: Sequence[MoneyEntry]) -> Iterator[MoneyEntry]:
    """The entries; of two amounts, one planned and one spent, the spent one alone, which is the total.

    >>> from .line_entries import read_entries
    >>> words = read_entries([(1, "Prévisionnel : 3 000 € ; réalisé : 2 650,40 €")])
    >>> [(entry.role, str(entry.amount.value)) for entry in without_plans(words.entries)]
    [('total', '2650.40')]
    """
    if len(entries) != 2:
        yield from entries
        return
    plans = [entry for entry in entries if _says(entry, _PLANNED)]
    spent = [entry for entry in entries if _says(entry, _SPENT) and not _says(entry, _PLANNED)]
    if len(plans) == len(spent) == 1:
        yield replace(spent[0], role="total", roles=spent[0].roles | _named(spent[0]))
        return
    yield from entries


def _says(entry: MoneyEntry, words: re.Pattern[str]) -> bool:
    return words.search(fold(entry.label)) is not None


def _named(entry: MoneyEntry) -> frozenset[str]:
    return frozenset({"total"}) if set(entry.outline) <= set("TSVYAHJ") else frozenset()
