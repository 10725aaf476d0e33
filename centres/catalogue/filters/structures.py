"""What the directory says of a centre -> the fiches of such centres: how it is run, where, for how many.

Values are those of the directory, as slugs; a centre that says nothing is in none of them. With an index no database is
asked: the names of centres carry what is needed (index/names.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q

from centres.catalogue.facts.choice import Choice
from centres.catalogue.facts.sizes import SIZES
from centres.catalogue.index.names import NamedCentre
from centres.models import Centre
from centres.models.keys import french_slug

from .choices import ChoiceFilter


class StructureFilter(ChoiceFilter):
    """A column of the centre. `keys` are what `choices_of` gives for its values, in the order that is theirs: nobody
    counts them."""

    has_own_order = True

    def __init__(self, column: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.column = column

    def load(self) -> Iterator[Choice]:
        told = Centre.objects.with_published_actions().order_by().values_list(self.column, flat=True)
        yield from self.choices_of(told)

    def choices_of(self, values: Iterable[Any]) -> Iterator[Choice]:
        """The choices that some centres give, in their shown order."""
        raise NotImplementedError

    def offer(self, told: Mapping[str, Iterable[Any]]) -> list[Choice]:
        """The same from the index. `told`: column -> values."""
        return list(self.choices_of(told[self.column]))

    def is_met(self, centre: NamedCentre, keys: Iterable[Any]) -> bool:
        """What `condition` says in SQL."""
        return getattr(centre, self.column) in keys


class LabelFilter(StructureFilter):
    """Words of the directory: « Associatif », « Un espace à dominante rurale »."""

    def choices_of(self, values: Iterable[str]) -> Iterator[Choice]:
        for label in sorted(set(filter(None, values))):
            yield Choice(french_slug(label, "valeur"), label, label, told=f"{self.label} : {label}")

    def condition(self, keys: list[str]) -> Q:
        return Q(**{f"centre__{self.column}__in": keys})


class AnswerFilter(StructureFilter):
    """A question of the directory; what is not told is neither."""

    def choices_of(self, values: Iterable[bool | None]) -> Iterator[Choice]:
        told = set(values)
        for word, answer in (("oui", True), ("non", False)):
            yield Choice(word, word.capitalize(), answer, is_offered=answer in told, told=f"{self.label} : {word}")

    def condition(self, keys: list[bool]) -> Q:
        return Q(**{f"centre__{self.column}__in": keys})


class PopulationFilter(StructureFilter):
    """How many live where the centre is at work."""

    def choices_of(self, values: Iterable[int | None]) -> Iterator[Choice]:
        told = [value for value in values if value is not None]
        for word, (label, least, below) in SIZES.items():
            bounds = (least, below)
            is_offered = any(_is_within(value, bounds) for value in told)
            yield Choice(word, label, bounds, is_offered=is_offered, told=f"{self.label} : {label.lower()}")

    def condition(self, keys: list[tuple[int, int | None]]) -> Q:
        asked = Q()
        for least, below in keys:
            some = Q(**{f"centre__{self.column}__gte": least})
            asked |= some if below is None else some & Q(**{f"centre__{self.column}__lt": below})
        return asked

    def is_met(self, centre: NamedCentre, keys: Iterable[tuple[int, int | None]]) -> bool:
        value = getattr(centre, self.column)
        return value is not None and any(_is_within(value, bounds) for bounds in keys)


def _is_within(value: int, bounds: tuple[int, int | None]) -> bool:
    least, below = bounds
    return value >= least and (below is None or value < below)
