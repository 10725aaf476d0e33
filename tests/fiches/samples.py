"""Small invented pages, and what two readings must share."""

from dataclasses import fields, replace
from typing import Any

from centres.fiches import Fiche, Reading, read_text
from centres.fiches.layout.labels import STANDARD

# What says where a value was read, or by which hand, not what it is.
_PLACES = {"issues", "unrecognised", "first_line", "last_line", "text", "sha256", "field_lines", "bullet"}
VALUE_FIELDS = [field.name for field in fields(Fiche) if field.name not in _PLACES]


def values(reading: Reading) -> tuple[list[dict[str, Any]], object]:
    """The values of a reading, without the lines they came from."""
    return [fiche_values(fiche) for fiche in reading.fiches], reading.pages


def fiche_values(fiche: Fiche) -> dict[str, Any]:
    """The values of one fiche, without the lines they came from."""
    read = {name: getattr(fiche, name) for name in VALUE_FIELDS}
    if not fiche.has_identity:
        del read["key"]  # its words, those of no value included
    read["other_sections"] = [(section.label, section.text) for section in fiche.other_sections]
    if fiche.budget:
        read["budget"] = replace(fiche.budget, lines=tuple(replace(line, line=0) for line in fiche.budget.lines))
    return read


def page(*bodies: str, title: str = "Verger de rue") -> str:
    """A fiche whose sections are those given: the first line of each is its label."""
    return "\n".join(["Actions", title, "- Structure organisatrice", "- Le Tilleul - Isère", *bodies])


def whole_fiche(title: str = "Verger de rue", **sections: str) -> str:
    """A fiche with every mandatory label, empty but for the sections given by key."""
    lines = ["Actions", title]
    for label in STANDARD:
        if label.is_optional and label.key not in sections:
            continue
        lines.append(f"- {label.text}")
        if body := sections.get(label.key, "- Le Tilleul - Isère" if label.key == "structure" else ""):
            lines.append(body)
    return "\n".join(lines)


def read_one(text: str) -> Fiche:
    (fiche,) = read_text(text).fiches
    return fiche


def codes(fiche: Fiche) -> list[str]:
    return [issue.code for issue in fiche.issues]
