"""Contours in degrees -> the paths of the map: a conic projection for the mainland, overseas and Grand Paris in insets.

Whole units and relative steps: borders that two départements share stay shared, and the paths stay short.
"""

import math
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

Point = tuple[float, float]  # longitude and latitude in degrees, or units of the drawing
Ring = list[Point]
Projection = Callable[[float, float], Point]

OVERSEAS = ("971", "972", "973", "974", "976")
GRAND_PARIS = ("75", "92", "93", "94")


class Box(NamedTuple):
    """Where something is drawn, in units of the drawing, y going down."""

    left: float
    top: float
    width: float
    height: float


MAINLAND_BOX = Box(0, 0, 760, 740)
PARIS_BOX = Box(24, -2, 106, 90)
OVERSEAS_BOXES = {code: Box(12 + 152 * place, 792, 116, 92) for place, code in enumerate(OVERSEAS)}


class Frame(NamedTuple):
    """A projection, then the scale and the shift that put it into a box."""

    project: Projection
    scale: float
    right: float
    down: float

    def path(self, rings: Iterable[Ring]) -> str:
        return "".join(_steps([self._place(point) for point in ring[:-1]]) for ring in rings)

    def _place(self, point: Point) -> tuple[int, int]:
        x, y = self.project(*point)
        return round(self.right + x * self.scale), round(self.down + y * self.scale)


def draw_map(departements: list[dict[str, Any]], regions: list[dict[str, Any]]) -> dict[str, Any]:
    """GeoJSON features -> SVG path data: by code of département for `mainland`, `paris` and `overseas`, and one path
    for the borders of the `regions` of the mainland. Properties: `code` of a département, `region` (a code)."""
    shapes = {row["properties"]["code"]: _rings(row) for row in departements}
    mainland = {code: rings for code, rings in shapes.items() if code not in OVERSEAS}
    main = _frame(mainland.values(), _conic(), MAINLAND_BOX)
    paris = _frame((shapes[code] for code in GRAND_PARIS), _plane(48.8), PARIS_BOX)
    islands = {
        code: _frame([shapes[code]], _plane(shapes[code][0][0][1]), box).path(shapes[code])
        for code, box in OVERSEAS_BOXES.items()
    }
    of_overseas = {row["properties"]["region"] for row in departements if row["properties"]["code"] in OVERSEAS}
    borders = (_rings(row) for row in regions if row["properties"]["region"] not in of_overseas)
    return {
        "mainland": {code: main.path(rings) for code, rings in sorted(mainland.items())},
        "paris": {code: paris.path(shapes[code]) for code in GRAND_PARIS},
        "overseas": islands,
        "regions": "".join(main.path(rings) for rings in borders),
    }


def _rings(feature: dict[str, Any]) -> list[Ring]:
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[(x, y) for x, y in ring] for polygon in polygons for ring in polygon]


def _frame(shapes: Iterable[list[Ring]], project: Projection, box: Box) -> Frame:
    points = [project(*point) for rings in shapes for ring in rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    scale = min(box.width / width, box.height / height)
    right = box.left + (box.width - width * scale) / 2 - min(xs) * scale
    return Frame(project, scale, right, box.top + (box.height - height * scale) / 2 - min(ys) * scale)


def _conic(middle: float = 3.0, south: float = 44.0, north: float = 49.0, origin: float = 46.5) -> Projection:
    """Lambert's conformal conic with the parallels of the French grid (Lambert-93)."""

    def stretch(latitude: float) -> float:
        return math.tan(math.pi / 4 + math.radians(latitude) / 2)

    low, high = math.cos(math.radians(south)), math.cos(math.radians(north))
    cone = math.log(low / high) / math.log(stretch(north) / stretch(south))
    size = low * stretch(south) ** cone / cone
    at_origin = size / stretch(origin) ** cone

    def project(longitude: float, latitude: float) -> Point:
        radius, angle = size / stretch(latitude) ** cone, cone * math.radians(longitude - middle)
        return radius * math.sin(angle), radius * math.cos(angle) - at_origin

    return project


def _plane(latitude: float) -> Projection:
    """Degrees as they are, narrowed as they are at one latitude: good enough for an island."""
    narrow = math.cos(math.radians(latitude))
    return lambda x, y: (x * narrow, -y)


def _steps(points: list[tuple[int, int]]) -> str:
    """A closed ring as path data; nothing for one that has shrunk to a point."""
    steps, here = [], points[0]
    for point in points[1:]:
        if point != here:
            steps.append(f"{point[0] - here[0]} {point[1] - here[1]}".replace(" -", "-"))
            here = point
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z" if steps else ""
