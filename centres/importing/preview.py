"""What an import makes of a page -> JSON that a person can read, fiche by fiche, before it is written for good.

A plan of a file is `{"name", "refused", "counts", "issues", "items"}`. An item is `{"key", "kind", "line", "title",
"about", "action", "centre", "can_be_left", "is_default", "fields", "notes", "marks"}`: `key` names it in the whole
plan, `kind` is created, updated, kept or refused, each of its `fields` is `{"name", "state", "before", "after"}` where
`state` is new, change or conflict and the sides are words (text, a list, a budget, counts of people), or None.
"""

from collections.abc import Collection, Iterator
from dataclasses import asdict
from typing import Any

from centres.fiches import Refusal
from centres.fields.budget import BudgetValue, budget_words
from centres.fields.fields import TERM_FIELDS, Comparable, Difference, in_our_words, in_source_words
from centres.fields.people import people_words
from centres.fields.spellings import VOCABULARIES, UnseenCentre, UnseenTerm
from centres.models import Centre
from centres.models.links import LINK_NAMES
from centres.models.source import FIELD_NAMES

from . import report
from .imports import ImportedFile, Written
from .three_way import ImportDecision

Item = dict[str, Any]
_LISTS = {"attachments"}
NEW_VALUE = "{} (nouvelle valeur, à vérifier)"
NEW_CENTRE = "{} (nouveau centre)"


def refused_file(name: str, refusal: Refusal) -> dict[str, Any]:
    """The plan of a file that was not read."""
    return {"name": name, "refused": asdict(refusal), "counts": {}, "issues": [], "items": []}


def file_plan(position: int, page: ImportedFile, written: Written, created: Collection[int]) -> dict[str, Any]:
    """The plan of one page. `created`: actions that files before it create; they have no page yet to link to."""
    labels = LabelReader()
    issues = [{"line": issue.line, "message": issue.message} for issue in report.all_issues(page.reading)]
    shown = [decision for decision in written.decisions if decision.can_be_left or decision.kept]
    return {
        "name": page.name,
        "refused": None,
        "counts": written.report.counts,
        "issues": issues,
        "items": [_item(position, decision, labels, created) for decision in sorted(shown, key=_by_line)],
    }


def _by_line(decision: ImportDecision) -> int:
    return decision.fiche.first_line


def _item(position: int, decision: ImportDecision, labels: "LabelReader", created: Collection[int]) -> Item:
    fiche, action = decision.fiche, decision.action
    marks = ["doublon probable"] if decision.match.is_probable_duplicate else []
    kept = [FIELD_NAMES[name] for name in decision.kept] if not decision.can_be_left else []
    return {
        "key": f"{position}-{fiche.first_line}",
        "kind": decision.outcome if decision.can_be_left else "kept",
        "line": fiche.first_line,
        "title": fiche.title or (action.title if action else ""),
        "about": " - ".join(filter(None, (fiche.centre, fiche.department, str(fiche.year or "")))),
        "action": action.pk if action and action.pk not in created else None,
        "centre": None,
        "can_be_left": decision.can_be_left,
        "is_default": True,
        "fields": list(_fields(decision, labels)),
        "notes": [{"line": issue.line, "message": issue.message} for issue in fiche.issues],
        "marks": marks + ([f"corrigé par l’équipe : {', '.join(kept)}"] if kept else []),
    }


def _fields(decision: ImportDecision, labels: "LabelReader") -> Iterator[dict[str, Any]]:
    sides = [("new" if decision.action is None else "change", change) for change in decision.changes]
    for state, difference in (*sides, *(("conflict", conflict) for conflict in decision.conflicts)):
        yield {
            "name": FIELD_NAMES[difference.field.name],
            "state": state,
            "before": _before(decision, difference, labels),
            "after": _after(decision, difference, labels),
        }


def _before(decision: ImportDecision, difference: Difference, labels: "LabelReader") -> Any:
    if decision.action is None:
        return None
    return labels.words(difference.field.name, difference.ours) or in_our_words(decision.action, difference.field.name)


def _after(decision: ImportDecision, difference: Difference, labels: "LabelReader") -> Any:
    words = labels.words(difference.field.name, difference.theirs)
    return words if words is not None else in_source_words(decision.record, difference.field.name)


class LabelReader:
    """Comparable values -> words with the labels that the catalogue shows; each vocabulary is read when first met."""

    def __init__(self) -> None:
        self._terms: dict[str, dict[int, str]] = {}
        self._centres: dict[int, str] = {}

    def words(self, name: str, value: Comparable) -> Any:
        """The words of a field that holds references or figures; None for one whose words stand in the record."""
        if isinstance(value, BudgetValue):
            return budget_words(value)
        if name == "people_counts":
            return people_words(value)
        if name == "centre" and value is not None:
            return self._centre(value)
        if name in LINK_NAMES:
            return [self._term(TERM_FIELDS[name], ref) for ref in value or ()]
        if name in TERM_FIELDS and value is not None:
            return self._term(TERM_FIELDS[name], value)
        return list(value) if name in _LISTS and value is not None else None

    def _term(self, vocabulary: str, ref: int | UnseenTerm) -> str:
        if isinstance(ref, UnseenTerm):
            return NEW_VALUE.format(ref.text)
        if vocabulary not in self._terms:
            model, _ = VOCABULARIES[vocabulary]
            self._terms[vocabulary] = dict(model.objects.values_list("pk", "label"))
        return self._terms[vocabulary].get(ref, "")

    def _centre(self, ref: int | UnseenCentre) -> str:
        if isinstance(ref, UnseenCentre):
            return NEW_CENTRE.format(" - ".join(filter(None, (ref.name, ref.department))))
        if ref not in self._centres:
            self._centres[ref] = str(Centre.objects.get(pk=ref))
        return self._centres[ref]
