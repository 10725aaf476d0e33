"""A commune and the index -> what is near it, without the database: the same as `territory.near` says by SQL."""

from collections.abc import Iterator

from pyroaring import BitMap

from centres.catalogue.places.nearness import FARTHEST, KM_A_DEGREE, Here, Surroundings, kilometres, point_of, within

from . import CatalogueIndex
from .names import NamedCentre


def near_in(index: CatalogueIndex, commune: Here, km: int) -> Surroundings:
    """The centres that publish something near a commune."""
    return within(commune, km, _placed(index, commune), _middles(index, commune))


def placed_ids(index: CatalogueIndex, near: Surroundings) -> list[BitMap]:
    """The actions of the centres within the radius, a set for each distance, the nearest first."""
    by_km: dict[int, list[int]] = {}
    for pk, km in near.centres.items():
        by_km.setdefault(km, []).append(pk)
    return [index.carrying("centre", centres) for _, centres in sorted(by_km.items())]


def unplaced_ids(index: CatalogueIndex, near: Surroundings) -> BitMap:
    """The actions of centres of which only the département is known."""
    centres = [
        centre.pk
        for centre in _telling(index)
        if centre.departement in near.departements and centre.latitude is None and centre.pk not in near.centres
    ]
    return index.carrying("centre", centres)


def _telling(index: CatalogueIndex) -> Iterator[NamedCentre]:
    return (index.words.centres[pk] for pk in index.values["centre"] if pk in index.words.centres)


def _placed(index: CatalogueIndex, commune: Here) -> Iterator[tuple[int, str, float]]:
    here, band = point_of(commune), FARTHEST / KM_A_DEGREE
    if here is None:
        yield from ((row.pk, commune.pk, 0.0) for row in _telling(index) if row.commune_id == commune.pk)
        return
    for row in _telling(index):
        there = point_of(row)
        if there and row.commune_id and abs(there[0] - here[0]) <= band:
            yield row.pk, row.commune_id, kilometres(here, there)


def _middles(index: CatalogueIndex, commune: Here) -> Iterator[tuple[str, float]]:
    codes = {
        row.departement
        for row in _telling(index)
        if row.latitude is None and row.departement and (commune.is_placed or row.commune_id != commune.pk)
    }
    here = point_of(commune)
    for code in sorted(codes):
        departement = index.words.departements.get(code)
        middle = point_of(departement) if departement else None
        if code == commune.departement_id:
            yield code, 0.0
        elif middle and here:
            yield code, kilometres(here, middle)
