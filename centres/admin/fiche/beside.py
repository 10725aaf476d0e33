"""An action -> what its page shows beside the form: the source's words, its numbered text, and what needs a look."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django import forms

from centres.admin.shown.markup import NO_AMOUNT, NO_COUNT, show_source_words, without_place
from centres.editing.spoken import SourceWords, source_words
from centres.models import Action, Correction, FieldConflict, SourceFiche, Telling
from centres.models.source import FIELD_NAMES

from .form import LIST_FIELDS
from .proposed import ShownProposal

# Form field -> field of the record, where they are not named alike.
RECORD_NAMES = {"scale": "territory", **LIST_FIELDS}


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line of a source by its number in the file, with what was said about it."""

    number: int
    text: str
    notes: tuple[str, ...]


def number_lines(source: SourceFiche) -> list[NumberedLine]:
    """The whole text of a source; a line that no field took says so."""
    notes = defaultdict(list)
    for line in source.unrecognised:
        notes[line["line"]].append("Ligne non reconnue, gardée telle quelle.")
    for issue in source.issues:
        notes[issue["line"]].append(without_place(issue["message"]))
    lines = source.text.split("\n") if source.text else []
    return [
        NumberedLine(number, text, tuple(notes[number])) for number, text in enumerate(lines, start=source.first_line)
    ]


@dataclass
class BesideForm:
    """What the catalogue knows of a fiche beside its values."""

    action: Action

    @cached_property
    def sources(self) -> list[SourceFiche]:
        """The last text first, then those before it."""
        rows = self.action.sources.select_related("run").defer("content")
        return list(rows.order_by("-is_current", "-pk"))

    @cached_property
    def telling(self) -> Telling | None:
        """Who told it on the site."""
        return Telling.objects.filter(action=self.action).first()

    @cached_property
    def source(self) -> SourceFiche | None:
        """The last imported text; None for a fiche typed by hand that no import has met."""
        return self.action.sources.current().exclude(file="").order_by("pk").first()

    @cached_property
    def conflicts(self) -> list[tuple[FieldConflict, str]]:
        """Open conflicts, each with the French name of its field."""
        rows = self.action.conflicts.filter(decision=FieldConflict.Decision.OPEN).order_by("pk")
        return [(row, FIELD_NAMES.get(row.field, row.field)) for row in rows]

    @cached_property
    def corrections(self) -> list[Correction]:
        """What visitors propose of this fiche and nobody has decided."""
        return list(Correction.objects.new().filter(action=self.action).defer("text", "was"))

    @cached_property
    def spoken(self) -> Mapping[str, SourceWords]:
        return source_words(self.source) if self.source else {}

    @property
    def lines(self) -> Iterable[NumberedLine]:
        return number_lines(self.source) if self.source else ()

    @property
    def issues(self) -> list[tuple[int | None, str]]:
        """(line, sentence)"""
        return [
            (issue["line"], without_place(issue["message"])) for issue in (self.source.issues if self.source else ())
        ]

    @cached_property
    def proposals(self) -> list[ShownProposal]:
        """Budgets that the reader proposes and nobody has decided."""
        if self.action.state == Action.State.WITHDRAWN:
            return []
        return [ShownProposal(source) for source in self.action.sources.proposing().order_by("pk")]

    @property
    def needs_a_look(self) -> bool:
        return bool(
            self.proposals
            or self.conflicts
            or self.corrections
            or (self.source and (self.issues or self.source.unrecognised))
        )

    def annotate(self, fields: Mapping[str, forms.Field]) -> None:
        """Puts the source's words on each form field, where the template of the page finds them."""
        for name, field in fields.items():
            field.spoken = show_source_words(self.spoken.get(RECORD_NAMES.get(name, name)), self.source)

    @property
    def budget_words_shown(self) -> str:
        """Nothing where neither side has a budget."""
        return self._figures_words("budget", NO_AMOUNT)

    @property
    def people_words_shown(self) -> str:
        """Nothing where neither side counts anybody."""
        return self._figures_words("people_counts", NO_COUNT)

    def _figures_words(self, name: str, silence: str) -> str:
        spoken = self.spoken.get(name)
        return (
            show_source_words(spoken, self.source, silence=silence)
            if spoken and (spoken.words or spoken.differs)
            else ""
        )
