"""A folded name -> the places that bear it, begin so or hold it: communes, their parts, EPCI, départements, régions."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Replace
from django.db.models.lookups import Exact

from centres.models import Commune, CommunePart, Departement, Epci, Region
from centres.models.epci import epci_key
from centres.models.keys import place_key, without_article
from centres.models.territory import begins

Locality = Commune | CommunePart
Place = Commune | CommunePart | Departement | Region | Epci

MOST_FOUND = 10
# A former commune that a living one of its name is so many times larger than is not what was meant.
TIMES_LARGER = 10
# The régions of before 2016 that no name of today holds -> the départements that each was.
FORMER_REGIONS = {
    "alsace": ("67", "68"), "basse normandie": ("14", "50", "61"), "champagne ardenne": ("08", "10", "51", "52"),
    "champagne ardennes": ("08", "10", "51", "52"), "haute normandie": ("27", "76"),
    "languedoc roussillon": ("11", "30", "34", "48", "66"), "limousin": ("19", "23", "87"),
    "lorraine": ("54", "55", "57", "88"), "midi pyrenees": ("09", "12", "31", "32", "46", "65", "81", "82"),
    "nord pas de calais": ("59", "62"), "picardie": ("02", "60", "80"), "poitou charentes": ("16", "17", "79", "86"),
}  # fmt: skip
_FORMER = {
    code: frozenset(name for name, those in FORMER_REGIONS.items() if code in those)
    for codes in FORMER_REGIONS.values()
    for code in codes
}
# Letters of a name that may be a part of that of a région: « Val » is in one.
LEAST_OF_REGION = 5


@dataclass(frozen=True, slots=True)
class NamedTerritory:
    """A région or a département, the keys that it is found by, and those of the former régions that it is of."""

    keys: tuple[str, str]
    row: Departement | Region
    former: frozenset[str] = frozenset()


def size_of(place: Place) -> int:
    """Inhabitants, as far as is known; a département or a région is larger than what it holds."""
    return 0 if isinstance(place, Departement | Region) else place.population or 0


def parameter_of(place: Place) -> tuple[str, str]:
    """The parameter of a list that asks for a place, and its value."""
    names = {Departement: "departement", Region: "region", Epci: "epci"}
    return names.get(type(place), "commune"), str(place.pk)


def detail_of(place: Place) -> str:
    """What tells a place from others of its name: « fait partie d’Annecy », « département »; nothing for a commune."""
    if isinstance(place, CommunePart):
        return place.belongs_to
    if isinstance(place, Epci):
        return str(place.get_kind_display())
    return "" if isinstance(place, Commune) else str(place._meta.verbose_name)


def is_whole(place: Place, text: str) -> bool:
    """Whether a text is the whole name of a place, or figures that lead to it."""
    key = place_key(text)
    return any(letter.isdigit() for letter in key) or key in _both_keys(place.name)


def read_territories() -> list[NamedTerritory]:
    """Départements, then régions; a région that is one département is left out."""
    departements = list(Departement.objects.order_by("pk"))
    whole = {row.name for row in departements}
    regions = [row for row in Region.objects.order_by("pk") if row.name not in whole]
    of_regions: dict[str, frozenset[str]] = {}
    for row in departements:
        of_regions[row.region_id] = of_regions.get(row.region_id, frozenset()) | _FORMER.get(row.pk, frozenset())
    return [
        *(NamedTerritory(_both_keys(row.name), row, _FORMER.get(row.pk, frozenset())) for row in departements),
        *(NamedTerritory(_both_keys(row.name), row, of_regions.get(row.pk, frozenset())) for row in regions),
    ]


def _both_keys(name: str) -> tuple[str, str]:
    key = place_key(name)
    return key, without_article(key)


def territories_named(key: str, territories: Iterable[NamedTerritory]) -> list[Departement | Region]:
    """Of this very name, with its article or without; of a former région, the one of today, then its départements."""
    keys = {key, without_article(key)}
    rows = [known.row for known in territories if keys.intersection((*known.keys, *known.former))]
    return sorted(rows, key=lambda row: isinstance(row, Departement))


def territories_begun(key: str, territories: Iterable[NamedTerritory]) -> list[Departement | Region]:
    """Whose name begins so; the région of today of a former one that does."""
    return [
        known.row
        for known in territories
        for names in ((*known.keys, *known.former) if isinstance(known.row, Region) else known.keys,)
        if any(name.startswith(key) for name in names)
    ]


def regions_holding(key: str, territories: Iterable[NamedTerritory]) -> list[Departement | Region]:
    """Whose name holds these words: « Bourgogne », and régions that are a part of one of today, « Rhône-Alpes »."""
    if len(key) < LEAST_OF_REGION:
        return []
    regions = [known for known in territories if isinstance(known.row, Region)]
    return [known.row for known in regions if f" {key} " in f" {known.keys[0]} " and key not in known.keys]


def within(rows: QuerySet[Any], territory: Departement | Region | None) -> QuerySet[Any]:
    """Those of a département or of a région."""
    if territory is None:
        return rows
    column = "departement" if isinstance(territory, Departement) else "departement__region"
    return rows.filter(**{column: territory.pk})


def localities_named(key: str, territory: Departement | Region | None = None) -> list[Locality]:
    """Communes and parts of this very name, the largest first."""
    return _both(Q(key=key) | Q(short_key=key), territory)


def names_borne(names: Collection[str]) -> set[str]:
    """Those of these names that a commune bears, or a part of one: a long text has many, and few are."""
    borne = Q(key__in=names) | Q(short_key__in=names)
    rows = chain.from_iterable(
        model.objects.filter(borne).values_list("key", "short_key") for model in (Commune, CommunePart)
    )
    return {name for row in rows for name in row}


def localities_begun(key: str, territory: Departement | Region | None = None) -> list[Locality]:
    """Communes and parts whose name has these words first, and others after: « Aix » begins « Aix-les-Bains »."""
    return _both(begins("key", f"{key} ") | begins("short_key", f"{key} "), territory)


def localities_beginning(letters: str, territory: Departement | Region | None = None) -> list[Locality]:
    """Communes and parts whose name begins with these letters, maybe inside a word."""
    return _both(begins("key", letters) | begins("short_key", letters), territory)


def localities_spelt(key: str, territory: Departement | Region | None = None) -> list[Locality]:
    """Communes and parts whose name has these letters, cut elsewhere: « villeneuve dascq ». Reads all names."""
    spelt = Exact(Replace("key", Value(" "), Value("")), key.replace(" ", ""))
    return _both(Q(spelt), territory)


def _both(condition: Q, territory: Departement | Region | None) -> list[Locality]:
    communes = within(Commune.objects.filter(condition), territory).largest_first()[:MOST_FOUND]
    parts = within(CommunePart.objects.filter(condition), territory).select_related("commune").largest_first()
    return largest_first([*communes, *parts[:MOST_FOUND]])


def largest_first(places: Sequence[Locality]) -> list[Locality]:
    """At most ten. Without former communes that are small beside a living one of their name."""
    living: dict[str, int] = {}
    for place in places:
        if isinstance(place, Commune):
            living[place.key] = max(living.get(place.key, 0), size_of(place))
    kept = [
        place
        for place in places
        if isinstance(place, Commune) or TIMES_LARGER * size_of(place) >= living.get(place.key, 0)
    ]
    return sorted(kept, key=lambda place: (-size_of(place), place.pk))[:MOST_FOUND]


def epcis_named(key: str) -> list[Epci]:
    """Of this very name, with what it is (« cc du ») or without."""
    return list(Epci.objects.filter(Q(key=key) | Q(short_key=epci_key(key))).largest_first()[:MOST_FOUND])


def epcis_holding(key: str) -> list[Epci]:
    """Whose name has these words, the last one maybe unfinished: those that begin so first, then the largest."""
    words = epci_key(key)
    holding = begins("short_key", words) | Q(short_key__contains=f" {words}")
    found = list(Epci.objects.filter(holding).largest_first()[: 2 * MOST_FOUND])
    whole = [epci for epci in found if f" {words} " in f" {epci.short_key} "] or found
    return sorted(whole, key=lambda epci: not epci.short_key.startswith(words))[:MOST_FOUND]
