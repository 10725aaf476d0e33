"""What got stuck, why actions ended, what comes next: across the catalogue, by the filters of the list.

`dit` chooses among the three; without it, a fiche that says any of them is there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from centres.catalogue.facts.outcomes import LABELS, TOLD
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import Selection
from centres.catalogue.lists.action_list import list_actions
from centres.catalogue.lists.card_rows import EXTRACTED
from centres.catalogue.lists.paging import Ranked
from centres.language import find_first
from centres.models import Action
from centres.models.action import says_something

from .narrowing import Figure


@dataclass(frozen=True, slots=True)
class Snag:
    """One of the three, as a fiche writes it."""

    name: str
    label: str
    text: str


class SnagFilter(ActionFilter):
    """The fiches that say at least one of the three, by any filter of the list."""

    opened = ("dit", "theme", "echelle")

    @cached_property
    def selection(self) -> Selection:
        asked = super().selection
        return asked if "dit" in asked.keys else replace(asked, keys={**asked.keys, "dit": frozenset(TOLD)})

    @property
    def shown(self) -> list[str]:
        """Which of the three the page tells."""
        return self.keys_of("dit") or list(TOLD)

    def told_by(self, action: Action) -> list[Snag]:
        """What an action says of those that are shown, in the order of a fiche's page."""
        texts = ((name, getattr(action, TOLD[name])) for name in TOLD if name in self.shown)
        return [Snag(name, LABELS[name], text) for name, text in texts if says_something(text)]

    @property
    def kinds(self) -> list[tuple[str, Figure]]:
        """(label, fiches) of each of the three, whatever `dit` asks for; the query is that of this page."""
        return [
            (option.choice.label, Figure(option.count or 0, self._only(option.choice.value)))
            for facet in self.facets
            if facet.name == "dit"
            for option in facet.options
        ]

    def _only(self, name: str) -> str:
        pairs = [pair for pair in self.pairs if pair[0] != "dit"]
        return urlencode([*pairs, ("dit", name)])


class Tellers(Ranked):
    """Fiches, each with what it tells: `.told`; `.is_elsewhere`: none of it holds what was searched."""

    def __init__(self, actions: Ranked, found: SnagFilter) -> None:
        untold = {*EXTRACTED, "attachments", "other_sections"}.difference(TOLD.values())
        super().__init__(actions.ids, actions.length, found.queryset.for_list().defer(*untold))
        self.found = found

    def read(self, wanted: Sequence[int]) -> list[Any]:
        rows, sought = super().read(wanted), self.found.search.sought if self.found.search else frozenset()
        for action in rows:
            action.told = self.found.told_by(action)
            action.is_elsewhere = bool(sought) and all(find_first(told.text, sought) is None for told in action.told)
        return rows


def select_tellers(found: SnagFilter) -> Tellers:
    """The fiches in the order asked for: a page of them costs the same however many there are."""
    return Tellers(list_actions(found, found.required_index), found)
