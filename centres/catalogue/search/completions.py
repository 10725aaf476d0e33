"""The beginning of a search -> what it may become: themes, titles of fiches, communes. For whoever is typing.

The last word may be unfinished. What is left out (`-mot`) or quoted is the business of the list.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from centres.catalogue.index import CatalogueState
from centres.catalogue.places.gazetteer import suggest_communes
from centres.catalogue.sql.latest import latest
from centres.catalogue.sql.postings import all_of, any_of, beginning, phrase, read
from centres.language import stem
from centres.language.indexing import TITLE, marks
from centres.language.words import WRITTEN, fold
from centres.models.action import ActionQuerySet

SHORTEST, LONGEST = 2, 60  # letters of the last word, of all that is typed
MOST_THEMES, MOST_TITLES, MOST_PLACES = 3, 4, 3


@dataclass(frozen=True, slots=True)
class Completion:
    """One way on. `kind`: « thème », « fiche » or « commune »."""

    kind: str
    label: str
    url: str


def completions(typed: str, catalogue: CatalogueState, actions: ActionQuerySet) -> list[Completion]:
    """At most ten, themes first. `actions`: those that may be shown. Nothing for one letter, nor for a long text."""
    text = " ".join(typed.split())
    words = _folded(text)
    if len(text) > LONGEST or not words or len(words[-1]) < SHORTEST:
        return []
    return [*_themes(words, catalogue), *_titles(words, catalogue, actions), *_places(text)]


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


def _places(text: str) -> Iterator[Completion]:
    for commune in suggest_communes(text)[:MOST_PLACES]:
        url = f"{reverse('centres:action_list')}?{urlencode({'commune': commune.pk})}"
        yield Completion("commune", str(commune), url)
