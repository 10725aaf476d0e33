"""Ids of fiches -> their plain rows, some hundreds at a time: a dozen queries each time, and no model instances."""

import gc
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cached_property
from itertools import chain, islice
from typing import Any

from django.db.models import Model
from django.urls import reverse

from centres.catalogue.sql.postings import numbers
from centres.catalogue.sql.ranges import Question, Ranges, Rows
from centres.models import Centre, CentreAlias, Dimension, PeopleCount, Scale, SourceFiche, Status
from centres.models.action import ActionQuerySet
from centres.models.links import LINKS

from .beside import AMOUNTS, BUDGETS, CONTACTS, COUNTS, LINES, LISTS, PEOPLE, SOURCE_TEXTS, SOURCES
from .read_ahead import Known, are_neighbours, can_read_ahead, read_ahead

# The first is small, so that an answer begins at once. Of larger ones, a row takes less: a batch is a dozen statements.
FIRST, ROWS = 50, 500
Row = dict[str, Any]

TEXTS = (
    "status_reason", "summary", "initiator_details", "experience", "description", "resources", "people",
    "result_territory", "result_centre", "result_inhabitants", "limits", "prospects", "diagnosis", "impacts",
    "success_factors",
)  # fmt: skip
# What every batch that tells fiches reads first: what the rest of them is found by, and what is no text.
KEYS = (
    "id", "slug", "state", "version", "year", "published_at", "updated_at", "other_sections", "centre_id", "status_id",
    "dimension_id", "scale_id",
)  # fmt: skip
ACTION = (*KEYS, "title", "attachments", *TEXTS)
_ID, _CENTRE_ID = KEYS.index("id"), KEYS.index("centre_id")
NAMED = ("id", "title")  # for what only says whose it is: texts are most of what a fiche weighs
# What the public may know of a centre: neither its contact nor its e-mail.
CENTRE = (
    "id", "slug", "name", "kind", "address", "website", "siret", "approved_on", "population", "axes", "management",
    "setting", "territory_size", "is_in_priority_area", "is_in_federation", "other_federation", "is_for_travellers",
    "has_several_sites", "is_itinerant", "departement_id", "commune_id",
)  # fmt: skip
_PLACE = {
    "departement": "departement__name", "region_code": "departement__region_id", "region": "departement__region__name",
    "commune": "commune__name", "postcodes": "commune__postcodes", "longitude": "commune__longitude",
    "latitude": "commune__latitude",
}  # fmt: skip


class TermLabels(dict[int | None, str | None]):
    """Number of a term -> its label, and None -> None; a term that came meanwhile is asked for alone."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        super().__init__(model._default_manager.values_list("pk", "label"))
        self[None] = None

    def __missing__(self, pk: int | None) -> str | None:
        self[pk] = self.model._default_manager.values_list("label", flat=True).get(pk=pk)
        return self[pk]


class Itself(dict[int, int]):
    """Number of a term -> the same."""

    def __missing__(self, pk: int) -> int:
        return pk


class Vocabulary:
    """What is kept for the length of an export: labels of each list, centres, and the statements of its batches."""

    def __init__(self) -> None:
        self.ranges = Ranges()
        self._labels: dict[type[Model], TermLabels] = {}
        self._centres: dict[int, Row] = {}
        self.pieces_of_centres: dict[int, Any] = {}

    def of(self, model: type[Model]) -> TermLabels:
        if model not in self._labels:
            self._labels[model] = TermLabels(model)
        return self._labels[model]

    def centres(self, pks: Iterable[int]) -> dict[int, Row]:
        """These, and those asked for before."""
        if missing := set(pks) - self._centres.keys():
            self._centres |= centre_rows(missing)
        return self._centres


class Batch:
    """Some fiches, the smallest number first; what goes with them is read when first asked for.

    `actions`: {column: value} each. `lists`, `budgets`, `lines`, `people`, `sources`: by the number of the fiche.
    `known`: rows between the first and the last of them that were read before.
    """

    def __init__(
        self, fiches: Question, ids: Sequence[int], vocabulary: Vocabulary, known: Known | None = None
    ) -> None:
        self._ids, self._vocabulary, self._known = ids, vocabulary, known or {}
        self._wanted, self._columns = frozenset(ids), fiches.columns
        # What was withdrawn since the selection was made is not told.
        self.rows: Rows = list(self._rows(fiches))

    @cached_property
    def actions(self) -> list[Row]:
        return [dict(zip(self._columns, row, strict=True)) for row in self.rows]

    def _rows(self, question: Question) -> Iterable[Any]:
        """The rows that are of these fiches."""
        if not are_neighbours(self._ids):
            named = question.rows.filter(**{f"{question.columns[0]}__in": self._ids})
            return named.values_list(*question.columns)
        first, last = self._ids[0], self._ids[-1]
        found = self._known.get(question)
        if found is None:
            found = self._vocabulary.ranges.rows(question, first, last)
        if last - first == len(self._ids) - 1:
            return found
        return [row for row in found if row[0] in self._wanted]

    def _by_action(self, question: Question) -> dict[int, list[Row]]:
        names, gathered = question.columns[1:], dict[int, list[Row]]()
        for pk, *values in self._rows(question):
            gathered.setdefault(pk, []).append(dict(zip(names, values, strict=True)))
        return gathered

    @cached_property
    def labels(self) -> dict[str, dict[int | None, str | None]]:
        """Labels by number of the lists of which a fiche has one value; of None, None."""
        models = {"status": Status, "dimension": Dimension, "territory": Scale}
        return {name: self._vocabulary.of(model) for name, model in models.items()}

    @cached_property
    def root(self) -> str:
        """What the addresses of fiches begin with."""
        return reverse("centres:action_list")

    @cached_property
    def lists(self) -> dict[str, dict[int, list[str]]]:
        """{"keywords": {number of a fiche: labels in the source's order}}, and the three others."""
        return {
            name: self._list(question, self._vocabulary.of(link._meta.get_field("term").related_model))
            for (name, question), link in zip(LISTS.items(), LINKS, strict=True)
        }

    @cached_property
    def term_ids(self) -> dict[str, dict[int, list[int]]]:
        """The same, with the numbers of the terms."""
        return {name: self._list(question, Itself()) for name, question in LISTS.items()}

    def _list(self, question: Question, names: Any) -> dict[int, list[Any]]:
        gathered = dict[int, list[Any]]()
        last, some = 0, list[Any]()
        for pk, term in self._rows(question):
            if pk != last:
                last, some = pk, []
                gathered[pk] = some
            some.append(names[term])
        return gathered

    @cached_property
    def budgets(self) -> dict[int, Row]:
        return {row[0]: dict(zip(BUDGETS.columns, row, strict=True)) for row in self._rows(BUDGETS)}

    @property
    def amounts(self) -> Iterable[Row]:
        """Budgets without their words, with `action_id`."""
        return (dict(zip(AMOUNTS.columns, row, strict=True)) for row in self._rows(AMOUNTS))

    @cached_property
    def lines(self) -> dict[int, list[Row]]:
        return self._by_action(LINES)

    @cached_property
    def people(self) -> dict[int, list[Row]]:
        """By the rank of their roles."""
        rows = self._by_action(PEOPLE)
        rank = PeopleCount.Role.values.index
        return {pk: sorted(some, key=lambda row: rank(row["role"])) for pk, some in rows.items()}

    @property
    def counts(self) -> Iterable[tuple[Any, ...]]:
        """(number of the fiche, role, value, low, high, whether it is approximate) of people, without their words."""
        return self._rows(COUNTS)

    @cached_property
    def sources(self) -> dict[int, list[Row]]:
        """Where they were last read."""
        return self._by_action(SOURCES)

    @cached_property
    def named(self) -> dict[int, dict[str, Any]]:
        """Fiches that name somebody, or a way to reach them -> what staff decided of each mention."""
        return dict(self._rows(CONTACTS))

    @cached_property
    def texts(self) -> dict[int, list[Row]]:
        """The sources as they stood, places by places: contacts and all, for whoever masks them."""
        found = self._by_action(SOURCE_TEXTS)
        for row in (row for rows in found.values() for row in rows):
            content = row.pop("content")
            row |= {"text": content.get("text", ""), "field_lines": content.get("field_lines", {})}
        return found

    @cached_property
    def printed_departments(self) -> dict[int, str]:
        """What the source printed for a fiche that has no centre."""
        alone = [row[_ID] for row in self.rows if row[_CENTRE_ID] is None]
        rows = SourceFiche.objects.current().filter(action__in=alone).order_by("action_id", "pk") if alone else ()
        printed: dict[int, str] = {}
        for row in rows:
            if department := row.values.get("department"):
                printed.setdefault(row.action_id, department)
        return printed

    @property
    def pieces_of_centres(self) -> dict[int, Any]:
        """For whoever writes rows: centres are the same in all batches of an export."""
        return self._vocabulary.pieces_of_centres

    @cached_property
    def centre_ids(self) -> set[int]:
        return {row[_CENTRE_ID] for row in self.rows} - {None}

    @cached_property
    def centres(self) -> dict[int, Row]:
        """The centres that tell them, and where they are; `printed`: a département that was not recognised."""
        return self._vocabulary.centres(self.centre_ids)


def centre_rows(pks: Iterable[int]) -> dict[int, Row]:
    """The public columns of centres, with the names and codes of their places."""
    found = Centre.objects.filter(pk__in=sorted(pks)).order_by("pk")
    columns = (*CENTRE, *_PLACE)
    rows = found.values_list(*CENTRE, *_PLACE.values())
    centres = {row[0]: dict(zip(columns, row, strict=True)) | {"printed": None} for row in rows}
    unplaced = [pk for pk, row in centres.items() if row["departement_id"] is None]
    if unplaced:
        aliases = CentreAlias.objects.filter(centre__in=unplaced).exclude(department="")
        for pk, printed in aliases.values_list("centre_id", "department"):
            centres[pk]["printed"] = centres[pk]["printed"] or printed
    return centres


@contextmanager
def uncollected() -> Iterator[None]:
    """Python looks for no cycles within: rows are tuples and texts, and have none. Looking through them again and again
    takes a sixth of an export."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def batches(
    actions: ActionQuerySet,
    ids: Iterable[int] | None = None,
    columns: Sequence[str] = ACTION,
    beside: Sequence[Question] = (),
) -> Iterator[Batch]:
    """All the fiches of a queryset by number, or those of `ids` (ascending) that it holds.

    The first batch is read before anything is said: a database that does not answer leaves no half of an answer. With
    `beside`, what each batch will be asked for, the next ones are read while one is written, where that can be; their
    last column must then be bytes.
    """
    fiches, vocabulary = Question(actions.order_by("pk"), columns), Vocabulary()
    parts = _parts(numbers(actions) if ids is None else ids)
    for some in islice(parts, 1):
        yield Batch(fiches, some, vocabulary)
    second = next(parts, None)
    if second is None:
        return
    parts = chain([second], parts)
    found: Generator[tuple[list[int], Known | None]] = ((some, None) for some in parts)
    if beside and can_read_ahead():
        found = read_ahead(fiches, beside, parts)
    with closing(found):
        for some, known in found:
            yield Batch(fiches, some, vocabulary, known)


def _parts(ids: Iterable[int]) -> Iterator[list[int]]:
    found, size = iter(ids), FIRST
    while some := list(islice(found, size)):
        yield some
        size = ROWS
