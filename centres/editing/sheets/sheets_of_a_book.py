"""The sheets of a workbook -> the one that holds the table: the first that has the headers it must have."""

from collections.abc import Iterable, Sequence

from centres.models.keys import text_key

MOST_BLANK_ROWS = 50_000
Record = tuple[int, list[str]]  # the number of a row, its cells


def chosen_sheet(sheets: Iterable[tuple[str, list[Record]]], required: Sequence[str]) -> tuple[list[Record], str]:
    """Its rows, and its name when it is not the first; the first that is not blank when none has these headers."""
    wanted = {text_key(name) for name in required}
    first: list[Record] = []
    for number, (name, rows) in enumerate(sheets):
        if not rows:
            continue
        if wanted <= {text_key(cell) for cell in rows[0][1]}:
            return rows, name if number else ""
        first = first or rows
    return first, ""
