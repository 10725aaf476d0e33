"""The CSV files of fixtures/territories -> régions, départements, communes. Loading again brings them up to date."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from centres.models.keys import text_key

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


def load_communes(commune_model: Any) -> int:
    """The communes, by code; returns how many. Coordinates are empty where the source has none."""
    communes = [
        commune_model(
            code=row["code"],
            name=row["name"],
            departement_id=row["departement"],
            postcodes=row["postcodes"],
            population=int(row["population"]) if row["population"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
            latitude=float(row["latitude"]) if row["latitude"] else None,
        )
        for row in _rows("communes.csv.gz")
    ]
    _upsert(commune_model, communes, ["name", "departement", "postcodes", "population", "longitude", "latitude"])
    return len(communes)


def _upsert(model: Any, rows: list[Any], columns: list[str]) -> None:
    model.objects.bulk_create(
        rows, batch_size=ROWS_A_WRITE, update_conflicts=True, unique_fields=["code"], update_fields=columns
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = FOLDER / name
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
