"""Fiches and page furniture -> the text of their page again, from their values alone.

Reading what is composed gives the same values; on a page as the site prints it, the same bytes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from .fiche import Fiche, PageFurniture
from .folding import fold
from .layout.forms import CURRENT_FORM, EXTRA, OLDER_FORM, TRAILING
from .layout.labels import BY_KEY, OLDER_KEYS, PARTNERS_LINE, Label, match
from .layout.listing import write_listing
from .text.bullets import bullet_of
from .values.structure import write_structure

_BREAKS = re.compile(r"\s*[\r\n]+\s*")
_OLDER_LABELS = [label for label in OLDER_FORM.labels if label.key not in EXTRA]
_OLDER_FIELDS = {label.field for label in _OLDER_LABELS}
_CURRENT_FIELDS = [label.field for label in CURRENT_FORM.labels if label.field not in {"", *_OLDER_FIELDS}]


def compose(fiches: Sequence[Fiche], pages: Sequence[PageFurniture] = ()) -> str:
    """The text of the fiches, each page's furniture above its own; no final newline.

    A fiche is printed in its own form, with its own bullet and the labels it was read with; one with no `labels` shows
    every one of its form, the optional ones only if they have a value.

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
        lines.extend(_page(islice(remaining, page.fiches), is_first=not lines))
    lines.extend(_page(remaining, is_first=not lines))
    return "\n".join(lines)


def _furniture(page: PageFurniture) -> Iterator[str]:
    if page.heading:
        yield _one_line(page.heading)
    if page.listing is not None:
        yield from write_listing(page.listing, page.has_rule)


def _page(fiches: Iterable[Fiche], is_first: bool) -> Iterator[str]:
    above: Fiche | None = None
    for fiche in fiches:
        shown = fiche if fiche.labels else _whole(fiche)
        yield from _head(shown, above, is_first)
        for key in shown.labels:
            yield from _section(BY_KEY[key], shown)
        above, is_first = shown, False


def _whole(fiche: Fiche) -> Fiche:
    """A fiche that no page printed, with its form and its labels."""
    told = {key for key in TRAILING if any(_values(BY_KEY[key], fiche))}
    if fiche.is_older or (told and not any(getattr(fiche, name) for name in _CURRENT_FIELDS)):
        unsaid = {"structure", "published_by", "themes"}
        labels = [label for label in _OLDER_LABELS if label.key not in unsaid or any(_values(label, fiche))]
        return replace(fiche, is_older=True, bullet="•", labels=tuple(label.key for label in labels))
    optional = {label.key for label in CURRENT_FORM.labels if label.is_optional or label.key in TRAILING}
    labels = [label for label in CURRENT_FORM.labels if label.key not in optional or any(_values(label, fiche))]
    return replace(fiche, labels=tuple(label.key for label in labels))


def _head(fiche: Fiche, above: Fiche | None, is_first: bool) -> Iterator[str]:
    """`Actions` and the title; neither where a page of the older form begins at the diagnosis."""
    if fiche.is_older and not fiche.title and _begins_again(fiche, above, is_first):
        return
    yield "Actions"
    if fiche.title:
        has_blanks = fiche.is_older and fiche.bullet != "-"
        yield from ("", _one_line(fiche.title), "") if has_blanks else (_one_line(fiche.title),)


def _begins_again(fiche: Fiche, above: Fiche | None, is_first: bool) -> bool:
    """Whether the labels alone show that a fiche begins."""
    has_two = any(key in OLDER_KEYS and BY_KEY[key].is_distinctive for key in fiche.labels[1:])
    if fiche.labels[0] != "diagnosis" or not has_two or _holds_label(fiche.diagnosis):
        return False
    is_below_whole = above is not None and above.is_older and above.labels[-1] == OLDER_FORM.last
    return is_first or (is_below_whole and above is not None and not _holds_label(above.limits))


def _holds_label(text: str) -> bool:
    return any(line.strip() and match(line.strip()) for line in text.split("\n"))


def _section(label: Label, fiche: Fiche) -> Iterator[str]:
    before, bullet = _bullets(label, fiche)
    yield f"{before} {label.text}".lstrip()
    if label.has_lone_dash and before:
        yield before
    if label.key == "partners":
        yield PARTNERS_LINE
    sizes = iter(fiche.attachment_sizes if label.key == "attachments" else ())
    for value in _values(label, fiche):
        if not value:
            continue
        if label.kind == "text":
            yield value
        else:
            shown = _one_line(value)
            own = bullet or ("-" if bullet_of(shown) or _is_separator(shown) else "")
            yield f"{own} {shown}" if own else shown
        if size := next(sizes, ""):
            yield size


def _bullets(label: Label, fiche: Fiche) -> tuple[str, str]:
    """What stands before the label, and before its values. Older pages print few bullets, further in."""
    if not fiche.is_older or fiche.bullet == "-":
        return fiche.bullet, fiche.bullet
    has_none = label.kind == "structure" or label.key == "attachments" or not fiche.bullet
    return "-" if label.key in EXTRA else "", "" if has_none else f"  {fiche.bullet}"


def _values(label: Label, fiche: Fiche) -> Iterable[str]:
    if label.kind == "structure":
        return (write_structure(_one_line(fiche.centre), _one_line(fiche.department)),)
    if label.key == "territory_again":
        return (_other_text(label, fiche) or fiche.territory,)
    if label.key == "themes":
        return _other_text(label, fiche).split("\n")
    value = getattr(fiche, label.field)
    return value if label.kind == "list" else (value,)


def _other_text(label: Label, fiche: Fiche) -> str:
    return next((section.text for section in fiche.other_sections if section.label == label.text), "")


def _is_separator(line: str) -> bool:
    return fold(line) == "actions" and "|" not in line


def _one_line(value: str) -> str:
    return _BREAKS.sub(" ", value) if "\n" in value or "\r" in value else value
