"""A page of the directory of structures -> one Structure each: its name, and its cells by the names of a sheet.

The page prints « Informations sur la structure », the name, then headings and « Label : value » lines. What is printed
otherwise under « Historique » is the history; whatever else is not understood is kept with its line, for a person.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .folding import fold

OPENING = "Informations sur la structure"
_OPENING = fold(OPENING)
# Headings that say nothing by themselves, and the one under which a free text stands.
_HISTORY, _ADDRESS, _AXES = "historique", "adresse", "axes du projet en cours"
_HEADINGS = frozenset({
    "fiche identite", "mode de gestion", "territoire d intervention et geographie prioritaire",
    "adhesion a une federation", "specificites de la structure", "liste des centres sociaux", _HISTORY, _ADDRESS,
})  # fmt: skip
# Label as it is printed, folded -> the column of a sheet of centres.
COLUMNS = {
    "adresse mail contact": "courriel",
    "site internet": "site",
    "numero siret": "SIRET",
    "telephone": "téléphone",
    "date du 1er agrement": "premier agrément",
    "population de la zone de competence": "population",
    "mode de gestion de la structure": "mode de gestion",
    "type de territoire d intervention": "milieu",
    "taille du territoire d intervention": "taille",
    "geographie prioritaire": "quartier prioritaire",
    "adherent a la federation des centres sociaux": "fédération",
    "adherent a une autre federation": "autre fédération",
    "structure gens du voyage": "gens du voyage",
    "structure multi sites eclate": "plusieurs sites",
    "structure itinerante": "itinérante",
}
_LABELLED = re.compile(r"(?P<label>[^:]{1,80}?)\s*:\s*(?P<value>.*)")
_AXIS = re.compile(r"[-–•*·]?\s*axe\s*\d*\s*:\s*(?P<value>.*)", re.IGNORECASE)
_PLACE = re.compile(r"(?P<postcode>\d{2}\s?\d{3})\s*(?P<commune>\D.*)")


@dataclass(slots=True)
class Structure:
    """One centre of the directory. `cells`: column of a sheet -> the words printed; `unread`: (line, text)."""

    name: str
    line: int
    cells: dict[str, str] = field(default_factory=dict)
    unread: list[tuple[int, str]] = field(default_factory=list)


def is_directory(text: str) -> bool:
    """Whether a text prints the directory: its opening stands on a line of its own."""
    return any(fold(line) == _OPENING for line in text.split("\n"))


def read_directory(text: str) -> list[Structure]:
    """The structures of a text, in its order. Never raises: what is odd is in `unread`.

    >>> page = [OPENING, "LE PHARE", "Adresse", "LE PHARE1 rue du Port", "38340 Voreppe"]
    >>> (one,) = read_directory("\\n".join(page))
    >>> one.name, one.cells["adresse"], one.cells["code postal"], one.cells["commune"]
    ('LE PHARE', '1 rue du Port', '38340', 'Voreppe')
    """
    return [_read(number, block) for number, block in _blocks(text)]


def _blocks(text: str) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """The line of the name, and the lines that follow it up to the next structure."""
    block: list[tuple[int, str]] | None = None
    for number, raw in enumerate(text.split("\n"), start=1):
        line = " ".join(raw.replace("\r", "").split())
        if fold(line) == _OPENING:
            if block:
                yield block[0][0], block
            block = []
        elif block is not None and line:
            block.append((number, line))
    if block:
        yield block[0][0], block


def _read(number: int, block: list[tuple[int, str]]) -> Structure:
    structure = Structure(block[0][1], number)
    heading = ""
    axes: list[str] = []
    address: list[str] = []
    history: list[str] = []
    for line_number, line in block[1:]:
        key, labelled = fold(line.rstrip(" :")), _LABELLED.fullmatch(line)
        if axis := _AXIS.fullmatch(line):
            axes += filter(None, [axis["value"].strip()])
        elif key in _HEADINGS or key == _AXES:
            heading = key
        elif labelled and (column := COLUMNS.get(fold(labelled["label"]))):
            if labelled["value"]:
                structure.cells[column] = labelled["value"]
        elif heading == _ADDRESS:
            address.append(line)
        elif heading == _HISTORY:
            history.append(line)
        else:
            structure.unread.append((line_number, line))
    structure.cells |= _place(structure.name, address)
    for column, lines in (("axes", axes), ("historique", history)):
        if lines:
            structure.cells[column] = "\n".join(lines)
    return structure


def _place(name: str, lines: Iterable[str]) -> dict[str, str]:
    """The street, the postcode and the commune. The name may be glued to the street, the postcode to the commune."""
    streets, cells = [], {}
    for line in lines:
        street = line[_end_of(fold(name), line) :]
        if place := _PLACE.fullmatch(street.strip()):
            cells = {"code postal": place["postcode"].replace(" ", ""), "commune": place["commune"].strip()}
        elif street.strip(" ,"):
            streets.append(street.strip(" ,"))
    return cells | ({"adresse": "\n".join(streets)} if streets else {})


def _end_of(key: str, line: str) -> int:
    """Where the folded name that opens a line ends; 0 when the line does not open with it."""
    return next((end for end in range(len(line) + 1) if fold(line[:end]) == key), 0) if key else 0
