"""The CSV files of fixtures/territories -> régions, départements, communes, what they took in, and EPCI.

Loading again brings all of it up to date, and is quick when nothing changed.
"""

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


# Communes whose code is newer than the coordinates of the source, and no part of which has that code: the town hall of
# their seat (fixtures/territories/README.md).
SEATS = {"12218": (2.3972, 44.5995), "49126": (-1.2069, 47.3345), "69114": (4.6695, 45.9656)}


def load_communes(commune_model: Any, postcode_model: Any, departement_model: Any) -> int:
    """The communes, by code, and what they are found by; returns how many. Coordinates are empty where the source has
    none, nor has the part that is their seat."""
    points = {row["code"]: _point(row) for row in _rows("former_communes.csv.gz")}
    communes = [
        commune_model(
            code=row["code"],
            name=row["name"],
            **keys_of(row["name"]),
            departement_id=row["departement"],
            postcodes=row["postcodes"],
            population=_count(row),
            **(_point(row) or _seat(row["code"]) or points.get(row["code"]) or _NOWHERE),
        )
        for row in _rows("communes.csv.gz")
    ]
    columns = ["name", "key", "short_key", "departement", "postcodes", "population", "longitude", "latitude"]
    _upsert(commune_model, communes, columns)
    store_postcodes(communes, postcode_model)
    place_departements(commune_model, departement_model)
    return len(communes)


def load_parts(part_model: Any, old_code_model: Any) -> int:
    """What communes took in and arrondissements, and the codes of before; returns how many parts. One without a point
    is left without."""
    parts = []
    for row in _rows("former_communes.csv.gz"):
        # « Paris 19e », as people say it.
        name = row["name"].removesuffix(" Arrondissement")
        parts.append(
            part_model(
                code=row["code"],
                name=name,
                **keys_of(name),
                kind=row["kind"],
                commune_id=row["commune"],
                departement_id=row["departement"],
                postcodes=row["postcodes"],
                population=_count(row),
                **(_point(row) or _NOWHERE),
            )
        )
    columns = [
        "name", "key", "short_key", "kind", "commune", "departement", "postcodes", "population",
        "longitude", "latitude",
    ]  # fmt: skip
    _upsert(part_model, parts, columns)
    codes = [old_code_model(code=row["old_code"], commune_id=row["commune"]) for row in _rows("old_codes.csv")]
    _upsert(old_code_model, codes, ["commune"])
    return len(parts)


def load_epcis(epci_model: Any, member_model: Any) -> int:
    """EPCI and their communes; returns how many. A commune that left one is taken out of it."""
    epcis = [
        epci_model(code=row["code"], name=row["name"], kind=row["kind"], population=_count(row))
        for row in _rows("epci.csv")
    ]
    for epci in epcis:
        epci.set_keys()
    _upsert(epci_model, epcis, ["name", "key", "short_key", "kind", "population"])
    told = {(row["epci"], row["commune"]) for row in _rows("epci_communes.csv.gz")}
    known = {(epci, commune): pk for pk, epci, commune in member_model.objects.values_list("pk", "epci", "commune")}
    gone = [pk for pair, pk in known.items() if pair not in told]
    for start in range(0, len(gone), ROWS_A_WRITE):
        member_model.objects.filter(pk__in=gone[start : start + ROWS_A_WRITE]).delete()
    rows = [member_model(epci_id=epci, commune_id=commune) for epci, commune in sorted(told - known.keys())]
    member_model.objects.bulk_create(rows, batch_size=ROWS_A_WRITE)
    return len(epcis)


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


_NOWHERE: dict[str, float | None] = {"longitude": None, "latitude": None}


def _point(row: dict[str, str]) -> dict[str, float | None] | None:
    if not row["longitude"] or not row["latitude"]:
        return None
    return {"longitude": float(row["longitude"]), "latitude": float(row["latitude"])}


def _seat(code: str) -> dict[str, float | None] | None:
    return dict(zip(("longitude", "latitude"), SEATS[code], strict=True)) if code in SEATS else None


def _count(row: dict[str, str]) -> int | None:
    return int(row["population"]) if row["population"] else None


def _upsert(model: Any, rows: list[Any], columns: list[str]) -> None:
    model.objects.bulk_create(
        rows, batch_size=ROWS_A_WRITE, update_conflicts=True, unique_fields=["code"], update_fields=columns
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = FOLDER / name
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
