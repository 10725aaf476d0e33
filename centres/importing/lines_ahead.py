"""Decisions -> the lines of words that their fiches will have, made by the second process while this one writes them.

It is a guess at what the database will say: a line is taken only for the very texts that it was made of, and the others
are made when they are asked for. What stands in the catalogue does not depend on it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count

from centres.fields.fields import COLUMN_FIELDS
from centres.fields.spellings import Spellings, UnseenCentre
from centres.language.apart import (
    IndexedTexts,
    Places,
    TextsPart,
    UsedWord,
    add_words,
    index_part,
    index_texts,
    words_in,
)
from centres.models import Centre, Departement
from centres.models.action_text import NAMES, NARRATIVES, indexing, searched_places

from .second_process import Job, SecondProcess
from .three_way import ImportDecision

FICHES_A_PART = 25
_TEXTS = ("title", "summary", "other_sections", *NARRATIVES)
_FIELDS = [field for field in COLUMN_FIELDS if field.column in _TEXTS]
_batches = count(1)
# What a name stands for: a centre of the catalogue, or one that the import is about to make; or no centre.
CentreRef = int | UnseenCentre | None
Names = tuple[str | None, ...]


class LinesAhead:
    """The lines of the fiches that one transaction writes."""

    def __init__(self, second: SecondProcess | None = None) -> None:
        self._second = second or SecondProcess()
        # Of each page: its parts, and who does them.
        self._pages: list[tuple[list[TextsPart], Job]] = []

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Around the transaction: at its end the lines are asked for."""
        token = indexing.set(self.index)
        try:
            yield
        finally:
            indexing.reset(token)

    def foresee(self, decisions: Iterable[ImportDecision], spellings: Spellings) -> None:
        """Has the lines made of the fiches that these decisions write."""
        written = [decision for decision in decisions if decision.changes or decision.is_new_reading]
        if not self._second or len(written) <= FICHES_A_PART:
            return
        said = [
            decision.ours | {change.field.name: change.theirs for change in decision.changes} for decision in written
        ]
        names = _names({values.get("centre") for values in said}, spellings)
        fiches = []
        for values in said:
            columns = {field.column: values.get(field.name) for field in _FIELDS}
            told = [columns[name] or "" for name in NARRATIVES]
            fiches.append(
                searched_places(
                    columns["title"] or "",
                    names[values.get("centre")],
                    columns["summary"] or "",
                    columns["other_sections"],
                    told,
                )
            )
        parts = _cut(fiches)
        if job := self._second.submit(index_part, parts):
            self._pages.append((parts, job))

    def index(self, fiches: Sequence[Places]) -> IndexedTexts:
        """What `index_texts` makes of these fiches."""
        if not self._second:
            return index_texts(fiches)
        pages, self._pages = self._pages, []
        lines: dict[Places, str] = {}
        words: dict[str, UsedWord] = {}
        asked = set(fiches)
        for parts, job in pages:
            # Those of a page that was not written after all are of no use.
            if not asked.isdisjoint(parts[0].fiches):
                for part, indexed in self._both(parts, job):
                    lines |= zip(part.fiches, indexed.lines, strict=True)
                    add_words(words, indexed.words)
        others = [places for places in fiches if places not in lines]
        for part, indexed in self._both(_cut(others)):
            lines |= zip(part.fiches, indexed.lines, strict=True)
            add_words(words, indexed.words)
        # Of texts that no fiche says, the words are none of theirs.
        return IndexedTexts(
            [lines[places] for places in fiches], words if len(lines) == len(asked) else words_in(fiches)
        )

    def _both(self, parts: Sequence[TextsPart], job: Job | None = None) -> Iterator[tuple[TextsPart, IndexedTexts]]:
        """What both processes make of each part."""
        return zip(parts, self._second.collect(index_part, parts, job, _index_here), strict=True)


def _cut(fiches: Sequence[Places]) -> list[TextsPart]:
    batch = next(_batches)
    return [TextsPart(batch, fiches[at : at + FICHES_A_PART]) for at in range(0, len(fiches), FICHES_A_PART)]


def _index_here(part: TextsPart) -> IndexedTexts:
    return index_texts(part.fiches)


def _names(refs: Iterable[CentreRef], spellings: Spellings) -> Mapping[CentreRef, Names]:
    """The names of these centres, and of their places as they are known today: those of `action_text.NAMES`."""
    columns = [name.removeprefix("centre__") for name in NAMES]
    refs = set(refs)
    rows = Centre.objects.order_by().values_list("pk", *columns)
    known = rows if any(isinstance(ref, int) for ref in refs) else ()
    names: dict[CentreRef, Names] = {pk: of for pk, *of in known if pk in refs}
    places = {code: of for code, *of in Departement.objects.values_list("pk", "name", "region__name")}
    for ref in refs:
        if isinstance(ref, UnseenCentre):
            place = places.get(spellings.departement(ref.department) or "", ())
            names[ref] = (ref.name, None, *place)
    return names | {None: ()}
