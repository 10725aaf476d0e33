"""The beginning of a search -> what it may become: themes, partners, centres, titles, places. For whoever is typing.

The last word may be unfinished. What is left out (`-mot`) or quoted is the business of the list.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from centres.catalogue.index import CatalogueIndex, CatalogueState
from centres.catalogue.index.nearby import near_in, placed_ids, unplaced_ids
from centres.catalogue.places.nearness import DEFAULT_RADIUS
from centres.catalogue.sql.latest import latest
from centres.catalogue.sql.postings import all_of, any_of, beginning, phrase, read
from centres.gazetteer.named import detail_of, is_whole, parameter_of
from centres.gazetteer.suggesting import suggest_places
from centres.language import stem
from centres.language.indexing import TITLE, marks
from centres.language.words import WRITTEN, fold
from centres.models import Commune, CommunePart
from centres.models.action import ActionQuerySet
from centres.models.keys import french_slug

SHORTEST, LONGEST = 2, 60  # letters of the last word, of all that is typed
LEAST_OF_PLACE = 4  # letters of a name that goes on
MOST_THEMES, MOST_PARTNERS, MOST_CENTRES, MOST_TITLES, MOST_PLACES = 3, 2, 2, 4, 3


@dataclass(frozen=True, slots=True)
class Completion:
    """One way on. `kind`: « thème », « partenaire », « centre », « fiche », or what a place is."""

    kind: str
    label: str
    url: str
    leads_to_list: bool = False


def completions(typed: str, catalogue: CatalogueState, actions: ActionQuerySet) -> list[Completion]:
    """At most fourteen, themes first. `actions`: those that may be shown. Nothing for a letter, nor a long text."""
    text = " ".join(typed.split())
    words = _folded(text)
    if len(text) > LONGEST or not words or len(words[-1]) < SHORTEST:
        return []
    return [
        *_themes(words, catalogue),
        *_partners(text, catalogue.index),
        *_centres(text, catalogue.index),
        *_titles(words, catalogue, actions),
        *_places(text, catalogue.index),
    ]


def _folded(text: str) -> list[str]:
    return [word for written in WRITTEN.findall(text) for word in fold(written)]


def _themes(words: list[str], catalogue: CatalogueState) -> Iterator[Completion]:
    """Themes of published fiches that hold every word typed, the last one by its beginning."""
    index = catalogue.index
    found = 0
    for theme in index.words.terms["theme"].values():
        own = _folded(theme.label)
        holds = all(word in own for word in words[:-1]) and any(word.startswith(words[-1]) for word in own)
        if holds and found < MOST_THEMES and len(index.carrying("theme", [theme.pk])):
            found += 1
            yield Completion("thème", theme.label, theme.get_absolute_url())


def _partners(text: str, index: CatalogueIndex) -> Iterator[Completion]:
    """Partners whose name has these words, those of most fiches first."""
    begun = begins(text)
    named = [(term, len(index.carrying("partenaire", [pk]))) for pk, term in index.words.terms["partenaire"].items()]
    held = [(-count, term.slug, term) for term, count in named if count and begun(term.slug)]
    for *_, term in sorted(held, key=lambda row: row[:2])[:MOST_PARTNERS]:
        yield Completion("partenaire", term.label, term.get_absolute_url())


def _centres(text: str, index: CatalogueIndex) -> Iterator[Completion]:
    """Centres that publish something and whose name has these words, those of most fiches first."""
    begun, centres = begins(text), index.words.centres
    told = ((centres[pk], len(ids)) for pk, ids in index.values["centre"].items() if pk in centres)
    held = [(-count, centre.slug, centre.pk, centre) for centre, count in told if begun(centre.slug)]
    for *_, centre in sorted(held)[:MOST_CENTRES]:
        kind = f"centre, {centre.departement}" if centre.departement else "centre"
        yield Completion(kind, centre.name, reverse("centres:centre_detail", args=[centre.pk, centre.slug]))


def begins(text: str) -> Callable[[str], bool]:
    """Whether a slug has the words typed, the last one by its beginning. There are thousands: none is folded."""
    *whole, last = french_slug(text, "-").split("-")
    return lambda slug: f"-{slug}".find(f"-{last}") >= 0 and all(f"-{word}-" in f"-{slug}-" for word in whole)


def _titles(words: list[str], catalogue: CatalogueState, actions: ActionQuerySet) -> Iterator[Completion]:
    """Fiches whose title holds every word, the last one by its beginning: as typed, or as its stem."""
    *whole, begun = words
    starts = dict.fromkeys((begun, stem(begun)))
    asked = [any_of(phrase([mark + stem(word)]) for mark in marks(TITLE)) for word in whole]
    asked.append(any_of(beginning(mark + start) for start in starts for mark in marks(TITLE)))
    [ids] = read([all_of(asked)])
    pks = latest(actions, ids & catalogue.index.ids, MOST_TITLES)
    rows = actions.only("pk", "title", "slug").in_bulk(pks)
    # One that was taken back since the first query is in no row of the second.
    for row in (rows[pk] for pk in pks if pk in rows):
        yield Completion("fiche", row.title, row.get_absolute_url())


def _places(text: str, index: CatalogueIndex) -> Iterator[Completion]:
    """Those of few letters are left to whoever asks for a place: « caf » begins Caffiers. One where nothing is found
    says so."""
    places = [place for place in suggest_places(text) if len(text) >= LEAST_OF_PLACE or is_whole(place, text)]
    for place in places[:MOST_PLACES]:
        if isinstance(place, Commune | CommunePart):
            name, value = parameter_of(place)
            url = f"{reverse('centres:action_list')}?{urlencode({name: value})}"
            around = near_in(index, place, DEFAULT_RADIUS)
            is_empty = not any((*placed_ids(index, around), unplaced_ids(index, around)))
            kind = detail_of(place) or "commune"
            yield Completion(f"{kind}, aucune action" if is_empty else kind, str(place), url, leads_to_list=True)
        else:
            name, value = parameter_of(place)
            kind = detail_of(place) if index.values[name].get(value) else f"{detail_of(place)}, aucune action"
            yield Completion(kind, str(place), place.get_absolute_url())
