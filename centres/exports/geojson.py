"""Fiches -> GeoJSON (RFC 7946): the centres that tell them, where they are, and the départements, with how many."""

from collections.abc import Iterator
from typing import Any

import orjson
from django.urls import reverse

from centres.models import Departement

from .batches import Row, centre_rows
from .tables import CENTRES_AT_ONCE, Taken, telling

_TOLD = (
    "departement_id", "departement", "region_code", "region", "commune_id", "commune", "postcodes", "address",
    "website", "siret",
)  # fmt: skip
_NAMES = {"departement_id": "departement_code", "commune_id": "commune_code", "departement": "department"}


def as_geojson(taken: Taken) -> Iterator[bytes]:
    """A feature a centre, at its commune's town hall, then one a département, in the middle of its communes.

    `actions` is how many of the fiches; a centre whose commune nobody knows has no geometry.
    """
    counts, by_departement = telling(taken), dict[str, int]()
    yield b'{"type": "FeatureCollection", "features": ['
    between, pks = b"\n", list(counts)
    for start in range(0, len(pks), CENTRES_AT_ONCE):
        for pk, row in centre_rows(pks[start : start + CENTRES_AT_ONCE]).items():
            if code := row["departement_id"]:
                by_departement[code] = by_departement.get(code, 0) + counts[pk]
            yield between + orjson.dumps(_centre(taken, row, counts[pk]))
            between = b",\n"
    for place in Departement.objects.filter(code__in=by_departement).select_related("region").order_by("code"):
        told = {
            "kind": "departement",
            "code": place.code,
            "name": place.name,
            "region_code": place.region_id,
            "region": place.region.name,
            "actions": by_departement[place.code],
            "url": taken.site + place.get_absolute_url(),
        }
        yield between + orjson.dumps(_feature(f"departement-{place.code}", place.longitude, place.latitude, told))
        between = b",\n"
    yield b"\n]}\n"


def _centre(taken: Taken, row: Row, count: int) -> dict[str, Any]:
    told = {_NAMES.get(key, key): row[key] or None for key in _TOLD}
    told |= {
        "kind": "centre",
        "id": row["id"],
        "name": row["name"],
        "actions": count,
        "url": taken.site + reverse("centres:centre_detail", args=[row["id"], row["slug"] or "centre"]),
    }
    return _feature(f"centre-{row['id']}", row["longitude"], row["latitude"], told)


def _feature(name: str, longitude: float | None, latitude: float | None, told: dict[str, Any]) -> dict[str, Any]:
    is_placed = longitude is not None and latitude is not None
    point = {"type": "Point", "coordinates": [longitude, latitude]} if is_placed else None
    return {"type": "Feature", "id": name, "geometry": point, "properties": told}
