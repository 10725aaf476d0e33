"""The table of shapes, and what it promises: nothing is surer for a word that nobody understands."""

import json
from pathlib import Path

import pytest

from centres.fiches.money.budgets import read_budget
from centres.fiches.money.wording.shapes import SHAPES, Shape, shape_rows
from centres.fiches.money.wording.vocabulary import CLASSES, UNKNOWN, class_of

from .reading import numbered

ROOT = Path(__file__).parents[3]
FORMAT = ROOT / "centres" / "fiches" / "FORMAT.md"
UNHEARD = "zblorgues"
TEXTS = [
    row["text"]
    for path in sorted((ROOT / "tests" / "corpus" / "money").glob("*.json"))
    for row in json.loads(path.read_text(encoding="utf-8"))
]


def is_sure(text: str) -> bool:
    budget, _ = read_budget(numbered(text))
    return budget is not None and budget.certainty == "sure"


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_the_example_of_a_shape_has_it_and_only_an_income_alone_is_no_budget(shape: Shape) -> None:
    assert is_sure(shape.example) == (shape.role != "income")
    # A second income makes a list of who pays.
    assert is_sure(f"{shape.example}\nAutofinancement : 300 €") or shape.role != "income"


def test_format_holds_the_table_of_shapes() -> None:
    assert "\n".join(shape_rows()) in FORMAT.read_text(encoding="utf-8")


def test_the_unheard_word_is_in_no_class() -> None:
    assert class_of(UNHEARD) == UNKNOWN


def test_a_word_stands_once_in_the_vocabulary() -> None:
    words = [word for _, row in CLASSES.values() for word in row.split()]
    assert sorted(words) == sorted(set(words))


def test_a_word_outside_the_table_never_makes_an_amount_surer() -> None:
    for text in TEXTS:
        if is_sure(text):
            continue
        gaps = [place for place, character in enumerate(text) if character == " "]
        for place in (0, *gaps, len(text)):
            assert not is_sure(f"{text[:place]} {UNHEARD} {text[place:]}"), (text, place)


@pytest.mark.parametrize("text", ["750 €", "Coût de l'action : 1 240 €", "300 € de matériel", "35 € par séance"])
def test_a_word_outside_the_table_beside_a_sure_amount_makes_it_a_proposal(text: str) -> None:
    assert is_sure(text)
    assert not is_sure(f"{UNHEARD} {text}")
    assert not is_sure(f"{text} {UNHEARD}")
