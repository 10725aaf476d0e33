"""Every file of tests/corpus, against what is written beside it."""

import json
from pathlib import Path

import pytest

from centres.fiches import Reading, Refusal, compose, read_bytes, read_text

from .money.reading import short
from .samples import values

CORPUS = Path(__file__).parent.parent / "corpus"


def cases(folder: str) -> list[object]:
    return [pytest.param(path, id=path.stem) for path in sorted((CORPUS / folder).glob("*.txt"))]


def expected(path: Path) -> dict[str, object]:
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", cases("odd"))
def test_an_odd_page_reads_as_its_file_says(path: Path) -> None:
    wanted = expected(path)
    reading = read_bytes(path.read_bytes(), wanted["encoding"])
    assert isinstance(reading, Reading)
    assert [fiche.title for fiche in reading.fiches] == wanted["titles"]
    first = reading.fiches[0]
    for name, value in wanted["first"].items():
        read = getattr(first, name)
        if name == "budget":
            read = short(read)
        assert (list(read) if isinstance(read, tuple) else read) == value, name
    issues = [*reading.issues, *(issue for fiche in reading.fiches for issue in fiche.issues)]
    assert sorted([issue.code, issue.line] for issue in issues) == sorted(wanted["issues"])
    assert reading.line_counts == wanted["lines"]
    assert all(issue.message.startswith(("ligne ", "lignes ")) for issue in issues)


@pytest.mark.parametrize("path", cases("odd"))
def test_an_odd_page_composed_reads_the_same(path: Path) -> None:
    reading = read_bytes(path.read_bytes(), expected(path)["encoding"])
    assert values(read_text(compose(reading.fiches, reading.pages))) == values(reading)


@pytest.mark.parametrize("path", cases("negative"))
def test_a_file_that_is_no_page_is_refused_with_its_reason(path: Path) -> None:
    wanted = expected(path)
    refusal = read_bytes(path.read_bytes(), wanted["encoding"])
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.line, refusal.offset) == (wanted["code"], wanted["line"], wanted["offset"])
    assert refusal.message.endswith(".")


@pytest.mark.parametrize("folder", ["odd", "negative"])
def test_every_file_has_its_row_in_the_table(folder: str) -> None:
    table = (CORPUS / folder / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in (CORPUS / folder).glob("*.txt") if f"`{path.name}`" not in table] == []


def test_the_corpus_is_large_enough() -> None:
    assert len(cases("odd")) >= 60
    assert len(cases("negative")) >= 30
