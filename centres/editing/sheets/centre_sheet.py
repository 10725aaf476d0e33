"""A directory of centres -> its plan, centre by centre, written when it is confirmed.

A centre is known by any name that a source gave it in its département, then by its SIRET. What the catalogue lacks is
filled in; what it says otherwise is shown beside, and replaced only where a person says so. An empty cell empties
nothing.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Any

from centres.editing.findable import alias_keys, save_centres
from centres.editing.history import recording
from centres.fiches import Refusal
from centres.models import Centre, CentreAlias, Revision
from centres.models.keys import text_key

from .cells import CellError, Columns, find_columns
from .centre_cells import READERS, read_commune, read_departement
from .plan import FileChanges, refused_item
from .table import SheetRow, Table

NAME, DEPARTEMENT, COMMUNE = "nom", "département", "commune"
INSEE, POSTCODE = "code INSEE", "code postal"
SPELLINGS: dict[str, tuple[str, ...]] = {
    NAME: ("nom du centre", "centre", "centre social", "structure", "structure organisatrice", "raison sociale"),
    DEPARTEMENT: ("departement", "dept", "dpt", "code département", "nom du département"),
    COMMUNE: ("ville", "nom de la commune"),
    INSEE: ("insee", "code commune", "code insee commune"),
    POSTCODE: ("cp", "code postale"),
    "type": ("type de structure", "nature", "agrément"),
    "adresse": ("adresse postale", "rue", "adresse complète"),
    "contact": ("coordonnées",),
    "téléphone": ("tel", "tél", "tél.", "telephone", "numéro de téléphone"),
    "courriel": ("mail", "email", "e-mail", "mél", "adresse mail", "adresse électronique"),
    "site": ("site web", "site internet", "url", "web", "adresse du site"),
    "SIRET": ("siret", "numéro siret", "n° siret", "nº siret"),
}
ATTRIBUTES = {
    "type": "kind", "adresse": "address", "contact": "contact", "site": "website", "SIRET": "siret",
    DEPARTEMENT: "departement", COMMUNE: "commune",
}  # fmt: skip
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class CentreEntry:
    """One row that was read without an error."""

    name: str
    values: dict[str, Any]  # {name of a column: its value}, without the empty ones

    @property
    def department(self) -> str:
        departement = self.values.get(DEPARTEMENT)
        return departement.name if departement else ""


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
        entry = _read(row, columns)
        if isinstance(entry, list):
            changes.add(refused_item(key, row.number, _name(row, columns), entry))
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
    if not is_trial:
        _write(takings, changes, by)
    return changes


@dataclass(frozen=True, slots=True)
class Taking:
    """What is to be written of one row. `values`: {attribute of the centre: its value}."""

    key: str
    centre: Centre
    values: dict[str, Any]


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
    """Notes the items of one entry: what it fills in, and apart what it replaces. Returns what is taken of them."""
    target = centre or Centre(name=entry.name)
    filled: list[tuple[str, str, Any]] = []
    replaced: list[tuple[str, str, Any]] = []
    for name, value in entry.values.items():
        attribute = ATTRIBUTES[name]
        ours = getattr(target, attribute)
        if ours != value:
            (replaced if ours else filled).append((name, attribute, value))
    if centre and not filled and not replaced:
        changes.unchanged += 1
        return None
    taken, is_written = [], False
    if filled or centre is None:
        item = _item(key, line, entry, centre, filled, "updated" if centre else "created")
        is_written = changes.add(item, is_left=key in left_out)
        taken += filled if is_written else []
    if replaced:
        differs = {"is_default": False, "marks": ["le catalogue dit autre chose"]}
        item = _item(f"{key}-r", line, entry, centre, replaced, "updated") | differs
        if changes.add(item, is_left=f"{key}-r" in left_out):
            is_written = True
            taken += replaced
    return Taking(key, target, {attribute: value for _, attribute, value in taken}) if is_written else None


def _write(takings: Sequence[Taking], changes: FileChanges, by: Any) -> None:
    """Stores the centres with what is taken of their rows."""
    new = [taking for taking in takings if taking.centre.pk is None]
    for taking in takings:
        for attribute, value in taking.values.items():
            setattr(taking.centre, attribute, value)
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
        "is_default": True, "fields": fields, "notes": [], "marks": [],
    }  # fmt: skip


def _shown(centre: Centre, attribute: str, value: Any) -> str | None:
    if attribute == "kind":
        return dict(Centre.Kind.choices).get(value) or None
    return str(value) if value else None


def _name(row: SheetRow, columns: Columns) -> str:
    try:
        return columns.text(row, NAME).strip()[:200]
    except CellError:
        return ""


def _read(row: SheetRow, columns: Columns) -> CentreEntry | list[str]:
    """The values of a row, or every error in it."""
    errors: list[str] = []
    values: dict[str, Any] = {}

    def take(name: str, read: Any) -> None:
        try:
            text = columns.text(row, name).strip()
            if text:
                values[name] = read(text)
        except CellError as error:
            errors.append(f"{columns.place(row, name)} : {error}")

    take(NAME, _checked_name)
    take(DEPARTEMENT, read_departement)
    take(POSTCODE, lambda text: text.zfill(5))
    postcode = values.pop(POSTCODE, "")
    take(COMMUNE, lambda text: read_commune(text, postcode, values.get(DEPARTEMENT)))
    # A code says more than a name.
    take(INSEE, lambda text: read_commune(text.zfill(5), postcode, values.get(DEPARTEMENT)))
    if INSEE in values:
        values[COMMUNE] = values.pop(INSEE)
    for name, read in READERS.items():
        take(name, read)
    if not errors and not values.get(NAME):
        errors.append(f"{columns.place(row, NAME)} : la case est vide. Donnez le nom du centre.")
    if errors:
        return errors
    if COMMUNE in values:
        values.setdefault(DEPARTEMENT, values[COMMUNE].departement)
    contact = [values.pop(name) for name in ("contact", "téléphone", "courriel") if name in values]
    if contact:
        values["contact"] = ", ".join(dict.fromkeys(contact))[:300]
    return CentreEntry(values.pop(NAME), values)


def _checked_name(text: str) -> str:
    name = " ".join(text.split())
    if len(name) > 300:
        raise CellError("le nom dépasse 300 caractères.")
    return name


def _find(row: SheetRow, columns: Columns, entry: CentreEntry) -> Centre | None:
    """The centre that an entry is about; None for a new one. Raises CellError when it could be several."""
    by_name = _by_name(entry)
    siret = entry.values.get("SIRET")
    by_siret = list(_centres().filter(siret=siret)[:MOST_NAMED]) if siret else []
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
