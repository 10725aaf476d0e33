"""Words, and what is carried -> the choices that the filters of a page offer, without the database."""

from collections.abc import Mapping
from typing import Any

from centres.catalogue.facts.choice import Choice
from centres.catalogue.facts.sizes import SIZES

from .names import CatalogueNames


def offered_choices(words: CatalogueNames, values: Mapping[str, Mapping[Any, Any]]) -> dict[str, list[Choice]]:
    """Parameter -> choices in their shown order: what `load` of each filter (filters/) reads from the database.

    A term that nobody reviewed exists for the public once a published action carries it.
    """
    choices = {
        name: [
            Choice(term.slug, term.label, pk, term)
            for pk, term in terms.items()
            if not term.needs_review or pk in values[name]
        ]
        for name, terms in words.terms.items()
    }
    choices["departement"] = [
        Choice(code, str(row), code, is_offered=code in values["departement"])
        for code, row in words.departements.items()
    ]
    choices["region"] = [
        Choice(code, row.name, code, is_offered=code in values["region"]) for code, row in words.regions.items()
    ]
    choices["epci"] = [Choice(code, row.name, code) for code, row in words.epcis.items() if code in values["epci"]]
    choices["taille"] = [
        Choice(word, label, word, is_offered=word in values["taille"]) for word, (label, *_) in SIZES.items()
    ]
    choices["annee"] = [Choice(str(year), str(year), year) for year in sorted(values["annee"], reverse=True)]
    return choices
