"""A département or an EPCI -> what its page says beside its fiches: the places it is made of, and what is not known."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from centres.catalogue.index import CatalogueIndex
from centres.models import Departement, Epci


@dataclass(frozen=True, slots=True)
class PlacedCentres:
    """Of the centres of a département that publish something, how many have a commune."""

    centres: int
    placed: int

    @property
    def missing(self) -> int:
        return self.centres - self.placed


def placed_in(index: CatalogueIndex, departement: str) -> PlacedCentres:
    """From the index: no query."""
    centres = [index.words.centres[pk] for pk in index.values["centre"] if pk in index.words.centres]
    here = [centre for centre in centres if centre.departement == departement]
    return PlacedCentres(len(here), sum(centre.commune_id is not None for centre in here))


def around_epci(epci: Epci) -> dict[str, Any]:
    """How many communes it holds, and the départements they are in, the one of most first. Two queries."""
    departements = Departement.objects.filter(communes__epci_links__epci=epci).select_related("region")
    counted = list(departements.annotate(held=Count("communes")).order_by("-held", "pk"))
    return {"departements": counted, "commune_count": sum(row.held for row in counted)}
