"""The words of a repeatable parameter -> the rows they name: the filters that FilterSets are made of."""

import re
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from centres.catalogue.facts.choice import Choice, quote_word
from centres.models import Action, OldAddress
from centres.models.keys import kind_of
from centres.models.links import ListLink
from centres.models.vocabulary import Term

MOST_VALUES = 50
SLUG = re.compile(r"[\w-]{1,100}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Picked:
    """What a query string says about one parameter: the choices it names, and a sentence for each word ignored."""

    choices: list[Choice] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class OwnFilter(django_filters.Filter):
    """A filter of its own for each FilterSet, of which only the outside is copied: there are two dozen in a page."""

    def __deepcopy__(self, memo: dict[int, Any]) -> "OwnFilter":
        return copy(self)


class ChoiceFilter(OwnFilter):
    """Keeps the rows that have any of the values chosen. A value that means nothing is left out, and said.

    `unknown` is the sentence that says it, `{}` standing for the value: « le thème {} n’existe pas ». A filter that is
    no facet is drawn elsewhere; one that stands `beside` another is typed in that one’s facet; one that `needs` another
    goes with it. Values come by how many fiches carry them, unless they have an order of their own.
    """

    is_facet = True
    has_own_order = False
    beside = ""
    needs = ""

    def __init__(self, *, unknown: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.unknown = unknown

    def load(self) -> Iterable[Choice]:
        """Every choice, in its shown order."""
        raise NotImplementedError

    def look_up(self, words: list[str]) -> dict[str, Choice]:
        """The choices that some of these words name. No word reaches the database as it was typed."""
        by_value = {choice.value.casefold(): choice for choice in self.choices}
        return {word: by_value[word.casefold()] for word in words if word.casefold() in by_value}

    def condition(self, keys: list[Any]) -> Q | Exists:
        return Q(**{f"{self.field_name}__in": keys})

    @cached_property
    def choices(self) -> list[Choice]:
        return list(self.load())

    def pick(self, words: list[str]) -> Picked:
        if not words:
            return Picked()
        named = self.look_up(words[:MOST_VALUES])
        notes = [
            f"Filtre ignoré : {self.unknown.format(quote_word(word))}."
            for word in words[:MOST_VALUES]
            if word not in named
        ]
        if len(words) > MOST_VALUES:
            notes.append(f"{self.label} : seules les {MOST_VALUES} premières valeurs comptent.")
        return Picked(list(dict.fromkeys(named.values())), notes)

    def filter(self, queryset: QuerySet[Any], picked: Picked) -> QuerySet[Any]:
        if not picked.choices:
            return queryset
        return queryset.filter(self.condition([choice.key for choice in picked.choices]))


class SingleFilter(ChoiceFilter):
    """A parameter that has one value: of several, the first one counts."""

    def pick(self, words: list[str]) -> Picked:
        picked = super().pick(words)
        notes = [f"{self.label} : seule la première valeur compte."] if len(picked.choices) > 1 else []
        return Picked(picked.choices[:1], picked.notes + notes)


class TermFilter(ChoiceFilter):
    """A vocabulary by its slugs. `link` is the table between actions and terms, when an action has several."""

    def __init__(
        self, terms: type[Term], *, link: type[ListLink] | None = None, has_own_order: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.terms, self.link, self.has_own_order = terms, link, has_own_order

    def load(self) -> Iterator[Choice]:
        published = {"action__state": "published"} if self.link else {"state": "published"}
        its_term = {"term" if self.link else self.field_name: OuterRef("pk")}
        carried = (self.link or Action).objects.filter(**published, **its_term)
        for term in self.terms.objects.filter(Q(needs_review=False) | Exists(carried)).for_choice():
            yield Choice(term.slug, term.label, term.pk, term)

    def look_up(self, words: list[str]) -> dict[str, Choice]:
        """By today's slugs, else by one that a term had before it was renamed or merged: old links go on."""
        named = super().look_up(words)
        unknown = [word for word in words if word not in named and SLUG.fullmatch(word)]
        if not unknown:
            return named
        by_key = {choice.key: choice for choice in self.choices}
        led = OldAddress.objects.targets(kind_of(self.terms), (word.casefold() for word in unknown))
        for word in unknown:
            choice = by_key.get(next(iter(led.get(word.casefold(), ())), None))
            if choice is not None:
                named[word] = choice
        return {word: named[word] for word in words if word in named}

    def condition(self, keys: list[int]) -> Q | Exists:
        if self.link is None:
            return super().condition(keys)
        return Exists(self.link.objects.filter(action=OuterRef("pk"), term__in=keys))
