"""The CSV files of fixtures/territories -> régions, départements, communes. Loading again brings them up to date."""

import csv
import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Avg

from centres.models.keys import place_key, text_key, without_article

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "territories"
ROWS_A_WRITE = 1000


def load_departements(region_model: Any, departement_model: Any) -> None:
    """Régions and départements, by code. The models are arguments so that a migration can pass its own."""
    regions = [region_model(code=row["code"], name=row["name"]) for row in _rows("regions.csv")]
    _upsert(region_model, regions, ["name"])
    departements = [
        departement_model(code=row["code"], name=row["name"], key=text_key(row["name"]), region_id=row["region"])
        for row in _rows("departements.csv")
    ]
    _upsert(departement_model, departements, ["name", "key", "region"])


def load_communes(commune_model: Any, postcode_model: Any, departement_model: Any) -> int:
    """The communes, by code, and what they are found by; returns how many. Coordinates are empty where the source has
    none."""
    communes = [
        commune_model(
            code=row["code"],
            name=row["name"],
            **keys_of(row["name"]),
            departement_id=row["departement"],
            postcodes=row["postcodes"],
            population=int(row["population"]) if row["population"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
            latitude=float(row["latitude"]) if row["latitude"] else None,
        )
        for row in _rows("communes.csv.gz")
    ]
    columns = ["name", "key", "short_key", "departement", "postcodes", "population", "longitude", "latitude"]
    _upsert(commune_model, communes, columns)
    store_postcodes(communes, postcode_model)
    place_departements(commune_model, departement_model)
    return len(communes)


def keys_of(name: str) -> dict[str, str]:
    """The columns that a commune is found by."""
    key = place_key(name)
    return {"key": key, "short_key": without_article(key)}


def store_postcodes(communes: Iterable[Any], postcode_model: Any) -> None:
    """A row for each postcode of these communes, if it is not there yet."""
    rows = (
        postcode_model(code=code, commune_id=commune.pk) for commune in communes for code in commune.postcodes.split()
    )
    postcode_model.objects.bulk_create(rows, batch_size=ROWS_A_WRITE, ignore_conflicts=True)


def place_departements(commune_model: Any, departement_model: Any) -> None:
    """Puts each département in the middle of its communes."""
    placed = commune_model.objects.exclude(latitude=None).exclude(longitude=None).order_by()
    middles = placed.values_list("departement").annotate(Avg("longitude"), Avg("latitude"))
    for code, longitude, latitude in middles:
        # Rounded: a mean may differ by its last digit from one database to the next.
        departement_model.objects.filter(pk=code).update(longitude=round(longitude, 4), latitude=round(latitude, 4))


def _upsert(model: Any, rows: list[Any], columns: list[str]) -> None:
    model.objects.bulk_create(
        rows, batch_size=ROWS_A_WRITE, update_conflicts=True, unique_fields=["code"], update_fields=columns
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = FOLDER / name
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
