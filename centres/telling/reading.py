"""What the form says -> the text of a page with one fiche -> what the reader makes of it; and what is still missing.

The text is read as any other is: what staff will see, and what an export writes, is what is shown here.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from centres.fiches import Budget as ReadBudget
from centres.fiches import Fiche, ListingRow, PageFurniture, Reading, compose, read_text
from centres.fields.spellings import VOCABULARIES
from centres.models import Budget, Departement
from centres.models.completeness import NOTHING_TOLD, PARTS, CompletenessPart
from centres.models.keys import text_key

from .sections import SECTIONS

Said = Mapping[str, Any]
HEADING = "Les actions des centres sociaux"
# The list of the reader that each section is of.
LISTS = {"keywords": "keyword", "initiators": "initiator", "audiences": "audience", "partners": "partner"}
SINGLES = {"status": "status", "dimension": "dimension", "territory": "scale"}
TEXTS = (*(section.name for section in SECTIONS if section.kind == "text"), "initiator_details")
# What stands in a row of another table, by the part of completeness that asks for it.
ROWS = {"audiences": "audiences", "keywords": "keywords", "partners": "partners", "centre": "centre", "year": "year"}
ODD = "« {} » se lit comme le titre d’une rubrique, ou ne se relit pas tel quel : dites-le autrement."
ODD_TEXT = "Ce texte se lit comme une autre fiche : mettez chaque rubrique à sa place, ou dites-le autrement."


@dataclass(frozen=True, slots=True)
class ToldFiche:
    """`text`: the page; `reading`: what is read of it; `problems`: {section: sentence} of what is read otherwise."""

    text: str
    reading: Reading
    problems: Mapping[str, str]

    @property
    def fiche(self) -> Fiche:
        return self.reading.fiches[0] if self.reading.fiches else Fiche()


@dataclass(frozen=True, slots=True)
class MoneyRead:
    """The money that is read, as a row that is not stored: pages say it as they say any. `is_sure`: of every word."""

    budget: Budget
    is_sure: bool


def read_told(said: Said) -> ToldFiche:
    """Reads what was said; a section that is read otherwise than it was written is named."""
    fiche = fiche_of(said)
    text = page_of(fiche)
    reading = read_text(text)
    if len(reading.fiches) == 1 and not _differences(fiche, reading.fiches[0]):
        return ToldFiche(text, reading, {})
    return ToldFiche(text, reading, dict(_problems(fiche)) or {"": ODD_TEXT})


def fiche_of(said: Said) -> Fiche:
    """As the reader would give it, in the spellings of the source."""
    department = Departement.objects.filter(code=said.get("department") or "").first()
    lists = {name: _terms(vocabulary, said.get(name) or ()) for name, vocabulary in LISTS.items()}
    lists["partners"] += tuple(filter(None, map(_line, (said.get("other_partners") or "").split("\n"))))
    singles = {name: _terms(vocabulary, [said.get(name)]) for name, vocabulary in SINGLES.items()}
    values: dict[str, Any] = {
        "title": _line(said.get("title")),
        "centre": _line(said.get("centre")),
        "department": department.name if department else "",
        "year": int(said["year"]) if said.get("year") else None,
    }
    values |= {name: tuple(dict.fromkeys(terms)) for name, terms in lists.items()}
    values |= {name: terms[0] if terms else "" for name, terms in singles.items()}
    return Fiche(**values | {name: _text(said.get(name)) for name in TEXTS})


def page_of(fiche: Fiche) -> str:
    """The page: the table above is the only place where a year is printed."""
    listing = (ListingRow(fiche.title, fiche.department, fiche.year),)
    return compose([fiche], [PageFurniture(HEADING, listing, 1)])


def money_of(fiche: Fiche) -> MoneyRead | None:
    """What its author is asked about, the uncertain too: it is his own."""
    for budget, is_sure in ((fiche.budget, True), *((proposed, False) for proposed in fiche.budget_proposals)):
        if budget and (budget.total is not None or budget.low is not None):
            return MoneyRead(_row(budget), is_sure)
    return None


def missing_of(said: Said, fiche: Fiche) -> list[CompletenessPart]:
    """What would help a reader, the most first: the parts that staff see, by the same weights."""
    return [part for part in PARTS if not _is_told(part, said, fiche)]


def _is_told(part: CompletenessPart, said: Said, fiche: Fiche) -> bool:
    if any(getattr(fiche, name, "").strip() not in NOTHING_TOLD for name in part.texts):
        return True
    if part.name == "budget":
        return money_of(fiche) is not None
    name = ROWS.get(part.name)
    return bool(name and getattr(fiche, name))


def _row(read: ReadBudget) -> Budget:
    names = ("total", "is_computed", "low", "high", "year", "period", "scope")
    return Budget(**{name: value for name in names if (value := getattr(read, name)) is not None})


def _terms(vocabulary: str, ids: Any) -> tuple[str, ...]:
    """The words that lead to these terms: their label, or a spelling of the source where staff renamed them."""
    model, spelling = VOCABULARIES[vocabulary]
    wanted = [int(value) for value in ids if str(value or "").isdecimal()]
    if not wanted:
        return ()
    labels = dict(model.objects.filter(pk__in=wanted).values_list("pk", "label"))
    known: dict[int, list[tuple[str, str]]] = {}
    for pk, key, text in spelling.objects.filter(term__in=wanted).order_by("pk").values_list("term_id", "key", "text"):
        known.setdefault(pk, []).append((key, text))
    return tuple(_spelt(labels[pk], known.get(pk, [])) for pk in wanted if pk in labels)


def _spelt(label: str, spellings: list[tuple[str, str]]) -> str:
    leads = any(key == text_key(label) for key, _ in spellings)
    return label if leads or not spellings else spellings[0][1]


def _line(value: Any) -> str:
    return " ".join(unicodedata.normalize("NFC", value or "").split())


def _text(value: Any) -> str:
    """Lines without spaces at their ends, and none blank: pages of the current form have none."""
    lines = unicodedata.normalize("NFC", value or "").replace("\t", " ").split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _differences(wanted: Fiche, found: Fiche) -> list[str]:
    names = ("title", "centre", "department", "year", *LISTS, *SINGLES, *TEXTS)
    return [name for name in names if _comparable(getattr(wanted, name)) != _comparable(getattr(found, name))]


def _comparable(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _problems(fiche: Fiche) -> Iterator[tuple[str, str]]:
    """Each section alone, then each of its lines alone: which is it that is read otherwise?"""
    head: dict[str, Any] = {"title": "Titre", "centre": "Centre", "department": "Isère"}
    for name in ("title", "centre", *LISTS, *TEXTS):
        value = getattr(fiche, name)
        if not value or _is_read(Fiche(**head | {name: value})):
            continue
        lines = value if isinstance(value, tuple) else value.split("\n")
        odd = next((line for line in lines if not _is_read(Fiche(**head | {name: _alone(value, line)}))), "")
        yield "other_partners" if name == "partners" else name, ODD.format(odd[:80]) if odd else ODD_TEXT


def _alone(value: Any, line: str) -> Any:
    return (line,) if isinstance(value, tuple) else line


def _is_read(fiche: Fiche) -> bool:
    reading = read_text(page_of(fiche))
    return len(reading.fiches) == 1 and not _differences(fiche, reading.fiches[0])
