"""A text -> the labels of the catalogue that it writes in full."""

from functools import lru_cache

from centres.catalogue.index import CatalogueIndex
from centres.language import fold
from centres.language.words import WRITTEN

from .weights import LONGEST_ACRONYM

# Labels that a text can name. One letter less than the shortest would be found in any text.
NAMED, SHORTEST_NAMED = ("theme", "public", "partenaire"), 3


def named(text: str, index: CatalogueIndex) -> dict[str, list[int]]:
    """The labels that a text writes in full, in the singular or in the plural.

    A partner of one word is named by a capital, or by what is no ordinary word: « notre commune rurale » is a place.
    """
    said = f" {' '.join(folded(text))} "
    as_names = {
        form
        for written in WRITTEN.findall(text)
        if not written.islower() or len(written) <= LONGEST_ACRONYM
        for form in folded(written)
    }
    named: dict[str, list[int]] = {}
    for name in NAMED:
        for term, row in index.words.terms[name].items():
            if term not in index.values[name]:
                continue
            label = folded_label(row.label)
            is_named = name != "partenaire" or " " in label or label in as_names
            if len(label) >= SHORTEST_NAMED and is_named and f" {label} " in said:
                named.setdefault(name, []).append(term)
    return named


@lru_cache(maxsize=8192)
def folded_label(label: str) -> str:
    return " ".join(folded(label))


def folded(text: str) -> tuple[str, ...]:
    return tuple(word.removesuffix("s") for written in WRITTEN.findall(text) for word in fold(written))
