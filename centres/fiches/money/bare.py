"""Lines and their amounts -> the same with the figures that carry no unit of their own but plainly are euros.

Three cases only: the parts of an amount that they add up to, in the bracket after it or before « = »; the figures under
a heading that names the currency. A figure alone, or one that adds up to nothing, stays a number.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from .amounts import NUMBER, SPACE, Amount, read_number
from .lexicon import YEAR

# A number that a word, a mark or the end follows, and no unit.
_BARE = re.compile(
    rf"(?<![\w.,€%])(?P<number>{NUMBER})(?!{SPACE}?(?:€|%|h\b|h\d|ans\b|x\b|×|m2|m²|km|k€))(?![\w.]|,\d|\s\d)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(([^()€]*)\)")
_HEADING = re.compile(
    r"\(\s*(?:montants?\s+)?(?:en\s+)?(?P<k>k)?(?:€|euros)\s*\)|\ben\s+(?P<k2>k)?(?:€|euros)(?!\w)|^\W*(?:€|euros)\W*$",
    re.I,
)
_FRANCS = re.compile(r"\bfrancs?\b", re.I)
_LABEL_END = re.compile(r"[^\W\d_]{2}\)?\s*[:=.…]?\s*$")
_MAKES = re.compile(r"(?:=|\bsoit\b)\s*$")
_CUT = re.compile(r"[;,](?=\s|$)|/|\+|\bet\b")
_SHORT = 120  # characters of a line of a table


def add_bare_amounts(lines: Sequence[tuple[int, str]], found: list[list[Amount]]) -> list[list[Amount]]:
    """The amounts of each line, from left to right.

    >>> from .amounts import find_amounts
    >>> def bare(*lines):
    ...     found = add_bare_amounts([*enumerate(lines)], [[*find_amounts(line)] for line in lines])
    ...     return [[str(amount.value) for amount in amounts] for amounts in found]
    >>> bare("2 700 € (car 1 200, entrées 900, repas 600)"), bare("CAF 900 + Ville 600 = 1 500 €")
    ([['2700', '1200', '900', '600']], [['900', '600', '1500']])
    >>> bare("(montants en euros)", "Achats 210", "Total 1 610"), bare("500 € (12 enfants, 3 adultes)")
    ([[], ['210'], ['1610']], [['500']])
    """
    factor = 0  # euros a unit under a heading; 0 without one
    result = []
    for (_, text), amounts in zip(lines, found, strict=True):
        if any(amount.is_readable for amount in amounts):
            result.append(_parts(text, amounts))
        elif (heading := _HEADING.search(text)) and not _FRANCS.search(text):
            factor = 1000 if heading["k"] or heading["k2"] else 1
            result.append(_under_heading(text, heading.end(), factor))
        elif not amounts and factor:
            result.append(_under_heading(text, 0, factor))
        else:
            result.append(amounts)
    return result


def _under_heading(text: str, start: int, factor: int) -> list[Amount]:
    """The last figure of each cell of a line, when every cell has a label and one figure."""
    if len(text) > _SHORT:
        return []
    amounts = []
    place = start
    for end in [*(found.start() for found in _CUT.finditer(text, start)), len(text)]:
        cell = text[place:end]
        numbers = [found for found in _BARE.finditer(cell) if not YEAR.fullmatch(found["number"])]
        if not numbers:
            place = end
            continue
        number, head = numbers[0], cell[: numbers[0].start()]
        is_labelled = _LABEL_END.search(head) or (place == start and re.search(r"[^\W\d_]", text[:start]))
        value = read_number(number["number"])
        if len(numbers) > 1 or value is None or not is_labelled or cell[number.end() :].strip(" ."):
            return []
        amounts.append(Amount(place + number.start(), place + number.end(), value * factor))
        place = end
    return amounts


def _parts(text: str, amounts: list[Amount]) -> list[Amount]:
    if "(" not in text and "+" not in text:
        return amounts
    added: list[Amount] = []
    for amount in amounts:
        if amount.value is not None and (bracket := _BRACKET.match(text, amount.end)):
            added += _adding_up(text, bracket.start(1), bracket.end(1), amount.value)
    first = amounts[0]
    if first.value is not None and "+" in text[: first.start] and (sign := _MAKES.search(text[: first.start])):
        added += _adding_up(text, 0, sign.start(), first.value)
    return sorted([*amounts, *added], key=lambda amount: amount.start) if added else amounts


def _adding_up(text: str, start: int, end: int, total: Decimal) -> list[Amount]:
    numbers = list(_BARE.finditer(text, start, end))
    values = [read_number(found["number"]) for found in numbers]
    if len(numbers) < 2 or None in values or sum(value for value in values if value is not None) != total:
        return []
    return [Amount(found.start(), found.end(), value) for found, value in zip(numbers, values, strict=True)]
