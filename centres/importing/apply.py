"""Decisions -> rows, in the transaction of the caller: a number of writes that does not grow with the fiches."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from centres.fiches import Fiche
from centres.fiches.record import source_record
from centres.fields.budget import proposed_record
from centres.fields.field import Field, FieldValues, Value
from centres.fields.fields import FIELDS_BY_NAME
from centres.fields.rows import batches, insert, update_rows
from centres.fields.snapshots import record_import
from centres.fields.spellings import Spellings
from centres.fields.writing import create_actions, update_actions, values_of
from centres.models import Action, ImportRun, Revision, SourceFiche

from .conflicts import store_conflicts
from .three_way import ImportDecision
from .vocabularies import store_unseen

# The id of the action of each decision; None for a fiche of which nothing is made.
ActionIds = Sequence[int | None]
# The key and the sha256 of a source.
Text = tuple[str, str]


def apply_plan(decisions: Sequence[ImportDecision], run: ImportRun, state: str, spellings: Spellings) -> ActionIds:
    """Writes the decisions of one file. `state`: the publication state of new fiches."""
    ids = store_unseen((change for decision in decisions for change in decision.changes), spellings)
    numbers = iter(_create(decisions, ids, state))
    _update(decisions, ids, Revision.Origin.IMPORT, run)
    action_ids = [next(numbers) if decision.outcome == "created" else decision.action_id for decision in decisions]
    _store_sources(decisions, action_ids, run)
    store_conflicts(decisions)
    return action_ids


def apply_rereading(decisions: Sequence[ImportDecision], spellings: Spellings) -> None:
    """Writes what today's reader makes of sources that are stored already; their own rows are the caller's."""
    ids = store_unseen((change for decision in decisions for change in decision.changes), spellings)
    _update(decisions, ids, Revision.Origin.REREAD, None)
    store_conflicts(decisions)


def _create(decisions: Sequence[ImportDecision], ids: Mapping[object, int], state: str) -> Sequence[int]:
    """The ids of the new actions, in the order of their decisions."""
    told = [values_of(decision.changes, ids) for decision in decisions if decision.outcome == "created"]
    published_at = timezone.now() if state == Action.State.PUBLISHED else None
    return [pk for some in batches(told) for pk in create_actions(some, state=state, published_at=published_at)]


def _update(decisions: Sequence[ImportDecision], ids: Mapping[object, int], origin: str, run: ImportRun | None) -> None:
    """Writes the changes of actions that were there, and their history."""
    told: dict[int, FieldValues] = {}
    before: dict[int, FieldValues] = {}
    moved: dict[Field, dict[int, Value]] = {}
    # Several fiches of a file can be one action: where two write one field, they write the same.
    for decision in decisions:
        action_id = decision.action_id
        if action_id is None:
            continue
        if decision.changes:
            told.setdefault(action_id, {}).update(values_of(decision.changes, ids))
            before[action_id] = decision.ours
        for field, _, _, theirs in decision.moved:
            moved.setdefault(field, {})[action_id] = theirs
    update_actions(told, reviewed_at=None, reviewed_by_id=None)
    for field, values in moved.items():
        field.renumber(values)
    record_import(before, told, origin, run)


def _store_sources(decisions: Sequence[ImportDecision], action_ids: ActionIds, run: ImportRun) -> None:
    """One row for each place not stored yet; a new text takes the place of the last one of its action and key."""
    newer = [decision for decision in decisions if decision.match.how in ("nearest", "back")]
    _retire({(decision.fiche.key, decision.match.replaces) for decision in newer})
    _restore([decision for decision in newer if decision.match.how == "back"], run)
    rows = (
        _source(decision, action_id, run, occurrence)
        for decision, action_id in zip(decisions, action_ids, strict=True)
        if decision.match.how != "older"
        for occurrence in range(decision.match.stored + 1, len(decision.match.places) + 1)
    )
    for some in batches(rows):
        insert(SourceFiche, some)
    dated = (decision for decision in decisions if decision.match.how == "same" and _has_new_year(decision))
    _date({(decision.fiche.key, decision.match.sha256): decision.record["year"] for decision in dated})


def _retire(texts: Collection[Text]) -> None:
    """These are no longer the texts last imported."""
    for some in batches(sorted(texts)):
        rows = _of_keys(some).values_list("pk", "key", "sha256")
        ids = [pk for pk, *text in rows if tuple(text) in texts]
        SourceFiche.objects.filter(pk__among=ids).update(is_current=False)


def _restore(decisions: Iterable[ImportDecision], run: ImportRun) -> None:
    """Earlier texts stand again: their places are those of this file, as far as there are as many."""
    back = {(decision.fiche.key, decision.fiche.sha256): decision for decision in decisions}
    columns = ("pk", "key", "sha256", "occurrence", "proposal")
    for some in batches(sorted(back)):
        places = {}
        for pk, key, sha, occurrence, said in _of_keys(some).values_list(*columns):
            if decision := back.get((key, sha)):
                place = _source(decision, decision.action_id, run, min(occurrence, len(decision.match.places)))
                # What was decided of the budget that it proposes was said of this very text.
                proposal = said or place["proposal"]
                stands = {"occurrence": occurrence, "is_current": True, "at": timezone.now(), "proposal": proposal}
                places[pk] = place | stands
        update_rows(SourceFiche, places)


def _date(years: Mapping[Text, int]) -> None:
    """Writes the year that is printed by now for these texts."""
    for some in batches(sorted(years)):
        rows = _of_keys(some).values_list("pk", "key", "sha256", "content")
        told = {pk: (content, years[key, sha]) for pk, key, sha, content in rows if (key, sha) in years}
        update_rows(SourceFiche, {pk: {"content": _with_year(*some)} for pk, some in told.items()})


def _with_year(content: dict[str, Any], year: int) -> dict[str, Any]:
    return content | {"values": {**content.get("values", {}), "year": year}}


def _of_keys(texts: Iterable[Text]) -> QuerySet[SourceFiche]:
    return SourceFiche.objects.filter(key__among={key for key, _ in texts}).order_by("pk")


def _has_new_year(decision: ImportDecision) -> bool:
    return bool(decision.record["year"] != decision.base_record.get("year"))


def _source(decision: ImportDecision, action_id: int | None, run: ImportRun, occurrence: int) -> dict[str, Any]:
    fiche = decision.match.places[occurrence - 1]
    is_same = decision.match.how == "same"
    return {
        "run_id": run.pk,
        "action_id": action_id,
        "key": fiche.key,
        "sha256": fiche.sha256,
        "occurrence": occurrence,
        "file": run.file,
        "first_line": fiche.first_line,
        "last_line": fiche.last_line,
        "content": {
            "text": fiche.text,
            "values": source_record(fiche) | {"year": decision.record["year"]} if is_same else decision.source_record,
            "carried": decision.carried,
            "field_lines": lines_of_fields(fiche),
        },
        "proposal": proposal_of(decision) if occurrence == 1 else "",
        **reader_notes(fiche),
    }


def proposal_of(decision: ImportDecision) -> str:
    """Open where the text holds a budget that the reader is not sure of, and that does not stand already."""
    proposed = proposed_record(decision.record, decision.carried)
    if proposed is None:
        return ""
    field = FIELDS_BY_NAME["budget"]
    is_there = field.same(decision.ours.get("budget"), field.from_snapshot(proposed))
    return "" if is_there else SourceFiche.Proposal.OPEN


def lines_of_fields(fiche: Fiche) -> dict[str, list[int]]:
    """{name of a field: [first line, last line]}"""
    return {name: list(lines) for name, lines in fiche.field_lines.items()}


def reader_notes(fiche: Fiche) -> dict[str, Any]:
    """What the reader noted beside the values of a fiche, as the columns of its source."""
    return {
        "issues": [{"code": issue.code, "line": issue.line, "message": issue.message} for issue in fiche.issues],
        "unrecognised": [{"line": line.line, "text": line.text} for line in fiche.unrecognised],
    }
