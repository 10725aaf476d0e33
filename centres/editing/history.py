"""Whatever is written by hand inside `recorded` -> rows of history, in the same transaction."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.db.models import Field, Model

from centres.fields.snapshots import name_reference, snapshots
from centres.models import Action, Centre, CentreAlias, Revision
from centres.models.completeness import measure
from centres.models.keys import kind_of
from centres.models.vocabulary import Term

from .agreeing import settle_agreed

# The names that lead to a centre, or to a term: shown in their history, and never taken back.
LEADS = "graphies"
LONGEST_REASON = 500


@contextmanager
def recording(model: type[Model], ids: Sequence[int], by: Any, origin: str, reason: str = "") -> Iterator[None]:
    """Keeps what the block changes of these rows. A row made in the block is added to `ids`, a list, before its end.
    `reason`: why, in French, where somebody said it.

    The caller holds the rows that somebody else could write meanwhile: what is read here is what the block finds.
    """
    with transaction.atomic():
        before = _pictures(model, ids)
        yield
        if model is Action:
            # Budget and people are written after the fiche that records the change.
            measure(ids)
        after = _pictures(model, ids)
        nothing = ("", None)
        revisions = [
            Revision.between(
                before.get(pk, nothing)[1],
                after.get(pk, nothing)[1],
                kind=kind_of(model),
                object_id=pk,
                label=(after.get(pk) or before.get(pk) or nothing)[0],
                by=by if getattr(by, "pk", None) else None,
                origin=origin,
                reason=reason[:LONGEST_REASON],
            )
            for pk in ids
        ]
        Revision.objects.record(revisions)
        if model is Action:
            settle_agreed({row.object_id: row.changes for row in revisions if row.changes})


def _pictures(model: type[Model], ids: Sequence[int]) -> dict[int, tuple[str, dict[str, Any]]]:
    if model is Action:
        return snapshots(ids)
    rows = model._default_manager.filter(pk__in=list(ids))
    return {row.pk: (str(row), row_picture(row)) for row in rows}


def row_picture(row: Model) -> dict[str, Any]:
    """A centre or a term, with the names that lead to it; a page of the site, a group of synonyms."""
    drawn: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        # What is in no form is kept for the machine: a centre's last directory.
        if not field.primary_key and field.editable:
            value = getattr(row, field.name)
            if isinstance(value, date):
                value = value.isoformat()
            drawn[field.name] = name_reference(value) if isinstance(value, Model) else value
    leads = leads_of(row)
    if leads is not None:
        drawn[LEADS] = sorted(str(lead) for lead in leads)
    return drawn


def column_of(model: type[Model], name: str) -> "Field[Any, Any]":
    """A column of a model, by its name or the database's; what only points at the model is none."""
    field = model._meta.get_field(name)
    if not isinstance(field, Field):
        raise FieldDoesNotExist(f"{model.__name__} has no column {name}")
    return field


def leads_of(row: Any) -> Any:
    """The spellings of a term, the aliases of a centre; None for what is found by no name."""
    if isinstance(row, Centre):
        return CentreAlias.objects.filter(centre=row)
    return row.spellings.all() if isinstance(row, Term) else None


def record_states(before: dict[int, tuple[str, str]], state: str, by: Any, reason: str = "") -> None:
    """Many fiches published or taken back at once. `before`: {id: (title, state)}."""
    _record_many(((pk, title, {"state": [old, str(state)]}) for pk, (title, old) in before.items()), by, reason)


def record_signatures(rows: dict[int, str], signature: str, by: Any) -> None:
    """Many budgets confirmed at once. `rows`: {id of a fiche: title}."""
    _record_many(((pk, title, {"confirmed": [None, signature]}) for pk, title in rows.items()), by)


def _record_many(rows: Iterable[tuple[int, str, dict[str, Any]]], by: Any, reason: str = "") -> None:
    """`rows`: the id of a fiche, its title, what changed."""
    kind, origin = Revision.Kind.ACTION, Revision.Origin.BULK
    Revision.objects.record(
        Revision(kind=kind, object_id=pk, label=title[:300], by=by, origin=origin, reason=reason, changes=changes)
        for pk, title, changes in rows
    )
