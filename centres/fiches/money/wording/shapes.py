"""The shapes of words around one amount that are understood, one a row: what is in none of them stays a proposal.

An outline names classes of `vocabulary.CLASSES` in the order of the text; `SUM` is the amount, `note` a bracket of
understood words, `payer` what follows « financé par »; small words (de, la, pour…) stand anywhere. To read a new shape:
add its row here, and its phrase to tests/corpus/money.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from .vocabulary import CLASSES


@dataclass(frozen=True, slots=True)
class Shape:
    """A row of the table. `role`: what the reader takes the amount for when it has this shape."""

    name: str
    role: str
    outline: str
    example: str
    pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", _compile(self.outline))


_LETTERS = {name: letter for name, (letter, _) in CLASSES.items()} | {
    "SUM": "S",
    "note": "L",
    "payer": "W",
    "code": "K",
}


def _compile(outline: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\w+", lambda word: _LETTERS[word[0]], outline).replace(" ", ""))


SHAPES: tuple[Shape, ...] = (
    Shape("the amount alone", "total", "about* SUM about* note?", "750 €"),
    Shape(
        "a named total",
        "total",
        "(year|about|how|action|we)* total (total|action|spent|worth|funded|year|about|how|note|we)* SUM"
        " (total|action|spent own|spent|worth|year|about|how people|how|note)*",
        "Coût de l’action : 1 240 €",
    ),
    Shape(
        "the amount, then what it is",
        "total",
        "(about|year)* SUM (about|total|spent|worth|action|year|how people|how)* note?",
        "2 140 € pour l’ensemble de l’action",
    ),
    Shape(
        "what was spent",
        "total",
        "(own|we|action|total|year|how)* (spent|worth) (spent|worth|about|total|how|year)* SUM"
        " (total|action|thing|year|people|about|how|note)*",
        "Le centre a utilisé 560 € pour cette action",
    ),
    Shape(
        "who bore it", "total", "(total|year|about)* SUM spent (spent|own|how)+ note?", "1 750 € portés par le centre"
    ),
    Shape(
        "who paid for it",
        "total",
        "(total|action|year|about)* SUM funded (own|body|how)+ note?",
        "600 € financés par la CAF",
    ),
    Shape(
        "things, then the amount",
        "item",
        "code? (total|how|people|action|own|year|note|income)* (thing|action)"
        " (thing|how|people|action|own|year|worth|about|note|total|body)* SUM"
        " (about|year|note|total|how|people|action)* payer?",
        "Achat de plantes : 85 €",
    ),
    Shape(
        "the amount, then things",
        "item",
        "about* SUM (total|about|how|spent|worth|action|people)* (thing|action)"
        " (thing|how|people|action|own|year|note|total|body)* payer?",
        "300 € de matériel",
    ),
    Shape(
        "who pays, then the amount",
        "income",
        "(total|how|code|we|funded)* (income|body|own) (income|body|own|people|how|year|note|action|thing|total)* SUM"
        " (about|year|note|total)*",
        "Subvention de la Ville : 600 €",
    ),
    Shape(
        "the amount, then who pays",
        "income",
        "about* SUM (income|total|how)* (income|body|own) (income|body|people|own|how|year|note|action)*",
        "500 € de la CAF",
    ),
    Shape(
        "by the session, month or person",
        "rate",
        "(total|thing|action|people|how|spent|worth|about|note)* SUM (year|action|people|how|thing|about|note|total)*",
        "35 € par séance",
    ),
)


@lru_cache(maxsize=8192)
def roles_of(outline: str) -> frozenset[str]:
    """The roles that the shapes of an outline give; none when it has no known shape.

    >>> sorted(roles_of("TS")), sorted(roles_of("IS")), sorted(roles_of("T?S"))
    (['rate', 'total'], ['item', 'rate'], [])
    """
    return frozenset(shape.role for shape in SHAPES if shape.pattern.fullmatch(outline))


def shape_rows() -> Iterator[str]:
    """The table as FORMAT.md shows it."""
    yield "| shape | taken for | words, in their order | example |"
    yield "| --- | --- | --- | --- |"
    for shape in SHAPES:
        yield f"| {shape.name} | {shape.role} | `{shape.outline}` | {shape.example} |"
