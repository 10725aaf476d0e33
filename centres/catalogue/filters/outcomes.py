"""What a fiche says of how an action went on -> the fiches that say it: what got stuck, why it ended, the future."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Q

from centres.catalogue.facts.choice import Choice
from centres.catalogue.facts.outcomes import LABELS, NOT_FILLED, TOLD

from .choices import ChoiceFilter


class ToldFilter(ChoiceFilter):
    """Fiches that say any of these."""

    def load(self) -> Iterator[Choice]:
        return (Choice(name, label, name) for name, label in LABELS.items())

    def condition(self, keys: list[str]) -> Q:
        return reduce(or_, (~Q(**{f"{TOLD[key]}__in": NOT_FILLED}) for key in keys))
