"""Pages of tests/corpus/imports, imported one after the other."""

from itertools import permutations
from pathlib import Path

import pytest

from centres.importing.imports import import_files
from centres.importing.report import FileReport
from centres.models import Action

pytestmark = pytest.mark.django_db
CORPUS = Path(__file__).parent.parent / "corpus" / "imports"


def import_each(*names: str) -> list[FileReport]:
    """Each file by an import of its own."""
    return [report for name in names for report in import_files([CORPUS / f"{name}.txt"])]


def codes(report: FileReport) -> list[str]:
    return [issue.code for issue in report.issues]


@pytest.mark.parametrize("names", list(permutations(["untitled-1", "untitled-2"])))
def test_two_texts_without_title_nor_centre_are_two_actions(names):
    import_each(*names)

    assert Action.objects.count() == 2


@pytest.mark.parametrize("names", list(permutations(["same-title-1", "same-title-2"])))
def test_two_texts_of_one_title_without_a_centre_are_two_actions(names):
    import_each(*names)

    assert list(Action.objects.values_list("title", flat=True)) == ["Séjour en familles"] * 2


def test_a_text_that_changes_back_is_what_the_catalogue_says():
    *_, report = import_each("back-1", "back-2", "back-1")

    assert Action.objects.get().summary == "Un potager ouvert."
    assert (report.counts["updated"], report.counts["unchanged"]) == (1, 0)
    assert codes(report) == ["came_back"]


def test_a_text_that_changes_back_does_so_in_one_import_of_several_files_too():
    list(import_files([CORPUS / f"{name}.txt" for name in ("back-1", "back-2", "back-1")]))

    assert Action.objects.get().summary == "Un potager ouvert."
