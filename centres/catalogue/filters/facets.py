"""A FilterSet -> what its page shows: facets to tick, values in force with the way out of each, what was ignored."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import django_filters
from pyroaring import BitMap

from centres.catalogue.facts.choice import LONGEST_SHOWN, Choice
from centres.catalogue.index import FACETS, CatalogueIndex, Selection, is_known

from .choices import Picked
from .pairs import query_string

SHOWN_FIRST = 7
MOST_NOTES = 5
MOST_CHOSEN = 30  # each links to all the others: their size grows with the square of their number


@dataclass(frozen=True, slots=True)
class Chosen:
    """A value in force. `without` is the query string that drops it and keeps the others."""

    label: str
    without: str

    @property
    def leads_to_many(self) -> bool:
        """Whether several values stay: a robot that follows such links never ends."""
        return "&" in self.without


@dataclass(frozen=True, slots=True)
class Option:
    """A choice, ticked or not. `count`: what ticking it alone in its facet gives; None when nobody counted."""

    choice: Choice
    is_ticked: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class FacetInput:
    """A value to type, as it stands now."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One parameter with what it offers: the first options, then the others behind a fold, then what can be typed."""

    name: str
    label: str
    options: list[Option]
    inputs: list[FacetInput]
    is_open: bool

    @property
    def first(self) -> list[Option]:
        return self.options[:SHOWN_FIRST]

    @property
    def others(self) -> list[Option]:
        return self.options[SHOWN_FIRST:]

    @property
    def ticked(self) -> list[Option]:
        return [option for option in self.options if option.is_ticked]

    @property
    def has_others_ticked(self) -> bool:
        return any(option.is_ticked for option in self.others)


class FacetedFilterSet(django_filters.FilterSet):
    """A FilterSet of ChoiceFilters, told in words. With an index, what it offers and counts asks no database."""

    opened: ClassVar[tuple[str, ...]] = ()
    # Parameters that do not say which rows by themselves: the order, and what narrows another one.
    orders: ClassVar[tuple[str, ...]] = ("tri",)
    # Whether its rows are the index's, so that options carry counts.
    is_counted: ClassVar[bool] = False

    def __init__(
        self,
        data: Any = None,
        queryset: Any = None,
        *,
        index: CatalogueIndex | None = None,
        version: str = "",
        **options: Any,
    ) -> None:
        super().__init__(data, queryset, **options)
        self.index, self.version = index, version
        if index:
            for name in self.filters.keys() & index.choices.keys():
                self.filters[name].choices = index.choices[name]

    @property
    def required_index(self) -> CatalogueIndex:
        """The index, for what is told from it alone."""
        if self.index is None:
            raise ValueError("a FilterSet without an index knows only its rows: give it one")
        return self.index

    @cached_property
    def picked(self) -> dict[str, Picked]:
        """What each parameter says. Without a form of Django: words that mean nothing are no error here."""
        if not self.is_bound:
            return {}
        picked = {name: row.pick(self._words(name)) for name, row in self.filters.items()}
        self.settle(picked)
        return picked

    def _words(self, name: str) -> list[str]:
        raw = self.data.getlist(name) if hasattr(self.data, "getlist") else self.data.get(name)
        words = [raw] if isinstance(raw, str) else raw or []
        return list(dict.fromkeys(word.strip() for word in words if word.strip()))

    def settle(self, picked: dict[str, Picked]) -> None:
        """What no parameter can say alone. Changes `picked`."""

    @cached_property
    def qs(self) -> Any:
        return self.filter_queryset(self.queryset.all())

    def filter_queryset(self, queryset: Any) -> Any:
        for name, picked in self.picked.items():
            queryset = self.filters[name].filter(queryset, picked)
        return queryset

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """(parameter, value) of everything in force, in the order of the page."""
        return [(name, choice.value) for name, picked in self.picked.items() for choice in picked.choices]

    @property
    def query(self) -> str:
        """The query string in its one spelling, without a page number."""
        return query_string(self.pairs)

    def address(self, path: str) -> str:
        """The path with its query string, in its one spelling."""
        return f"{path}?{self.query}" if self.query else path

    def keys_of(self, name: str) -> list[Any]:
        """What is in force of one parameter, as the database knows it."""
        return [choice.key for choice in self.picked[name].choices] if self.picked else []

    @cached_property
    def chosen(self) -> list[Chosen]:
        pairs = self.pairs
        labels = [choice.told or choice.label for picked in self.picked.values() for choice in picked.choices]
        return [
            Chosen(label, query_string([other for other in pairs if self._stays(other, pair)]))
            for pair, label in zip(pairs, labels[:MOST_CHOSEN], strict=False)
        ]

    def _stays(self, pair: tuple[str, str], gone: tuple[str, str]) -> bool:
        """Whether a value is still in force without another: not that one, nor what needs it."""
        return pair != gone and self.filters[pair[0]].needs != gone[0]

    @property
    def chosen_beyond(self) -> int:
        """How many more values are in force than `chosen` tells."""
        return max(0, len(self.pairs) - MOST_CHOSEN)

    @cached_property
    def notes(self) -> list[str]:
        """A sentence for each value ignored; past five, how many more."""
        notes = [note for picked in self.picked.values() for note in picked.notes]
        more = len(notes) - MOST_NOTES
        return notes[:MOST_NOTES] + ([f"{more} autres valeurs ignorées."] if more > 1 else notes[MOST_NOTES:])

    @cached_property
    def selection(self) -> Selection:
        """What is in force, as the index is asked for it."""
        keys = {name: [choice.key for choice in picked.choices] for name, picked in self.picked.items()}
        return Selection.of(
            {name: some for name, some in keys.items() if name not in self.orders}, self.found_otherwise
        )

    def found_otherwise(self, name: str) -> BitMap:
        """The ids that a filter gives which the index knows nothing of: here, by SQL."""
        rows = self.filters[name].filter(self.queryset, self.picked[name])
        return BitMap(rows.order_by().values_list("pk", flat=True))

    @cached_property
    def counts(self) -> dict[str, dict[Any, int]]:
        """Parameter -> key -> how many rows. Of centres, which are not offered, only those in force are counted."""
        if self.index is None or not self.is_counted:
            return {}
        names = [name for name in FACETS if name in self.filters and name not in self.uncounted]
        return self.index.counts(self.selection, names)

    @property
    def uncounted(self) -> set[str]:
        """Facets of which a page offers nothing that must be counted with the others."""
        return {"centre"}

    def _counter(self, name: str) -> Callable[[Any], int | None]:
        """What tells how many rows a key of a parameter would give; None for a key that nobody counts."""
        if self.index is None or not self.is_counted or name not in FACETS:
            return lambda key: None
        if name == "centre":
            return self.count_centres
        counts = self.counts.get(name, {})
        return lambda key: counts.get(key, 0) if is_known(name, (key,)) else None

    @property
    def is_for_robots(self) -> bool:
        """Whether what is in force is one value of one facet, or nothing: only such a list is worth a robot's visit."""
        pairs = self.pairs
        return (
            len(pairs) <= 1
            and not self.notes
            and all(self.filters[name].is_facet and not self.filters[name].beside for name, _ in pairs)
        )

    def count_centres(self, key: tuple[int, ...]) -> int:
        """How many rows the centres of one choice would give."""
        return self.required_index.count(self.selection, "centre", key)

    @cached_property
    def facets(self) -> list[Facet]:
        facets = [self._facet(name) for name, row in self.filters.items() if row.is_facet and not row.beside]
        return [facet for facet in facets if facet.options or facet.inputs]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked but an order, be it something that means nothing."""
        return bool(self.data and (self.data.keys() & self.filters.keys()).difference(self.orders))

    def _facet(self, name: str) -> Facet:
        ticked = self.picked[name].choices if self.picked else []
        values = {choice.value for choice in ticked}
        offered = [choice for choice in self.filters[name].choices if choice.is_offered or choice.value in values]
        known = {choice.value for choice in offered}
        choices = [choice for choice in ticked if choice.value not in known] + offered
        count = self._counter(name)
        options = [Option(choice, choice.value in values, count(choice.key)) for choice in choices]
        if not self.filters[name].has_own_order:
            options.sort(key=lambda option: -(option.count or 0))
        inputs = [self._input(other) for other, row in self.filters.items() if row.beside == name]
        is_open = bool(values) or name in self.opened or any(typed.value for typed in inputs)
        return Facet(name, self.filters[name].label, options, inputs, is_open)

    def _input(self, name: str) -> FacetInput:
        typed = []
        if self.picked:
            # What was ignored stays, for whoever mends it.
            ignored = [word[:LONGEST_SHOWN] for word in self._words(name) if word.isprintable()]
            typed = [choice.value.replace(".", ",") for choice in self.picked[name].choices] or ignored
        return FacetInput(name, self.filters[name].label, typed[0] if typed else "")
