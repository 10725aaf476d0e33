"""tests/lost.md -> its rows, for the tests that they are."""

from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("lost.md")


@dataclass(frozen=True, slots=True)
class Row:
    """What was typed in `form`, what comes in between (`event`), and what happens (`outcome`)."""

    where: str
    form: str
    event: str
    outcome: str

    def __str__(self) -> str:
        return f"{self.form}, {self.event}"


def rows(where: str = "") -> list[Row]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    found = [Row(*four) for four in cells[2:]]
    return [row for row in found if where in ("", row.where)]
