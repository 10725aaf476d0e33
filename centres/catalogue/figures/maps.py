"""A selection of fiches -> the map of départements: areas shaded by how many fiches, their legend, and the same by
région for the table beside it. Paths come drawn from fixtures/territories/map.json (`manage.py draw_map`)."""

import json
import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from typing import Literal, TypedDict

from django.conf import settings
from pyroaring import BitMap

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.filters.pairs import in_order, places_of
from centres.catalogue.index import CatalogueIndex
from centres.models import Departement, Region
from centres.models.address import address_of
from centres.models.territory import UNINHABITED

from .shades import Shade, shade_of, shades_of

PATHS = Path(settings.BASE_DIR) / "fixtures" / "territories" / "map.json"
GRAND_PARIS = "Grand Paris"
NUMBERS = re.compile(r"-?[0-9.]+")
# The names of régions: letters of a line, and how far the next one stands.
LONGEST_LINE, LINE = 14, 18
# Left, top and side of the frames around what is drawn apart, in units of the drawing.
PARIS_FRAME = (0, -32, 154, 128)
OVERSEAS_FRAMES = [(152 * place, 754, 140, 140) for place in range(5)]


@dataclass(frozen=True, slots=True)
class Area:
    """A département on the map and in the table. `address`: its page, or the list of what is counted in it;
    `region`: the name of its région."""

    place: Departement
    count: int
    shade: str
    path: str
    address: str
    region: str = ""

    @property
    def leads_to_many(self) -> bool:
        """Whether it leads to several values of the list: a robot that follows such links never ends."""
        return "&" in self.address


@dataclass(frozen=True, slots=True)
class Inset:
    """Areas drawn apart, in a frame: left, top, width and height; `middle` and `line` are where its name stands."""

    name: str
    frame: tuple[int, int, int, int]
    areas: list[Area]

    @property
    def middle(self) -> int:
        return self.frame[0] + self.frame[2] // 2

    @property
    def line(self) -> int:
        return self.frame[1] + 21


@dataclass(frozen=True, slots=True)
class RegionName:
    """The name of a région in lines, around the middle of what is drawn of it."""

    lines: list[tuple[str, int]]  # words, and how far down they stand
    middle: int


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A région with its départements: those that tell something, the most first, then those that tell nothing."""

    region: Region
    count: int
    areas: list[Area]

    @property
    def told(self) -> list[Area]:
        return sorted((area for area in self.areas if area.count), key=lambda area: -area.count)

    @property
    def silent(self) -> list[Area]:
        return [area for area in self.areas if not area.count]


class Paths(TypedDict):
    """Paths of SVG: by code of département, and the borders of régions as one."""

    mainland: dict[str, str]
    paris: dict[str, str]
    overseas: dict[str, str]
    regions: str


class DepartementMap:
    """The map of what an index says of some ids. `found` is what they were found by, for the links of the areas."""

    def __init__(self, index: CatalogueIndex, ids: BitMap, found: ActionFilter | None = None) -> None:
        self.index, self.ids = index, ids
        pairs = found.pairs if found else []
        self._kept = [pair for pair in pairs if pair[0] not in ("departement", "tri")]
        self._has_filters = any(name != "tri" for name, _ in pairs)
        self._places = places_of(found.filters) if found else {}
        self._paths = drawn_paths()

    @cached_property
    def counts(self) -> dict[str, int]:
        """Code of a département -> how many of the fiches."""
        told = self.index.values["departement"]
        return {code: len(told[code] & self.ids) for code in self.index.words.departements if code in told}

    @cached_property
    def shades(self) -> list[Shade]:
        return shades_of(self.counts.values())

    @property
    def count(self) -> int:
        return len(self.ids)

    @cached_property
    def places(self) -> int:
        """How many départements tell something."""
        return self._telling(is_collectivity=False)

    @cached_property
    def collectivities(self) -> int:
        """How many collectivités d’outre-mer do, which are no départements."""
        return self._telling(is_collectivity=True)

    def _telling(self, is_collectivity: bool) -> int:
        places = self.index.words.departements
        told = (places[code] for code, count in self.counts.items() if count)
        return sum(1 for place in told if place.is_collectivity == is_collectivity)

    @cached_property
    def most(self) -> int:
        return max(self.counts.values(), default=0)

    @cached_property
    def without_place(self) -> int:
        """How many fiches are of a centre whose département is not known."""
        return len(self.ids) - sum(self.counts.values())

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every département by code, in the order of their names."""
        drawn = {**self._paths["mainland"], **self._paths["paris"], **self._paths["overseas"]}
        listed = address_of("centres:action_list")
        names = {code: region.name for code, region in self.index.words.regions.items()}
        areas = {}
        for code, place in self.index.words.departements.items():
            count = self.counts.get(code, 0)
            address = f"{listed}?{self._query(code)}" if count and self._has_filters else place.get_absolute_url()
            areas[code] = Area(
                place, count, self._shade(code), drawn.get(code, ""), address, names.get(place.region_id, "")
            )
        return areas

    @property
    def mainland(self) -> list[Area]:
        apart = self._paths["paris"]
        return [area for code, area in self.areas.items() if code in self._paths["mainland"] and code not in apart]

    @property
    def shapes(self) -> list[tuple[str, str]]:
        """(shade, path) of the mainland."""
        paths, apart = self._paths["mainland"], self._paths["paris"]
        codes = (code for code in self.index.words.departements if code in paths and code not in apart)
        return [(self._shade(code), paths[code]) for code in codes]

    @property
    def under_inset(self) -> list[tuple[str, str]]:
        """(shade, path) of the départements too small to be pointed at, which the inset shows again."""
        mainland = self._paths["mainland"]
        return [(self._shade(code), mainland[code]) for code in self._drawn("paris")]

    @property
    def insets(self) -> list[Inset]:
        paris = [self.areas[code] for code in self._drawn("paris")]
        overseas = [self.areas[code] for code in self._drawn("overseas")]
        return [
            *([Inset(GRAND_PARIS, PARIS_FRAME, paris)] if paris else []),
            *(Inset(area.place.name, frame, [area]) for area, frame in zip(overseas, OVERSEAS_FRAMES, strict=False)),
        ]

    @property
    def borders(self) -> str:
        """The path of the borders of régions."""
        return self._paths["regions"]

    @cached_property
    def regions(self) -> list[RegionRow]:
        """Every région: those that tell the most first, those that tell nothing last."""
        rows = []
        for code, region in self.index.words.regions.items():
            areas = [area for area in self.areas.values() if area.place.region_id == code]
            rows.append(RegionRow(region, sum(area.count for area in areas), areas))
        return sorted(rows, key=lambda row: -row.count)

    @property
    def told(self) -> list[RegionRow]:
        return [row for row in self.regions if row.count]

    @property
    def silent(self) -> list[RegionRow]:
        """Where nobody lives, nothing could be told."""
        return [row for row in self.regions if not row.count and row.region.pk not in UNINHABITED]

    @cached_property
    def names(self) -> list[RegionName]:
        """Where the names of the régions of the mainland stand."""
        boxes: dict[str, list[tuple[int, int, int, int]]] = {}
        for code, place in self.index.words.departements.items():
            if path := self._paths["mainland"].get(code):
                boxes.setdefault(place.region_id, []).append(box_of(path))
        regions = self.index.words.regions
        return [_named(regions[code].name, some) for code, some in boxes.items() if code in regions]

    def _drawn(self, part: Literal["paris", "overseas"]) -> list[str]:
        return [code for code in self._paths[part] if code in self.index.words.departements]

    def _shade(self, code: str) -> str:
        return shade_of(self.counts.get(code, 0), self.shades)

    def _query(self, code: str) -> str:
        """Of the list of the fiches counted in a département."""
        return in_order([*self._kept, ("departement", code)], self._places)


def box_of(path: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a path of `draw_map`: « M » and numbers, then steps from the point before.

    >>> box_of("M10 20l5 0 0 -8 -5 0zM0 0l1 1z")
    (0, 0, 15, 20)
    """
    xs, ys = [], []
    for ring in path.split("M")[1:]:
        numbers = [int(float(number)) for number in NUMBERS.findall(ring)]
        xs += list(accumulate(numbers[::2]))
        ys += list(accumulate(numbers[1::2]))
    return min(xs), min(ys), max(xs), max(ys)


def _named(name: str, boxes: list[tuple[int, int, int, int]]) -> RegionName:
    """In the middle of its départements, the larger weighing more; a long name in two lines."""
    weights = [(right - left) * (bottom - top) for left, top, right, bottom in boxes]
    middles = [((left + right) / 2, (top + bottom) / 2) for left, top, right, bottom in boxes]
    x = round(sum(weight * middle[0] for weight, middle in zip(weights, middles, strict=True)) / sum(weights))
    y = round(sum(weight * middle[1] for weight, middle in zip(weights, middles, strict=True)) / sum(weights))
    places = [place + 1 for place, sign in enumerate(name) if sign in "- "]
    if len(name) <= LONGEST_LINE or not places:
        return RegionName([(name, y)], x)
    cut = min(places, key=lambda place: abs(place - len(name) / 2))
    return RegionName([(name[:cut].strip(), y - LINE // 2), (name[cut:], y + LINE // 2)], x)


@cache
def drawn_paths() -> Paths:
    """The drawing, read once."""
    paths: Paths = json.loads(PATHS.read_text(encoding="utf-8"))
    return paths
