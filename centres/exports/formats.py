"""The formats that a selection is taken away in, in the order of the menu: a format is a line here, and a writer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .delimited import as_csv
from .geojson import as_geojson
from .record import records
from .tables import Taken, sheets
from .texts import as_json, as_text
from .workbook import stream_workbook


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """`name` is the end of its address; `use` says in French what it is for."""

    name: str
    label: str
    use: str
    content_type: str
    write: Callable[[Taken], Iterator[bytes]]


def _xlsx(taken: Taken) -> Iterator[bytes]:
    return stream_workbook(sheets(taken))


def _json(taken: Taken) -> Iterator[bytes]:
    return as_json(records(taken.actions, taken.ids, taken.site))


def _text(taken: Taken) -> Iterator[bytes]:
    return as_text(records(taken.actions, taken.ids))


FORMATS: tuple[ExportFormat, ...] = (
    ExportFormat(
        "xlsx",
        "XLSX",
        "pour un tableur (Excel, LibreOffice) : il s’ouvre d’un double-clic, codes et dates intacts, avec les "
        "budgets, les personnes et les centres chacun sur sa feuille",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _xlsx,
    ),
    ExportFormat(
        "csv",
        "CSV",
        "pour un logiciel ou une base de données ; dans un tableur, ouvrez-le par « Importer » en UTF-8, séparé "
        "par « ; », et dites « texte » pour les colonnes de codes",
        "text/csv; charset=utf-8",
        as_csv,
    ),
    ExportFormat("json", "JSON", "pour un programme : les mêmes fiches que l’API", "application/json", _json),
    ExportFormat(
        "geojson",
        "GeoJSON",
        "pour une carte (QGIS, uMap) : les centres à leur commune, et les départements, avec leur nombre de fiches",
        "application/geo+json",
        as_geojson,
    ),
    ExportFormat(
        "txt",
        "Texte",
        "pour lire ou importer ailleurs : les fiches comme SENACS les imprime",
        "text/plain; charset=utf-8",
        _text,
    ),
)
BY_NAME = {form.name: form for form in FORMATS}
