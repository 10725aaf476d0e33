"""`departement`, `region`, `epci` and `taille` -> the fiches of the centres of such places.

A centre is in the EPCI of its commune, and as large as its commune; one whose commune is not known is in neither.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.text import slugify

from centres.catalogue.facts.choice import Choice
from centres.catalogue.facts.sizes import SIZES
from centres.catalogue.places.nearness import telling_centres
from centres.models import Departement, Epci, EpciCommune, Region

from .choices import ChoiceFilter

SIREN = re.compile(r"[0-9]{9}", re.ASCII)


class DepartementFilter(ChoiceFilter):
    """Départements by code. One where no action is published can be asked for, but is not offered."""

    def load(self) -> Iterator[Choice]:
        centres = telling_centres().filter(departement=OuterRef("pk"))
        for row in Departement.objects.annotate(has_actions=Exists(centres)).order_by("key"):
            yield Choice(row.code, str(row), row.pk, is_offered=row.has_actions)


class RegionFilter(ChoiceFilter):
    """Régions by code."""

    def load(self) -> Iterator[Choice]:
        centres = telling_centres().filter(departement__region=OuterRef("pk"))
        rows = Region.objects.annotate(has_actions=Exists(centres))
        for row in sorted(rows, key=lambda row: slugify(row.name)):
            yield Choice(row.code, row.name, row.pk, is_offered=row.has_actions)


class EpciFilter(ChoiceFilter):
    """EPCI by SIREN. Any can be asked for; those of centres that publish something are offered."""

    def load(self) -> Iterator[Choice]:
        centres = telling_centres().filter(commune__epci_links__epci=OuterRef("pk"))
        for row in Epci.objects.filter(Exists(centres)).order_by("short_key", "pk"):
            yield Choice(row.pk, row.name, row.pk)

    def look_up(self, words: list[str]) -> dict[str, Choice]:
        named = super().look_up(words)
        others = Epci.objects.in_bulk([word for word in words if word not in named and SIREN.fullmatch(word)])
        named |= {code: Choice(code, row.name, code) for code, row in others.items()}
        return {word: named[word] for word in words if word in named}

    def condition(self, keys: list[str]) -> Q:
        return Q(centre__commune__in=EpciCommune.objects.filter(epci__in=keys).values("commune"))


class SizeFilter(ChoiceFilter):
    """How many live in the centre's commune. From the smallest: the order of sizes tells more than that of counts."""

    has_own_order = True

    def load(self) -> Iterator[Choice]:
        for word, (label, *_) in SIZES.items():
            told = telling_centres().filter(self._within("commune__population", word))
            yield Choice(word, label, word, is_offered=told.exists())

    def condition(self, keys: list[Any]) -> Q:
        asked = Q()
        for word in keys:
            asked |= self._within("centre__commune__population", word)
        return asked

    def _within(self, column: str, word: str) -> Q:
        _, least, below = SIZES[word]
        within = Q(**{f"{column}__gte": least})
        return within if below is None else within & Q(**{f"{column}__lt": below})
