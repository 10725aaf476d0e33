"""A name that is no place -> places whose name looks like it, for a person to choose from."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from centres.models import Commune, CommunePart, Departement, Region
from centres.models.territory import begins

from .named import Locality, NamedTerritory, Place, localities_named, names_borne, size_of, within

MOST_CLOSE = 5
# From so many letters on, the end of a longer name is looked for.
LEAST_LETTERS = 4
# Inhabitants of a town that is known beside the name of its quarters.
LEAST_TOWN = 10_000
# Names compared letter by letter: twenty spell « Saint-Martin » with a mistake.
MOST_COMPARED = 60
# Below this likeness, of 100, a name is not what was meant.
LEAST_ALIKE = 75


def most_alike(key: str, territories: list[NamedTerritory], where: Departement | Region | None = None) -> list[Place]:
    """The name somewhere else than was typed, the end of a longer name, or else names spelled much like it. A first
    letter is rarely wrong."""
    if elsewhere := localities_named(key):
        return list(elsewhere[:MOST_CLOSE])
    if len(key) >= LEAST_LETTERS and (holding := list(_holding(key, where))):
        return list(holding)
    if towns := _beside(key, where):
        return list(towns)
    first = begins("key", key[0]) | begins("short_key", key[0])
    names: dict[tuple[type[Place], str, str], int] = {}
    for model in (Commune, CommunePart):
        rows = within(model.objects.filter(first), where).order_by("pk")
        for pk, name, short, population in rows.values_list("pk", "key", "short_key", "population"):
            names[model, pk, name] = names[model, pk, short] = population or 0
    for known in territories:
        names |= {(type(known.row), known.row.pk, each): 0 for each in known.keys}
    return _closest(key, names)


def _beside(key: str, where: Departement | Region | None) -> list[Locality]:
    """« Lille Sud », « quartier Mistral Grenoble »: a town, with more words behind its name or before it."""
    words = key.split()
    splits = [(" ".join(words[:place]), " ".join(words[-place:])) for place in range(len(words) - 1, 0, -1)]
    borne = names_borne({name for names in splits for name in names})
    for names in splits:
        towns = [town for name in names if name in borne for town in localities_named(name, where)]
        if towns := [town for town in towns if size_of(town) >= LEAST_TOWN]:
            return towns[:MOST_CLOSE]
    return []


def _holding(key: str, where: Departement | Region | None) -> QuerySet[Commune]:
    """« Courcouronnes », of Évry-Courcouronnes."""
    held = Q(key__endswith=f" {key}") | Q(key__contains=f" {key} ")
    return within(Commune.objects.filter(held), where).largest_first()[:MOST_CLOSE]


def _closest(key: str, names: Mapping[tuple[type[Place], str, str], int]) -> list[Place]:
    """`names`: (kind of place, its code, a key of it) -> inhabitants. Of those that a letter tells apart, the largest
    is the likeliest; of others, the most alike."""
    pairs = list(names)
    found = process.extract(
        key, [name for *_, name in pairs], scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE, limit=MOST_COMPARED
    )
    ranked = []
    for name, likeness, position in found:
        is_far = OSA.distance(key, name, score_cutoff=1) > 1
        size = names[pairs[position]]
        ranked.append((is_far, -likeness if is_far else 0, -size, position))
    kept = list(dict.fromkeys(pairs[position][:2] for *_, position in sorted(ranked)))[:MOST_CLOSE]
    return [model.objects.get(pk=code) for model, code in kept]
