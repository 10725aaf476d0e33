"""The beginning of what somebody types of a place -> places to choose from, and how a page offers each."""

from collections.abc import Iterable
from dataclasses import dataclass

from centres.models import Commune, CommunePart, Departement, Epci, Region

from .finding import (
    arrondissements,
    departements_of,
    districts_of,
    localities_behind,
    place_of_code,
    resolve_place,
    split_territory,
    territories_meant,
)
from .named import (
    MOST_FOUND,
    TIMES_LARGER,
    Locality,
    Place,
    detail_of,
    epcis_holding,
    localities_beginning,
    localities_named,
    read_territories,
    regions_holding,
    size_of,
    territories_begun,
)
from .typed import LONGEST_TYPED, TypedPlace, read_typed

# From so many letters on, départements, régions and EPCI are suggested: « vi » begins too many.
LEAST_LETTERS = 3
MOST_EPCIS = 2


@dataclass(frozen=True, slots=True)
class PlaceOption:
    """A place under the field where it is typed. Browsers hide an option whose value and label lack what is typed."""

    value: str
    label: str = ""


def as_option(place: Place, text: str) -> PlaceOption:
    """« Roussillon (38) », with « Roussillon (38), 38150 » beside it for somebody who types 381."""
    value, detail = str(place), detail_of(place)
    if isinstance(place, Departement | Region):
        value, detail = f"{value}, {detail}", ""  # Mayenne is a town too
    told = f"{value}, {detail}" if detail else value
    asked = " ".join(text.split())[:LONGEST_TYPED]
    if asked.casefold() in told.casefold():
        return PlaceOption(value, told if detail else "")
    postcodes = place.postcodes.split() if isinstance(place, Commune | CommunePart) else []
    postcode = next((digits for digits in postcodes if digits.startswith(asked)), "")
    return PlaceOption(value, f"{told}, {postcode}" if postcode else f"{asked} : {told}")


def suggest_places(text: str) -> list[Place]:
    """At most ten while somebody types: those of this very name first, unless a town ten times larger begins so."""
    typed = read_typed(text)
    if not typed:
        return []
    if typed.siren or typed.code:
        if typed.postcode and not typed.key and (parts := districts_of(typed.postcode)):
            return list(parts)
        return resolve_place(text).places if typed.siren or typed.key else _by_digits(typed)
    if typed.arrondissement and (parts := arrondissements(typed)):
        # « Paris 1 » may become « Paris 12 ».
        begun = localities_beginning(f"{typed.key} {typed.arrondissement}") if typed.key else []
        return _once([*parts, *begun])
    if typed.postcode and not typed.key:
        return _by_digits(typed)
    if not typed.key:
        return [*departements_of(typed.departement), *_by_digits(TypedPlace(postcode=typed.departement))][:MOST_FOUND]
    if typed.postcode:
        return resolve_place(text).places
    return _by_name(typed)


def _by_digits(typed: TypedPlace) -> list[Place]:
    """By the beginning of a postcode, or by an Insee code."""
    digits = typed.postcode
    communes = list(Commune.objects.postcode_begins(digits).largest_first()[:MOST_FOUND]) if digits.isdecimal() else []
    if not communes and typed.code and (place := place_of_code(typed.code)):
        return [place]
    return list(communes)


def _by_name(typed: TypedPlace) -> list[Place]:
    territories = read_territories()
    where = next((known.row for known in territories if known.row.pk == typed.departement), None)
    if typed.departement and not isinstance(where, Departement):
        return []
    found = _begun(typed.key, where)
    if where is not None:
        return list(found)
    if not found:
        name, behind = split_territory(typed.key, territories)
        found = _begun(name, behind) if name else localities_behind(typed.key, territories)
    larger: list[Departement | Region] = []
    epcis: list[Epci] = []
    if len(typed.key) >= LEAST_LETTERS:
        larger = [*territories_begun(typed.key, territories), *regions_holding(typed.key, territories)]
        epcis = epcis_holding(typed.key)[:MOST_EPCIS]
    very = territories_meant(typed.key, found, None, territories)
    kept = max(MOST_FOUND - len(larger) - len(epcis), MOST_FOUND // 2)
    return _once([*very, *found[:kept], *larger, *epcis])


def _begun(key: str, where: Departement | Region | None) -> list[Locality]:
    named, begun = localities_named(key, where), localities_beginning(key, where)
    least = TIMES_LARGER * size_of(named[0]) if named else 0
    words = f"{key} "
    larger = [p for p in begun if size_of(p) >= least and p.key.startswith(words)] if named else []
    found: dict[tuple[type[Locality], str], Locality] = {}
    for place in (*larger, *named, *begun):
        found.setdefault((type(place), place.pk), place)
    return list(found.values())[:MOST_FOUND]


def _once(places: Iterable[Place]) -> list[Place]:
    return list({(type(place), place.pk): place for place in places}.values())[:MOST_FOUND]
