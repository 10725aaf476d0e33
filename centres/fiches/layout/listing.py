"""The table above the fiches of a page -> rows, and which fiche each row is about; and rows -> the table again."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

from centres.fiches.fiche import Issue, ListingRow
from centres.fiches.folding import EDGES, comparable

LISTING_HEADER = "Nom | Département | Année |"
LISTING_RULE = "---|---|---|"
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_RULE = re.compile(r"[|\s:]*(?:-{2,}[\s:]*\|?[\s:]*){2,}")
_COLUMNS = re.compile(r"\s{2,}")  # between the cells of a table drawn with spaces


def is_rule(line: str) -> bool:
    """Whether a line is the rule that Markdown draws under the head of a table.

    >>> is_rule("---|---|---|"), is_rule("| :--- | --- | ---: |"), is_rule("-- | Isère | 2014 |")
    (True, True, False)
    """
    return "|" in line and _RULE.fullmatch(line) is not None


def read_row(line: str) -> tuple[ListingRow, str] | None:
    """A row `title | département | year |` and the words of its year, or None for another line.

    Read from the right, since a title can hold a `|`. Copied from a browser, cells stand between tabs.

    >>> read_row("Tri | réemploi | Isère | 2014 |")
    (ListingRow(title='Tri | réemploi', department='Isère', year=2014), '2014')
    >>> read_row("Bal | Isère |")[0], read_row("| Bal | Isère | |")[0] == read_row("Bal\\tIsère")[0]
    (ListingRow(title='Bal', department='Isère', year=None), True)
    >>> read_row("Repair café | Isère | vers 2014 |")[0].year, read_row("Isère | 2014")
    (None, None)
    """
    cells = _cells(line)
    if cells is None:
        return None
    title, department, words = (cell.strip(EDGES) for cell in cells)
    title = title.lstrip("|" + EDGES).replace("\\|", "|")
    is_year = len(words) == 4 and words.isascii() and words.isdecimal() and _FIRST_YEAR <= int(words) <= _LAST_YEAR
    return ListingRow(title, department, int(words) if is_year else None), words


def _cells(line: str) -> list[str] | None:
    tabs, bars = line.count("\t"), line.count("|")
    if tabs > 1 and not line.endswith("|"):
        return line.rsplit("\t", 2)
    if bars > 1:
        return (line[:-1] if bars > 2 and line.endswith("|") else line).rsplit("|", 2)
    if tabs == 1:
        return [*line.split("\t"), ""]
    columns = _COLUMNS.split(line)
    return ["  ".join(columns[:-2]), *columns[-2:]] if len(columns) > 2 else None


def write_listing(rows: Iterable[ListingRow], has_rule: bool) -> Iterator[str]:
    """The lines of the table, each title and département on one line."""
    yield LISTING_HEADER
    if has_rule:
        yield LISTING_RULE
    for row in rows:
        title, department = (" ".join(re.split(r"\s*[\r\n]+\s*", cell)) for cell in (row.title, row.department))
        yield f"{title} | {department} | {'' if row.year is None else row.year} |".strip()


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
