"""What holds for every text about money: amounts read back, prose changes nothing, figures stand in the text."""

import time
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centres.fiches import LIMITS, Budget, Reading, read_bytes
from centres.fiches.money.amounts import find_amounts
from centres.fiches.money.bare import add_bare_amounts
from centres.fiches.money.budgets import read_budget
from tests.fiches.samples import whole_fiche

from .reading import numbered

SPACES = [" ", "\u00a0", "\u202f"]
amounts = st.builds(lambda cents: Decimal(cents) / 100, st.integers(0, 99_999_999_99))
units = st.sampled_from(["€", " €", "\u00a0€", " euros", " EUR", "euros"])
prose = st.sampled_from(
    ["Un verger ouvert à tous", "avec 12 bénévoles", "le 3 mars", "04 76 12 34 56", "Enfants de 6 à 11 ans", ""]
)
PIECES = [
    "300 €", "1 200 euros", "à", "par séance", "x 4", "=", "soit", "Charges :", "Produits", "CAF", "Total", "(", ")",
    ",", ";", "dont", "hors", "2014", "environ", "€", "5 k€", "40/50€", "bénévolat", "\n", "+", "12", "%", "12 OO €",
    ":", "Budget",
]  # fmt: skip
jumbles = st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join)


def written(amount: Decimal, space: str, point: str) -> str:
    return f"{amount:,.2f}".replace(".", "P").replace(",", space).replace("P", point)


def figures(budget: Budget) -> list[Decimal]:
    found = [budget.total, budget.low, budget.high]
    for line in budget.lines:
        found += [line.amount, line.low, line.high]
    return [figure for figure in found if figure is not None]


@given(amounts, units, st.sampled_from(SPACES), st.sampled_from([",", "."]))
def test_an_amount_that_is_written_reads_back(amount: Decimal, unit: str, space: str, point: str) -> None:
    budget, issues = read_budget([(1, written(amount, space, point) + unit)])
    assert issues == []
    assert budget is not None
    assert budget.total == amount


@given(amounts, prose, prose)
def test_prose_around_changes_no_amount(amount: Decimal, before: str, after: str) -> None:
    text = f"{before}\nMatériel : {written(amount + 1, ' ', ',')} €\n{after}"
    budget, issues = read_budget(numbered(text))
    assert issues == []
    assert budget is not None
    assert [line.amount for line in budget.lines] == [budget.total] == [amount + 1]


@given(jumbles)
def test_a_figure_stands_in_the_text_or_is_the_sum_of_lines(text: str) -> None:
    budget, issues = read_budget(numbered(text))
    assert all(issue.message.startswith(f"ligne {issue.line} : ") for issue in issues)
    if budget is None:
        return
    lines = numbered(text)
    found = add_bare_amounts(lines, [[*find_amounts(line)] for _, line in lines])
    stated = {end for amounts in found for a in amounts for end in (a.value, a.low, a.high)}
    shown = budget.lines and [line.amount for line in budget.lines if line.amount is not None]
    counts = range(2, len(shown) + 1) if budget.is_computed else ()
    sums = {sum(some) for count in counts for some in combinations(shown[:12], count)}
    assert all(figure in stated for figure in figures(budget)[bool(budget.total is not None) :])
    assert budget.total is None or budget.total in stated | sums
    assert all(0 < len(line.label) <= 500 and len(line.funder) <= 300 for line in budget.lines)
    assert len(budget.scope) <= 300


@given(st.text())
def test_no_text_raises(text: str) -> None:
    for line in (text, f"{text} 5 €", f"5 € {text}"):
        read_budget([(1, line)])


def test_more_amounts_than_the_limit_give_no_budget_and_an_issue() -> None:
    lines = [(number, "Matériel : 5 €") for number in range(1, LIMITS.budget_lines + 1)]
    budget, issues = read_budget(lines)
    assert budget is not None
    assert (budget.total, issues) == (Decimal(5 * LIMITS.budget_lines), [])
    budget, issues = read_budget([*lines, (900, "Matériel : 5 €")])
    assert (budget, [issue.code for issue in issues]) == (None, ["too_many_amounts"])


def test_long_labels_are_cut_to_what_the_columns_hold() -> None:
    budget, _ = read_budget([(1, f"Achat de {'mots ' * 200}: 5 €"), (2, f"Subvention {'CAF ' * 90}: 5 €")])
    assert budget is not None
    assert [len(line.label) for line in budget.lines] == [500, 370]
    assert len(budget.lines[1].funder) == 300


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("5 € + " * 12_000, id="amounts"),
        pytest.param("1e " * 30_000, id="ordinals"),
        pytest.param("(" * 90_000 + " 5 €", id="brackets"),
        pytest.param("Salle 5 €" + " " * 90_000 + "x 6 €", id="spaces"),
        pytest.param("5 € " + "soit " * 18_000 + "6 €", id="words"),
        pytest.param("9" * 90_000 + " €", id="digits"),
    ],
)
def test_a_hostile_text_is_read_at_once(line: str) -> None:
    start = time.perf_counter()
    read_budget([(number, line) for number in range(1, 201)])
    assert time.perf_counter() - start < 5


def test_a_file_of_20_mib_of_amounts_is_read_in_seconds() -> None:
    label = "- Ressources financières mobilisées pour cette action\n"
    head = whole_fiche().split(label)[0] + label
    line = "Peinture : 12 €, salle 1 200 € et car 56 € + 5 €, soit 300 euros\n"
    data = (head + line * ((LIMITS.bytes - len(head.encode())) // len(line.encode()))).encode()
    start = time.process_time()
    reading = read_bytes(data)
    assert time.process_time() - start < 5
    assert isinstance(reading, Reading)
    assert reading.fiches[0].budget is None
    assert "too_many_amounts" in [issue.code for issue in reading.fiches[0].issues]


@pytest.mark.parametrize(
    ("line", "certainty"),
    [
        ("Prévisionnel : 300 € ; réalisé : 250 €", "sure"),
        ("Prévisionnel : 300 € ; subvention CAF réalisée : 250 €", "proposed"),
        ("Prévu 300 € ; 250 € dépensés en peinture", "proposed"),
    ],
)
def test_beside_a_plan_what_was_spent_is_the_total_for_sure_where_it_is_of_nothing_else(line, certainty) -> None:
    budget, _ = read_budget([(1, line)])
    assert (budget.total, budget.certainty) == (250, certainty)
