"""A lot in the browser: chosen in the list, shown before anything is written, then written and undone."""

import pytest

from centres.models import Action, BulkEdit, Keyword
from tests.importing.pages import garden, import_fiches

LIST = "/admin/centres/action/"


@pytest.fixture
def fiches(db, tmp_path) -> list[Action]:
    import_fiches(tmp_path, *(garden(title=f"Jardin {n}", keywords=("Santé",)) for n in (1, 2)))
    return list(Action.objects.order_by("pk"))


def sent(fiches, **more):
    return {"action": "bulk_edit", "_selected_action": [fiche.pk for fiche in fiches], **more}


def swapped(fiches, **more):
    sante, culture = (Keyword.objects.get(slug=slug).pk for slug in ("sante", "culture"))
    return sent(fiches, **{"ajouter-keywords": [culture], "retirer-keywords": [sante], **more})


def test_from_the_list_to_the_undo(fiches, admin_client):
    page = admin_client.post(LIST, sent(fiches))
    assert "Modifier 2 fiches en lot" in page.content.decode()
    page = admin_client.post(LIST, swapped(fiches, voir="1"))
    html = page.content.decode()
    assert "2 fiches" in html
    assert "Culture" in html
    assert not Action.objects.filter(keywords__slug="culture").exists()
    answer = admin_client.post(LIST, swapped(fiches, confirmer="1", vu=page.context["plan"].fingerprint), follow=True)
    edit = BulkEdit.objects.get()
    assert f"/admin/centres/bulkedit/{edit.pk}/change/" in answer.content.decode()
    assert Action.objects.filter(keywords__slug="culture").count() == 2

    assert "Défaire ce lot" in admin_client.get(f"/admin/centres/bulkedit/{edit.pk}/change/").content.decode()
    answer = admin_client.post(f"/admin/centres/bulkedit/{edit.pk}/defaire/", follow=True)

    assert "2 fiches sont revenues" in answer.content.decode()
    assert Action.objects.filter(keywords__slug="sante").count() == 2
    assert "Défaire ce lot" not in answer.content.decode()


def test_a_plan_that_is_old_is_shown_again(fiches, admin_client):
    page = admin_client.post(LIST, swapped(fiches, voir="1"))
    Action.objects.filter(pk=fiches[0].pk).update(version=99)

    answer = admin_client.post(LIST, swapped(fiches, confirmer="1", vu=page.context["plan"].fingerprint))

    assert "rien n’a été écrit" in answer.content.decode()
    assert not BulkEdit.objects.exists()


@pytest.mark.parametrize(
    "more",
    [
        {}, {"ajouter-keywords": ["999999"]}, {"ajouter-keywords": ["\0"]}, {"centre": "x"}, {"etat": "withdrawn"},
        {"ajouter-keywords": ["9" * 40]}, {"centre": "9" * 40},
    ],
)  # fmt: skip
def test_nonsense_is_said_and_changes_nothing(more, fiches, admin_client):
    answer = admin_client.post(LIST, sent(fiches, voir="1", **more))

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert answer.context["plan"] is None


def test_whoever_may_only_look_changes_nothing(fiches, viewer):
    viewer.post(LIST, swapped(fiches, confirmer="1", vu="x"))

    assert not BulkEdit.objects.exists()
