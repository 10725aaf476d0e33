"""The real page, from the file to the rows."""

import pytest

from centres.editing.findable import save_term
from centres.editing.merging.merge import merge_rows
from centres.fiches import compose, read_bytes
from centres.importing.imports import import_files
from centres.models import Action, CatalogueChange, Centre, Departement, FieldConflict, ImportRun, Keyword, SourceFiche
from tests.real_page import REAL_PAGE, needs_real_page

from .pages import everything

pytestmark = [pytest.mark.django_db, needs_real_page]


def import_page(path=REAL_PAGE):
    (report,) = import_files([path])
    return report


def test_the_page_gives_23_actions_of_11_centres_in_one_departement():
    report = import_page()

    assert report.refused is None
    assert report.counts == {
        "read": 25,
        "created": 23,
        "updated": 0,
        "unchanged": 0,
        "kept": 0,
        "conflicts": 0,
        "exact_duplicates": 2,
        "probable_duplicates": 0,
    }
    assert Action.objects.published().count() == 23
    assert Centre.objects.count() == 11
    assert list(Departement.objects.filter(centres__isnull=False).distinct().values_list("code", flat=True)) == ["38"]
    assert report.lines["unrecognised"] == 0
    assert sum(report.lines.values()) == 1438


def test_each_identical_block_is_a_place_of_the_same_action():
    import_page()

    assert SourceFiche.objects.count() == 25
    twice = Action.objects.filter(sources__occurrence=2)
    assert sorted(action.title for action in twice) == ["Soirées d'été", "Vie de mère, vie de femme"]


def test_the_vocabulary_of_the_page_is_all_known():
    import_page()

    assert not Keyword.objects.filter(needs_review=True).exists()
    assert Action.objects.filter(keywords__label="Vieillissement").count() == 3


def test_a_second_import_writes_one_run_and_nothing_else():
    import_page()
    before = everything(leave_out=["ImportRun"])

    report = import_page()

    assert (report.counts["created"], report.counts["updated"], report.counts["unchanged"]) == (0, 0, 23)
    assert everything(leave_out=["ImportRun"]) == before
    assert ImportRun.objects.count() == 2


def test_the_fiches_in_reverse_order_change_nothing(tmp_path):
    import_page()
    before = everything(leave_out=["ImportRun"])
    reading = read_bytes(REAL_PAGE.read_bytes())
    reverse = tmp_path / "reverse.txt"
    reverse.write_text(compose(reading.fiches[::-1], reading.pages), encoding="utf-8")

    report = import_page(reverse)

    assert (report.counts["created"], report.counts["updated"]) == (0, 0)
    assert everything(leave_out=["ImportRun"]) == before


def test_a_theme_renamed_once_is_renamed_everywhere_and_the_page_changes_nothing(client):
    import_page()
    term = Keyword.objects.get(slug="vacances-loisirs")
    old = term.get_absolute_url()
    titles = [action.title for action in term.actions.all()]
    assert titles
    term.label = "Temps libre"
    save_term(term)
    before = everything(leave_out=["ImportRun"])

    report = import_page()

    assert (report.counts["updated"], report.counts["kept"], report.counts["conflicts"]) == (0, 0, 0)
    assert everything(leave_out=["ImportRun"]) == before
    assert not FieldConflict.objects.exists()
    assert client.get(old).headers["Location"] == "/themes/temps-libre/"
    for word in ("vacances-loisirs", "temps-libre"):
        page = client.get(f"/actions/?theme={word}")
        assert page.context["results"].count == len(titles)
        assert "Temps libre" in page.content.decode()
        assert "acances / loisirs" not in page.content.decode()
    fiche = client.get(term.actions.first().get_absolute_url()).content.decode()
    assert 'href="/themes/temps-libre/"' in fiche


def test_a_merged_theme_and_centre_stay_merged_when_the_page_comes_again():
    import_page()
    keywords = Keyword.objects.filter(actions__isnull=False).distinct().order_by("pk")
    merge_rows(*keywords[:2])
    merge_rows(*Centre.objects.order_by("pk")[:2])
    merge_rows(*Action.objects.order_by("pk")[:2])
    before = everything(leave_out=["ImportRun"])

    report = import_page()

    assert (report.counts["created"], report.counts["updated"], report.counts["conflicts"]) == (0, 0, 0)
    assert everything(leave_out=["ImportRun"]) == before


def test_an_import_tells_the_index_what_changed():
    import_page()
    # Each fiche, and the terms and centres that it brought.
    changed = list(CatalogueChange.objects.order_by("version").values_list("action_id", flat=True))
    assert changed == [*Action.objects.order_by("pk").values_list("pk", flat=True), None]

    import_page()
    assert CatalogueChange.objects.count() == len(changed)
