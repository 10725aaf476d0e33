"""One value of a filter: its word in an address, its label, and the row or number it stands for."""

from dataclasses import dataclass
from typing import Any

LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a parameter. `key` is what the database knows it by, `row` what a page draws it from.

    `told` says it where no heading names its filter: « Mode de gestion : Caf » is no partner.
    """

    value: str
    label: str
    key: Any
    row: Any = None
    is_offered: bool = True
    told: str = ""


def quote_word(word: str) -> str:
    """A visitor's word between « », short and printable.

    >>> quote_word("abc")
    '« abc »'
    """
    printable = "".join(character if character.isprintable() else "\ufffd" for character in word[:LONGEST_SHOWN])
    return f"« {printable}{'…' if len(word) > LONGEST_SHOWN else ''} »"
