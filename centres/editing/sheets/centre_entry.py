"""A row of a directory of centres -> the values of its cells, and a sentence for each one that is left out."""

from dataclasses import dataclass
from typing import Any

from .cells import CellError, Columns
from .centre_cells import READERS, read_commune, read_departement
from .table import SheetRow

NAME, DEPARTEMENT, COMMUNE = "nom", "département", "commune"
INSEE, POSTCODE = "code INSEE", "code postal"
PLACES = (DEPARTEMENT, COMMUNE, INSEE)
# Column -> other headers that mean it.
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
    "courriel": ("mail", "email", "e-mail", "mél", "adresse mail", "adresse électronique", "adresse mail contact"),
    "site": ("site web", "site internet", "url", "web", "adresse du site"),
    "SIRET": ("siret", "numéro siret", "n° siret", "nº siret"),
    "premier agrément": ("date du 1er agrément", "date du premier agrément", "1er agrément"),
    "population": ("population de la zone de compétence", "habitants"),
    "axes": ("axes du projet", "axes du projet en cours"),
    "mode de gestion": ("mode de gestion de la structure", "gestion"),
    "milieu": ("type de territoire d’intervention", "type de territoire"),
    "taille": ("taille du territoire d’intervention", "taille du territoire"),
    "quartier prioritaire": ("géographie prioritaire", "qpv"),
    "fédération": ("adhérent à la fédération des centres sociaux", "adhérent"),
    "autre fédération": ("adhérent à une autre fédération",),
    "gens du voyage": ("structure « gens du voyage »",),
    "plusieurs sites": ("multi-sites", "structure multi-sites / éclaté", "multisites"),
    "itinérante": ("itinérant", "structure itinérante"),
    "historique": ("histoire",),
}
ATTRIBUTES = {
    "type": "kind", "adresse": "address", "contact": "contact", "courriel": "email", "site": "website",
    "SIRET": "siret", "premier agrément": "approved_on", "population": "population", "axes": "axes",
    "mode de gestion": "management", "milieu": "setting", "taille": "territory_size",
    "quartier prioritaire": "is_in_priority_area", "fédération": "is_in_federation",
    "autre fédération": "other_federation", "gens du voyage": "is_for_travellers",
    "plusieurs sites": "has_several_sites", "itinérante": "is_itinerant", "historique": "history",
    DEPARTEMENT: "departement", COMMUNE: "commune",
}  # fmt: skip
LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class CentreEntry:
    """One row that has a name. `values`: column -> its value, empty ones left out; `errors`: the cells left out.

    `is_lost`: it says where it is, and nothing of that could be read.
    """

    name: str
    values: dict[str, Any]
    errors: tuple[str, ...] = ()
    is_lost: bool = False

    @property
    def department(self) -> str:
        departement = self.values.get(DEPARTEMENT)
        return departement.name if departement else ""


def read_entry(row: SheetRow, columns: Columns) -> CentreEntry | list[str]:
    """The values of a row; a cell that can't be read is left out and said. Without a name, every error in it."""
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
    if NAME not in values:
        return errors or [f"{columns.place(row, NAME)} : la case est vide. Donnez le nom du centre."]
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
    if COMMUNE in values:
        values.setdefault(DEPARTEMENT, values[COMMUNE].departement)
    contact = [values.pop(name) for name in ("contact", "téléphone") if name in values]
    if contact:
        values["contact"] = ", ".join(dict.fromkeys(contact))[:300]
    is_lost = DEPARTEMENT not in values and any(columns.text(row, name).strip() for name in PLACES)
    return CentreEntry(values.pop(NAME), values, tuple(errors), is_lost)


def name_of(row: SheetRow, columns: Columns) -> str:
    """The name as it stands, to tell which row is refused."""
    try:
        return columns.text(row, NAME).strip()[:200]
    except CellError:
        return ""


def _checked_name(text: str) -> str:
    name = " ".join(text.split())
    if len(name) > LONGEST_NAME:
        raise CellError(f"le nom dépasse {LONGEST_NAME} caractères.")
    return name
