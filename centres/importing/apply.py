"""Decisions -> rows: a few bulk writes, in the transaction of the caller."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from django.utils import timezone

from centres.fiches import Fiche
from centres.fiches.record import values_record
from centres.fields.budget import insert_budgets, renumber_budget_lines
from centres.fields.fields import Difference
from centres.fields.links import LINKS, insert_links
from centres.fields.people import insert_people
from centres.fields.rows import insert
from centres.fields.snapshots import ImportHistory
from centres.fields.spellings import Spellings
from centres.fields.writing import Values, columns_of, term_ids_of, update_action
from centres.models import (
    Action,
    CatalogueChange,
    ImportRun,
    Revision,
    SourceFiche,
)

from .conflicts import store_conflicts
from .three_way import ImportDecision
from .vocabularies import store_unseen

ROWS_A_WRITE = 500
Item = TypeVar("Item")


def apply_plan(decisions: Sequence[ImportDecision], run: ImportRun, state: str, spellings: Spellings) -> dict[int, int]:
    """Writes the decisions of one file. `state`: the publication state of new fiches. Returns {id() of a decision: the
    id of its action}."""
    actions = _write_actions(decisions, state, spellings, run)
    _store_sources(decisions, actions, run)
    store_conflicts(decisions)
    return actions


def apply_rereading(decisions: Sequence[ImportDecision], spellings: Spellings) -> None:
    """Writes what today's reader makes of sources that are stored already; their own rows are the caller's."""
    _write_actions(decisions, "", spellings, None)
    store_conflicts(decisions)


def _write_actions(
    decisions: Sequence[ImportDecision], state: str, spellings: Spellings, run: ImportRun | None
) -> dict[int, int]:
    """Creates and updates the actions. Returns {id() of a decision: the id of its action}."""
    ids = store_unseen((change for decision in decisions for change in decision.changes), spellings)
    new = [decision for decision in decisions if decision.outcome == "created"]
    changed = [decision for decision in decisions if decision.action is not None and decision.changes]
    actions: dict[int, int] = {}
    for some in _batches(new):
        for decision, pk in zip(some, _create_actions(some, ids, state), strict=True):
            actions[id(decision)] = pk
    history = ImportHistory([(action, _names(changes)) for action, changes in _changes_of(changed)])
    for decision in changed:
        if decision.action is not None:
            update_action(decision.action, decision.changes, decision.record, ids, reviewed_at=None, reviewed_by=None)
    history.store(Revision.Origin.IMPORT if run else Revision.Origin.REREAD, run)
    for decision in decisions:
        if decision.action is not None:
            actions[id(decision)] = decision.action.pk
            if decision.match.how in ("nearest", "reread") and "budget" in decision.settled:
                renumber_budget_lines(decision.action, decision.record)
    CatalogueChange.objects.record(actions[id(decision)] for decision in (*new, *changed))
    return actions


def _changes_of(decisions: Iterable[ImportDecision]) -> Iterator[tuple[Action, Sequence[Difference]]]:
    for decision in decisions:
        if decision.action is not None:
            yield decision.action, decision.changes


def _names(changes: Iterable[Difference]) -> list[str]:
    return [change.field.name for change in changes]


def _create_actions(decisions: Sequence[ImportDecision], ids: dict[object, int], state: str) -> Sequence[int]:
    """The numbers of the actions created."""
    now = timezone.now()
    published_at = now if state == Action.State.PUBLISHED else None
    rows = []
    for decision in decisions:
        columns = columns_of(decision.changes, decision.record, ids)
        columns |= {"state": state, "published_at": published_at, "slug": Action.slug_of(columns["title"])}
        rows.append(columns)
    numbers = insert(Action, rows)
    for name in LINKS:
        insert_links(
            name,
            (
                (number, pk, position)
                for number, decision in zip(numbers, decisions, strict=True)
                for position, pk in enumerate(term_ids_of(decision.changes, name, ids))
            ),
        )
    for name, insert_some in (("budget", insert_budgets), ("people_counts", insert_people)):
        insert_some(
            (number, decision.record, change.theirs)
            for number, decision in zip(numbers, decisions, strict=True)
            for change in decision.changes
            if change.field.name == name
        )
    return numbers


def _store_sources(decisions: Sequence[ImportDecision], actions: dict[int, int], run: ImportRun) -> None:
    """One row for each place not stored yet; a new text takes the place of the last one of its action and key."""
    replaced = [decision for decision in decisions if decision.match.how == "nearest"]
    for decision in replaced:
        texts = SourceFiche.objects.filter(key=decision.fiche.key, sha256=decision.match.replaces)
        texts.update(is_current=False)
    rows = (
        _source(decision, actions[id(decision)], run, occurrence)
        for decision in decisions
        if decision.match.how != "older"
        for occurrence in range(decision.match.stored + 1, len(decision.match.places) + 1)
    )
    for some in _batches(rows):
        insert(SourceFiche, some)
    dated = [decision for decision in decisions if decision.match.how == "same" and _has_new_year(decision)]
    for decision in dated:
        for source in SourceFiche.objects.filter(key=decision.fiche.key, sha256=decision.fiche.sha256):
            source.values["year"] = decision.record["year"]
            source.save(update_fields=["values"])


def _has_new_year(decision: ImportDecision) -> bool:
    return bool(decision.record["year"] != decision.base_record.get("year"))


def _source(decision: ImportDecision, action_id: int, run: ImportRun, occurrence: int) -> Values:
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
        "text": fiche.text,
        "values": values_record(fiche) | {"year": decision.record["year"]} if is_same else decision.record,
        "carried": decision.carried,
        **reader_notes(fiche),
    }


def reader_notes(fiche: Fiche) -> Values:
    """What the reader noted beside the values of a fiche, as the columns of its source."""
    return {
        "field_lines": {name: list(lines) for name, lines in fiche.field_lines.items()},
        "issues": [{"code": issue.code, "line": issue.line, "message": issue.message} for issue in fiche.issues],
        "unrecognised": [{"line": line.line, "text": line.text} for line in fiche.unrecognised],
    }


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while some := list(islice(iterator, ROWS_A_WRITE)):
        yield some
