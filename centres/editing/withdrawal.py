"""A fiche whose centre wants it nowhere -> withdrawn for good; a superuser may erase what it said.

Its identity stays (`SourceFiche.key`): no import brings it back, and its address goes on saying that it is gone.
"""

from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, Q, TextField
from django.utils import timezone

from centres.importing.lock import import_transaction
from centres.models import (
    Action,
    Budget,
    CatalogueChange,
    CommuneProposal,
    Correction,
    FieldConflict,
    ImportRun,
    Likeness,
    Merge,
    Revision,
)
from centres.models.links import LINKS

from .history import record_states

ERASED_TITLE = "Fiche effacée"
_NOTHING = {"text": "", "values": {}, "carried": {}, "field_lines": {}, "issues": [], "unrecognised": []}


@import_transaction()
def withdraw(action: Action, user: Any) -> bool:
    """Takes a fiche off the site for good. Returns False when it was withdrawn already.

    Waits for an import under way: it may be writing a new text of this fiche.
    """
    rows = Action.objects.filter(pk=action.pk).exclude(state=Action.State.WITHDRAWN)
    before = {pk: (title, old) for pk, title, old in rows.values_list("pk", "title", "state")}
    now = timezone.now()
    if not rows.update(state=Action.State.WITHDRAWN, version=F("version") + 1, updated_at=now):
        return False
    # Nobody has anything left to decide.
    FieldConflict.objects.filter(action=action, decision=FieldConflict.Decision.OPEN).update(
        decision=FieldConflict.Decision.KEPT, decided_at=now, decided_by=user
    )
    CatalogueChange.objects.record([action.pk])
    record_states(before, Action.State.WITHDRAWN, user)
    return True


@import_transaction()
def erase(action: Action) -> None:
    """Empties a withdrawn fiche of all that it said: texts, lists, money, people, files, sources, and its title in the
    history. What it is found by in an import, and where it was read, stay."""
    empty: dict[str, Any] = {
        field.name: "" for field in Action._meta.fields if isinstance(field, TextField | CharField) and field.blank
    }
    empty |= {"title": ERASED_TITLE, "slug": Action(title=ERASED_TITLE).fresh_slug(), "other_sections": []}
    empty |= dict.fromkeys(("centre", "year", "status", "dimension", "scale"))
    withdrawn = Action.objects.filter(pk=action.pk, state=Action.State.WITHDRAWN)
    if not withdrawn.update(**empty, version=F("version") + 1, updated_at=timezone.now()):
        raise ValueError("only a withdrawn fiche is erased: any other would come back with the next import")
    for model in (*LINKS, Budget):
        model._default_manager.filter(action=action).delete()
    action.people_counts.all().delete()
    action.conflicts.all().delete()
    action.files.all().delete()
    action.sources.update(**_NOTHING)
    # Who did what stays in the log of the admin; what each text was goes.
    Revision.objects.filter(kind=Revision.Kind.ACTION, object_id=action.pk).delete()
    _forget_titles(action)
    Merge.objects.filter(Q(kept=action.pk) | Q(gone=action.pk), kind="action").delete()
    Likeness.objects.of([action.pk]).delete()
    Correction.objects.filter(action=action).delete()
    CommuneProposal.objects.filter(action=action).update(action=None, words="")
    entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Action), object_id=str(action.pk))
    entries.update(object_repr=ERASED_TITLE)
    CatalogueChange.objects.record([action.pk])


def _forget_titles(action: Action) -> None:
    """What imports did names each fiche by its title."""
    for run in ImportRun.objects.filter(sources__action=action).distinct():
        for change in run.changes:
            if change.get("action") == action.pk:
                change["title"] = ERASED_TITLE
        run.save(update_fields=["changes"])
