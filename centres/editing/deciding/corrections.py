"""A correction that a visitor proposed -> accepted, with what it writes in the fiche, or refused with a reason."""

from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from centres.editing.history import recording
from centres.editing.publishing import locked_version, save_edit
from centres.editing.versions import MovedOn
from centres.models import Action, Correction, Revision
from centres.models.correction import words_of

State = Correction.State


class AlreadyDecided(Exception):
    """Somebody decided meanwhile: nothing was written."""


def fingerprint_of(action: Action, part: str) -> str:
    """What tells whether the part moved since it was shown."""
    return sha256(words_of(action, part).encode()).hexdigest()[:16]


@transaction.atomic
def accept(correction: Correction, text: str | None, seen: str, by: Any) -> bool:
    """Writes `text` in the part as an edit like another: version, history, index; None writes nothing.

    Returns whether the fiche changed. Raises MovedOn when the part is no longer what `seen` says, AlreadyDecided, and
    ValidationError for a text that the part cannot take.
    """
    action = _held(correction)
    is_written = False
    if text is not None and text != words_of(action, correction.part):
        if not correction.can_be_written:
            raise ValidationError("Cette rubrique se corrige dans le formulaire de la fiche.")
        if fingerprint_of(action, correction.part) != seen:
            raise MovedOn
        when = timezone.localtime(correction.at)
        _write(action, correction.part, text, by, f"Correction proposée par un visiteur le {when:%d/%m/%Y}.")
        is_written = True
    _decide(correction, State.ACCEPTED, by)
    return is_written


@transaction.atomic
def refuse(correction: Correction, reason: str, by: Any) -> None:
    """Raises AlreadyDecided; ValidationError without a reason."""
    if not reason.strip():
        raise ValidationError("Dites pourquoi la correction est refusée : l’équipe le relira.")
    _held(correction)
    correction.reason = reason.strip()
    _decide(correction, State.REFUSED, by)


def _held(correction: Correction) -> Action:
    """The fiche, then the correction, which nobody else writes until the transaction ends: an import locks so too."""
    locked_version(correction.action_id)
    row = Correction.objects.select_for_update().get(pk=correction.pk)
    if row.state != State.NEW:
        raise AlreadyDecided
    return Action.objects.for_history().get(pk=correction.action_id)


def _write(action: Action, part: str, text: str, by: Any, reason: str) -> None:
    # A title stands on one line; the other texts keep theirs.
    setattr(action, part, " ".join(text.split()) if part == "title" else text if text.strip() else "")
    action.clean_fields(exclude=[field.name for field in action._meta.fields if field.name != part])
    with recording(Action, [action.pk], by, Revision.Origin.EDIT, reason):
        save_edit(action)


def _decide(correction: Correction, state: str, by: Any) -> None:
    correction.state, correction.decided_at, correction.decided_by = state, timezone.now(), by
    correction.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    Correction.objects.forget()
