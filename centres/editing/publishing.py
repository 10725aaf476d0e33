"""A fiche as a person leaves it -> rows: version, address, date of publication, lists, source.

Imports lock the actions that they compare; so does whoever corrects one, before looking at its version. What an import
could create at the same moment (a fiche, a term, a centre) waits for the import as a whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import F, Model, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from centres.fields.lock import import_transaction
from centres.fields.rows import batches
from centres.models import Action, Budget, Revision
from centres.models.links import LINK_NAMES
from centres.models.pending import catalogue_transaction

from .history import record_states, recording
from .typed import store_typed_source


def locked_version(pk: int) -> int | None:
    """The version of an action, which nobody else changes until the transaction of the caller ends."""
    return Action.objects.select_for_update().filter(pk=pk).values_list("version", flat=True).first()


def save_edit(action: Action, lists: Mapping[str, Sequence[Model]] | None = None) -> None:
    """Stores an action written or corrected by hand. `lists`: name of a list -> its terms, in the order to keep.

    A fiche that was published once keeps its first date: it is not news.
    """
    with catalogue_transaction() if action.pk else import_transaction():
        _save(action, lists or {})


@catalogue_transaction()
def save_edits(edits: Iterable[tuple[Action, Mapping[str, Sequence[Model]]]]) -> None:
    """The same for many actions that exist, in one change. The caller holds their locks."""
    for action, lists in edits:
        _save(action, lists)


def _save(action: Action, lists: Mapping[str, Sequence[Model]]) -> None:
    is_new = action.pk is None
    action.slug = action.fresh_slug()
    if action.state == Action.State.PUBLISHED and action.published_at is None:
        action.published_at = timezone.now()
    if not is_new:
        action.version += 1
    action.save()
    for name, terms in lists.items():
        _store_list(action, name, terms)
    if is_new:
        store_typed_source(action)


def _store_list(action: Action, name: str, terms: Sequence[Model]) -> None:
    """Writes one list in the order given, unless it stands so already."""
    wanted = list(dict.fromkeys(term.pk for term in terms))
    links = getattr(action, LINK_NAMES[name])
    if wanted == list(links.order_by("position", "pk").values_list("term_id", flat=True)):
        return
    links.all().delete()
    links.bulk_create(links.model(action=action, term_id=pk, position=position) for position, pk in enumerate(wanted))


@catalogue_transaction()
def set_state(actions: QuerySet[Action], state: str, by: Any = None) -> list[int]:
    """Publishes, archives or takes back to draft. Returns the ids of the fiches that were in another state.

    A withdrawn fiche stays withdrawn.
    """
    unmoved = (state, Action.State.WITHDRAWN)
    ids, rows = list(actions.exclude(state__in=unmoved).order_by("pk").values_list("pk", flat=True)), Action.objects
    before: dict[int, tuple[str, str]] = {}
    for some in batches(ids):
        # Asked again: it may have been withdrawn since.
        found = rows.filter(pk__in=some).exclude(state__in=unmoved).order_by("pk").select_for_update()
        before |= {pk: (title, old) for pk, title, old in found.values_list("pk", "title", "state")}
    ids = list(before)
    now = timezone.now()
    values = {"state": state, "version": F("version") + 1, "updated_at": now}
    if state == Action.State.PUBLISHED:
        values["published_at"] = Coalesce("published_at", now)
    for some in batches(ids):
        Action.objects.filter(pk__in=some).update(**values)
    if ids:
        record_states(before, state, by)
    return ids


@catalogue_transaction()
def delete_action(action: Action, by: Any = None) -> None:
    """Deletes a fiche with its lists and sources; its history stays."""
    with recording(Action, [action.pk], by, Revision.Origin.EDIT):
        action.delete()


@catalogue_transaction()
def touch_budget(budget: Budget) -> None:
    """Says that the fiche of a budget changed, after the budget or its lines did."""
    Action.objects.filter(pk=budget.action_id).update(version=F("version") + 1, updated_at=timezone.now())


def bump_versions(ids: Iterable[int]) -> None:
    """Whoever has one of these fiches open will be told that it changed. Its date stays: nobody wrote in it."""
    for some in batches(sorted(ids)):
        Action.objects.filter(pk__in=some).update(version=F("version") + 1)
