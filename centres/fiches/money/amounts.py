"""One line -> the amounts of money in it: figures and ranges, each with its place; unreadable ones have none.

A number counts only when it touches its unit: « Budget 2014 : 6458 euros » holds one amount. Numbers are read backwards
from the unit, in a window, so that no text takes long.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from .lexicon import MONEY_WORD

SPACE = "[ \u00a0\u202f]"
NUMBER = rf"(?:\d{{1,3}}(?:{SPACE}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:[.,]\d{{1,2}})?"
_UNIT = re.compile(
    rf"""
    (?P<thousands> k{SPACE}? )? (?: € (?:uros?\b)? | euros?\b | eur\b )
    | (?<=\d) {SPACE}? (?P<letter> e ) (?![\w'’])        # 350e: only where it can be nothing else
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE_UNIT = re.compile(rf"(?<![\d.,'’])(?P<number>{NUMBER}){SPACE}?$")
_LOW_END = re.compile(
    rf"(?<![\d.,'’])(?P<number>{NUMBER}){SPACE}?(?P<join>[/–—-]|\bà|\ba|\bou|\bet){SPACE}*$", re.IGNORECASE
)
_JOIN = re.compile(r"\s*(?:[/–—-]|à|a|ou)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\bentre\s*$", re.IGNORECASE)
_AND = re.compile(r"\s*et\s*", re.IGNORECASE)
# « Salle 2 - 30 € »: a number that belongs to the word before it is no low end.
_NUMBERED = re.compile(r"[^\W\d_]\s*$")
_OPENS_RANGE = re.compile(r"\b(?:de|entre|budget|coût|cout|montant|total)\s*$", re.IGNORECASE)
# « 12€50 », « 12 euros 50 », « 12 euros et 50 centimes »
_CENTS = re.compile(
    r"\d{2}(?!\d)|\s\d{2}(?=\s*(?:$|[).,;]|par\b))|\s(?:et\s)?\d{1,2}\s(?:cts?|centimes?)\b", re.IGNORECASE
)
_DIGIT_BEFORE = re.compile(r"(?P<digits>\d+),?\s+$")
_MINUS = re.compile(r"[:=(]\s*[–−-]\s*$")
_NUMBER_WORD = re.compile(
    r"\b(?:mille|cents?|millions?|milliards?|milliers?|centaines?)\s*(?:d['’]\s*)?$", re.IGNORECASE
)
_NO_NUMBER_WANTED = re.compile(r"(?:^|\(|\b(?:en|des|d['’]|les|l['’]|aux?))\s*$", re.IGNORECASE)
_DIGIT_AFTER = re.compile(r"\s*\d")
_LETTER_BEFORE = re.compile(r"(?:^|[:=+(])\W*$")
_LETTER_AFTER = re.compile(r"\s*(?:$|[;,.()+=/:x×]|(?:par|pour|environ|en|dont|soit|au|d['’])\b)", re.IGNORECASE)
_LETTER_ARTICLE = re.compile(r"(?:\b(?:la|le|les|du|au|aux|des|ce|cette|une?|et|ou|de)|l['’])\s*$", re.IGNORECASE)
# « € 300 »: the sign stands before.
_SIGN_FIRST = re.compile(rf"{SPACE}?(?P<number>{NUMBER})(?![\d.,]*\d|{SPACE}?(?:€|euros?\b|%))(?!\w)", re.IGNORECASE)
_SIGN_PLACE = re.compile(r"(?:^|[-–:;,(=+\s])$")
# « Séance 1 100 € »: the first figures may number the word before them.
_MAY_NUMBER = re.compile(
    r"\b(?:s[ée]ances?|ateliers?|sorties?|lots?|(?:tri|se)mestres?|groupes?|phases?|tranches?|salles?|classes?|niveaux?"
    r"|[ée]tapes?|sessions?|jours?|semaines?|mois|postes?|comptes?|lignes?|articles?|annexes?|secteurs?|zones?|sites?|qf|t"
    r"|cycles?|modules?|p[ée]riodes?|soir[ée]es?|journ[ée]es?|n°|num[ée]ro|[ée]quipes?|s[ée]jours?|stages?|volets?|axes?"
    r"|(?<!cette )ann[ée]es?|actions?|projets?|cat[ée]gories?|tarifs?|parts?|r[ée]unions?|rencontres?"
    r"|interventions?|parties?|[ée]ditions?"
    r")\s?$",
    re.IGNORECASE,
)
_ACCOUNTS = frozenset(["60", "61", "62", "63", "64", "65", "66", "67", "68", "70", "74", "75", "76", "77", "86", "87"])
_WINDOW = 60
_WIDEST_RANGE = 10  # times its low end; beyond it « 3 à 4 000 € » is likelier
_LETTER_LEAST = 100  # « 4e », « 20e »: classes, districts, centuries


@dataclass(frozen=True, slots=True)
class Amount:
    """Euros at ``text[start:end]``: a `value`, or `low` and `high`, or none of them when the figure cannot be read."""

    start: int
    end: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def is_readable(self) -> bool:
        return self.value is not None or self.low is not None

    @property
    def most(self) -> Decimal:
        return self.value or self.high or Decimal(0)


def count_units(text: str, most: int) -> int:
    """How many places of a line may end an amount, counted up to `most`."""
    return sum(1 for _ in islice(_UNIT.finditer(text), most))


def find_amounts(text: str) -> Iterator[Amount]:
    """The amounts of a line from left to right, however many they are.

    >>> [str(a.value) for a in find_amounts("Budget 2014: 6 458,50 euros puis 40 000.00 €, 5 k€, coût : 350e")]
    ['6458.50', '40000.00', '5000', '350']
    >>> [(str(a.low), str(a.high)) for a in find_amounts("40/50€, entre 1 000 € et 1 500 €, 5 à 6 k€")]
    [('40', '50'), ('1000', '1500'), ('5000', '6000')]
    >>> [a.is_readable for a in find_amounts("12,000 €, 12 OO €, 1500 000 €, 3 à 4 000 €")]
    [False, False, False, False]
    >>> list(find_amounts("la 100e édition, 12 eurodéputés, quelques euros, 04 76 12 34 56"))
    []
    """
    held: Amount | None = None
    for unit in _UNIT.finditer(text):
        amount = _read(text, unit)
        if amount is None:
            continue
        if held is not None:
            joined = _join(text, held, amount)
            if joined is not None:
                held = joined
                continue
            yield held
        held = amount
    if held is not None:
        yield held


def _read(text: str, unit: re.Match[str]) -> Amount | None:
    """The amount that a unit ends; None when there is no money here."""
    start = max(0, unit.start() - _WINDOW)
    window = text[start : unit.start()]
    found = _BEFORE_UNIT.search(window)
    if unit["letter"] and not (found and _is_euro_letter(text, window, found, unit.end())):
        return None
    if found is None:
        return _sign_first(text, window, unit) or _without_number(text, window, unit)
    before = window[: found.start()]
    at = start + found.start()
    unreadable = Amount(at, unit.end())
    value = read_number(found["number"])
    if cents := _CENTS.match(text, unit.end()):
        return replace(unreadable, end=cents.end())
    if value is None or _MINUS.search(before) or (start and not found.start()):
        return unreadable
    if unit["thousands"] and "." in found["number"]:
        return unreadable
    if _is_numbered(before, found["number"]):
        return unreadable
    factor = 1000 if unit["thousands"] else 1
    if low := _LOW_END.search(before):
        return _range(Amount(at, unit.end(), value * factor), before, low, start, factor)
    digit = _DIGIT_BEFORE.search(before)
    if digit and not (_is_year(digit["digits"]) and found["number"][0] != "0"):
        return unreadable
    return Amount(at, unit.end(), value * factor)


def _sign_first(text: str, window: str, unit: re.Match[str]) -> Amount | None:
    """« € 300 », where no number stands before the sign."""
    if unit.group() != "€" or not _SIGN_PLACE.search(window) or window[-2:-1].isdigit():
        return None
    found = _SIGN_FIRST.match(text, unit.end())
    value = read_number(found["number"]) if found else None
    return None if found is None or value is None else Amount(unit.start(), found.end(), value)


def _is_numbered(before: str, number: str) -> bool:
    """Whether its first figures may be those of the word before: « Séance 1 100 € », « Achats 60 120 € »."""
    head, _, rest = number.replace("\u00a0", " ").replace("\u202f", " ").partition(" ")
    if not rest:
        return False
    return bool(_MAY_NUMBER.search(before)) or (head in _ACCOUNTS and bool(re.search(r"[^\W\d_]\s$", before)))


def _is_euro_letter(text: str, window: str, found: re.Match[str], end: int) -> bool:
    """Whether « 350 e » can be nothing but euros: large enough or with cents, at a place where amounts stand."""
    number = read_number(found["number"])
    if number is None or not _LETTER_AFTER.match(text, end) or _LETTER_ARTICLE.search(window[: found.start()]):
        return False
    if re.search(r"[.,]\d{1,2}$", found["number"]):
        return True
    before = window[: found.start()]
    return number >= _LETTER_LEAST and bool(_LETTER_BEFORE.search(before) or MONEY_WORD.search(before))


def _without_number(text: str, window: str, unit: re.Match[str]) -> Amount | None:
    """« mille euros » and « 12 OO € » are amounts that cannot be read; « amateur », « en € » are none."""
    if "€" not in unit.group():
        is_amount = _NUMBER_WORD.search(window) or (window[-1:].isdigit() or window[-2:-1].isdigit())
        return Amount(unit.start(), unit.end()) if is_amount else None
    if _NO_NUMBER_WANTED.search(window) and not _DIGIT_AFTER.match(text, unit.end()):
        return None
    return Amount(unit.start(), unit.end())


def _range(high: Amount, before: str, low: re.Match[str], offset: int, factor: int) -> Amount:
    head = before[: low.start()]
    start = offset + low.start()
    join = low["join"].lower()
    if join == "et" and not _BETWEEN.search(head):
        return Amount(start, high.end)
    value = read_number(low["number"])
    is_sign = join in "/–—-"
    if value is None or (is_sign and _is_year(low["number"])):
        return Amount(start, high.end)
    if join in "–—-" and _NUMBERED.search(head) and not _OPENS_RANGE.search(head):
        return Amount(start, high.end)
    return _ordered(Amount(start, high.end, None, value * factor, high.value))


def _join(text: str, first: Amount, second: Amount) -> Amount | None:
    """Two amounts that are the ends of one range, as one."""
    if first.value is None or second.value is None or second.start - first.end > _WINDOW:
        return None
    gap = text[first.end : second.start]
    window = text[max(0, first.start - _WINDOW) : first.start]
    if _JOIN.fullmatch(gap) or (_AND.fullmatch(gap) and _BETWEEN.search(window)):
        return _ordered(Amount(first.start, second.end, None, first.value, second.value))
    return None


def _ordered(amount: Amount) -> Amount:
    """The range, or an unreadable amount when its ends are not those of one range."""
    if amount.low is None or amount.high is None or not amount.low < amount.high:
        return replace(amount, low=None, high=None)
    if amount.low and amount.high > _WIDEST_RANGE * amount.low:
        return replace(amount, low=None, high=None)
    return amount


def read_number(number: str) -> Decimal | None:
    """The figure of a well-formed number; thousands do not begin with a zero."""
    head, point, cents = number.rpartition("." if "," not in number else ",")
    if not point or len(cents) == 3:
        head, cents = number, ""
    digits = re.sub(rf"[.]|{SPACE}", "", head)
    if digits != head and digits[0] == "0":
        return None
    return Decimal(f"{digits}.{cents}" if cents else digits)


def _is_year(digits: str) -> bool:
    return (len(digits) == 4 and "2001" <= digits <= "2045") or ("1980" <= digits <= "1999" and len(digits) == 4)
