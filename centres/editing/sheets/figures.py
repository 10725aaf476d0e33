"""Amounts, lines of a budget and counts of people <-> the words of a cell."""

import re
from decimal import Decimal, InvalidOperation

from centres.fields.budget import BudgetLineValue
from centres.fields.people import CountValue
from centres.models import Budget, BudgetLine
from centres.models.keys import text_key
from centres.models.people import MOST_PEOPLE, said_count

from .cells import CellError
from .guard import UNTOUCHED

BAR = " | "
MOST_EUROS = Decimal(10) ** 12
_BLANKS = re.compile(r"[\s€]|euros?$")
_RANGE = re.compile(r"(.+?)\s+à\s+(.+)")
_COUNT = re.compile(r"(environ )?(\d{1,9})(?: à (\d{1,9}))?|au moins (\d{1,9})|au plus (\d{1,9})")
_KINDS = {text_key(label): value for value, label in BudgetLine.Kind.choices}
_PERIODS = {text_key(label): value for value, label in Budget.Period.choices}
LINE = "libellé | montant | nature | financeur"


def show_amount(amount: Decimal | None) -> str:
    """« 1200 », « 1200,50 ».

    >>> show_amount(Decimal("1200.00")), show_amount(Decimal("0.5")), show_amount(None)
    ('1200', '0,50', '')
    """
    if amount is None:
        return ""
    return f"{amount:.2f}".removesuffix(".00").replace(".", ",")


def read_amount(text: str) -> Decimal | None:
    """
    >>> read_amount("1 200,50 €"), read_amount("  ")
    (Decimal('1200.50'), None)
    """
    plain = _BLANKS.sub("", text).replace(",", ".")
    if not plain:
        return None
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        raise CellError(f"« {text[:40]} » n’est pas un montant. Écrivez « 1200 » ou « 1200,50 ».") from None
    if not amount.is_finite() or not 0 <= amount < MOST_EUROS:
        raise CellError(f"« {text[:40]} » n’est pas un montant possible : ni négatif, ni au-delà de mille milliards.")
    return amount.quantize(Decimal("0.01"))


def show_lines(lines: tuple[BudgetLineValue, ...]) -> str:
    """A line for each: « Graines | 300 | charge | Caf ». A label that this would break stays in the catalogue."""
    if any("|" in text or "\n" in text for line in lines for text in (line.label, line.funder)):
        return UNTOUCHED
    return "\n".join(_show_line(line) for line in lines)


def _show_line(line: BudgetLineValue) -> str:
    ends = [show_amount(end) for end in (line.low, line.high) if end is not None]
    amount = show_amount(line.amount) if line.amount is not None else " à ".join(ends)
    kind = BudgetLine.Kind(line.kind).label if line.kind != BudgetLine.Kind.UNKNOWN else ""
    parts = [line.label, amount, kind, line.funder]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return BAR.join(parts)


def read_lines(text: str, standing: tuple[BudgetLineValue, ...]) -> tuple[BudgetLineValue, ...]:
    """The lines of a cell; those that keep their label keep their place in the source."""
    places = {line.label: line.source_line for line in standing}
    found = []
    for number, row in enumerate(filter(str.strip, text.split("\n")), 1):
        parts = [part.strip() for part in row.split("|")]
        if len(parts) > 4 or not parts[0]:
            raise CellError(f"ligne {number} de la case : écrivez « {LINE} ».")
        label, amount, kind, funder = (*parts, "", "", "", "")[:4]
        if len(label) > 500 or len(funder) > 300:
            raise CellError(f"ligne {number} de la case : le libellé ou le financeur est trop long.")
        code = _KINDS.get(text_key(kind)) if kind else BudgetLine.Kind.UNKNOWN
        if code is None:
            known = ", ".join(f"« {name} »" for name in BudgetLine.Kind.labels)
            raise CellError(f"ligne {number} de la case : « {kind[:40]} » n’est pas une nature. L’une de : {known}.")
        ends = _RANGE.fullmatch(amount)
        low, high = (read_amount(ends[1]), read_amount(ends[2])) if ends else (None, None)
        if low is not None and high is not None and high < low:
            raise CellError(f"ligne {number} de la case : « {amount[:40]} » va du plus grand au plus petit.")
        exact = None if ends else read_amount(amount)
        found.append(BudgetLineValue(label, exact, low, high, str(code), funder, places.get(label)))
    return tuple(found)


def read_period(text: str) -> str:
    """
    >>> read_period("Par an"), read_period("")
    ('year', '')
    """
    if not text.strip():
        return ""
    if (period := _PERIODS.get(text_key(text))) is None:
        known = ", ".join(f"« {label} »" for label in Budget.Period.labels)
        raise CellError(f"« {text[:40]} » n’est pas une période. Écrivez l’une de : {known}.")
    return str(period)


def show_count(count: CountValue | None) -> str:
    """« 12 », « environ 30 », « 3 à 4 », « au moins 450 »."""
    return "" if count is None else said_count(count.value, count.low, count.high, count.is_approximate)


def read_count(text: str, role: str, words: str) -> CountValue | None:
    """
    >>> read_count("3 à 4", "families", "").high, read_count("environ 30", "families", "").is_approximate
    (4, True)
    """
    said = " ".join(text.lower().split())
    if not said:
        return None
    if (match := _COUNT.fullmatch(said)) is None:
        raise CellError(
            f"« {text[:40]} » n’est pas un nombre. Écrivez « 12 », « environ 30 », « 3 à 4 » ou « au moins 5 »."
        )
    numbers = [int(part) if part else None for part in match.groups()[1:]]
    first, last, least, most = numbers
    if any(number is not None and number > MOST_PEOPLE for number in numbers) or (
        first is not None and last is not None and last < first
    ):
        raise CellError(f"« {text[:40]} » : du plus petit au plus grand, dix millions de personnes au plus.")
    is_about = bool(match[1])
    if last is not None:
        return CountValue(role, None, first, last, is_about, words)
    return CountValue(role, first, least, most, is_about, words)
