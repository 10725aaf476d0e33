"""The parameter `centre`: a slug that centres of one name share, or the number and slug of one of them."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from centres.catalogue.facts.choice import Choice
from centres.models import Centre, OldAddress
from centres.models.keys import french_slug

from .choices import ChoiceFilter, OwnFilter, Picked

CENTRE_NUMBER = re.compile(r"([0-9]{1,18})(?:-.*)?", re.ASCII | re.DOTALL)


SLUG = re.compile(r"[\w-]{1,80}", re.ASCII)
LONGEST_NAME = 100


class NameFilter(OwnFilter):
    """Words of the name of a centre, the last one by its beginning. Its key is the words typed."""

    choices = ()
    is_facet = False
    beside = needs = ""

    def pick(self, words: list[str]) -> Picked:
        typed = " ".join(" ".join(words).replace("\0", "").split())[:LONGEST_NAME].rstrip()
        return Picked([Choice(typed, f"« {typed} »", typed, is_offered=False)] if french_slug(typed, "") else [])

    def filter(self, queryset: QuerySet[Any], picked: Picked) -> QuerySet[Any]:
        return queryset


class CentreFilter(ChoiceFilter):
    """Centres by slug, or by number. There are thousands: only those asked for are read; ActionFilter offers a few.

    One without a published action does not exist for the public.
    """

    def load(self) -> tuple[Choice, ...]:
        return ()

    def look_up(self, words: list[str]) -> dict[str, Choice]:
        """By today's slugs and numbers, else by those of before: a centre that was renamed, or merged into another."""
        found = self._named(words, {word: int(match[1]) for word in words if (match := CENTRE_NUMBER.fullmatch(word))})
        unknown = [word for word in words if word not in found and SLUG.fullmatch(word)]
        if unknown:
            found |= self._named_before(unknown)
        return {word: found[word] for word in words if word in found}

    def _named(self, words: list[str], numbers: dict[str, int]) -> dict[str, Choice]:
        slugs = {word: word.casefold() for word in words if SLUG.fullmatch(word)}
        rows = self._rows(slugs.values(), numbers.values())
        by_number = {row.pk: row for row in rows}
        by_slug: dict[str, list[Any]] = {}
        for row in by_number.values():
            by_slug.setdefault(row.slug, []).append(row)
        found = {}
        for word in words:
            row, same = by_number.get(numbers.get(word, 0)), by_slug.get(slugs.get(word, ""), [])
            if row and (not same or slugs.get(word) == f"{row.pk}-{row.slug}"):
                found[word] = Choice(f"{row.pk}-{row.slug}", row.name, (row.pk,))
            elif same:
                found[word] = Choice(slugs[word], same[0].name, tuple(row.pk for row in same))
        return found

    def _named_before(self, words: list[str]) -> dict[str, Choice]:
        numbers = {word: match[1] for word in words if (match := CENTRE_NUMBER.fullmatch(word))}
        led = OldAddress.objects.targets("centre", [*(word.casefold() for word in words), *numbers.values()])
        targets = {word: led.get(word.casefold()) or led.get(numbers.get(word, "")) for word in words}
        if not any(targets.values()):
            return {}
        rows = {row.pk: row for row in self._rows((), {pk for pks in targets.values() for pk in pks or ()})}
        choices = {pk: Choice(f"{pk}-{row.slug}", row.name, (pk,)) for pk, row in rows.items()}
        return {word: choices[pk] for word, pks in targets.items() for pk in (pks or ())[:1] if pk in choices}

    def _rows(self, slugs: Iterable[str], numbers: Iterable[int]) -> list[Any]:
        if self.parent.index:
            named: list[Any] = self.parent.index.centres_by_name(slugs, numbers)
            return named
        asked = Q(slug__in=list(slugs)) | Q(pk__in=list(numbers))
        return list(Centre.objects.with_published_actions().filter(asked).order_by("pk"))

    def condition(self, keys: list[tuple[int, ...]]) -> Q:
        return Q(centre__in={number for numbers in keys for number in numbers})
