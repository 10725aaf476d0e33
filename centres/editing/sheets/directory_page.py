"""A page of the directory of structures, as SENACS prints it -> the Table of a sheet of centres, a row a structure."""

from centres.fiches.directory import Structure, is_directory, read_directory

from .centre_entry import NAME, SPELLINGS
from .table import SheetRow, Table


def directory_table(text: str) -> Table | None:
    """The page as a sheet: numbers of rows are the lines of the names. None for a text that prints no directory."""
    if not is_directory(text):
        return None
    structures = read_directory(text)
    return Table(
        tuple(SPELLINGS),
        tuple(SheetRow(one.line, _cells(one)) for one in structures),
        tuple(
            f"ligne {line} : « {words[:80]} » n’est pas compris et n’est pas repris."
            for one in structures
            for line, words in one.unread
        ),
    )


def _cells(structure: Structure) -> tuple[str, ...]:
    cells = {NAME: structure.name} | structure.cells
    return tuple(cells.get(name, "") for name in SPELLINGS)
