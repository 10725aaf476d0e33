"""The terms and centres that values name -> the labels that the catalogue shows: one query a list, for all of them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from centres.models import Centre

from .field import Field, Value
from .rows import batches
from .spellings import VOCABULARIES, UnseenCentre, UnseenTerm


class Labels:
    """Labels by list and id. A reference that nobody has seen says so itself."""

    def __init__(self, named: Iterable[tuple[Field, Value]]) -> None:
        """`named`: the values whose labels will be asked for."""
        wanted: dict[str, set[int]] = {}
        for field, value in named:
            for ref in field.refs(value):
                if isinstance(ref, int):
                    wanted.setdefault(field.vocabulary, set()).add(ref)  # type: ignore[attr-defined]
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
        yield from rows.filter(pk__in=some)
