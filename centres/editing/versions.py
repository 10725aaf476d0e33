"""A row and one of its changes -> the row as it stood then, what that would alter today, and the way back to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from centres.fields.fields import FIELDS_BY_NAME
from centres.fields.labels import model_of
from centres.fields.lock import import_transaction
from centres.fields.references import ReferenceColumn, TermRows
from centres.fields.snapshots import snapshots
from centres.fields.writing import update_actions
from centres.models import Action, Attachment, Centre, RemovedAttachment, Revision, SitePage
from centres.models.pending import catalogue_transaction
from centres.models.removed_attachment import put_back, take_off
from centres.models.source import FIELD_NAMES
from centres.models.vocabulary import Term

from .findable import homonym, save_centre, save_term
from .history import LEADS, column_of, recording, row_picture
from .publishing import bump_versions, locked_version

# Publication and signatures have their own buttons; addresses and the names met in sources only grow.
NEVER_TAKEN_BACK = ("state", "confirmed", "slug", LEADS)


# The files joined to a fiche, as history names them.
FILES = "files"


class MovedOn(Exception):
    """The row changed since the person looked at it: nothing was written."""


@dataclass(frozen=True, slots=True)
class Alteration:
    """One field that going back would alter. `gone`: why it can't be, in French, or nothing."""

    name: str
    now: Any
    then: Any
    gone: str = ""


def picture_now(model: type[Model], pk: int) -> dict[str, Any] | None:
    """The row as history draws it, or None when it is gone."""
    if model is Action:
        found = snapshots([pk]).get(pk)
        return found[1] if found else None
    row = model._default_manager.filter(pk=pk).first()
    return row_picture(row) if row else None


def version_after(model: type[Model], pk: int, revision: Revision) -> dict[str, Any]:
    """The row as this change left it: today's, with all later changes undone."""
    drawn = dict(picture_now(model, pk) or {})
    for later in Revision.objects.of(model, pk).filter(pk__gt=revision.pk):
        for name, (before, _) in later.changes.items():
            drawn[name] = before
    return drawn


def version_before(model: type[Model], pk: int, revision: Revision) -> dict[str, Any]:
    """The row as this change found it."""
    return version_after(model, pk, revision) | {name: before for name, (before, _) in revision.changes.items()}


def alterations(model: type[Model], pk: int, then: Mapping[str, Any]) -> list[Alteration]:
    """What going back to this picture would alter, field by field."""
    now = picture_now(model, pk) or {}
    return [
        Alteration(name, now.get(name), then.get(name), _gone(model, name, then.get(name)))
        for name in now
        if name in then and name not in NEVER_TAKEN_BACK and now[name] != then[name]
    ]


def _gone(model: type[Model], name: str, value: Any) -> str:
    """Rows that were chosen then and are there no more."""
    refs = value if isinstance(value, list) else [value]
    refs = [ref for ref in refs if isinstance(ref, dict) and "id" in ref]
    if not refs:
        return "Une fiche a toujours un titre." if name == "title" and not value else ""
    ids = [ref["id"] for ref in refs]
    there = set(_named_by(model, name)._default_manager.filter(pk__in=ids).values_list("pk", flat=True))
    if name == FILES:
        there |= set(RemovedAttachment.objects.restorable().filter(pk__in=ids).values_list("pk", flat=True))
    lost = [f"« {ref['label']} »" for ref in refs if ref["id"] not in there]
    if not lost:
        return ""
    if name == FILES:
        return f"{', '.join(lost)} : retiré depuis plus de trente jours, il n’est plus gardé."
    return f"{', '.join(lost)} n’existe plus : choisissez sa remplaçante dans le formulaire."


def _named_by(model: type[Model], name: str) -> Any:
    """The model of the rows that a field names."""
    field = FIELDS_BY_NAME.get(name) if model is Action else None
    if isinstance(field, ReferenceColumn | TermRows):
        return model_of(field.vocabulary)
    return model._meta.get_field(name).related_model


def fingerprint_of(model: type[Model], pk: int) -> str:
    """What tells whether a row moved: the number of its last change, and for a fiche its version."""
    last = Revision.objects.of(model, pk).values_list("pk", flat=True).first() or 0
    version = Action.objects.filter(pk=pk).values_list("version", flat=True).first() if model is Action else 0
    return f"{last}-{version or 0}"


def take_back(model: type[Model], pk: int, then: Mapping[str, Any], names: Iterable[str], seen: str, by: Any) -> int:
    """Writes these fields as they stood. Returns how many changed; raises MovedOn when the row did.

    It is an edit like another: an import will compare it, and history can undo it in its turn.
    """
    with import_transaction() if model is not Action else catalogue_transaction():
        if model is Action:
            locked_version(pk)
        if fingerprint_of(model, pk) != seen:
            raise MovedOn
        wanted = [row for row in alterations(model, pk, then) if row.name in set(names) and not row.gone]
        if wanted:
            with recording(model, [pk], by, Revision.Origin.REVERT):
                if model is Action:
                    _take_back_action(pk, wanted)
                else:
                    _take_back_row(model, pk, wanted, by)
        return len(wanted)


def _take_back_action(pk: int, wanted: list[Alteration]) -> None:
    _take_back_files(pk, [row for row in wanted if row.name == FILES])
    drawn = {row.name: row.then for row in wanted if row.name != FILES}
    if not drawn:
        bump_versions([pk])
        return
    # What a budget goes back to was read from these words, if they are not taken back with it.
    drawn.setdefault("resources", Action.objects.values_list("resources", flat=True).get(pk=pk))
    update_actions({pk: {row.name: FIELDS_BY_NAME[row.name].from_snapshot(drawn) for row in wanted}})


def _take_back_files(pk: int, wanted: list[Alteration]) -> None:
    """What was taken off comes back; what was joined since is taken off, and can come back in its turn."""
    for change in wanted:
        then = {ref["id"] for ref in change.then}
        take_off(Attachment.objects.filter(action=pk).exclude(pk__in=then))
        put_back(RemovedAttachment.objects.restorable().filter(action=pk, pk__in=then))


def _take_back_row(model: type[Model], pk: int, wanted: list[Alteration], by: Any) -> None:
    row: Any = model._default_manager.select_for_update().get(pk=pk)
    for change in wanted:
        field = column_of(model, change.name)
        value = change.then["id"] if isinstance(change.then, dict) else change.then
        setattr(row, field.attname, value)
    row.full_clean(exclude=["slug"])
    if isinstance(row, Centre | Term) and (other := homonym(row)) is not None:
        raise ValidationError(f"« {row} » mène aujourd’hui à une autre ligne, « {other} » : fusionnez-les d’abord.")
    if isinstance(row, Centre):
        save_centre(row)
    elif isinstance(row, Term):
        save_term(row)
    else:
        if isinstance(row, SitePage):
            row.updated_by = by
        row.save()


def field_title(model: type[Model], name: str) -> str:
    """What people call a field."""
    if model is Action and name in FIELD_NAMES:
        return FIELD_NAMES[name]
    own = {FILES: "fichiers joints", "confirmed": "budget relu et confirmé", LEADS: "graphies rencontrées"}
    return own.get(name) or str(column_of(model, name).verbose_name)
