"""What a fiche says of how an action went on -> the fiches that say it: what got stuck, why it ended, the future."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Q

from .choices import Choice, ChoiceFilter

# Bare marks that fiches write for « rien à dire »; `says_something` knows the others too, a condition can not.
NOT_FILLED = ("", "-", "•", "/", "?", ".", "...", "…")
# Word of the address -> the column of the action.
TOLD = {"limites": "limits", "fin": "status_reason", "perspectives": "prospects"}
LABELS = {
    "limites": "Ce qui a coincé",
    "fin": "Pourquoi elle s’est terminée",
    "perspectives": "Et la suite",
}


class ToldFilter(ChoiceFilter):
    """Fiches that say any of these."""

    def load(self) -> Iterator[Choice]:
        return (Choice(name, label, name) for name, label in LABELS.items())

    def condition(self, keys: list[str]) -> Q:
        return reduce(or_, (~Q(**{f"{TOLD[key]}__in": NOT_FILLED}) for key in keys))
