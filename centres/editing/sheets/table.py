"""The bytes of a CSV, XLSX or ODS file -> a Table of texts, numbered as a spreadsheet does, or why it is refused."""

import codecs
import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from centres.fiches import Refusal

from .guard import plain_text

MOST_ROWS = 5_000
MOST_COLUMNS = 80
MOST_CHARACTERS = 30_000_000  # of all the cells
DELIMITERS = ";,\t"
FORMULA = "\0formule"  # what stands in a cell whose value only a spreadsheet can compute
_XLSX = b"PK\x03\x04"
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "Le fichier est un ancien classeur Excel (.xls) ou un classeur protégé par mot de passe"),
    (b"%PDF-", "Le fichier est un PDF"),
    (b"\x89PNG", "Le fichier est une image"),
    (b"\xff\xd8\xff", "Le fichier est une image"),
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
SAVE_AS = "enregistrez le tableau en CSV ou en XLSX"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that is not blank. `number`: as a spreadsheet counts, the headers being row 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as texts. `notes` say what had to be guessed; `is_lossy`: it was saved where some characters are `?`."""

    headers: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    notes: tuple[str, ...] = field(default=())
    is_lossy: bool = False


PageReader = Callable[[str], Table | None]


def read_table(data: bytes, page: PageReader = lambda _: None, required: Sequence[str] = ()) -> Table | Refusal:
    """Never raises: a file that is no table is refused with what to do. `page` may know the text for a page instead;
    `required`: headers by which the right sheet of a workbook is known."""
    if not data.strip():
        return Refusal("empty", "Le fichier est vide : vérifiez son enregistrement.")
    for magic, words in _OTHERS:
        if data.startswith(magic):
            return Refusal("binary", f"{words} : {SAVE_AS}.", None, 0)
    if data.startswith(_XLSX):
        # Its package takes ten megabytes of a process: only of one that meets a workbook.
        from .workbook import read_workbook

        read = read_workbook(data, MOST_ROWS + 1, MOST_COLUMNS, FORMULA, required)
        if isinstance(read, Refusal):
            return read
        rows, name = read
        return _table(rows, (f"La feuille lue est « {name} » : les autres n’ont pas ces colonnes.",) if name else ())
    decoded = _decode(data)
    if isinstance(decoded, Refusal):
        return decoded
    text, notes = decoded
    if "\0" in text:
        return Refusal("binary", f"Le fichier est binaire (caractères nuls) : {SAVE_AS}.")
    if text.lstrip()[:1] == "<":
        return Refusal("html", f"Le fichier est une page web (HTML) : {SAVE_AS}.", 1, 0)
    if (known := page(text)) is not None:
        return replace(known, notes=(*notes, *known.notes))
    records = _records(text)
    return records if isinstance(records, Refusal) else _table(records, notes, is_lossy=bool(notes))


def _decode(data: bytes) -> tuple[str, tuple[str, ...]] | Refusal:
    """UTF-8, or what its mark says; else Windows-1252, and said."""
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(codec), ()
    except UnicodeDecodeError as error:
        place = error.start
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        line = 1 + data[:place].count(b"\n")
        return Refusal(
            "encoding", f"Le fichier n’est ni en UTF-8 ni en Windows-1252 : {SAVE_AS}, en UTF-8.", line, place
        )
    return text, ("Le fichier n’est pas en UTF-8 : il a été lu en Windows-1252 (cp1252). Vérifiez les accents.",)


def _records(text: str) -> list[tuple[int, list[str]]] | Refusal:
    """Numbered rows, by the delimiter that the headers hold most."""
    head = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    records: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                records.append((number, cells))
            if len(records) > MOST_ROWS + 1:
                break
    except csv.Error:
        message = f"Un guillemet n’est pas refermé, ou une case est démesurée : {SAVE_AS} depuis votre tableur."
        return Refusal("csv", message, reader.line_num)
    return records


def _table(records: list[tuple[int, list[str]]], notes: tuple[str, ...], *, is_lossy: bool = False) -> Table | Refusal:
    if not records:
        return Refusal("blank", "Le fichier n’a que des cases vides : vérifiez son enregistrement.")
    if len(records) > MOST_ROWS + 1:
        return Refusal("too_many_rows", f"Le tableau a plus de {MOST_ROWS} lignes : partagez-le en plusieurs fichiers.")
    (_, headers), *rows = records
    if max(len(cells) for _, cells in records) > MOST_COLUMNS:
        return Refusal("too_many_columns", f"Le tableau a plus de {MOST_COLUMNS} colonnes : supprimez les inutiles.")
    if sum(len(cell) for _, cells in records for cell in cells) > MOST_CHARACTERS:
        return Refusal("too_large", "Le tableau contient trop de texte : partagez-le en plusieurs fichiers.")
    return Table(
        tuple(" ".join(header.split()) for header in headers),
        tuple(SheetRow(number, tuple(plain_text(cell) for cell in cells)) for number, cells in rows),
        notes,
        is_lossy,
    )
