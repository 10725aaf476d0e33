"""The words before and after an amount -> what they say of it: an outline, its shapes, doubts, money of no budget.

The same words come again with other amounts: what is understood of short ones is kept.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from centres.fiches.folding import fold
from centres.fiches.money.lexicon import CENTRE_BUDGET, NO_UNIT, NOT_THE_BUDGET, YEAR

from .doubts import doubts_of
from .outlines import outline
from .shapes import roles_of

_CACHED_LENGTH = 300
_BRACKETS = re.compile(r"\([^()]*\)?")
_SHARE = re.compile(r"\d\s*%")
_CLAUSE = re.compile(r".*[,.;](?=\s)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NearWords:
    """`roles`: what the known shapes of the outline make of the amount; `aside`: clauses before, which are prose."""

    outline: str
    roles: frozenset[str]
    aside: str
    doubts: frozenset[str]
    is_not_budget: bool
    is_unclear: bool


def near_words(before: str, after: str) -> NearWords:
    """What is understood of the words around an amount; of the last clause alone when that names a total.

    >>> words = near_words("Entrée libre, budget : ", "")
    >>> words.outline, sorted(words.roles), words.aside
    ('TS', ['total'], 'Entrée libre')
    """
    if len(before) + len(after) > _CACHED_LENGTH:
        return _read(before, after)
    return _read_short(before, after)


def _read(before: str, after: str) -> NearWords:
    form, roles, aside = _formed(before, after)
    if aside:
        before = before[len(aside) + 1 :]
    words = f"{before}\n{after}"
    folded = fold(words)
    outside = _BRACKETS.sub(" ", words)
    return NearWords(
        form,
        roles,
        aside,
        doubts_of(folded),
        is_not_budget=bool(NOT_THE_BUDGET.search(folded) or CENTRE_BUDGET.search(fold(before))),
        is_unclear=bool(_SHARE.search(outside) or NO_UNIT.search(YEAR.sub(" ", outside))),
    )


_read_short = lru_cache(maxsize=8192)(_read)


def _formed(before: str, after: str) -> tuple[str, frozenset[str], str]:
    """The outline, its roles, and the clauses before it."""
    form = outline(before, after, has_payer=False)
    roles = roles_of(form)
    if not roles:
        form = outline(before, after)
        roles = roles_of(form)
    if "total" not in roles and (cut := _CLAUSE.search(before)):
        last = outline(before[cut.end() :], after)
        if "T" in last and "total" in roles_of(last):
            return last, frozenset({"total"}), before[: cut.end() - 1]
    return form, roles, ""
