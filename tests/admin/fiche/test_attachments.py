"""Files joined on the page of a fiche, and what the public gets of them."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from centres.editing.withdrawal import erase, withdraw
from centres.models import Action, Attachment, CatalogueChange, RemovedAttachment, Revision
from tests.admin.pages import change_url, errors_of, send

PDF = b"%PDF-1.7 affiche"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def join(client, action, *files: tuple[str, bytes], **titles):
    """Sends the page of the fiche with these files in its empty lines."""
    there = action.files.count()
    sent = {f"files-{there + n}-file": SimpleUploadedFile(name, data) for n, (name, data) in enumerate(files)}
    return send(client, change_url(action), **sent, **{"files-TOTAL_FORMS": there + len(files)}, **titles)


@pytest.fixture
def joined(action, admin_client) -> Attachment:
    assert join(admin_client, action, ("Affiche d’été.pdf", PDF), **{"files-0-title": "L’affiche"}).status_code == 302
    return Attachment.objects.get()


def test_a_file_is_kept_under_a_name_of_nobodys_choosing(joined, folder, admin_user):
    (path,) = stored(folder)

    assert path.read_bytes() == PDF
    assert "ffiche" not in str(path.relative_to(folder))
    assert path.suffix == ""
    assert (joined.name, joined.kind, joined.size, joined.added_by) == (
        "Affiche d’été.pdf",
        "pdf",
        len(PDF),
        admin_user,
    )
    assert str(joined) == "L’affiche"


def test_joining_a_file_changes_the_fiche(action, joined):
    assert Action.objects.get().version == 2
    assert CatalogueChange.objects.filter(action_id=action.pk).count() == 2


def test_the_public_downloads_it_from_the_fiche(action, joined):
    client = Client()
    assert joined.get_absolute_url() in client.get(action.get_absolute_url()).content.decode()

    response = client.get(joined.get_absolute_url())

    assert b"".join(response.streaming_content) == PDF
    assert response.headers["Content-Disposition"] == 'attachment; filename="affiche-d-ete.pdf"'
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    assert client.get(joined.get_absolute_url(), headers={"If-None-Match": response.headers["ETag"]}).status_code == 304
    assert client.get(f"/fichiers/{joined.pk}/autre.exe").headers["Location"] == joined.get_absolute_url()


@pytest.mark.parametrize(("state", "for_staff"), [("draft", 200), ("archived", 200), ("withdrawn", 404)])
def test_the_file_of_a_fiche_that_is_not_public_is_for_staff(state, for_staff, joined, admin_client):
    Action.objects.update(state=state)

    assert Client().get(joined.get_absolute_url()).status_code == 404
    response = admin_client.get(joined.get_absolute_url())
    assert response.status_code == for_staff
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_file_that_is_no_more_on_the_disk_is_not_found(joined, folder):
    stored(folder)[0].unlink()

    assert Client().get(joined.get_absolute_url()).status_code == 404


@pytest.mark.once
@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("a.pdf", b"<html>", "que l’on peut joindre"), ("a.pdf", b"", "vide"), ("a.exe", PDF, "renommez-le")],
)
def test_a_bad_upload_is_refused_in_french_and_loses_nothing(name, data, words, action, folder, admin_client):
    response = join(admin_client, action, (name, data), summary="Corrigé.")

    assert words in errors_of(response)
    assert "Corrigé." in response.content.decode()
    assert stored(folder) == []
    assert Action.objects.get().version == 1


def test_the_same_file_is_joined_once(joined, folder, action, admin_client):
    assert "une fois suffit" in errors_of(join(admin_client, action, ("autre nom.pdf", PDF)))
    assert "une fois suffit" in errors_of(join(admin_client, action, ("un.pdf", PDF + b"2"), ("deux.pdf", PDF + b"2")))
    assert len(stored(folder)) == 1


def test_a_page_saved_again_touches_no_file(joined, action, folder, admin_client):
    before = Attachment.objects.values().get()

    assert send(admin_client, change_url(action)).status_code == 302

    assert Attachment.objects.values().get() == before
    assert len(stored(folder)) == 1
    assert Action.objects.get().version == 2


def test_the_file_goes_with_its_fiche(joined, action, folder, admin_client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(change_url(action).replace("/change/", "/delete/"), {"post": "yes"})

    assert not Attachment.objects.exists()
    assert stored(folder) == []


def versions_of(client, action) -> list[dict]:
    return [row.changes for row in Revision.objects.of(Action, action.pk)]


def go_back(client, action, revision: Revision):
    url = change_url(action).replace("/change/", f"/history/{revision.pk}/?avant=1")
    page = client.get(url)
    return page, client.post(url, {"vu": page.context["seen"], "champ": "files"})


@pytest.fixture
def taken_off(joined, action, admin_client, django_capture_on_commit_callbacks) -> Revision:
    with django_capture_on_commit_callbacks(execute=True):
        send(admin_client, change_url(action), **{"files-0-DELETE": "on"})
    return Revision.objects.of(Action, action.pk).first()


def test_joining_and_taking_off_are_in_the_history(joined, taken_off, action, admin_client):
    file = {"id": joined.pk, "label": "L’affiche"}

    assert versions_of(admin_client, action) == [{"files": [[file], []]}, {"files": [[], [file]]}]
    page = admin_client.get(change_url(action).replace("/change/", "/history/")).content.decode()
    assert "fichiers joints" in page


def test_what_was_taken_off_is_no_longer_public_and_comes_back_as_it_was(
    joined, taken_off, action, folder, admin_client, django_capture_on_commit_callbacks
):
    assert not Attachment.objects.exists()
    assert Client().get(joined.get_absolute_url()).status_code == 404
    assert len(stored(folder)) == 1
    version = Action.objects.get().version

    with django_capture_on_commit_callbacks(execute=True):
        _, answer = go_back(admin_client, action, taken_off)

    assert answer.status_code == 302
    back = Attachment.objects.get()
    assert Attachment.objects.filter(pk=joined.pk).values().get() == {
        **{name: getattr(joined, name) for name in ("id", "action_id", "title", "name", "kind", "size", "sha256")},
        **{name: getattr(joined, name) for name in ("added_by_id", "added_at")},
        "file": joined.file.name,
    }
    assert not RemovedAttachment.objects.exists()
    assert len(stored(folder)) == 1
    assert Action.objects.get().version == version + 1
    assert b"".join(Client().get(back.get_absolute_url()).streaming_content) == PDF


def test_going_back_to_before_it_was_joined_takes_it_off_and_that_comes_back_too(joined, action, admin_client):
    go_back(admin_client, action, Revision.objects.of(Action, action.pk).last())
    assert not Attachment.objects.exists()

    go_back(admin_client, action, Revision.objects.of(Action, action.pk).first())

    assert Attachment.objects.get().pk == joined.pk


def test_after_thirty_days_it_is_gone_and_said(
    taken_off, action, folder, admin_client, django_capture_on_commit_callbacks
):
    RemovedAttachment.objects.update(removed_at=timezone.now() - timedelta(days=31))
    page, _ = go_back(admin_client, action, taken_off)
    assert "retiré depuis plus de trente jours" in page.content.decode()
    assert not Attachment.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        call_command("forget_contacts")

    assert not RemovedAttachment.objects.exists()
    assert stored(folder) == []


def test_one_joined_anew_meanwhile_stays_once(taken_off, action, folder, admin_client):
    join(admin_client, action, ("autre.pdf", PDF))

    go_back(admin_client, action, taken_off)

    assert Attachment.objects.count() == 1
    assert len(stored(folder)) == 2  # both are kept: one can come back


def test_erasing_a_withdrawn_fiche_takes_what_was_taken_off_with_it(
    taken_off, action, folder, admin_user, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(action, admin_user)
        erase(action)

    assert stored(folder) == []
