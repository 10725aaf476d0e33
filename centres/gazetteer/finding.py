"""What was typed of a place -> the place meant, or those that it can be. Nothing uncertain is taken in silence.

In this order: codes and postcodes; arrondissements; the very name; the first words of a name; a name with that of its
département or région behind it; EPCI; then what only looks like it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from centres.models import Commune, CommunePart, Departement, Epci, OldCode, Region
from centres.models.epci import says_epci
from centres.models.territory import begins

from .alike import MOST_CLOSE, most_alike
from .named import (
    MOST_FOUND,
    TIMES_LARGER,
    Locality,
    NamedTerritory,
    Place,
    epcis_holding,
    epcis_named,
    localities_beginning,
    localities_begun,
    localities_named,
    localities_spelt,
    names_borne,
    read_territories,
    regions_holding,
    size_of,
    territories_begun,
    territories_named,
)
from .typed import TypedPlace, departement_of, read_typed

# A commune of the name of a département or a région that has fewer inhabitants is not what is meant by that name.
LEAST_NAMESAKE = 2000
# What begins with the letters typed, inside a word, is taken for them only from so many inhabitants on.
LEAST_COMPLETED = 10_000
CORSICA = ("2A", "2B")
_PREPOSITIONS = {"en", "dans", "de", "du", "le", "la", "l", "d"}
# « commune de Voiron », « à Voiron »: tried when the whole is no name.
_BEFORE = ("la ville", "commune", "ville", "mairie", "pres", "autour", "l ile", "ile")
_LEADING = (*(f"{word} {link} " for word in _BEFORE for link in ("de", "d")), "a ")
_COUNTRY = " france"


@dataclass(frozen=True, slots=True)
class Resolution:
    """The places, the likeliest first; `is_meant` when they answer to what was typed, not only look like it."""

    places: list[Place]
    is_meant: bool = True

    @property
    def only(self) -> Place | None:
        """The place that was meant, when there is no other."""
        return self.places[0] if self.is_meant and len(self.places) == 1 else None

    @property
    def only_commune(self) -> Commune | None:
        """The commune of today that was meant, when there is no other: of Lomme, Lille."""
        only = self.only
        return only.commune if isinstance(only, CommunePart) else only if isinstance(only, Commune) else None


def resolve_place(text: str) -> Resolution:
    """The place that a text names, or those that it can be."""
    typed = read_typed(text)
    if not typed:
        return Resolution([])
    if typed.siren:
        return Resolution(list(Epci.objects.filter(pk=typed.siren)))
    if typed.arrondissement and (parts := arrondissements(typed)):
        return Resolution(list(parts))
    if typed.code or typed.postcode:
        return _by_code(typed)
    if not typed.key:
        return Resolution(list(departements_of(typed.departement)))
    territories = read_territories()
    territory = _territory_of(typed.departement, territories)
    if typed.departement and territory is None:
        return Resolution(most_alike(typed.key, territories), is_meant=False)
    if found := _said_territory(typed.key, territories):
        return Resolution([found])
    return _by_name(typed.key, territory, territories)


def _by_name(key: str, territory: Departement | Region | None, territories: list[NamedTerritory]) -> Resolution:
    if meant := _meant(key, territory, territories):
        return Resolution(meant)
    name, where = split_territory(key, territories)
    for left, there in ((name, where), _split_before(key, territories)):
        if left and territory is None and (meant := _meant(left, there, territories)):
            return Resolution(meant)
    if parts := _parts_beside(key):
        return Resolution(list(parts))
    for less in (*(key.removeprefix(start) for start in _LEADING), key.removesuffix(_COUNTRY)):
        if less != key:
            return _by_name(less, territory, territories)
    begun: list[Place] = list(localities_beginning(key, territory))
    if len(begun) == 1 and size_of(begun[0]) >= LEAST_COMPLETED:
        return Resolution(begun)
    if not territory and (territories_meant := territories_begun(key, territories)) and len(key) > 3:
        begun = [*territories_meant, *begun]
    if not begun and not territory and len(key) > 3:
        begun = list(epcis_holding(key))
    begun = begun or list(localities_behind(key, territories))
    if begun:
        return Resolution(begun[:MOST_FOUND], is_meant=len(begun) > 1)
    if same := localities_spelt(key, territory):
        return Resolution(list(same))
    return Resolution(most_alike(name or key, territories, territory or where), is_meant=False)


def _meant(key: str, territory: Departement | Region | None, territories: list[NamedTerritory]) -> list[Place]:
    """What bears this name, or has its words first; where that is no place, an EPCI of this name."""
    if says_epci(key) and (epcis := epcis_named(key) or epcis_holding(key)):
        return list(epcis)
    named = localities_named(key, territory)
    begun = localities_begun(key, territory)
    largest = size_of(named[0]) if named else 0
    larger = [place for place in begun if size_of(place) >= TIMES_LARGER * largest]
    if territory is None or not named:
        homonyms = territories_meant(key, named, territory, territories)
        if homonyms and largest < LEAST_NAMESAKE:
            return list(homonyms)
        regions = regions_holding(key, territories) if largest < LEAST_NAMESAKE and territory is None else []
        if named:
            return [*homonyms, *regions, *larger, *named][:MOST_FOUND]
        if regions and not begun:
            return list(regions)
    if named:
        return list(named)
    if territory is None and (epcis := epcis_named(key)):
        return [*epcis]
    return list(begun)


def territories_meant(
    key: str, named: Sequence[Locality], territory: Departement | Region | None, territories: list[NamedTerritory]
) -> list[Departement | Region]:
    """Départements and régions of this name, but for Paris, which its commune is all of: « Isère (38) »."""
    codes = {place.departement_id for place in named}
    rows = [row for row in territories_named(key, territories) if not (row.pk in codes and _is_one_commune(row))]
    return rows if territory is None else [row for row in rows if row == territory]


def _is_one_commune(row: Departement | Region) -> bool:
    return isinstance(row, Departement) and row.communes.count() == 1


def _territory_of(code: str, territories: list[NamedTerritory]) -> Departement | None:
    found = (known.row for known in territories if isinstance(known.row, Departement) and known.row.pk == code)
    return next(found, None) if code else None


def _said_territory(key: str, territories: list[NamedTerritory]) -> Departement | Region | None:
    """« Mayenne (53), département », « région Bretagne »."""
    for word, model in (("departement", Departement), ("region", Region)):
        for name in (key.removeprefix(f"{word} "), key.removesuffix(f" {word}")):
            for start in ("", "de la ", "de l ", "du ", "des ", "de ", "d "):
                if name == key or not name.startswith(start):
                    continue
                for row in territories_named(name.removeprefix(start), territories):
                    if isinstance(row, model):
                        return row
    return None


def split_territory(key: str, territories: list[NamedTerritory]) -> tuple[str, Departement | Region | None]:
    """« saint denis reunion » -> its name and La Réunion; an empty name when it ends with none. The longest counts:
    « Haute-Loire » before « Loire »."""
    parts = key.split()
    for place in range(1, len(parts)):
        for row in territories_named(" ".join(parts[place:]), territories):
            name = parts[:place]
            while len(name) > 1 and name[-1] in _PREPOSITIONS:
                name.pop()
            return " ".join(name), row
    return "", None


def _split_before(key: str, territories: list[NamedTerritory]) -> tuple[str, Departement | Region | None]:
    """« isere voiron »: the same, the other way round."""
    parts = key.split()
    for place in range(len(parts) - 1, 0, -1):
        for row in territories_named(" ".join(parts[:place]), territories):
            return " ".join(parts[place:]), row
    return "", None


def _parts_beside(key: str) -> list[CommunePart]:
    """« Lille Lomme », « Hellemmes (Lille) »: a part beside the name of its commune."""
    words = key.split()
    splits = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))]
    borne = names_borne({name for split in splits for name in split})
    for head, tail in splits:
        for name, whole in ((tail, head), (head, tail)):
            if whole not in borne:
                continue
            found = [*localities_named(name), *localities_begun(name)]
            parts = [one for one in found if isinstance(one, CommunePart) and one.commune.key == whole]
            if parts:
                return parts[:1]
    return []


def localities_behind(key: str, territories: list[NamedTerritory]) -> list[Locality]:
    """« voiron is », « saint-denis réu »: behind the name, the beginning of that of a département or a région."""
    parts = key.split()
    for place in range(1, len(parts)):
        name, behind = " ".join(parts[:place]), " ".join(parts[place:])
        rows = territories_begun(behind, territories) if len(behind) > 1 else []
        if found := [one for row in rows for one in localities_named(name, row)]:
            return found[:MOST_FOUND]
    return []


def departements_of(code: str) -> list[Departement | Region]:
    """« 38 », « 2A »; « 20 » is Corsica, whole or one of the two."""
    if code == "20":
        islands = list(Departement.objects.filter(pk__in=CORSICA).select_related("region").order_by("pk"))
        return [*dict.fromkeys(row.region for row in islands), *islands]
    return list(Departement.objects.filter(pk=code))


def arrondissements(typed: TypedPlace) -> list[CommunePart]:
    """« Paris 19e »; without a city, those of each that has so many."""
    ordinal = "1er" if typed.arrondissement == 1 else f"{typed.arrondissement}e"
    parts = CommunePart.objects.filter(kind=CommunePart.Kind.ARRONDISSEMENT).select_related("commune")
    parts = parts.filter(key=f"{typed.key} {ordinal}") if typed.key else parts.filter(key__endswith=f" {ordinal}")
    return list(parts.largest_first())


def _by_code(typed: TypedPlace) -> Resolution:
    """By a postcode, else by an Insee code of today or of before."""
    if typed.postcode:
        if parts := districts_of(typed.postcode):
            return Resolution(list(parts))
        communes = Commune.objects.postcode_begins(typed.postcode).largest_first()
        if typed.key:
            return _named_at(typed, communes)
        if found := list(communes[:MOST_FOUND]):
            return Resolution(list(found))
    if typed.code and (place := place_of_code(typed.code)):
        return Resolution([place])
    code = departement_of(typed.postcode)
    return Resolution(list(departements_of(code)), is_meant=False) if len(typed.postcode) == 5 else Resolution([])


def _named_at(typed: TypedPlace, communes: QuerySet[Commune]) -> Resolution:
    """A name and a postcode: both must answer; a former commune is in the département that the postcode begins with."""
    keys = dict.fromkeys((typed.key, typed.key.removesuffix(_COUNTRY)))
    named = [Q(key=key) | Q(short_key=key) for key in keys]
    for condition in (*named, *(begins("key", key) | begins("short_key", key) for key in keys)):
        if found := list(communes.filter(condition)[:MOST_FOUND]):
            return Resolution(list(found))
        parts = CommunePart.objects.filter(condition, departement=departement_of(typed.postcode))
        if former := list(parts.select_related("commune").largest_first()[:MOST_FOUND]):
            return Resolution(list(former))
    territories = read_territories()
    elsewhere = localities_named(typed.key, _territory_of(departement_of(typed.postcode), territories))
    close: list[Place] = list(elsewhere or localities_named(typed.key) or communes[:MOST_CLOSE])
    return Resolution(close[:MOST_CLOSE], is_meant=False)


def districts_of(postcode: str) -> list[CommunePart]:
    """The arrondissements of a whole postcode."""
    if len(postcode) != 5:
        return []
    parts = CommunePart.objects.filter(kind=CommunePart.Kind.ARRONDISSEMENT).select_related("commune")
    return [part for part in parts.filter(postcodes__contains=postcode) if postcode in part.postcodes.split()]


def place_of_code(code: str) -> Locality | None:
    """By an Insee code: a commune of today, a part of one at its own point, or what took in a commune of before."""
    if commune := Commune.objects.filter(pk=code).first():
        return commune
    if part := CommunePart.objects.filter(pk=code).select_related("commune").first():
        return part if part.is_placed else part.commune
    old = OldCode.objects.filter(pk=code).select_related("commune").first()
    return old.commune if old else None
