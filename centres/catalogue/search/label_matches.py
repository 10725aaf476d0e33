"""Words of a search -> the terms of the vocabularies whose labels, or spellings met in a source, hold them.

A label is not in the words of a fiche (models/action_text.py): renaming a theme changes what the next search finds, and
no fiche is written for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from pyroaring import BitMap

from centres.catalogue.index.changes import current_version
from centres.catalogue.sql.postings import numbers
from centres.language import stems
from centres.language.queries import QueryTerm
from centres.language.words import compounds
from centres.models import (
    Action,
    ActionAudience,
    ActionKeyword,
    ActionPartner,
    Audience,
    Keyword,
    Partner,
)
from centres.models.links import ListLink

from .synonyms import SynonymIndex, read_synonyms

# Name of the list -> its terms, and the table between actions and them.
LISTS: dict[str, tuple[Any, type[ListLink]]] = {
    "keywords": (Keyword, ActionKeyword),
    "audiences": (Audience, ActionAudience),
    "partners": (Partner, ActionPartner),
}
MOST_TERMS = 1000


@dataclass(slots=True)
class LabelIndex:
    """Every label and spelling of the lists that a search reads, by stem."""

    by_stem: dict[str, set[tuple[str, int]]] = field(default_factory=dict)
    lines: dict[tuple[str, int], list[tuple[str, ...]]] = field(default_factory=dict)
    synonyms: SynonymIndex = field(default_factory=SynonymIndex)
    # What misspelt.py found in this state of the catalogue, by what was looked for.
    misspelt: dict[tuple[QueryTerm, ...], dict[QueryTerm, tuple[str, ...]]] = field(default_factory=dict)

    def add(self, name: str, pk: int, text: str) -> None:
        line = tuple(stems(text))
        self.lines.setdefault((name, pk), []).append(line)
        for stem in (*line, *compounds(text)):
            self.by_stem.setdefault(stem, set()).add((name, pk))

    def terms(self, *runs: tuple[str, ...]) -> dict[str, list[int]]:
        """Name of a list -> the ids of its terms that hold one of these runs of stems."""
        holding = set().union(*map(self._holding, runs))
        found: dict[str, list[int]] = {}
        for name, pk in sorted(holding):
            found.setdefault(name, []).append(pk)
        return {name: ids[:MOST_TERMS] for name, ids in found.items()}

    def terms_with_all(self, stems: Iterable[str]) -> dict[str, list[int]]:
        """Name of a list -> the ids of its terms that hold each of these stems, wherever it stands."""
        found: dict[str, list[int]] = {}
        for name, pk in sorted(set.intersection(*(self.by_stem.get(stem, set()) for stem in stems))):
            found.setdefault(name, []).append(pk)
        return found

    def _holding(self, run: tuple[str, ...]) -> set[tuple[str, int]]:
        holding = set.intersection(*(self.by_stem.get(stem, set()) for stem in run)) if run else set()
        if len(run) == 1:
            return holding
        return {term for term in holding if any(_holds(line, run) for line in self.lines[term])}


class _LatestLabels:
    """The labels as they stood in one state of the catalogue: read again in another one."""

    def __init__(self) -> None:
        self._latest: tuple[str, LabelIndex] = ("", LabelIndex())

    def get(self, now: str) -> LabelIndex:
        now = now or current_version()
        then, labels = self._latest
        if not now or now != then:
            labels = _read()
            self._latest = now, labels
        return labels


_latest = _LatestLabels()


def current_labels(now: str = "") -> LabelIndex:
    """The labels as the database has them. `now`: its version, for whoever has just asked; else one more query."""
    return _latest.get(now)


def carriers(name: str, term_ids: Iterable[int]) -> BitMap:
    """The published actions that carry any of these terms. A join would take five times as long as two reads."""
    hidden = Action.objects.filter(state__in=[state for state in Action.State if state != Action.State.PUBLISHED])
    return numbers(_links(name, term_ids), "action_id") - numbers(hidden)


def carrying(name: str, term_ids: Iterable[int]) -> QuerySet[Any]:
    """The same as `carriers`, whatever the state, for a condition in SQL."""
    return _links(name, term_ids).values("action_id")


def _links(name: str, term_ids: Iterable[int]) -> QuerySet[Any]:
    return LISTS[name][1].objects.filter(term__in=list(term_ids))


def _read() -> LabelIndex:
    labels = LabelIndex(synonyms=read_synonyms())
    for name, (terms, _) in LISTS.items():
        for pk, label in terms.objects.values_list("pk", "label"):
            labels.add(name, pk, label)
        spellings = terms.spellings.rel.related_model
        for pk, text in spellings.objects.values_list("term_id", "text"):
            labels.add(name, pk, text)
    return labels


def _holds(line: tuple[str, ...], run: tuple[str, ...]) -> bool:
    return any(line[start : start + len(run)] == run for start in range(len(line) - len(run) + 1))
