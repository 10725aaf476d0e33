"""A selection of fiches -> two vocabularies crossed: how many fiches each pair has, and those that no fiche tries."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from centres.catalogue.facts.choice import Choice

from .charts import Charts
from .narrowing import Figure

MOST_ROWS, MOST_COLUMNS = 20, 8
SHADES = 5


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A pair. `shade`: 0 without a fiche, else 1 to 5; `label`: what it is the fiches of."""

    figure: Figure
    shade: int
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A value of the first vocabulary, with a cell for each column. `row`: the term that a page draws it from."""

    label: str
    row: Any
    cells: list[MatrixCell]


@dataclass(frozen=True, slots=True)
class LegendStep:
    """A shade of the legend, and the numbers of fiches that have it."""

    shade: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The largest values of both; `hidden_rows` and `hidden_columns` say how many others there are."""

    columns: list[str]
    lines: list[Line]
    legend: list[LegendStep]
    hidden_rows: int
    hidden_columns: int

    @property
    def empty(self) -> int:
        """How many pairs have no fiche."""
        return sum(not cell.figure.count for line in self.lines for cell in line.cells)


def matrix(charts: Charts, rows: str = "theme", columns: str = "public") -> Matrix | None:
    """Crosses two parameters over the fiches of charts; None when one of them is said nowhere."""
    (down, hidden_rows), (across, hidden_columns) = (
        _largest(charts, rows, MOST_ROWS),
        _largest(charts, columns, MOST_COLUMNS),
    )
    if not down or not across:
        return None
    values = charts.index.values
    counts: dict[tuple[Any, Any], int] = {}
    for row in down:
        some = values[rows][row.key] & charts.ids
        counts |= {
            (row.key, column.key): some.intersection_cardinality(values[columns][column.key]) for column in across
        }
    ends = _ends(sorted(count for count in counts.values() if count))

    def cell(row: Choice, column: Choice) -> MatrixCell:
        count = counts[row.key, column.key]
        figure = charts.figure(count, {rows: row.value, columns: column.value})
        return MatrixCell(figure, bisect_left(ends, count) + 1 if count else 0, f"{row.label}, {column.label}")

    lines = [Line(row.label, row.row, [cell(row, column) for column in across]) for row in down]
    legend = [
        LegendStep(place + 1, before + 1, end)
        for place, (before, end) in enumerate(zip([0, *ends], ends, strict=False))
    ]
    return Matrix([column.label for column in across], lines, legend, hidden_rows, hidden_columns)


def _largest(charts: Charts, name: str, most: int) -> tuple[list[Choice], int]:
    """The values that most fiches carry, in the order of their vocabulary, and how many are left out."""
    counted = charts.counted(name)
    kept = {choice.key for choice, _ in sorted(counted, key=lambda pair: -pair[1])[:most]}
    return [choice for choice, _ in counted if choice.key in kept], len(counted) - len(kept)


def _ends(counts: list[int]) -> list[int]:
    """At most five upper ends that part these sorted numbers into shades of about as many cells.

    >>> _ends([1, 1, 2, 3, 9]), _ends([4, 4]), _ends([])
    ([1, 2, 3, 9], [4], [])
    """
    places = (round(len(counts) * shade / SHADES) - 1 for shade in range(1, SHADES + 1))
    return sorted({counts[max(0, place)] for place in places}) if counts else []
