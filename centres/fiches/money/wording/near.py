"""The words before and after an amount -> what they say of it: an outline, its shapes, doubts, side, kind, years.

The same words come again with other amounts: what is understood of short ones is kept.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from centres.fiches.folding import fold
from centres.fiches.money.lexicon import (
    CENTRE_BUDGET,
    KIND,
    NO_UNIT,
    NOT_THE_BUDGET,
    OF_ACTION,
    SIDE_LABEL,
    SIDES,
    TOTAL_WORDS,
    VALORISATION,
    YEAR,
)  # fmt: skip

from .doubts import doubts_of
from .outlines import outline
from .shapes import roles_of

_CACHED_LENGTH = 300
_BRACKETS = re.compile(r"\([^()]*\)?")
_SHARE = re.compile(r"\d\s*%")
_CLAUSE = re.compile(r".*[,.;](?=\s)", re.DOTALL)
# « 500 €, plus le bénévolat »: what follows is not the amount's own.
_ALSO = re.compile(r"[,;.]|\b(?:plus|auxquels|auxquelles|ainsi que|hors|sans)\b", re.IGNORECASE)
_TOLD = re.compile(r"V|E|OT")  # an outline that tells what was spent
_NAMED = re.compile(r"[IPF]")  # one that names a thing or a payer


@dataclass(frozen=True, slots=True)
class NearWords:
    """What is understood of the words of one amount.

    `roles`: what the known shapes of the outline make of it; `aside`: clauses before, which are prose; `bare`: the
    words outside brackets, without years; `side`: that of which they are the whole label; `kind`: that of their first
    word that has one.
    """

    outline: str
    roles: frozenset[str]
    aside: str
    doubts: frozenset[str]
    bare: frozenset[str]
    side: str
    kind: str
    years: tuple[int, ...]
    last_word: str
    names_total: bool
    is_not_budget: bool
    is_unclear: bool


def near_words(before: str, after: str) -> NearWords:
    """The words before and after an amount; of several clauses the last alone when that names a total.

    >>> words = near_words("Entrée libre, budget : ", "")
    >>> words.outline, sorted(words.roles), words.aside, words.names_total
    ('TS', ['total'], 'Entrée libre', True)
    """
    if len(before) + len(after) > _CACHED_LENGTH:
        return _read(before, after)
    return _read_short(before, after)


def _read(before: str, after: str) -> NearWords:
    form, roles, aside = _formed(before, after)
    outside = _BRACKETS.sub(" ", f"{before}\n{after}")
    bare = fold(YEAR.sub(" ", outside))
    side = SIDE_LABEL.fullmatch(bare)
    last = before[len(aside) + 1 :] if aside else before
    own = f"{last}\n{after}"
    return NearWords(
        outline=form,
        roles=roles | {"total"} if side else roles,
        aside=aside,
        doubts=doubts_of(fold(own)),
        bare=frozenset(bare.split()),
        side=SIDES[side[1]] if side else "",
        kind=_kind(before, after),
        years=tuple(int(found.group()) for found in islice(YEAR.finditer(outside), 9)),
        last_word=last_word(before),
        names_total=TOTAL_WORDS.issuperset(bare.split()) or ("total" in roles and _is_whole(form, roles, before)),
        is_not_budget=bool(NOT_THE_BUDGET.search(fold(own)) or CENTRE_BUDGET.search(fold(last))),
        is_unclear=_is_unclear(own),
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


def _is_whole(form: str, roles: frozenset[str], before: str) -> bool:
    """Whether words that may name a total name nothing else: what was spent, or the budget of whatever it is."""
    if roles.isdisjoint({"item", "income"}):
        return True
    return not _NAMED.search(form) and bool(_TOLD.search(form) or OF_ACTION.match(fold(before)))


def _kind(before: str, after: str) -> str:
    if VALORISATION.search(fold(f"{before} {_ALSO.split(after, maxsplit=1)[0]}")):
        return "valorisation"
    found = KIND.search(fold(f"{before}\n{after}"))
    return "unknown" if found is None else "charge" if found["charge"] else "produit"


def _is_unclear(words: str) -> bool:
    outside = _BRACKETS.sub(" ", words)
    return bool(_SHARE.search(outside) or NO_UNIT.search(YEAR.sub(" ", outside)))


def last_word(text: str) -> str:
    """The last word before an amount, « environ » and marks left out."""
    words = text[-24:].lower().replace(":", " ").replace("environ", " ").split()
    return words[-1].removeprefix("(") if words else ""
