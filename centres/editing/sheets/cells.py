"""What a sheet is matched by: spellings of headers, and the errors that say row and column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from centres.fiches import Refusal
from centres.models.keys import text_key

from .table import FORMULA, SheetRow, Table


class CellError(Exception):
    """A cell that cannot be taken; its message says what to do, in French, without the place."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table holds what: {name: position}."""

    positions: Mapping[str, int]
    headers: Sequence[str]
    unread: Sequence[str] = ()

    def text(self, row: SheetRow, name: str) -> str:
        """The text of a cell; empty where the row is shorter or the column absent. Raises CellError on a formula."""
        position = self.positions.get(name)
        text = row.cells[position] if position is not None and position < len(row.cells) else ""
        if text == FORMULA:
            raise CellError("la case contient une formule ; collez sa valeur à la place.")
        return text

    def place(self, row: SheetRow, name: str) -> str:
        """« ligne 12, colonne « public » »."""
        position = self.positions.get(name)
        header = self.headers[position] if position is not None else name
        return f"ligne {row.number}, colonne « {header} »"


def find_columns(
    table: Table, spellings: Mapping[str, Sequence[str]], required: Sequence[str], *, may_be_unknown: bool = False
) -> Columns | Refusal:
    """Finds each header by its name or another spelling of it, whatever its case and accents.

    `spellings`: {name: other headers that mean it}. A header that means nothing refuses the table, since what stands
    under it would be lost in silence; with `may_be_unknown` it is one of the columns `unread`, for the caller to say.
    """
    known = {text_key(header): name for name, others in spellings.items() for header in (name, *others)}
    positions: dict[str, int] = {}
    unread: list[str] = []
    for position, header in enumerate(table.headers):
        if not header and not any(position < len(row.cells) and row.cells[position].strip() for row in table.rows):
            continue
        name = known.get(text_key(header))
        if name is None and may_be_unknown:
            unread.append(header or f"nº {position + 1}")
            continue
        if name is None:
            shown = f"« {header[:60]} » est inconnue" if header else f"nº {position + 1} n’a pas de titre"
            names = ", ".join(f"« {name} »" for name in spellings)
            return Refusal("unknown_column", f"ligne 1 : la colonne {shown}. Colonnes possibles : {names}.", 1)
        if name in positions:
            return Refusal("repeated_column", f"ligne 1 : deux colonnes disent « {name} ». Gardez-en une.", 1)
        positions[name] = position
    missing = [f"« {name} »" for name in required if name not in positions]
    if missing:
        words = "la colonne" if len(missing) == 1 else "les colonnes"
        return Refusal(
            "missing_column", f"ligne 1 : il manque {words} {' et '.join(missing)}. Repartez du tableau exporté.", 1
        )
    for row in table.rows:
        if any(cell.strip() for cell in row.cells[len(table.headers) :]):
            message = f"ligne {row.number} : une case est hors des colonnes titrées. Vérifiez les séparateurs."
            return Refusal("extra_cell", message, row.number)
    return Columns(positions, table.headers, unread)
