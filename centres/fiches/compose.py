"""Fiches and page furniture -> the scraped text again, from their values alone.

Reading what is composed gives the same values; on a page as the site prints it, the same bytes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from .fiche import Fiche, PageFurniture
from .layout.labels import BY_KEY, OLDER, PARTNERS_LINE, STANDARD, Label
from .layout.marks import LISTING_HEADER
from .values.structure import write_structure

_BREAKS = re.compile(r"\s*[\r\n]+\s*")


def compose(fiches: Sequence[Fiche], pages: Sequence[PageFurniture] = ()) -> str:
    """The text of the fiches, each page's furniture above its own; no final newline.

    A fiche shows the labels it was read with; one with no `labels` shows every standard one, the optional ones only
    if they have a value.

    >>> fiche = Fiche(title="Verger", centre="Le Tilleul", department="Isère", labels=("structure", "summary"))
    >>> print(compose([fiche]))
    Actions
    Verger
    - Structure organisatrice
    - Le Tilleul - Isère
    - Résumé
    """
    lines: list[str] = []
    remaining = iter(fiches)
    for page in pages:
        lines.extend(_furniture(page))
        for fiche in islice(remaining, page.fiches):
            lines.extend(_fiche(fiche))
    for fiche in remaining:
        lines.extend(_fiche(fiche))
    return "\n".join(lines)


def _furniture(page: PageFurniture) -> Iterator[str]:
    if page.heading:
        yield _one_line(page.heading)
    if page.listing is not None:
        yield LISTING_HEADER
        for row in page.listing:
            year = "" if row.year is None else row.year
            yield f"{_one_line(row.title)} | {_one_line(row.department)} | {year} |".strip()


def _fiche(fiche: Fiche) -> Iterator[str]:
    yield "Actions"
    if fiche.title:
        yield _one_line(fiche.title)
    for label in _labels(fiche):
        yield f"- {label.text}"
        yield from _section(label, fiche)


def _labels(fiche: Fiche) -> Iterable[Label]:
    if fiche.labels:
        return [BY_KEY[key] for key in fiche.labels]
    told = {section.label for section in fiche.other_sections}
    older = [label for label in OLDER if not label.field and label.text in told]
    return [label for label in STANDARD if not label.is_optional or getattr(fiche, label.field)] + older


def _section(label: Label, fiche: Fiche) -> Iterator[str]:
    if label.has_lone_dash:
        yield "-"
    if label.key == "partners":
        yield PARTNERS_LINE
    if label.kind == "structure":
        values: Iterable[str] = [write_structure(_one_line(fiche.centre), _one_line(fiche.department))]
    elif label.key == "territory_again":
        values = [_other_text(label, fiche) or fiche.territory]
    elif label.kind == "list":
        values = getattr(fiche, label.field)
    else:
        values = [getattr(fiche, label.field) if label.field else _other_text(label, fiche)]
    for value in values:
        if value:
            yield value if label.kind == "text" else f"- {_one_line(value)}"


def _other_text(label: Label, fiche: Fiche) -> str:
    return next((section.text for section in fiche.other_sections if section.label == label.text), "")


def _one_line(value: str) -> str:
    return _BREAKS.sub(" ", value) if "\n" in value or "\r" in value else value
