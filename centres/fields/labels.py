"""The terms and centres that values name -> the labels that the catalogue shows: one query a list, for all of them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from centres.models import Centre

from .rows import batches
from .spellings import VOCABULARIES, UnseenCentre, UnseenTerm

# The name of a list, and one of its rows.
Ref = tuple[str, int | UnseenTerm | UnseenCentre]


class Labels:
    """Labels by list and id. A reference that nobody has seen says so itself."""

    def __init__(self, named: Iterable[Ref]) -> None:
        """`named`: those whose labels will be asked for."""
        wanted: dict[str, set[int]] = {}
        for vocabulary, ref in named:
            if isinstance(ref, int):
                wanted.setdefault(vocabulary, set()).add(ref)
        self._labels = {(name, row.pk): str(row) for name, ids in wanted.items() for row in _rows(name, sorted(ids))}

    def of(self, vocabulary: str, ref: int | UnseenTerm | UnseenCentre) -> str:
        """The label of a term, or the name of a centre."""
        return self._labels[vocabulary, ref] if isinstance(ref, int) else str(ref)


def model_of(vocabulary: str) -> Any:
    """The model of the rows that a list names."""
    return Centre if vocabulary == "centre" else VOCABULARIES[vocabulary][0]


def _rows(vocabulary: str, ids: list[int]) -> Iterable[Model]:
    rows = model_of(vocabulary)._default_manager.order_by("pk")
    for some in batches(ids):
        yield from rows.filter(pk__among=some)
