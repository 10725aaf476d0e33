"""A merge -> the catalogue as it was before it, or what stands in the way; never half of it."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, connection
from django.db.models import Model
from django.utils import timezone
from django.utils.text import capfirst

from centres.editing.history import column_of, recording
from centres.editing.publishing import bump_versions
from centres.fields.lock import import_transaction
from centres.fields.rows import batches
from centres.models import Action, Centre, Likeness, Merge, OldAddress, Revision, SourceFiche
from centres.models.merge import UNDONE_WITHIN

from .brought import fiches_read_since, give_back_brought, lists_rewritten_by_imports
from .carriers import carriers, lock_actions
from .journal import Row, as_json, from_json, noun, referenced_rows, row_of, targets, touched_rows

# A redirect or a proposal may have moved on, or be gone: nothing of the catalogue is lost with it.
SOFT = {OldAddress, Likeness}
# Says when, not what: any later write changes it.
SOFT_COLUMNS = {"updated_at"}
MOST_REASONS = 6
Entry = Mapping[str, Any]


class CannotUndo(Exception):
    """Nothing was written. `reasons`: sentences for a person."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        more = len(reasons) - MOST_REASONS
        self.reasons = reasons if more <= 1 else [*reasons[:MOST_REASONS], f"Et {more} autres changements."]


def undo_merge(merge: Merge, user: Any = None) -> Merge:
    """Puts back every row that a merge touched. Raises CannotUndo when one of them is not as the merge left it."""
    both, reason = [merge.kept, merge.gone], f"Fusion défaite : {merge}."
    try:
        with import_transaction(), recording(merge.noun, both, user, Revision.Origin.MERGE, reason):
            return _undo(merge, user)
    except IntegrityError:
        raise CannotUndo(
            ["Depuis, autre chose a pris un nom, une adresse ou une graphie qu’il faudrait rendre."]
        ) from None


def _undo(merge: Merge, user: Any) -> Merge:
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at is not None:
        raise CannotUndo([f"Cette fusion est déjà défaite, depuis le {timezone.localtime(merge.undone_at):%d/%m/%Y}."])
    if not merge.may_be_undone:
        raise CannotUndo(
            [f"Une fusion se défait pendant {UNDONE_WITHIN // timedelta(days=1)} jours : il est trop tard."]
        )
    actions = _actions_of(merge)
    lock_actions(actions | fiches_read_since(merge))
    if merge.noun is Action and Action.objects.filter(pk=merge.kept, state=Action.State.WITHDRAWN).exists():
        raise CannotUndo(["La fiche gardée a été retirée depuis, à la demande de son centre."])
    if reasons := list(_later_merges(merge, touched_rows(merge.changes))):
        raise CannotUndo(reasons)
    if reasons := [*_obstacles(merge.changes, lists_rewritten_by_imports(merge)), *_new_sources(merge)]:
        raise CannotUndo([*_later_merges(merge, referenced_rows(merge.changes)), *reasons])
    _put_back(merge.changes)
    give_back_brought(merge, user)
    merge.undone_at, merge.undone_by = timezone.now(), user
    merge.save(update_fields=["undone_at", "undone_by"])
    actions |= _actions_of(merge)
    bump_versions(actions)
    return merge


def _actions_of(merge: Merge) -> set[int]:
    """The fiches that a merge touched, by themselves or by a row of theirs, and those of what it kept."""
    kept = merge.noun._default_manager.filter(pk=merge.kept).first()
    # The names of a centre are among the words of all its fiches.
    ids = carriers(kept) if isinstance(kept, Centre) else set()
    for entry in merge.changes:
        model = noun(entry["model"])
        if model is Action:
            ids.update(entry.get("updated", ()))
            ids.update(row["id"] for row in entry.get("deleted", ()))
        elif any(field.attname == "action_id" for field in model._meta.concrete_fields):
            told = [*entry.get("deleted", ()), *entry.get("created", ()), entry.get("before"), entry.get("after")]
            ids.update(row["action_id"] for row in told if row and row.get("action_id"))
            for some in batches(entry.get("updated", [])):
                rows = model._default_manager.filter(pk__in=some, action_id__isnull=False)
                ids.update(rows.values_list("action_id", flat=True))
    return ids


# What stands in the way


def _obstacles(entries: Iterable[Entry], rewritten: Container[type[Model]]) -> Iterator[str]:
    """`rewritten`: links that imports wrote anew, whose rows nobody misses."""
    back = {(name, pk) for entry in entries if "deleted" in entry for name, pk in touched_rows([entry])}
    for entry in entries:
        model = noun(entry["model"])
        if model in SOFT:
            continue
        name = str(model._meta.verbose_name)
        if "updated" in entry:
            yield from _changed_rows(model, entry, may_lack=model in rewritten)
            yield from _gone_targets(model, [entry["before"]], back)
        for row in entry.get("created", ()):
            found = model._default_manager.filter(pk=row[model._meta.pk.attname]).first()
            if found is None or any(as_json(model, column, getattr(found, column)) != row[column] for column in row):
                yield f"{capfirst(name)} « {row_of(model, row)} » : changé depuis la fusion."
        if rows := entry.get("deleted", ()):
            pks = [row[model._meta.pk.attname] for row in rows]
            for some in batches(pks):
                for found in model._default_manager.filter(pk__in=some):
                    yield f"{capfirst(name)} « {found} » : de retour depuis la fusion."
            yield from _gone_targets(model, rows, back)


def _changed_rows(model: type[Model], entry: Entry, may_lack: bool) -> Iterator[str]:
    columns = [column for column in entry["after"] if column not in SOFT_COLUMNS]
    name = str(model._meta.verbose_name)
    found: set[Any] = set()
    for some in batches(entry["updated"]):
        for row in model._default_manager.filter(pk__in=some):
            found.add(row.pk)
            for column in columns:
                if as_json(model, column, getattr(row, column)) != entry["after"][column]:
                    what = column_of(model, column.removesuffix("_id") if column.endswith("_id") else column)
                    yield f"{capfirst(name)} « {row} »{_whose(row)} : {what.verbose_name} a changé depuis la fusion."
    missing = [pk for pk in entry["updated"] if pk not in found]
    if missing and not may_lack:
        words = "n’est plus là" if len(missing) == 1 else f"({len(missing)}) ne sont plus là"
        yield f"{capfirst(name)} que la fusion avait fait suivre : {words}, retiré ou corrigé depuis."


def _whose(row: Model) -> str:
    action = getattr(row, "action", None)
    return f" de la fiche « {action} »" if action is not None else ""


def _gone_targets(model: type[Model], rows: Iterable[Row], back: set[tuple[str, Any]]) -> Iterator[str]:
    """Rows that what is put back would point at, and which have been deleted since."""
    asked: dict[str, set[Any]] = {}
    for name, pk in targets(model, rows):
        if (name, pk) not in back:
            asked.setdefault(name, set()).add(pk)
    for name, pks in asked.items():
        for some in batches(sorted(pks)):
            target = noun(name)
            there = set(target._default_manager.filter(pk__in=some).values_list("pk", flat=True))
            for pk in set(some) - there:
                yield f"{capfirst(str(target._meta.verbose_name))} n° {pk} : supprimé depuis la fusion."


def _new_sources(merge: Merge) -> Iterator[str]:
    """Texts that an import brought since, of a fiche that would come back: it could not have them."""
    if merge.kind != "action":
        return
    moved = [pk for entry in merge.changes if entry["model"] == "sourcefiche" for pk in entry.get("updated", ())]
    keys = SourceFiche.objects.filter(pk__in=moved).values("key")
    since = SourceFiche.objects.filter(action=merge.kept, key__in=keys, at__gt=merge.at).exclude(pk__in=moved)
    for source in since.order_by("pk"):
        yield f"{source} : un import a apporté depuis ce texte de « {merge.gone_label} »."


def _later_merges(merge: Merge, rows: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """Merges made since that touched what is kept, or any of these rows: those are undone first."""
    ours = {*rows, (merge.kind, merge.kept)}
    for later in Merge.objects.standing().filter(pk__gt=merge.pk).order_by("-pk").iterator():
        if any(row in ours for row in touched_rows(later.changes)):
            yield f"Défaites d’abord la fusion de {later}, du {timezone.localtime(later.at):%d/%m/%Y}."


# Writes


def _put_back(entries: list[Entry]) -> None:
    """What was created goes, what moved comes back (last first), then what was deleted: no name is asked for twice."""
    for entry in entries:
        model = noun(entry["model"])
        for row in entry.get("created", ()):
            model._default_manager.filter(pk=row[model._meta.pk.attname]).delete()
    for entry in reversed(entries):
        if "updated" in entry:
            _give_back(noun(entry["model"]), entry)
    for entry in sorted(entries, key=lambda entry: noun(entry["model"]) in SOFT):
        model = noun(entry["model"])
        for row in entry.get("deleted", ()):
            if model not in SOFT or not any(_gone_targets(model, [row], set())):
                # As it was: neither a date of today nor a key of today's folding.
                row_of(model, row).save_base(raw=True, force_insert=True)
    if connection.features.can_defer_constraint_checks:
        tables = {noun(entry["model"])._meta.db_table for entry in entries if "deleted" in entry}
        if tables:
            connection.check_constraints(table_names=sorted(tables))


def _give_back(model: type[Model], entry: Entry) -> None:
    columns = {column: from_json(model, column, value) for column, value in entry["before"].items()}
    for some in batches(entry["updated"]):
        rows = model._default_manager.filter(pk__in=some)
        if model in SOFT:
            rows = rows.filter(**{c: from_json(model, c, value) for c, value in entry["after"].items()})
        for soft in SOFT_COLUMNS & columns.keys():
            was = from_json(model, soft, entry["after"][soft])
            rows.filter(**{soft: was}).update(**{soft: columns[soft]})
        rest = {column: value for column, value in columns.items() if column not in SOFT_COLUMNS}
        if rest:
            rows.update(**rest)
