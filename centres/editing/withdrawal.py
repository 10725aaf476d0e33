"""A fiche whose centre wants it nowhere -> withdrawn for good; a superuser may erase what it said.

Its identity stays (`SourceFiche.key`): no import brings it back, and its address goes on saying that it is gone.
"""

from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, Q, TextField
from django.utils import timezone

from centres.fields.lock import import_transaction
from centres.models import (
    Action,
    Budget,
    CommuneProposal,
    Correction,
    FieldConflict,
    ImportDraft,
    ImportRun,
    Likeness,
    Merge,
    PendingChange,
    Revision,
    TextMark,
    TextSketch,
    WaitingNote,
    Word,
)
from centres.models.links import LINKS

from .history import record_states

ERASED_TITLE = "Fiche effacée"
# How the log of the admin says who asked.
WITHDRAWN_WORDS = "Retirée à la demande de son centre : "
_NOTHING = {
    "content": {},
    "issues": [],
    "unrecognised": [],
    "proposal": "",
}


@import_transaction()
def withdraw(action: Action, user: Any, reason: str = "") -> bool:
    """Takes a fiche off the site for good. Returns False when it was withdrawn already. `reason`: who asked, and why.

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
    record_states(before, Action.State.WITHDRAWN, user, reason)
    return True


@import_transaction()
def erase(action: Action) -> None:
    """Empties a withdrawn fiche of all that it said: texts, lists, money, people, files, sources, and its title in the
    history. What it is found by in an import, and where it was read, stay."""
    empty: dict[str, Any] = {
        field.name: "" for field in Action._meta.fields if isinstance(field, TextField | CharField) and field.blank
    }
    empty |= {"title": ERASED_TITLE, "slug": Action.slug_of(ERASED_TITLE), "other_sections": []}
    empty |= dict.fromkeys(("centre", "year", "status", "dimension", "scale"))
    withdrawn = Action.objects.filter(pk=action.pk, state=Action.State.WITHDRAWN)
    if not withdrawn.update(**empty, version=F("version") + 1, updated_at=timezone.now()):
        raise ValueError("only a withdrawn fiche is erased: any other would come back with the next import")
    # The log of the admin goes on saying who wrote when; what it names goes.
    _forget_names(action)
    _forget_imports(action)
    for model in LINKS:
        _forget_terms(model._default_manager.filter(action=action))
    Budget.objects.filter(action=action).delete()
    action.people_counts.all().delete()
    action.conflicts.all().delete()
    action.files.all().delete()
    action.removed_files.all().delete()
    action.sources.update(**_NOTHING)
    merges = Merge.objects.filter(Q(kept=action.pk) | Q(gone=action.pk), kind="action")
    ids = {action.pk, *merges.values_list("gone", flat=True)}
    Revision.objects.filter(kind=Revision.Kind.ACTION, object_id__in=ids).delete()
    merges.drop_copies()
    merges.delete()
    Likeness.objects.of([action.pk]).delete()
    WaitingNote.objects.filter(thing="action", item=action.pk).delete()
    TextMark.objects.filter(action=action).delete()
    TextSketch.objects.filter(action=action).delete()
    Correction.objects.filter(action=action).delete()
    CommuneProposal.objects.filter(action=action).update(action=None, words="")
    PendingChange.objects.own().resolve()
    Word.objects.forget_unused()


def _forget_names(action: Action) -> None:
    """The titles and the names of files that the log of the admin keeps. Who asked for the withdrawal stays."""
    budgets = Budget.objects.filter(action=action).values_list("pk", flat=True)
    for model, ids in ((Action, [action.pk]), (Budget, budgets)):
        entries = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(model), object_id__in=list(map(str, ids))
        )
        entries.exclude(change_message__startswith=WITHDRAWN_WORDS).update(change_message="")
        entries.update(object_repr=ERASED_TITLE)


def _forget_imports(action: Action) -> None:
    """What imports did names each fiche by its title; their issues quote its lines. Files that wait hold it whole."""
    places: dict[int, list[tuple[int, int]]] = {}
    for run_id, first, last in action.sources.values_list("run", "first_line", "last_line"):
        places.setdefault(run_id, []).append((first, last))
    runs = Q(pk__in=places) | Q(kind=ImportRun.Kind.TABLE)
    for run in ImportRun.objects.filter(runs).order_by("pk"):
        for change in run.changes:
            if change.get("action") == action.pk:
                change["title"] = ERASED_TITLE
        run.issues = [
            issue
            for issue in run.issues
            if not any(first <= (issue["line"] or 0) <= last for first, last in places.get(run.pk, ()))
        ]
        run.save(update_fields=["changes", "issues"])
    ImportDraft.objects.all().delete()


def _forget_terms(links: Any) -> None:
    """Takes terms off a fiche; a name that nobody has checked and that no other fiche carries goes with it."""
    ids = list(links.values_list("term", flat=True))
    links.delete()
    terms = links.model._meta.get_field("term").related_model._default_manager
    alone = terms.filter(pk__in=ids, needs_review=True, actions=None)
    kind = terms.model._meta.model_name
    Revision.objects.filter(kind=kind, object_id__in=list(alone.values_list("pk", flat=True))).delete()
    alone.delete()
