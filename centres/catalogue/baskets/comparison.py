"""Two to four fiches -> rows, field by field, with what recurs and a verdict.

Verdicts are given on vocabularies and figures alone, never on prose: two texts that differ may say the same.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from centres.catalogue.fiche.budget_table import Account, account_of
from centres.models import Action, BudgetLine
from centres.models.action import says_something
from centres.models.keys import text_key

MOST_COMPARED = 4
LETTERS = "ABCD"
SAME, DIFFERENT, PARTLY, ONE = "identique", "différent", "en partie", "une seule le dit"
NOT_COMPARABLE = "pas comparable"
LONG = 500  # characters: past that, a text shows its beginning


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """A value. `key` tells whether two are one; `row`: the term it is drawn from; `more` stands behind it."""

    key: Any
    label: str
    row: Any = None
    more: Any = None
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """What one fiche says of a field: values, or a text."""

    letter: str
    action: Action
    marks: list[ComparedValue] = field(default_factory=list)
    text: str = ""
    account: Account | None = None

    @property
    def is_long(self) -> bool:
        return len(self.text) > LONG


@dataclass(frozen=True, slots=True)
class ComparedField:
    """A field. `kind` says how it is drawn: terms, dimension, status, funders, budget, people or text."""

    label: str
    kind: str
    cells: list[ComparedCell]
    verdict: str = ""

    @property
    def is_same(self) -> bool:
        return self.verdict == SAME


FieldReader = Callable[[Sequence[Action]], ComparedField]


@dataclass(frozen=True, slots=True)
class ComparedFiche:
    """A fiche at the head of its column; `without`: the query string that takes it away."""

    letter: str
    action: Action
    without: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Fiches, rows, and the fields that none of them fills."""

    rows: list[ComparedField]
    unsaid: list[str]


def compare_fiches(actions: Sequence[Action]) -> Comparison:
    """Fiches fetched by `for_detail`, at most four."""
    rows, unsaid = [], []
    for row in (read(actions) for read in _FIELDS):
        if row.kind == "budget" or any(cell.marks or cell.text for cell in row.cells):
            rows.append(row)
        else:
            unsaid.append(row.label.lower())
    return Comparison(rows, unsaid)


def verdict_on(sets: Sequence[frozenset[Any]]) -> str:
    """What can be said of the values of several fiches, an empty set being a fiche that says nothing.

    >>> verdict_on([frozenset("a"), frozenset("a")]), verdict_on([frozenset("ab"), frozenset("bc"), frozenset()])
    ('identique', 'en partie')
    >>> verdict_on([frozenset("a"), frozenset("b")]), verdict_on([frozenset("a"), frozenset()])
    ('différent', 'une seule le dit')
    """
    told = [some for some in sets if some]
    if len(told) < 2:
        return ONE if told else ""
    if len(told) == len(sets) and len(set(told)) == 1:
        return SAME
    return PARTLY if any(count > 1 for count in Counter(key for some in told for key in some).values()) else DIFFERENT


def _values(
    label: str, kind: str, read: Callable[[Action], Iterable[ComparedValue]], is_judged: bool = True
) -> FieldReader:
    def row(actions: Sequence[Action]) -> ComparedField:
        columns = [list(read(action)) for action in actions]
        sets = [frozenset(mark.key for mark in marks) for marks in columns]
        verdict = verdict_on(sets)
        often = Counter(key for some in sets for key in some) if verdict != SAME else Counter()
        cells = [
            ComparedCell(
                letter, action, [ComparedValue(m.key, m.label, m.row, m.more, often[m.key] > 1) for m in marks]
            )
            for letter, action, marks in zip(LETTERS, actions, columns, strict=False)
        ]
        return ComparedField(label, kind, cells, verdict if is_judged else "")

    return row


def _term(label: str, name: str, kind: str = "terms") -> FieldReader:
    return _values(label, kind, lambda action: [ComparedValue(t.pk, t.label, t) for t in (getattr(action, name),) if t])


def _terms(label: str, name: str) -> FieldReader:
    return _values(
        label, "terms", lambda action: [ComparedValue(term.pk, term.label, term) for term in getattr(action, name)]
    )


def _text(label: str, name: str) -> FieldReader:
    def row(actions: Sequence[Action]) -> ComparedField:
        texts = ((letter, action, getattr(action, name)) for letter, action in zip(LETTERS, actions, strict=False))
        return ComparedField(
            label, "text", [ComparedCell(a, action, text=t if says_something(t) else "") for a, action, t in texts]
        )

    return row


def _place(action: Action) -> list[ComparedValue]:
    return [ComparedValue(action.departement.pk, str(action.departement))] if action.departement else []


def _year(action: Action) -> list[ComparedValue]:
    return [ComparedValue(action.year, str(action.year))] if action.year else []


def _people(action: Action) -> list[ComparedValue]:
    return [ComparedValue((count.role, count.said), count.shown) for count in action.people_list]


def _funders(action: Action) -> list[ComparedValue]:
    """Who pays in money, each once, with what it pays when one line says it."""
    lines = [line for line in _lines(action) if line.funder and line.kind != BudgetLine.Kind.VALORISATION]
    often = Counter(text_key(line.funder) for line in lines)
    marks = {
        (key := text_key(line.funder)): ComparedValue(key, line.funder, more=line.amount if often[key] == 1 else None)
        for line in lines
    }
    return list(marks.values())


def _lines(action: Action) -> list[BudgetLine]:
    budget = getattr(action, "budget", None)
    return list(budget.lines.all()) if budget else []


def _budget(actions: Sequence[Action]) -> ComparedField:
    """Amounts are held against one another when each is one number for the whole action, of one period."""
    budgets = [getattr(action, "budget", None) for action in actions]
    cells = [
        ComparedCell(letter, action, account=account_of(budget))
        for letter, action, budget in zip(LETTERS, actions, budgets, strict=False)
    ]
    stated = [budget for budget in budgets if budget and budget.has_amount]
    if len(stated) < 2:
        return ComparedField("Budget", "budget", cells, ONE if stated else "")
    amounts = {budget.total if budget.total is not None else budget.low for budget in stated}
    periods = {"once" if budget.period == "" else budget.period for budget in stated}
    is_sure = all(not b.scope and (b.total is not None or b.low == b.high) for b in stated) and len(periods) == 1
    if not is_sure:
        return ComparedField("Budget", "budget", cells, NOT_COMPARABLE)
    return ComparedField(
        "Budget", "budget", cells, SAME if len(amounts) == 1 and len(stated) == len(actions) else DIFFERENT
    )


_FIELDS: tuple[FieldReader, ...] = (
    _term("Dimension", "dimension", "dimension"),
    _term("Statut", "status", "status"),
    _text("Pourquoi elle s’est terminée", "status_reason"),
    _values("Année", "terms", _year),
    _terms("Thèmes", "themes"),
    _terms("Public", "publics"),
    _values("Département", "terms", _place),
    _term("Échelle", "scale"),
    _terms("À l’initiative", "initiator_list"),
    _terms("Partenaires", "partner_list"),
    _text("En bref", "summary"),
    _budget,
    _values("Financeurs", "funders", _funders, is_judged=False),
    _values("Personnes mobilisées", "people", _people),
    _text("Résultats pour les habitants", "result_inhabitants"),
    _text("Résultats pour le territoire", "result_territory"),
    _text("Résultats pour le centre", "result_centre"),
    _text("Le diagnostic", "diagnosis"),
    _text("Les impacts", "impacts"),
    _text("Les facteurs de réussite", "success_factors"),
    _text("Ce qui a coincé", "limits"),
    _text("Et la suite", "prospects"),
)
