"""What an import makes of a page -> JSON that a person can read, fiche by fiche, before it is written for good.

A plan of a file is `{"name", "refused", "counts", "issues", "items"}`. An item is `{"key", "kind", "line", "title",
"about", "action", "centre", "can_be_left", "is_default", "fields", "notes", "marks"}`: `key` names it in the whole
plan, `kind` is created, updated, kept or refused, each of its `fields` is `{"name", "state", "before", "after"}` where
`state` is new, change or conflict and the sides are words (text, a list, a budget, counts of people), or None.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from centres.fiches import Refusal
from centres.fields.field import labels_of
from centres.fields.labels import Labels
from centres.models.source import FIELD_NAMES

from . import report
from .imports import ImportedFile, Written
from .three_way import ImportDecision

Item = dict[str, Any]


def refused_file(name: str, refusal: Refusal) -> dict[str, Any]:
    """The plan of a file that was not read."""
    return {"name": name, "refused": asdict(refusal), "counts": {}, "issues": [], "items": []}


def file_plan(position: int, page: ImportedFile, written: Written, created: Collection[int]) -> dict[str, Any]:
    """The plan of one page. `created`: actions that files before it create; they have no page yet to link to."""
    shown = [decision for decision in written.decisions if decision.can_be_left or decision.kept]
    labels = labels_of(
        (difference.field, side)
        for decision in shown
        for difference in (*decision.changes, *decision.conflicts)
        for side in (difference.ours, difference.theirs)
    )
    issues = [{"line": issue.line, "message": issue.message} for issue in report.all_issues(page.reading)]
    return {
        "name": page.name,
        "refused": None,
        "counts": written.report.counts,
        "issues": issues,
        "items": [
            _item(position, decision, labels, created, written.twins) for decision in sorted(shown, key=_by_line)
        ],
    }


def _by_line(decision: ImportDecision) -> int:
    return decision.fiche.first_line


def _item(
    position: int, decision: ImportDecision, labels: Labels, created: Collection[int], twins: Mapping[int, str]
) -> Item:
    fiche, action_id = decision.fiche, decision.action_id
    marks = ["doublon probable"] if decision.match.is_probable_duplicate else []
    marks += [twins[fiche.first_line]] if fiche.first_line in twins else []
    if decision.match.how == "back":
        marks.append("page plus ancienne que le catalogue" if decision.match.is_stale else "revient à un texte d’avant")
    kept = [FIELD_NAMES[name] for name in decision.kept] if not decision.can_be_left else []
    return {
        "key": f"{position}-{fiche.first_line}",
        "kind": decision.outcome if decision.can_be_left else "kept",
        "line": fiche.first_line,
        "title": fiche.title or decision.ours.get("title", ""),
        "about": " - ".join(filter(None, (fiche.centre, fiche.department, str(fiche.year or "")))),
        "action": None if action_id in created else action_id,
        "centre": None,
        "can_be_left": decision.can_be_left,
        "is_default": not decision.match.is_stale,
        "fields": list(_fields(decision, labels)),
        "notes": [{"line": issue.line, "message": issue.message} for issue in fiche.issues],
        "marks": marks + ([f"corrigé par l’équipe : {', '.join(kept)}"] if kept else []),
    }


def _fields(decision: ImportDecision, labels: Labels) -> Iterator[dict[str, Any]]:
    is_new = decision.action_id is None
    sides = [("new" if is_new else "change", change) for change in decision.changes]
    for state, (field, _, ours, theirs) in (*sides, *(("conflict", conflict) for conflict in decision.conflicts)):
        yield {
            "name": FIELD_NAMES[field.name],
            "state": state,
            "before": None if is_new else field.our_words(ours, labels),
            "after": field.our_words(theirs, labels),
        }
