"""A directory of centres -> its plan, centre by centre, written when it is confirmed.

A centre is known by any name that a source gave it in its département, then by its SIRET. Three sides are compared,
cell by cell: what the directory said last (`Centre.directory`), what stands now, what it says today. What the catalogue
lacks, or has from the directory alone, is brought up to date; what both changed is shown beside, and replaced only
where a person says so. An empty cell empties nothing; one that can't be read is left out, and said.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format

from centres.editing.findable import alias_keys, save_centres
from centres.editing.history import recording
from centres.fiches import Refusal
from centres.models import Centre, CentreAlias, Revision
from centres.models.keys import text_key

from .cells import CellError, Columns, find_columns
from .centre_entry import ATTRIBUTES, COMMUNE, DEPARTEMENT, NAME, SPELLINGS, CentreEntry, name_of, read_entry
from .plan import FileChanges, refused_item
from .table import SheetRow, Table

MOST_NAMED = 5


def write_centres(
    table: Table, position: int, left_out: Container[str], is_trial: bool, by: Any = None
) -> FileChanges | Refusal:
    """Plans every row and writes what is taken, unless `is_trial`. In the transaction of the caller."""
    columns = find_columns(table, SPELLINGS, (NAME,), may_be_unknown=True)
    if isinstance(columns, Refusal):
        return columns
    unread = ", ".join(f"« {header[:60]} »" for header in columns.unread)
    notes = (*table.notes, f"Colonnes non lues : {unread}.") if unread else table.notes
    changes = FileChanges(notes=notes, read=len(table.rows))
    seen: dict[object, int] = {}
    takings: list[Taking] = []
    for row in table.rows:
        key = f"{position}-{row.number}"
        entry = read_entry(row, columns)
        if isinstance(entry, list):
            changes.add(refused_item(key, row.number, name_of(row, columns), entry))
            continue
        try:
            centre = _find(row, columns, entry)
            _refuse_again(row, columns, entry, centre, seen)
        except CellError as error:
            changes.add(refused_item(key, row.number, entry.name, [str(error)]))
            continue
        if taking := _plan(key, row.number, entry, centre, changes, left_out):
            takings.append(taking)
    # After the last row was planned: what one row writes is not what the next one finds.
    if takings and not is_trial:
        _write(takings, changes, by)
    return changes


@dataclass(frozen=True, slots=True)
class Taking:
    """What is to be written of one row. `values`: {attribute of the centre: its value}; `directory`: the next base."""

    key: str
    centre: Centre
    values: dict[str, Any]
    directory: dict[str, str]


def _refuse_again(
    row: SheetRow, columns: Columns, entry: CentreEntry, centre: Centre | None, seen: dict[object, int]
) -> None:
    """Raises CellError when a row above is about the same centre."""
    identities = [centre.pk if centre else (text_key(entry.name), text_key(entry.department))]
    if siret := entry.values.get("SIRET"):
        identities.append(siret)
    for identity in identities:
        if identity in seen:
            place = columns.place(row, NAME)
            raise CellError(f"{place} : ce centre est déjà à la ligne {seen[identity]}. Gardez une des deux lignes.")
    seen.update(dict.fromkeys(identities, row.number))


def _plan(
    key: str, line: int, entry: CentreEntry, centre: Centre | None, changes: FileChanges, left_out: Container[str]
) -> Taking | None:
    """Notes the items of one entry: what it brings, and apart what it would replace. Returns what is taken of them."""
    target = centre or Centre(name=entry.name)
    brought: list[tuple[str, str, Any]] = []
    replaced: list[tuple[str, str, Any]] = []
    directory = dict(target.directory)
    for name, theirs in entry.values.items():
        attribute = ATTRIBUTES[name]
        ours, base = getattr(target, attribute), target.directory.get(name)
        if name == COMMUNE and target.is_commune_deduced:
            ours = None  # nobody wrote it: the directory knows better, or confirms it
        if ours == theirs:
            directory[name] = _as_base(theirs)
        elif base == _as_base(theirs):
            continue  # staff wrote something else since
        elif (ours in ("", None) and base is None) or base == _as_base(ours):
            brought.append((name, attribute, theirs))
        else:
            replaced.append((name, attribute, theirs))
    is_written = directory != target.directory
    if centre and not brought and not replaced:
        changes.unchanged += 1
        changes.notes = (*changes.notes, *entry.errors)
        return Taking(key, target, {}, directory) if is_written else None
    taken: list[tuple[str, str, Any]] = []
    if brought or centre is None:
        item = _item(key, line, entry, centre, brought, "updated" if centre else "created")
        if changes.add(item, is_left=key in left_out):
            is_written = True
            taken += brought
        elif centre is None:
            return None
    if replaced:
        differs = {"is_default": False, "marks": ["le catalogue dit autre chose"]}
        item = _item(f"{key}-r", line, entry, centre, replaced, "updated") | differs
        if changes.add(item, is_left=f"{key}-r" in left_out):
            is_written = True
            taken += replaced
    directory |= {name: _as_base(value) for name, _, value in taken}
    return Taking(key, target, {attribute: value for _, attribute, value in taken}, directory) if is_written else None


def _as_base(value: Any) -> str:
    """A value as the base keeps it: a row by its number, the rest as it is written."""
    return str(getattr(value, "pk", value)) if value not in ("", None) else ""


def _write(takings: Sequence[Taking], changes: FileChanges, by: Any) -> None:
    """Stores the centres with what is taken of their rows."""
    new = [taking for taking in takings if taking.centre.pk is None]
    for taking in takings:
        taking.centre.directory = taking.directory
        for attribute, value in taking.values.items():
            setattr(taking.centre, attribute, value)
        if ATTRIBUTES[COMMUNE] in taking.values:
            taking.centre.is_commune_deduced = False
    ids = [taking.centre.pk for taking in takings if taking.centre.pk is not None]
    with recording(Centre, ids, by, Revision.Origin.SHEET):
        save_centres([taking.centre for taking in takings])
        ids += [taking.centre.pk for taking in new]
    changes.created |= {taking.key: taking.centre.pk for taking in new}


def _item(
    key: str, line: int, entry: CentreEntry, centre: Centre | None, values: list[tuple[str, str, Any]], kind: str
) -> dict[str, Any]:
    fields = [
        {
            "name": name,
            "state": "change" if centre else "new",
            "before": _shown(centre, attribute, getattr(centre, attribute)) if centre else None,
            "after": _shown(centre or Centre(), attribute, value),
        }
        for name, attribute, value in values
    ]
    return {
        "key": key, "kind": kind, "line": line, "title": centre.name if centre else entry.name,
        "about": entry.department, "action": None, "centre": centre.pk if centre else None, "can_be_left": True,
        "is_default": True, "fields": fields, "notes": [{"line": line, "message": error} for error in entry.errors],
        "marks": ["une case laissée de côté" if len(entry.errors) == 1 else "des cases laissées de côté"]
        if entry.errors
        else [],
    }  # fmt: skip


def _shown(centre: Centre, attribute: str, value: Any) -> str | None:
    if attribute == "kind":
        return dict(Centre.Kind.choices).get(value) or None
    if isinstance(value, bool):
        return "oui" if value else "non"
    return date_format(value) if isinstance(value, date) else str(value) if value else None


def _find(row: SheetRow, columns: Columns, entry: CentreEntry) -> Centre | None:
    """The centre that an entry is about; None for a new one. Raises CellError when it could be several."""
    by_name = _by_name(entry)
    siret = entry.values.get("SIRET")
    by_siret = list(_centres().filter(siret=siret)[:MOST_NAMED]) if siret else []
    if by_name and not by_siret and entry.is_lost:
        raise CellError(
            f"{columns.place(row, NAME)} : un centre de ce nom existe ({by_name[0]}), mais le lieu de cette ligne n’a"
            " pas été lu : rien ne dit que c’est le même. Corrigez la commune ou le département."
        )
    found = by_name or by_siret
    if len(found) > 1:
        which = ", ".join(f"{centre} nº {centre.pk}" for centre in found[:MOST_NAMED])
        raise CellError(
            f"{columns.place(row, NAME)} : plusieurs centres répondent à cette ligne ({which}). "
            "Précisez le département ou le SIRET."
        )
    if by_name and by_siret and by_siret[0].pk != by_name[0].pk:
        raise CellError(
            f"{columns.place(row, 'SIRET')} : le nom mène à {by_name[0]} nº {by_name[0].pk}, "
            f"le SIRET à {by_siret[0]} nº {by_siret[0].pk}. Corrigez l’un des deux."
        )
    return found[0] if found else None


def _by_name(entry: CentreEntry) -> list[Centre]:
    """By the name in its département; by the name alone when the row has no département, or the centre has none."""
    key = text_key(entry.name)
    alias = CentreAlias.objects.filter(**alias_keys(entry.name, entry.department)).first()
    if alias:
        return list(_centres().filter(pk=alias.centre_id))
    aliases = CentreAlias.objects.filter(key=key)
    if entry.department:
        departement = entry.values[DEPARTEMENT]
        aliases = aliases.filter(centre__departement=departement) | aliases.filter(centre__departement=None)
    ids = aliases.order_by().values_list("centre_id", flat=True).distinct()
    return list(_centres().filter(pk__in=list(ids[:MOST_NAMED])))


def _centres() -> Any:
    return Centre.objects.select_related("departement", "commune").order_by("pk")
