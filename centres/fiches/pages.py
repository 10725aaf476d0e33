"""Pages of blocks -> their fiches, in parts that know nothing of one another: several processes can read some each."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from .assembly import build_fiche, issues_within, read_block
from .fiche import Fiche, Issue
from .layout.blocks import Block, PageBlocks
from .layout.listing import match_rows
from .layout.marks import Marks
from .text.lines import Lines

# A part ends with the page that reaches so many.
FICHES_A_PART = 25


@dataclass(slots=True)
class PagesPart:
    """Some pages and their own lines; `start` is the index of the first of these in the file, all others count from
    there."""

    start: int
    lines: Lines
    marks: Marks
    pages: list[PageBlocks]


@dataclass(slots=True)
class PagesRead:
    """What is read of a part. `classes` has that of each of its lines, empty where no fiche says it; `outside` counts
    lines from its start."""

    classes: list[str]
    fiches: list[Fiche] = field(default_factory=list)
    outside: list[int] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


# Does the work on each part, whoever does it: the results, in the order of the parts.
Share = Callable[[Callable[[PagesPart], PagesRead], Sequence[PagesPart]], Iterable[PagesRead]]


def at_once(work: Callable[[PagesPart], PagesRead], parts: Sequence[PagesPart]) -> Iterable[PagesRead]:
    """One part after the other, here."""
    return map(work, parts)


def cut_pages(pages: list[PageBlocks], lines: Lines, marks: Marks, *, whole: bool) -> list[PagesPart]:
    """The parts, in order; one alone when it is to be `whole`. A page is never cut: its table names its fiches."""
    if whole or not any(page.blocks for page in pages):
        return [PagesPart(0, lines, marks, pages)]
    groups: list[list[PageBlocks]] = [[]]
    fiches = 0
    for page in pages:
        if fiches >= FICHES_A_PART and page.blocks:
            groups.append([])
            fiches = 0
        groups[-1].append(page)
        fiches += len(page.blocks)
    sorted_marks = _Sorted(*map(sorted, (marks.actions, marks.headings, marks.headers)))
    return [_part(group, lines, marks, sorted_marks) for group in groups]


def read_pages(part: PagesPart) -> PagesRead:
    """The fiches of a part, the years of each page from its own table."""
    read = PagesRead([""] * len(part.lines))
    for page in part.pages:
        drafts = [read_block(block, part.lines, part.marks) for block in page.blocks]
        names = [(draft.title, draft.values.fields.get("department", "")) for draft in drafts]
        rows, issues = match_rows(page.listing or [], names)
        read.issues.extend(issues)
        for draft, row in zip(drafts, rows, strict=True):
            for index, line_class in draft.classes.items():
                read.classes[index] = line_class
            read.outside.extend(draft.after)
            read.issues.extend(draft.after_issues)
            read.fiches.append(build_fiche(draft, part.lines, row))
    return read


@dataclass(slots=True)
class _Sorted:
    """Indexes of lines, sorted: those of a part are found without looking at the others."""

    actions: list[int]
    headings: list[int]
    headers: list[int]


def _part(pages: list[PageBlocks], lines: Lines, marks: Marks, others: _Sorted) -> PagesPart:
    """The lines from the first block of these pages to the end of the last one."""
    blocks = [block for page in pages for block in page.blocks]
    start, end = blocks[0].opening.start, blocks[-1].end
    first, last = lines.numbers[start], lines.numbers[end - 1]
    own = Lines(
        lines.raws[first - lines.first : last - lines.first + 1],
        first,
        lines.numbers[start:end],
        lines.texts[start:end],
        issues=issues_within(lines.issues, first, last),
    )
    labels = {index - start: marks.labels[index] for index in marks.labels_between(start, end)}
    actions, headings, headers = (
        {index - start for index in some[bisect_left(some, start) : bisect_left(some, end)]}
        for some in (others.actions, others.headings, others.headers)
    )
    own_marks = Marks(labels, list(labels), actions, headings, headers)
    return PagesPart(start, own, own_marks, [_from(start, page) for page in pages])


def _from(start: int, page: PageBlocks) -> PageBlocks:
    """The same page, its lines counted from there."""
    blocks = []
    for block in page.blocks:
        opening = block.opening
        title = None if opening.title is None else opening.title - start
        moved = replace(opening, start=opening.start - start, title=title, body=opening.body - start)
        blocks.append(Block(moved, block.end - start))
    return PageBlocks(page.heading, page.listing, page.has_rule, blocks)
