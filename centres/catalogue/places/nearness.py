"""A commune and a radius -> the centres near it. What is not placed counts at its département, and is told apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Protocol

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from centres.models import Action, Centre, Commune, CommunePart, Departement
from centres.models.action import YEAR_OR_ZERO, ActionQuerySet
from centres.models.centre import CentreQuerySet

RADII = (5, 10, 20, 50, 100)
DEFAULT_RADIUS = 20
FARTHEST = RADII[-1]

EARTH_KM = 6371.0
KM_A_DEGREE = 111.0  # of latitude, a little less than anywhere on Earth
PLACED_NOWHERE = 20_000  # sorts after every distance
Point = tuple[float, float]  # latitude and longitude, in degrees
# A part of a commune, « Paris 19e », is at its own point; one that is placed nowhere is never asked for.
Here = Commune | CommunePart


class Placeable(Protocol):
    """What may have coordinates: a commune, a département, a centre of the index."""

    @property
    def latitude(self) -> float | None: ...

    @property
    def longitude(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is near a commune. `asked` and `km` are radii, the second one larger when nothing was within the first.

    `centres` and `communes`: whole kilometres by centre and by commune, of the centres whose commune is placed.
    `departements`: kilometres to the middle of those whose other centres count, 0 for the commune's own.
    """

    commune: Here
    asked: int
    km: int
    centres: dict[int, int]
    communes: dict[str, int]
    departements: dict[str, int]

    @property
    def is_widened(self) -> bool:
        return self.km > self.asked

    @property
    def condition(self) -> Q:
        """On actions: their centre is near, as far as is known."""
        return Q(centre__commune__in=list(self.communes)) | self.without_place

    @property
    def without_place(self) -> Q:
        """On actions: of their centre only the département is known."""
        unplaced = Q(centre__departement__in=list(self.departements), centre__commune__latitude=None)
        return unplaced if self.commune.is_placed else unplaced & ~Q(centre__commune=self.commune.pk)

    def nearest_first(self, actions: ActionQuerySet) -> ActionQuerySet:
        """By whole kilometres, then the latest; centres that are not placed last."""
        if not self.communes:
            return actions.recent_first()
        by_km: dict[int, list[str]] = {}
        for code, km in self.communes.items():
            by_km.setdefault(km, []).append(code)
        whens = [When(centre__commune__in=codes, then=Value(km)) for km, codes in sorted(by_km.items())]
        return actions.order_by(
            Case(*whens, default=Value(PLACED_NOWHERE)), YEAR_OR_ZERO.desc(), "-published_at", "-pk"
        )

    def km_of(self, action: Action) -> int | None:
        """Kilometres to the centre of an action; None when it is not placed."""
        return self.communes.get(action.centre.commune_id or "") if action.centre else None

    @property
    def sentences(self) -> list[str]:
        """What the page says of the place and of the radius, in the order it matters."""
        if isinstance(self.commune, CommunePart):
            return [f"{self.commune.name} {self.commune.belongs_to}.", *(self._of_radius or [self._usual])]
        return self._of_radius

    @property
    def _usual(self) -> str:
        return f"À moins de {self.km} km {self.commune.after_de}."

    @property
    def _of_radius(self) -> list[str]:
        if not self.commune.is_placed:
            return [f"On ne sait pas où se trouve {self.commune} sur la carte : voici les fiches de son département."]
        if not self.communes and not self.departements:
            return [f"Rien à moins de {FARTHEST} km {self.commune.after_de}."]
        if self.is_widened:
            return [f"Rien à moins de {self.asked} km {self.commune.after_de} : voici à moins de {self.km} km."]
        if not self.communes:
            return [f"Aucun centre dont on connaît la commune n’est à moins de {FARTHEST} km {self.commune.after_de}."]
        return []


def telling_centres(actions: QuerySet[Action] | None = None) -> CentreQuerySet:
    """Centres with one of these actions, or with a published one. EXISTS: the first action found ends the search."""
    told = Action.objects.published() if actions is None else actions.order_by()
    return Centre.objects.filter(Exists(told.filter(centre=OuterRef("pk"))))


def near(commune: Here, km: int = DEFAULT_RADIUS, actions: QuerySet[Action] | None = None) -> Surroundings:
    """The centres within the first of the radii, from `km` on, that has any. `actions`: those that count.

    A centre is at its commune's town hall. One without a commune counts when the commune is in its département, or
    within the radius of that département's middle; alone, they widen nothing that has a placed centre farther on.
    """
    centres = telling_centres(actions)
    return within(commune, km, _placed(commune, centres), _departements(commune, centres))


def within(
    commune: Here, km: int, placed_at: Iterable[tuple[int, str, float]], middles: Iterable[tuple[str, float]]
) -> Surroundings:
    """The same from distances: (centre, code of its commune, km) of those that are placed, and (code, km to its middle)
    of the départements of the others."""
    placed = {pk: (code, far) for pk, code, far in placed_at if far <= FARTHEST}
    departements = {code: far for code, far in middles if far <= FARTHEST}
    used = _first_radius(km, (far for _, far in placed.values()))
    if used is None:
        used = _first_radius(km, departements.values()) or FARTHEST
    reached = {pk: (code, round(far)) for pk, (code, far) in placed.items() if far <= used}
    return Surroundings(
        commune,
        asked=km,
        km=used,
        centres={pk: far for pk, (_, far) in reached.items()},
        communes=dict(sorted(reached.values())),
        departements={code: round(far) for code, far in departements.items() if far <= used},
    )


def _first_radius(least: int, distances: Iterable[float]) -> int | None:
    nearest = min(distances, default=None)
    return None if nearest is None else next(radius for radius in RADII if radius >= max(least, nearest))


def _placed(commune: Here, centres: CentreQuerySet) -> Iterable[tuple[int, str, float]]:
    """(centre, code of its commune, kilometres), of those that can be near enough."""
    here = point_of(commune)
    if here is None:
        return [(pk, commune.pk, 0.0) for pk in centres.filter(commune=commune.pk).values_list("pk", flat=True)]
    band = FARTHEST / KM_A_DEGREE
    rows = centres.filter(commune__latitude__range=(here[0] - band, here[0] + band)).values_list(
        "pk", "commune_id", "commune__latitude", "commune__longitude"
    )
    return [
        (pk, code, kilometres(here, (latitude, longitude)))
        for pk, code, latitude, longitude in rows
        if latitude is not None and longitude is not None
    ]


def _departements(commune: Here, centres: CentreQuerySet) -> Iterable[tuple[str, float]]:
    """(code, kilometres to its middle) of the départements with a centre that is placed nowhere."""
    unplaced = centres.filter(departement=OuterRef("pk"), commune__latitude=None)
    here = point_of(commune)
    if here is None:
        unplaced = unplaced.exclude(commune=commune.pk)
    for departement in Departement.objects.filter(Exists(unplaced)).order_by("pk"):
        middle = point_of(departement)
        if departement.pk == commune.departement_id:
            yield departement.pk, 0.0
        elif middle and here:
            yield departement.pk, kilometres(here, middle)


def point_of(row: Placeable) -> Point | None:
    """None when it is placed nowhere."""
    return None if row.latitude is None or row.longitude is None else (row.latitude, row.longitude)


def kilometres(here: Point, there: Point) -> float:
    """Along a great circle.

    >>> round(kilometres((48.8566, 2.3522), (45.764, 4.8357)))
    391
    """
    (from_latitude, from_longitude), (to_latitude, to_longitude) = here, there
    north, east = radians(to_latitude - from_latitude) / 2, radians(to_longitude - from_longitude) / 2
    chord = sin(north) ** 2 + cos(radians(from_latitude)) * cos(radians(to_latitude)) * sin(east) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))
