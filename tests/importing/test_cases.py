"""Pages of tests/corpus/imports, imported one after the other."""

from itertools import permutations
from pathlib import Path

import pytest

from centres.editing.drafts import make_draft
from centres.importing.imports import import_files
from centres.importing.report import FileReport
from centres.models import Action, ContactNotice, Likeness

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

    stories = {action.description: [theme.label for theme in action.themes] for action in Action.objects.for_list()}
    themes = ["Solidarité", "Démocratie & citoyenneté"]
    assert stories == {"Une veillée par mois.": themes, "Un chantier de peinture.": themes}


@pytest.mark.parametrize("names", list(permutations(["same-title-1", "same-title-2"])))
def test_two_texts_of_one_title_without_a_centre_are_two_actions(names):
    *_, report = import_each(*names)

    assert list(Action.objects.values_list("title", flat=True)) == ["Séjour en familles"] * 2
    assert (report.counts["probable_duplicates"], Likeness.objects.open().count()) == (1, 1)


def test_two_texts_without_title_nor_centre_in_one_file_are_two_actions_too():
    (report,) = import_each("two-untitled-in-one")
    stories = {"Une veillée par mois.", "Un chantier de peinture."}
    assert set(Action.objects.values_list("description", flat=True)) == stories
    assert report.counts["created"] == 2

    import_each("untitled-1", "untitled-2")

    assert Action.objects.count() == 2


def test_a_text_that_changes_back_is_what_the_catalogue_says():
    *_, report = import_each("back-1", "back-2", "back-1")

    assert Action.objects.get().summary == "Un potager ouvert."
    assert (report.counts["updated"], report.counts["unchanged"]) == (1, 0)
    assert codes(report) == ["came_back"]


def test_a_text_that_changes_back_does_so_in_one_import_of_several_files_too():
    list(import_files([CORPUS / f"{name}.txt" for name in ("back-1", "back-2", "back-1")]))

    assert Action.objects.get().summary == "Un potager ouvert."


def test_the_same_texts_under_another_title_are_two_actions_and_said():
    *_, report = import_each("retitled-1", "retitled-2")

    assert Action.objects.count() == Likeness.objects.open().count() + 1 == 2
    assert (report.counts["probable_duplicates"], codes(report)) == (1, ["probable_duplicate"])
    assert "mêmes textes sous un autre titre, voir « Le potager des Tilleuls »" in report.issues[0].message
    assert Likeness.objects.get().reasons[0] == "mêmes textes sous un autre titre"


def test_the_same_texts_in_another_centre_are_two_actions_and_counted():
    *_, report = import_each("retitled-1", "other-centre")

    assert Action.objects.count() == Likeness.objects.open().count() + 1 == 2
    assert report.counts["probable_duplicates"] == 1
    assert "mêmes textes dans un autre centre" in report.issues[0].message


def test_the_plan_says_that_a_fiche_has_the_texts_of_another(admin_user):
    import_each("retitled-1")
    content = (CORPUS / "retitled-2.txt").read_bytes()

    draft = make_draft("fiches", [("retitled-2.txt", content)], "", admin_user)

    (item,) = draft.plan["files"][0]["items"]
    assert item["marks"] == [
        "mêmes textes sous un autre titre, voir « Le potager des Tilleuls » (CENTRE SOCIAL LES TILLEULS)"
    ]


def test_the_plan_says_field_by_field_what_changes_and_where_staff_corrected(admin_user):
    import_each("back-1")
    Action.objects.update(description="Corrigé.", limits="Tout manque.")
    text = (CORPUS / "back-2.txt").read_text(encoding="utf-8").replace("manque en août", "manque")
    files = [("neuf.txt", text.encode()), ("autre.txt", (CORPUS / "retitled-2.txt").read_bytes()), ("vide.txt", b"mot")]

    changed, new, refused = make_draft("fiches", files, "", admin_user).plan["files"]

    shared = {"centre": None, "can_be_left": True, "is_default": True, "notes": [], "marks": []}
    assert changed["items"] == [
        shared
        | {
            "key": "0-2",
            "kind": "updated",
            "line": 2,
            "title": "Le potager des Tilleuls",
            "about": "CENTRE SOCIAL LES TILLEULS - Loire",
            "action": Action.objects.get().pk,
            "fields": [
                {
                    "name": "résumé",
                    "state": "change",
                    "before": "Un potager ouvert.",
                    "after": "Un potager ouvert. Une phrase de trop.",
                },
                {"name": "limites", "state": "conflict", "before": "Tout manque.", "after": "L'eau manque."},
            ],
        }
    ]
    (item,) = new["items"]
    assert (item["key"], item["kind"], item["action"]) == ("1-2", "created", None)
    assert {(field["state"], field["before"]) for field in item["fields"]} == {("new", None)}
    assert (refused["name"], refused["refused"]["code"], refused["items"]) == ("vide.txt", "no_fiche", [])


def test_the_plan_says_that_a_text_comes_back_and_what_stays_corrected(admin_user):
    import_each("back-1", "back-2")
    content = (CORPUS / "back-1.txt").read_bytes()
    (item,) = make_draft("fiches", [("a.txt", content)], "", admin_user).plan["files"][0]["items"]
    assert (item["kind"], item["marks"]) == ("updated", ["revient à un texte d’avant"])

    import_each("back-1")
    Action.objects.update(description="Corrigé.")
    (item,) = make_draft("fiches", [("a.txt", content)], "", admin_user).plan["files"][0]["items"]
    assert (item["kind"], item["can_be_left"], item["marks"]) == (
        "kept", False, ["corrigé par l’équipe : description générale"],
    )  # fmt: skip


def test_a_contact_waits_once_and_its_page_shows_neither_number_nor_address(client):
    import_each("contact")

    assert ContactNotice.objects.open().count() == 1
    page = client.get(Action.objects.get().get_absolute_url()).content.decode()
    assert "06 00 00 00 00" not in page
    assert "camille.exemple" not in page
