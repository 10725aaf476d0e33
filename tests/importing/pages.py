"""Small pages of fiches, their import, and a picture of the whole database to compare."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from django.apps import apps

from centres.fiches import Fiche, compose
from centres.importing.imports import import_files
from centres.importing.report import FileReport
from centres.models import PendingChange

GARDEN = Fiche(
    title="Jardin des voisins",
    centre="Centre social Le Phare",
    department="Isère",
    status="En cours",
    dimension="Services",
    keywords=("Santé", "Culture"),
    summary="On jardine le samedi.\n- avec les enfants",
    initiators=("Le centre social",),
    territory="Un quartier",
    audiences=("Adultes",),
    partners=("Caf", "Commune"),
    resources="1200 euros",
    limits="Il manque des bras.",
)


def garden(**values) -> Fiche:
    """The same small fiche, with other values."""
    return replace(GARDEN, **values)


def import_fiches(folder: Path, *fiches: Fiche, name: str = "page.txt", **options) -> FileReport:
    """Writes the fiches as a page and imports it."""
    return import_text(folder, compose(fiches), name=name, **options)


def import_text(folder: Path, text: str, name: str = "page.txt", **options) -> FileReport:
    return import_bytes(folder, text.encode(), name=name, **options)


def import_bytes(folder: Path, data: bytes, name: str = "page.txt", **options) -> FileReport:
    path = folder / name
    path.write_bytes(data)
    (report,) = import_files([path], **options)
    return report


def everything(leave_out: Iterable[str] = ()) -> dict[str, list[tuple]]:
    """Every row of every table of the catalogue, ids and timestamps included, once the next page has been shown."""
    PendingChange.objects.resolve()
    models = apps.get_app_config("centres").get_models(include_auto_created=True)
    return {
        model.__name__: [tuple(map(repr, row)) for row in model._default_manager.order_by("pk").values_list()]
        for model in models
        if model.__name__ not in {"Commune", "Postcode", *leave_out}
    }
