"""The database -> what the index calls things: terms, régions, départements and centres, as pages draw them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.text import slugify

from centres.catalogue.facts.sizes import size_of
from centres.models import (
    Audience,
    Centre,
    Departement,
    Dimension,
    Epci,
    EpciCommune,
    Initiator,
    Keyword,
    Partner,
    Region,
    Scale,
    Status,
)
from centres.models.centre import CentreQuerySet
from centres.models.epci import epci_address

from .carried import Facts

TERMS: dict[str, Any] = {
    "theme": Keyword,
    "public": Audience,
    "partenaire": Partner,
    "initiative": Initiator,
    "dimension": Dimension,
    "statut": Status,
    "echelle": Scale,
}


class NamedCentre(NamedTuple):
    """A centre: what lists and addresses say of it. There are thousands: no model instance."""

    pk: int
    name: str
    slug: str
    departement: str | None
    commune_id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    management: str = ""
    setting: str = ""
    is_in_priority_area: bool | None = None
    population: int | None = None
    commune_population: int | None = None


# Columns of a centre that the filters of the directory offer.
OF_DIRECTORY = ("management", "setting", "is_in_priority_area", "population")


class NamedEpci(NamedTuple):
    """An EPCI: there are a thousand, so no model instance."""

    pk: str
    name: str

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return epci_address(self.pk)


class Places(NamedTuple):
    """The keys of the facets of places that a centre gives its fiches; each may be empty."""

    departement: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    epci: tuple[str, ...] = ()
    taille: tuple[str, ...] = ()


@dataclass
class CatalogueNames:
    """What keys mean. Each in the order in which pages offer it; nothing changes once read."""

    terms: dict[str, dict[int, Any]]
    regions: dict[str, Region]
    departements: dict[str, Departement]
    centres: dict[int, NamedCentre]
    epcis: dict[str, NamedEpci]  # of the communes of centres
    epcis_of: dict[str, tuple[str, ...]]  # commune -> SIREN

    @cached_property
    def centres_by_slug(self) -> dict[str, list[NamedCentre]]:
        by_slug: dict[str, list[NamedCentre]] = {}
        for centre in self.centres.values():
            by_slug.setdefault(centre.slug, []).append(centre)
        return by_slug

    @cached_property
    def centres_in(self) -> dict[str | None, list[int]]:
        """Code of a département -> the centres that stand there; None: those whose département is not known."""
        standing: dict[str | None, list[int]] = {}
        for pk, centre in self.centres.items():
            standing.setdefault(centre.departement, []).append(pk)
        return standing

    @cached_property
    def listed_centres(self) -> list[int]:
        """Centres as `CentreQuerySet.for_list` sorts them: by département, those without one last, then by slug."""
        ranks: dict[str | None, int] = {code: rank for rank, code in enumerate(self.departements)}
        centres = sorted(
            self.centres.values(),
            key=lambda centre: (ranks.get(centre.departement, len(ranks)), centre.slug, centre.pk),
        )
        return [centre.pk for centre in centres]

    def know(self, facts: Facts) -> bool:
        """Whether all the terms and centres that some actions carry were there when the words were read."""
        known = {**self.terms, "centre": self.centres}
        return all(known[name].keys() >= facts.groups[name].keys() for name in known if name in facts.groups)

    def place_of(self, centre: int) -> Places:
        """Where a centre is. One that was deleted meanwhile is nowhere."""
        row = self.centres.get(centre)
        if row is None:
            return Places()
        size = size_of(row.commune_population)
        return Places(
            departement=(row.departement,) if row.departement else (),
            region=(self.departements[row.departement].region_id,) if row.departement else (),
            epci=self.epcis_of.get(row.commune_id or "", ()),
            taille=(size,) if size else (),
        )

    def moved_since(self, older: "CatalogueNames") -> list[int]:
        """Centres that stand in other places than they did."""
        return [pk for pk in self.centres if self.place_of(pk) != older.place_of(pk)]

    def places_of(self, centres: Iterable[int]) -> Counter[str | None]:
        """How many of these centres stand in each département; None: not known."""
        return Counter(map(self._departement_of, centres))

    def _departement_of(self, centre: int) -> str | None:
        return self.centres[centre].departement if centre in self.centres else None


def read_names() -> CatalogueNames:
    """A few small tables, and the names of centres."""
    rows = Centre.objects.order_by("pk").values_list(
        "pk", "name", "slug", "departement_id", "commune_id", "commune__latitude", "commune__longitude",
        "management", "setting", "is_in_priority_area", "population", "commune__population",
    )  # fmt: skip
    placed = Centre.objects.filter(commune__isnull=False).order_by()
    epcis = Epci.objects.of_communes(placed.values("commune"))
    return CatalogueNames(
        terms={name: {term.pk: term for term in model.objects.for_choice()} for name, model in TERMS.items()},
        regions={row.code: row for row in sorted(Region.objects.all(), key=lambda row: slugify(row.name))},
        departements={row.code: row for row in sorted(Departement.objects.all(), key=lambda row: row.key)},
        epcis={row[0]: NamedEpci(*row) for row in epcis.values_list("pk", "name").order_by("short_key", "pk")},
        epcis_of=_epcis_of(placed),
        centres={row[0]: NamedCentre(*row) for row in rows.iterator(chunk_size=5000)},
    )


def _epcis_of(placed: CentreQuerySet) -> dict[str, tuple[str, ...]]:
    epcis: dict[str, tuple[str, ...]] = {}
    links = EpciCommune.objects.filter(commune__in=placed.values("commune")).order_by("commune", "epci")
    for commune, epci in links.values_list("commune", "epci"):
        epcis[commune] = (*epcis.get(commune, ()), epci)
    return epcis
