"""The real page, when it lies beside the project; its golden facts are in tests/corpus/real, its texts are not."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from centres.fiches import Reading, compose, read_bytes, read_text
from tests.drawing import FUZZ
from tests.real_page import REAL_PAGE, needs_real_page

from .samples import fiche_values, values

pytestmark = needs_real_page

ROOT = Path(__file__).parents[2]
FACTS = ROOT / "tests" / "corpus" / "real" / "senacs-page-58.json"
TEXTS = (
    "summary", "experience", "description", "resources", "people", "result_territory", "result_centre",
    "result_inhabitants", "limits", "prospects", "status_reason", "initiator_details",
)  # fmt: skip


@pytest.fixture(scope="module")
def data() -> bytes:
    return REAL_PAGE.read_bytes()


@pytest.fixture(scope="module")
def reading(data: bytes) -> Reading:
    read = read_bytes(data)
    assert isinstance(read, Reading)
    return read


@pytest.fixture(scope="module")
def facts() -> dict[str, object]:
    return json.loads(FACTS.read_text(encoding="utf-8"))


def test_it_holds_25_fiches_of_which_23_are_distinct(reading: Reading) -> None:
    assert len(reading.fiches) == 25
    assert len({fiche.sha256 for fiche in reading.fiches}) == 23
    assert len({fiche.key for fiche in reading.fiches}) == 23
    assert len({fiche.centre for fiche in reading.fiches}) == 11
    assert {fiche.department for fiche in reading.fiches} == {"Isère"}


def test_nothing_of_it_is_unrecognised_or_odd_but_people_that_nobody_could_count(reading: Reading) -> None:
    assert reading.unrecognised == reading.issues == ()
    for fiche in reading.fiches:
        assert fiche.unrecognised == ()
        assert {issue.code for issue in fiche.issues} <= {"people_unclear", "people_not_added"}


def test_its_lines_are_all_counted(reading: Reading, facts: dict[str, object]) -> None:
    assert reading.line_counts == facts["lines"]
    assert sum(reading.line_counts.values()) == 1438


def test_composing_its_values_gives_its_bytes(reading: Reading, data: bytes) -> None:
    assert compose(reading.fiches, reading.pages).encode() == data


def test_its_values_are_the_golden_ones(reading: Reading, facts: dict[str, object]) -> None:
    for fiche, wanted in zip(reading.fiches, facts["fiches"], strict=True):
        for name, value in wanted.items():
            read = getattr(fiche, name)
            if name in TEXTS:
                read = sha256(read.encode()).hexdigest() if read else ""
            assert (list(read) if isinstance(read, tuple) else read) == value, f"{fiche.title}: {name}"


def test_each_value_stands_at_its_lines(reading: Reading, data: bytes) -> None:
    lines = data.decode().split("\n")
    for fiche in reading.fiches:
        for name, (first, last) in fiche.field_lines.items():
            value = getattr(fiche, name)
            source = lines[first - 1 : last]
            if name in TEXTS:
                assert value == "\n".join(source)
            elif isinstance(value, tuple):
                assert [f"- {item}" for item in value] == source
            elif isinstance(value, str):
                assert value in source[0]


def test_a_bullet_of_its_prose_that_is_a_lone_dash_stays_text(reading: Reading) -> None:
    assert [fiche.limits for fiche in reading.fiches].count("-") == 1


def test_cut_at_a_line_end_the_fiches_before_the_cut_are_unchanged(reading: Reading, data: bytes) -> None:
    """All around where a fiche ends, and here and there inside; `make fuzz` cuts at every line."""
    lines = data.decode().split("\n")
    ends = {fiche.last_line + around for fiche in reading.fiches for around in range(-3, 4)}
    for count in sorted(ends.union(range(1, len(lines), 1 if FUZZ else 10)).intersection(range(1, len(lines)))):
        assert_same_but_the_last(read_text("\n".join(lines[:count])), reading, count)


@pytest.mark.parametrize("step", [397, 401] if FUZZ else [1201])
def test_cut_inside_a_line_the_fiches_before_the_cut_are_unchanged(reading: Reading, data: bytes, step: int) -> None:
    text = data.decode()
    for offset in range(step, len(text), step):
        assert_same_but_the_last(read_text(text[:offset]), reading, text[:offset].count("\n") + 1)


def test_cut_inside_an_opening_the_fiche_before_is_unchanged(reading: Reading, data: bytes) -> None:
    text = data.decode()
    start = text.index("\nActions\n", 9_000)
    title_end = text.index("\n", start + 9)
    before = text[:start].count("\nActions\n")
    offsets = [*range(start + 4, start + 12), *range(title_end, title_end + 26)]
    for offset in offsets:
        cut = read_text(text[:offset])
        assert [f.sha256 for f in cut.fiches[:before]] == [f.sha256 for f in reading.fiches[:before]], text[
            start:offset
        ]
        assert len(cut.fiches) in (before, before + 1)


def assert_same_but_the_last(cut: Reading, whole: Reading, line: int) -> None:
    ended = [fiche for fiche in whole.fiches if fiche.last_line < line]
    for read, wanted in zip(cut.fiches, ended, strict=False):
        assert fiche_values(read) == fiche_values(wanted)
        assert read.sha256 == wanted.sha256
    assert len(cut.fiches) >= len(ended)


def test_each_fiche_reads_alone_as_it_reads_in_the_page(reading: Reading) -> None:
    for fiche in reading.fiches:
        (alone,) = values(read_text(fiche.text))[0]
        assert alone == fiche_values(fiche)
