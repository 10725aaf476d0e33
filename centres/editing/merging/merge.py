"""Two rows of one noun -> one: each field from the side that was chosen, every link moved, the old address kept.

A merged term or centre leaves its spellings to the other one, so no import brings it back; a merged fiche leaves it its
sources. `undoing.py` takes all of it back.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, UniqueConstraint
from django.utils import timezone

from centres.editing.findable import alias_keys
from centres.editing.history import column_of, recording
from centres.editing.publishing import bump_versions
from centres.fields.lock import import_transaction
from centres.models import (
    Action,
    Audience,
    Centre,
    CentreAlias,
    CommuneProposal,
    Dimension,
    Initiator,
    Keyword,
    Likeness,
    Merge,
    OldAddress,
    Partner,
    Revision,
    Scale,
    Status,
)
from centres.models.keys import kind_of, text_key
from centres.models.vocabulary import Term

from .actions import merge_action
from .carriers import carriers, lock_actions
from .journal import DERIVED, Journal, relations
from .sides import GONE, chosen_columns, complete_choices

KINDS: dict[str, type[Model]] = {
    kind_of(model): model for model in (Action, Centre, Keyword, Audience, Partner, Initiator, Dimension, Status, Scale)
}


class CannotMerge(Exception):
    """Nothing was written; the words say why."""


def not_mergeable(*rows: Model) -> str:
    """Why one of these rows is never merged, as a sentence; empty when nothing forbids it."""
    if any(isinstance(row, Action) and row.state == Action.State.WITHDRAWN for row in rows):
        return "Une fiche retirée à la demande de son centre ne se fusionne pas."
    return ""


def merge_rows(kept: Model, gone: Model, choices: Mapping[str, str] | None = None, user: Any = None) -> Merge:
    """Merges `gone` into `kept`. `choices`: {field: "kept", "gone" or "both"}, completed by what is proposed.

    All or nothing. Raises CannotMerge for a row and itself, two nouns, or a row that is no longer there.
    """
    model = type(kept)
    if type(gone) is not model or kept.pk == gone.pk or kind_of(model) not in KINDS:
        raise CannotMerge("Choisissez deux lignes différentes de la même liste.")
    both = [kept.pk, gone.pk]
    with import_transaction(), recording(model, both, user, Revision.Origin.MERGE, f"« {gone} » a rejoint « {kept} »."):
        lock_actions(carriers(kept) | carriers(gone))
        rows = model._default_manager.select_for_update().order_by("pk").filter(pk__in=(kept.pk, gone.pk))
        there = {row.pk: row for row in rows}
        if len(there) < 2:
            raise CannotMerge("L’une des deux n’est plus là : elle a été supprimée ou fusionnée entre-temps.")
        if refusal := not_mergeable(*there.values()):
            raise CannotMerge(refusal)
        return _merge(there[kept.pk], there[gone.pk], choices or {}, user)


def _merge(kept: Any, gone: Any, choices: Mapping[str, str], user: Any) -> Merge:
    journal, at, kind = Journal(), timezone.now(), kind_of(kept)
    told = Merge(kind=kind, kept=kept.pk, gone=gone.pk, kept_label=str(kept), gone_label=str(gone), at=at, by=user)
    touched = carriers(kept) | carriers(gone)
    choices = complete_choices(choices, kept, gone)
    if isinstance(kept, Action):
        merge_action(journal, kept, gone, choices, user, at)
    elif isinstance(kept, Centre):
        _merge_proposals(journal, kept, gone, choices, at)
    _move_pairs(journal, kept, gone)
    _move_links(journal, kept, gone)
    journal.delete(type(gone)._default_manager.filter(pk=gone.pk))
    if not isinstance(kept, Action):
        _take_columns(journal, kept, gone, choices)
        _lead_here(journal, kept, gone)
    _keep_address(journal, kept, gone, choices)
    told.changes = journal.entries
    told.save()
    bump_versions(touched)
    return told


def _move_links(journal: Journal, kept: Model, gone: Model) -> None:
    """Whatever points at one row points at the other; what would then be there twice is there once."""
    for child, column, _ in relations(type(kept)):
        if child in DERIVED or child is Likeness:
            continue
        moved = child._default_manager.filter(**{column: gone.pk})
        for others in _once_with(child, column):
            same = {other: OuterRef(other) for other in others}
            twice = Exists(child._default_manager.filter(**{column: kept.pk}, **same))
            journal.delete(child._default_manager.filter(twice, **{column: gone.pk}))
        journal.move(moved, **{column: kept.pk})


def _once_with(child: type[Model], column: str) -> Iterable[list[str]]:
    """The columns with which this one is unique: none for a row of which there is one at most."""
    field = next(field for field in child._meta.concrete_fields if field.attname == column)
    if field.unique:
        yield []
    for constraint in child._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and field.name in constraint.fields and not constraint.condition:
            yield [column_of(child, name).attname for name in constraint.fields if name != field.name]


def _move_pairs(journal: Journal, kept: Model, gone: Model) -> None:
    """Pairs of fiches: that of the two goes, the others name the one that stays, in their one order."""
    if not isinstance(kept, Action):
        return
    known = {frozenset(pair) for pair in Likeness.objects.of([kept.pk]).values_list("first", "second")}
    for pair in Likeness.objects.of([gone.pk]).order_by("pk"):
        other = pair.second_id if pair.first_id == gone.pk else pair.first_id
        this = Likeness.objects.filter(pk=pair.pk)
        if other == kept.pk or frozenset((other, kept.pk)) in known:
            journal.delete(this)
        else:
            journal.update(this, first_id=min(other, kept.pk), second_id=max(other, kept.pk))


def _merge_proposals(journal: Journal, kept: Centre, gone: Centre, choices: Mapping[str, str], at: Any) -> None:
    """A commune that is known decides what was proposed; without one, a single proposal stays open."""
    commune = (gone if choices["commune"] == GONE else kept).commune_id
    waiting = CommuneProposal.objects.open()
    left = waiting.filter(centre=kept.pk).exists()
    states = CommuneProposal.State
    for proposal in waiting.filter(centre__in=(kept.pk, gone.pk)).order_by("pk"):
        if commune is None and (proposal.centre_id == kept.pk or not left):
            continue
        state = states.ACCEPTED if proposal.commune_id == commune else states.REFUSED
        journal.update(CommuneProposal.objects.filter(pk=proposal.pk), state=state, decided_at=at)


def _take_columns(journal: Journal, kept: Any, gone: Any, choices: Mapping[str, str]) -> None:
    """The columns chosen from the row that is gone. An address goes with the words it was made of."""
    columns = {
        field.attname: getattr(gone, field.attname)
        for field in chosen_columns(type(kept))
        if choices.get(field.name) == GONE
    }
    if isinstance(kept, Centre):
        columns["is_commune_deduced"] = False  # a person has looked at both
    if {"label", "name"} & columns.keys():
        columns["slug"] = gone.slug
    if columns:
        journal.update(type(kept)._default_manager.filter(pk=kept.pk), **columns)


def _lead_here(journal: Journal, kept: Any, gone: Any) -> None:
    """The name of what is gone leads to what is kept, even if no source has written it."""
    if isinstance(gone, Term):
        row, is_new = kept.spellings.model.objects.get_or_create(
            key=text_key(gone.label), defaults={"term": kept, "text": gone.label}
        )
    else:
        department = gone.departement.name if gone.departement else ""
        row, is_new = CentreAlias.objects.get_or_create(
            **alias_keys(gone.name, department),
            defaults={"centre": kept, "name": gone.name, "department": department},
        )
    if is_new:
        journal.note_created(row)


def _keep_address(journal: Journal, kept: Any, gone: Any, choices: Mapping[str, str]) -> None:
    """What was gone's address, or led to it, leads to what is kept; so does the slug that was kept's own before."""
    kind = kind_of(kept)
    leading = OldAddress.objects.filter(kind=kind, target=gone.pk)
    there = OldAddress.objects.filter(kind=kind, target=kept.pk, word=OuterRef("word"))
    journal.delete(leading.filter(Exists(there)))
    journal.move(leading, target=kept.pk)
    words = {str(gone.pk)} if kind in ("action", "centre") else set()
    if kind != "action":
        words |= {slug for slug in (gone.slug, kept.slug) if slug}
        words -= {type(kept)._default_manager.get(pk=kept.pk).slug}
    for word in sorted(
        words - set(OldAddress.objects.filter(Q(kind=kind), target=kept.pk).values_list("word", flat=True))
    ):
        journal.note_created(OldAddress.objects.create(kind=kind, word=word, target=kept.pk))
