"""The table above the fiches of a page -> rows, and which fiche each row is about."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from centres.fiches.fiche import Issue, ListingRow
from centres.fiches.folding import EDGES, comparable

_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def read_row(line: str) -> tuple[ListingRow, str] | None:
    """A row `title | département | year |` and the words of its year, or None for another line.

    Read from the right, since a title can hold a `|`.

    >>> read_row("Tri | réemploi | Isère | 2014 |")
    (ListingRow(title='Tri | réemploi', department='Isère', year=2014), '2014')
    >>> read_row("Bal | Isère |")[0]
    ListingRow(title='Bal', department='Isère', year=None)
    >>> read_row("Repair café | Isère | vers 2014 |")[0].year, read_row("Isère | 2014")
    (None, None)
    """
    bars = line.count("|")
    if bars < 2:
        return None
    if bars > 2 and line.endswith("|"):
        line = line[:-1]
    title, department, words = (cell.strip(EDGES) for cell in line.rsplit("|", 2))
    is_year = len(words) == 4 and words.isascii() and words.isdecimal() and _FIRST_YEAR <= int(words) <= _LAST_YEAR
    return ListingRow(title, department, int(words) if is_year else None), words


def match_rows(
    rows: Sequence[tuple[int, ListingRow]], names: Iterable[tuple[str, str]]
) -> tuple[list[tuple[int, ListingRow] | None], list[Issue]]:
    """The row of each (title, département), if it has one, and an issue for each row that found no fiche.

    `rows` carry their line number. Rows of the same title and département serve in order.
    """
    waiting: defaultdict[tuple[str, str], deque[tuple[int, ListingRow]]] = defaultdict(deque)
    for line, row in rows:
        waiting[comparable(row.title), comparable(row.department)].append((line, row))
    found: list[tuple[int, ListingRow] | None] = []
    for title, department in names:
        queue = waiting.get((comparable(title), comparable(department)))
        found.append(queue.popleft() if queue else None)
    issues = [
        Issue(
            "listing_row_without_fiche",
            line,
            f"ligne {line} : « {row.title[:80]} » est dans le tableau, mais aucune fiche de la page n'a ce titre et ce "
            "département ; la page est peut-être coupée.",
        )
        for queue in waiting.values()
        for line, row in queue
    ]
    return found, sorted(issues, key=lambda issue: issue.line or 0)
