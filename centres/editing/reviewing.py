"""Fiches to read again, in the order of what needs it most; and who has read one."""

from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from centres.models import Action, FieldConflict, SourceFiche
from centres.models.pending import catalogue_transaction

from .publishing import locked_version


def needs_a_look() -> Q:
    """Fiches with an open conflict, or whose last text has something to look at."""
    sources = SourceFiche.objects.current().noted().filter(action=OuterRef("pk"))
    conflicts = FieldConflict.objects.filter(action=OuterRef("pk"), decision=FieldConflict.Decision.OPEN)
    return Q(Exists(sources)) | Q(Exists(conflicts))


def groups(to_review: QuerySet[Action]) -> list[QuerySet[Action]]:
    """Drafts first: nobody sees them until they are read. Then what has something to look at, then the others."""
    drafts = Q(state=Action.State.DRAFT)
    ordered = to_review.filter(reviewed_at=None).order_by("pk")
    return [
        ordered.filter(drafts),
        ordered.filter(~drafts, needs_a_look()),
        ordered.filter(~drafts).exclude(needs_a_look()),
    ]


def next_to_review(actions: QuerySet[Action], after: int) -> int | None:
    """The id of the fiche to read after this one, among these; those passed over come again at the end."""
    all_groups = groups(actions.exclude(pk=after))
    here = next((number for number, group in enumerate(_of_one(after)) if group.exists()), 0)
    turns = [all_groups[here].filter(pk__gt=after), *all_groups[here + 1 :], *all_groups[:here]]
    for turn in (*turns, all_groups[here]):
        found = turn.values_list("pk", flat=True).first()
        if found is not None:
            return int(found)
    return None


def first_to_review(actions: QuerySet[Action]) -> int | None:
    """The id of the fiche to begin with, among these."""
    return next((pk for group in groups(actions) if (pk := group.values_list("pk", flat=True).first())), None)


def _of_one(pk: int) -> list[QuerySet[Action]]:
    """The groups that the fiche itself could be in, read again or not."""
    one, drafts = Action.objects.filter(pk=pk), Q(state=Action.State.DRAFT)
    return [one.filter(drafts), one.filter(needs_a_look()), one]


@transaction.atomic
def mark_reviewed(pk: int, by: Any) -> None:
    """Somebody has read this fiche beside its source. Nothing that the public sees changes."""
    Action.objects.filter(pk=pk).update(reviewed_at=timezone.now(), reviewed_by=by)


@catalogue_transaction()
def mark_reviewed_as_seen(pk: int, seen: str, by: Any) -> bool:
    """The same, if the fiche and its last text are still those that were shown. `seen`: « version-source »."""
    version = locked_version(pk)
    source = (
        SourceFiche.objects.current().filter(action=pk).exclude(file="").order_by("pk").values_list("pk", flat=True)
    )
    if version is None or seen != f"{version}-{source.first() or 0}":
        return False
    mark_reviewed(pk, by)
    return True
