"""A number in an address -> the row that answers to it: its own, or the one that it was merged into."""

import re
from typing import TypeVar

from django.db.models import Model, QuerySet

from centres.models import Departement, Epci, OldAddress, Region
from centres.models.epci import EPCI
from centres.models.keys import kind_of
from centres.models.territory import REGION
from centres.models.vocabulary import Term

from .index import CatalogueIndex
from .index.names import TERMS

SIREN = re.compile(r"[0-9]{9}", re.ASCII)

Row = TypeVar("Row", bound=Model)


def row_at(rows: QuerySet[Row], pk: int) -> Row | None:
    """None when nothing that may be shown answers. The caller sends whoever came by an old address to the new one."""
    row = rows.filter(pk=pk).first()
    if row is not None:
        return row
    target = OldAddress.objects.target(kind_of(rows.model), pk)
    return rows.filter(pk=target).first() if target else None


def find_term(index: CatalogueIndex, name: str, slug: str) -> Term | None:
    """The term of a facet (`theme`, `partenaire`) that has this slug, whatever its case; None when the public knows
    none: a term that nobody reviewed exists once a published action carries it.

    The one place where the slugs of addresses are looked up. A term whose own address differs is to be moved to: it
    was renamed, or another one was merged into it.
    """
    wanted = slug.casefold()
    known: dict[str, Term] = {choice.value.casefold(): choice.row for choice in index.choices[name]}
    if wanted in known:
        return known[wanted]
    term, _ = TERMS[name].objects.by_slug(slug)
    return known.get(term.slug.casefold()) if term else None


def find_territory(index: CatalogueIndex, code: str) -> Departement | Region | Epci | None:
    """« 38 », « 2a » and « 974 » are départements; « region-84 » is a région, « epci-200040715 » an EPCI."""
    wanted = code.upper()
    if wanted.startswith(EPCI.upper()):
        siren = wanted.removeprefix(EPCI.upper())
        # Any has a page, which may say that nothing is published there: the index knows only those of centres.
        return Epci.objects.filter(pk=siren).first() if SIREN.fullmatch(siren) else None
    if wanted.startswith(REGION.upper()):
        return index.words.regions.get(wanted.removeprefix(REGION.upper()))
    return index.words.departements.get(wanted)
