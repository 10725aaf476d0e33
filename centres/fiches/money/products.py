"""The amounts of one line -> the same without the steps of a sum that the line itself works out, each step checked.

« 450 euros x 4 soirées : 1800 euros » is one amount, 1800, because 450 x 4 is 1800. A result that is wrong, or that
nothing shows, is no amount; a product without its result neither.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from .amounts import Amount

_TIMES_AFTER = re.compile(r"[^;:=,\d]{0,40}?(?<![^\W\d_])[x×*]\s*\d", re.IGNORECASE)
_TIMES_BEFORE = re.compile(r"\d\s*[^\W\d_]{0,15}\s*(?:[x×*](?![^\W\d_]))\s*$", re.IGNORECASE)
_EQUALS = re.compile(r"[^;,.]*(?:=|→)|.*\b(?:soit|donc)\b(?!\s+\d+\s*%)", re.IGNORECASE | re.DOTALL)
_COLON = re.compile(r"[^;,.]*:", re.DOTALL)
_PLUS = re.compile(r"[^;,.=:]*\+[^;,.=:]*")
_PLAIN_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_COUNT_WORDS = {
    word: Decimal(number)
    for number, word in enumerate(
        [
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
        ],
        2,
    )
} | {"vingt": Decimal(20), "trente": Decimal(30)}
_COUNT = re.compile(rf"\d+(?:[.,]\d+)?|\b(?:{'|'.join(_COUNT_WORDS)})\b", re.IGNORECASE)
_FOR_COUNT = re.compile(r"\s*(?:pour|sur|en|les?|x)\s+(?:les\s+)?(\d{1,3})\s+[^\W\d_]", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_WINDOW = 80
_NEAREST = 8  # numbers before a result, looked at to show it


@dataclass(frozen=True, slots=True)
class LineTerm:
    """An amount as one line uses it. `start` is where its computation starts.

    `role`: plain, result (of a product that is right), sum (of the terms before it), addend, product, wrong.
    """

    amount: Amount
    start: int
    role: str = "plain"


def work_out(text: str, amounts: Sequence[Amount], rate: Callable[[Amount], str]) -> list[LineTerm]:
    """The terms of a line; the factors of a product that is shown right are gone.

    >>> from .amounts import find_amounts
    >>> def terms(text):
    ...     return [(term.role, str(term.amount.value)) for term in work_out(text, [*find_amounts(text)], lambda a: "")]
    >>> terms("450 euros x 4 soirées : 1800 euros"), terms("4 x 25 € = 120 €"), terms("300 € + 200 € = 500 €")
    ([('result', '1800')], [('wrong', '120')], [('addend', '300'), ('addend', '200'), ('sum', '500')])
    """
    terms: list[LineTerm] = []
    for amount in amounts:
        term = LineTerm(amount, amount.start, "product" if _is_factor(text, amount) else "plain")
        if terms and amount.start - terms[-1].amount.end <= 2 * _WINDOW:
            term = _after(text, terms, term, rate)
        terms.append(term)
    return terms


def _is_factor(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.start - _WINDOW) : amount.start]
    return bool(_TIMES_AFTER.match(text, amount.end) or _TIMES_BEFORE.search(before))


def _after(text: str, terms: list[LineTerm], term: LineTerm, rate: Callable[[Amount], str]) -> LineTerm:
    """The term, once it is known whether it is the result of those before it, which are then taken away."""
    last = terms[-1]
    gap = _BRACKETS.sub(" ", text[last.amount.end : term.amount.start])
    is_said_again = rate(last.amount) == "year" and bool(rate(term.amount))
    is_step = last.role == "product" or (bool(rate(last.amount)) and not is_said_again)
    if not (_EQUALS.match(gap) or (is_step and _COLON.match(gap))):
        return term
    if last.role == "plain" and not is_step and (addends := _addends(text, terms, term)):
        if sum((addend.amount.value or Decimal(0)) for addend in addends) == term.amount.value:
            terms[len(terms) - len(addends) :] = [replace(addend, role="addend") for addend in addends]
            return replace(term, role="sum")
        del terms[len(terms) - len(addends) :]
        return replace(term, start=addends[0].start, role="wrong")
    if last.role == "plain" and not is_step and term.role == "plain" and rate(term.amount):
        return term  # « 800 €, soit 40 € par personne » says the same again
    terms.pop()
    is_year_of_months = rate(last.amount) == "month" and rate(term.amount) == "year"
    start = last.start if last.role != "product" else _computation_start(text, terms, last)
    if term.role == "product":
        role = "product" if _is_shown(text, start, last, term, is_year_of_months) else "wrong"
    else:
        role = "result" if _is_shown(text, start, last, term, is_year_of_months) else "wrong"
    return replace(term, start=start, role=role if last.role != "wrong" else "wrong")


def _computation_start(text: str, terms: list[LineTerm], term: LineTerm) -> int:
    """Where the factors written before an amount start: the numbers of its own line, after the amount before."""
    floor = max(terms[-1].amount.end if terms else 0, term.amount.start - _WINDOW)
    numbers = [found.start() for found in _PLAIN_NUMBER.finditer(text, floor, term.amount.start)]
    return min([*numbers[-2:], term.start])


def _addends(text: str, terms: list[LineTerm], term: LineTerm) -> list[LineTerm]:
    """The terms that are added: all those of the line when they make the sum, else the last, joined by plus signs."""
    if len(terms) > 1 and sum((each.amount.value or Decimal(0)) for each in terms) == term.amount.value:
        return terms[:]
    addends = [terms[-1]]
    for term in reversed(terms[:-1]):
        if term.role != "plain" or not _PLUS.fullmatch(text[term.amount.end : addends[0].amount.start]):
            break
        addends.insert(0, term)
    return addends if len(addends) > 1 else []


def _is_shown(text: str, start: int, last: LineTerm, term: LineTerm, is_year_of_months: bool) -> bool:
    """Whether the result is the product of two or three numbers written just before it, or of one said just after."""
    if term.amount.value is None or last.amount.value is None:
        return False
    floor = max(0, min(start, last.amount.start) - _WINDOW)
    numbers = [
        _COUNT_WORDS.get(found.group().lower()) or Decimal(found.group().replace(",", "."))
        for head, tail in ((floor, last.amount.start), (last.amount.end, term.amount.start))
        for found in _COUNT.finditer(text, head, tail)
    ]
    if after := _FOR_COUNT.match(text, term.amount.end):
        numbers.append(Decimal(after[1]))
    if is_year_of_months:
        numbers.append(Decimal(12))
    return any(
        last.amount.value * number * other == term.amount.value
        for number, other in combinations([*numbers[-_NEAREST:], Decimal(1)], 2)
    )
