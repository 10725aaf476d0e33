"""How much is read at most: a file over one of these is refused whole, with a sentence that names the limit."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in the unit of their comment. A real page of 25 fiches is 90 KB and 1,438 lines."""

    bytes: int = 20 * 1024 * 1024  # per file
    lines: int = 400_000  # per file, blank ones included
    fiches: int = 5_000  # per file
    line: int = 100_000  # characters
    values: int = 200  # per list of one fiche
    value: int = 300  # characters of one list or single value; a title over it is kept whole and reported
    budget_lines: int = 200  # amounts of one fiche; with more none is read
    amount: Decimal = Decimal("999999999999.99")  # euros
    people: int = 2_000  # characters of « Nombre de personnes » that are counted; a real one has some hundred
    figures: int = 40  # numbers in it
    count: int = 10_000_000  # people of one role


LIMITS = Limits()
