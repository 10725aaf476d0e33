"""Stage 3: numbered lines -> one Block per fiche, and the furniture of each page between them."""

from dataclasses import dataclass, field

from centres.fiches.fiche import Issue, ListingRow
from centres.fiches.text.lines import Lines

from .listing import is_rule, read_row
from .marks import Marks, is_sure
from .openings import Opening, find_openings


@dataclass(slots=True)
class Block:
    """The lines of one fiche: `opening`, then its body up to `end`, not included. Indexes into the lines."""

    opening: Opening
    end: int


@dataclass(slots=True)
class PageBlocks:
    """One page: its furniture, and the blocks that follow. Rows carry their line number."""

    heading: str = ""
    listing: list[tuple[int, ListingRow]] | None = None
    has_rule: bool = False
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """`furniture` and `outside` are the indexes of the page's own lines, and of lines that belong to nothing."""

    pages: list[PageBlocks] = field(default_factory=list)
    furniture: list[int] = field(default_factory=list)
    outside: list[int] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def find_blocks(lines: Lines, marks: Marks) -> Layout:
    """Cut the lines at the openings, then take the page furniture off the end of each block."""
    layout = Layout()
    if not lines:
        return layout
    openings = find_openings(lines.texts, marks)
    starts = [*(opening.start for opening in openings), len(lines)]
    _read_head(lines, marks, starts[0], layout)
    for opening, end in zip(openings, starts[1:], strict=True):
        furniture = _furniture_start(marks, opening.body, end, is_last=end == len(lines))
        layout.pages[-1].blocks.append(Block(opening, furniture))
        if furniture < end:
            layout.pages.append(PageBlocks())
            _read_furniture(lines, marks, range(furniture, end), layout)
    if not (layout.pages[-1].blocks or layout.pages[-1].heading or layout.pages[-1].listing is not None):
        layout.pages.pop()
    return layout


def _furniture_start(marks: Marks, body: int, end: int, is_last: bool) -> int:
    """Where the furniture before the next opening begins: a table with no label after it, or a heading."""
    after = body + 1
    for index in reversed(marks.labels_between(after, end)):
        if is_sure(index, marks):
            after = index + 1
            break
    header = marks.first_header(after, end)
    if header is not None:
        return header - 1 if header - 1 >= after and header - 1 in marks.headings else header
    return end - 1 if end - 1 >= after and end - 1 in marks.headings and not is_last else end


def _read_head(lines: Lines, marks: Marks, end: int, layout: Layout) -> None:
    """The lines before the first opening: heading and table, and what is left of a page whose head is cut."""
    layout.pages.append(PageBlocks())
    if not end:
        return
    labels = [index for index in marks.labels_between(0, end) if is_sure(index, marks)]
    after = labels[-1] + 1 if labels else 0
    furniture = marks.first_header(after, end)
    if furniture is None:
        furniture = end
    if furniture and furniture - 1 >= after and furniture - 1 in marks.headings:
        furniture -= 1
    outside = list(range(furniture))
    text = lines.texts[0]
    is_heading = 0 in marks.headings or not (labels or text[0] == "-" or 0 in marks.actions)
    has_other = any(index in marks.headings for index in range(furniture, end))
    if outside and is_heading and (not has_other or 0 in marks.headings):
        layout.pages[-1].heading = "" if has_other else text
        layout.furniture.append(outside.pop(0))
    if outside:
        layout.outside.extend(outside)
        layout.issues.append(_head_issue(lines, outside, bool(labels)))
    _read_furniture(lines, marks, range(furniture, end), layout)


def _head_issue(lines: Lines, outside: list[int], has_labels: bool) -> Issue:
    first, last = lines.numbers[outside[0]], lines.numbers[outside[-1]]
    where = f"ligne {first}" if first == last else f"lignes {first} à {last}"
    if has_labels:
        message = f"{where} : fin d'une fiche dont le début manque ; cherchez-la sur la page d'avant."
        return Issue("head_cut", first, message)
    return Issue("text_outside_fiche", first, f"{where} : texte avant la première fiche, gardé à part ; vérifiez-le.")


def _read_furniture(lines: Lines, marks: Marks, indexes: range, layout: Layout) -> None:
    """Heading, table header and rows of the current page; any other line there is kept apart, with an issue."""
    page = layout.pages[-1]
    for index in indexes:
        number, text = lines.numbers[index], lines.texts[index]
        if index in marks.headings:
            page.heading = page.heading or text
        elif index in marks.headers:
            page.listing = page.listing or []
        elif page.listing is not None and is_rule(text):
            page.has_rule = True
        elif page.listing is not None and (found := read_row(text)):
            row, words = found
            page.listing.append((number, row))
            if row.year is None:
                message = (
                    f"ligne {number} : année « {words[:20]} » illisible dans le tableau ; corrigez-la à la source."
                )
                layout.issues.append(Issue("bad_listing_year", number, message))
        else:
            layout.outside.append(index)
            message = f"ligne {number} : ligne du tableau sans « titre | département | année », gardée à part."
            layout.issues.append(Issue("bad_listing_row", number, message))
            continue
        layout.furniture.append(index)
