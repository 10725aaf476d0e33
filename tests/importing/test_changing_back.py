"""A text that a newer one replaced, met again: the source went back to it, or the page is an old one."""

from pathlib import Path

import pytest

from centres.editing.deciding.proposals import refuse_proposal
from centres.fiches import compose
from centres.importing.imports import import_files
from centres.models import Action, FieldConflict, SourceFiche

from .pages import everything, garden, import_fiches

pytestmark = pytest.mark.django_db
A, B, C = garden(summary="un"), garden(summary="deux"), garden(summary="trois")
FEAST = garden(title="Fête de rue", summary="On danse.")


def summaries() -> list[str]:
    return sorted(Action.objects.values_list("summary", flat=True))


def import_together(folder: Path, *pages: list) -> list:
    paths = [folder / f"{number}.txt" for number, _ in enumerate(pages)]
    for path, fiches in zip(paths, pages, strict=True):
        path.write_text(compose(fiches))
    return list(import_files(paths))


def test_it_comes_back_as_often_as_the_source_says_so(tmp_path):
    for fiche in (A, B, A, B, C, A):
        import_fiches(tmp_path, fiche)
        assert summaries() == [fiche.summary]

    assert SourceFiche.objects.count() == 3
    before = everything(leave_out=["ImportRun"])
    report = import_fiches(tmp_path, A)
    assert (report.counts["unchanged"], report.issues) == (1, ())
    assert everything(leave_out=["ImportRun"]) == before


def test_its_source_is_the_place_where_it_was_read_last(tmp_path):
    for name, fiches in (("a.txt", [A]), ("b.txt", [B]), ("again.txt", [FEAST, A])):
        import_fiches(tmp_path, *fiches, name=name)

    source = SourceFiche.objects.current().get(action__summary="un")
    assert (source.file, source.run.file, source.first_line > 1) == ("again.txt", "again.txt", True)


def test_what_staff_corrected_since_stands_and_is_a_conflict(tmp_path):
    import_fiches(tmp_path, A)
    import_fiches(tmp_path, B)
    Action.objects.update(summary="corrigé")

    report = import_fiches(tmp_path, A)

    assert summaries() == ["corrigé"]
    assert (report.counts["conflicts"], FieldConflict.objects.get().theirs) == (1, "un")


def test_what_only_the_newer_text_said_is_not_emptied(tmp_path):
    import_fiches(tmp_path, A)
    import_fiches(tmp_path, garden(summary="deux", prospects="Une serre."))

    import_fiches(tmp_path, A)

    action = Action.objects.get()
    assert (action.summary, action.prospects) == ("un", "Une serre.")


@pytest.mark.parametrize("fiches", [(A, B), (B, A)])
def test_beside_the_newer_text_in_one_file_it_is_old(fiches, tmp_path):
    import_fiches(tmp_path, A)
    import_fiches(tmp_path, B)
    before = everything(leave_out=["ImportRun"])

    report = import_fiches(tmp_path, *fiches)

    assert everything(leave_out=["ImportRun"]) == before
    assert [issue.code for issue in report.issues] == ["older_text"]


@pytest.mark.parametrize("pages", [([A], [B]), ([A, FEAST], [FEAST, B]), ([B], [C], [A]), ([A], [B], [A])])
def test_files_imported_together_again_change_nothing(pages, tmp_path):
    import_together(tmp_path, *pages)
    before = everything(leave_out=["ImportRun"])
    assert pages[-1][-1].summary in summaries()

    reports = import_together(tmp_path, *pages)

    assert everything(leave_out=["ImportRun"]) == before
    assert not any(report.counts["updated"] for report in reports)


def test_a_page_that_would_undo_several_imports_is_an_old_page(tmp_path):
    other = garden(title="Fête de rue", summary="On danse et on mange.")
    import_fiches(tmp_path, A, FEAST, name="old.txt")
    import_fiches(tmp_path, B)
    import_fiches(tmp_path, other)
    before = everything(leave_out=["ImportRun"])

    report = import_fiches(tmp_path, A, FEAST, name="old.txt")

    assert everything(leave_out=["ImportRun"]) == before
    assert [issue.code for issue in report.issues] == ["older_page"] * 2
    assert (report.counts["left"], report.counts["unchanged"], report.counts["updated"]) == (2, 0, 0)


def test_a_page_that_undoes_one_import_is_believed_whole(tmp_path):
    """A page copied badly, then well again."""
    import_fiches(tmp_path, A, FEAST)
    import_fiches(tmp_path, B, garden(title="Fête de rue", summary="On danse. Publicité."))

    report = import_fiches(tmp_path, A, FEAST)

    assert (summaries(), report.counts["updated"]) == (["On danse.", "un"], 2)


def test_of_a_merged_fiche_only_its_own_text_comes_back(tmp_path):
    first, second = garden(summary="On jardine."), garden(summary="On cuisine dans la cour.")
    import_fiches(tmp_path, first, second)
    kept, other = Action.objects.order_by("pk")
    SourceFiche.objects.filter(action=other).update(action=kept)
    other.delete()
    newer = garden(summary="On cuisine dans la cour, le soir.")
    import_fiches(tmp_path, first, newer)

    import_fiches(tmp_path, first, second)

    current = SourceFiche.objects.current()
    assert sorted(source.values["summary"] for source in current) == ["On cuisine dans la cour.", "On jardine."]
    assert Action.objects.count() == 1


def test_what_was_decided_of_the_budget_that_a_text_proposes_stands_with_it(tmp_path, admin_user):
    unsure = "Location, voir la mairie : 1200 euros\nRepas : 300 euros"
    import_fiches(tmp_path, garden(resources=unsure))
    assert refuse_proposal(SourceFiche.objects.proposing().get(), admin_user)
    import_fiches(tmp_path, garden(resources="Total : 800 euros"))

    import_fiches(tmp_path, garden(resources=unsure))

    assert SourceFiche.objects.current().get().proposal == "refused"
    assert not SourceFiche.objects.proposing().exists()
