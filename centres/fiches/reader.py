"""Bytes or text -> a Reading. The only module that knows the order of the stages:

clean (bytes -> text), lines (text -> numbered lines), marks, openings and blocks (lines -> blocks and page furniture),
sections and chain (block -> labelled sections), ends and values (sections -> fields), assembly (block -> Fiche).
"""

from bisect import bisect_right

from .fiche import Fiche, Issue, PageFurniture, Reading, Refusal, UnrecognisedLine
from .layout.blocks import find_blocks
from .layout.marks import mark_lines
from .limits import LIMITS, Limits
from .pages import Share, at_once, cut_pages, read_pages
from .text.clean import decode, refuse_text
from .text.lines import Lines, number_lines


def read_bytes(
    data: bytes, encoding: str | None = None, limits: Limits = LIMITS, share: Share = at_once
) -> Reading | Refusal:
    """The fiches of a file, or why it is refused whole. Never raises. Without `encoding` the file must be UTF-8.

    `share` reads pages, those of other processes among them: see `pages`.
    """
    text = decode(bytes(data), encoding, limits)
    if isinstance(text, Refusal):
        return text
    if refusal := refuse_text(text, limits):
        return refusal
    reading = read_text(text, share=share)
    if not reading.fiches:
        message = "Aucune fiche dans ce texte : il manque les lignes « Actions », titre, « - Structure organisatrice »."
        return Refusal("no_fiche", message)
    if len(reading.fiches) > limits.fiches:
        line = reading.fiches[limits.fiches].first_line
        message = f"Le fichier a plus de {limits.fiches} fiches : coupez-le en plusieurs fichiers."
        return Refusal("too_many_fiches", message, line)
    for fiche in reading.fiches:
        for issue in fiche.issues:
            if issue.code == "too_many_values":
                return Refusal(issue.code, issue.message, issue.line)
    return reading


def read_text(text: str, first_line: int = 1, share: Share = at_once) -> Reading:
    """The fiches of a text; there may be none. Never raises. `first_line` is the number of its first line in the file.

    >>> reading = read_text("Actions\\nVerger partagé\\n- Structure organisatrice\\n- Le Tilleul - Isère")
    >>> fiche = reading.fiches[0]
    >>> fiche.title, fiche.centre, fiche.department, [issue.code for issue in fiche.issues]
    ('Verger partagé', 'Le Tilleul', 'Isère', ['cut_fiche'])
    """
    lines = number_lines(text, first_line)
    marks = mark_lines(lines.texts)
    layout = find_blocks(lines, marks)
    classes = [""] * len(lines)
    issues = [*layout.issues]
    outside = [*layout.outside]
    fiches: list[Fiche] = []
    pages: list[PageFurniture] = []
    parts = cut_pages(layout.pages, lines, marks, whole=share is at_once)
    for part, read in zip(parts, share(read_pages, parts), strict=True):
        start = part.start
        classes[start : start + len(read.classes)] = read.classes
        outside.extend(start + index for index in read.outside)
        issues.extend(read.issues)
        fiches.extend(read.fiches)
    for index in layout.furniture:
        classes[index] = classes[index] or "furniture"
    for page in layout.pages:
        listing = None if page.listing is None else tuple(row for _, row in page.listing)
        pages.append(PageFurniture(page.heading, listing, len(page.blocks), page.has_rule))
    return Reading(
        fiches=tuple(fiches),
        pages=tuple(pages),
        line_classes=_line_classes(lines, classes),
        issues=tuple(sorted([*issues, *_outside(lines.issues, fiches)], key=_by_line)),
        unrecognised=tuple(UnrecognisedLine(lines.numbers[index], lines.texts[index]) for index in sorted(outside)),
    )


def _outside(issues: list[Issue], fiches: list[Fiche]) -> list[Issue]:
    """The issues about lines that stand in no fiche."""
    firsts = [fiche.first_line for fiche in fiches]
    places = [(issue, bisect_right(firsts, issue.line or 0) - 1) for issue in issues]
    return [issue for issue, place in places if place < 0 or (issue.line or 0) > fiches[place].last_line]


def _line_classes(lines: Lines, classes: list[str]) -> tuple[tuple[int, str], ...]:
    said = zip(lines.numbers, [line_class or "unrecognised" for line_class in classes], strict=True)
    if not lines.invisible:
        return tuple(said)
    return tuple(sorted([*said, *((number, "furniture") for number in lines.invisible)]))


def _by_line(issue: Issue) -> int:
    return issue.line or 0
