"""Numbers of fiches -> their public records, a page at a time: those of the exports, at the speed of a page.

A page asks the same dozen questions each time. Their SQL is built once, labels come from the index, and centres are
read once for a state of the catalogue: reading is a fourth of what it costs an export's first batch.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model

from centres.catalogue.index import CatalogueState
from centres.catalogue.index.names import TERMS
from centres.catalogue.sql.prepared import Prepared
from centres.catalogue.sql.ranges import Question
from centres.exports.batches import ACTION, Batch, Row, Vocabulary, centre_rows
from centres.exports.record import public_record
from centres.models import Action

# Pages of so many fiches are asked for: one of another size asks for its last fiche again and again.
SIZES = (1, 5, 25, 100)
FACETS = {model: name for name, model in TERMS.items()}

_statements: dict[tuple[Any, ...], Prepared] = {}


class IndexLabels(dict[int | None, str | None]):
    """Number of a term -> its label as the index knows it, and None -> None; one that came meanwhile is asked for."""

    def __init__(self, model: type[Model], terms: dict[int, Any]) -> None:
        super().__init__({None: None})
        self.model, self.terms = model, terms

    def __missing__(self, pk: int | None) -> str | None:
        known = self.terms.get(pk) if pk else None
        self[pk] = known.label if known else self.model._default_manager.values_list("label", flat=True).get(pk=pk)
        return self[pk]


class IndexVocabulary(Vocabulary):
    """The labels of each list, without reading the list."""

    def __init__(self, catalogue: CatalogueState) -> None:
        super().__init__()
        self.catalogue = catalogue
        self._known: dict[type[Model], IndexLabels] = {}

    def of(self, model: type[Model]) -> Any:
        if model not in self._known:
            self._known[model] = IndexLabels(model, self.catalogue.index.words.terms[FACETS[model]])
        return self._known[model]

    def centres(self, pks: Iterable[int]) -> dict[int, Row]:
        return _centres.rows(self.catalogue.version, set(pks))


class KeptCentres:
    """The rows of centres for one state of the catalogue: another one forgets them all."""

    def __init__(self) -> None:
        self._latest: tuple[str, dict[int, Row]] = ("", {})

    def rows(self, version: str, pks: set[int]) -> dict[int, Row]:
        then, rows = self._latest
        if version != then or not version:
            rows = {}
            self._latest = version, rows
        if missing := pks - rows.keys():
            rows.update(centre_rows(missing))
        return {pk: rows[pk] for pk in pks if pk in rows}


_centres = KeptCentres()


class PreparedBatch(Batch):
    """Some fiches, read by statements that were built before."""

    def _rows(self, question: Question) -> Iterable[Any]:
        statement = (question.rows.model, *question.columns)
        if statement not in _statements:
            rows, columns = question.rows.all(), question.columns
            _statements[statement] = Prepared(
                lambda ids: rows.filter(**{f"{columns[0]}__in": ids}).values_list(*columns)
            )
        size = next((size for size in SIZES if size >= len(self._ids)), len(self._ids))
        return _statements[statement]([*self._ids, *[self._ids[-1]] * (size - len(self._ids))])


def records_in_order(catalogue: CatalogueState, ids: Sequence[int], site: str) -> list[dict[str, Any]]:
    """The public records of these ids in their order. What is not published any more is left out.

    `site`: what stands before the address of a fiche (`https://catalogue.example.org`).
    """
    if not ids:
        return []
    fiches = Question(Action.objects.visible_to(None).order_by("pk"), ACTION)
    batch = PreparedBatch(fiches, sorted(ids), IndexVocabulary(catalogue))
    found = {row["id"]: public_record(batch, row, site) for row in batch.actions}
    return [found[pk] for pk in ids if pk in found]
