"""Two fiches that carry the same file, merged and taken apart again: each has its own, and nothing stays on the disk
that nobody can have back."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from centres.editing.merging.merge import merge_rows
from centres.editing.merging.undoing import undo_merge
from centres.editing.withdrawal import erase, withdraw
from centres.models import Action, Attachment, Merge
from centres.models.merge import UNDONE_WITHIN
from tests.factories import make_action

pytestmark = pytest.mark.django_db
POSTER, REPORT = b"%PDF-1.7 affiche", b"%PDF-1.7 bilan"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def join(action: Action, data: bytes, sha256: str) -> Attachment:
    columns = {"name": "affiche.pdf", "kind": "pdf", "size": len(data), "sha256": sha256}
    return Attachment.objects.create(action=action, file=ContentFile(data, name="affiche.pdf"), **columns)


def files_of(action: Action) -> list[tuple[int, str, bytes]]:
    """Number, fingerprint and bytes of each."""
    return [(row.pk, row.sha256, row.file.open().read()) for row in Attachment.objects.filter(action=action.pk)]


def on_disk(folder: Path) -> list[bytes]:
    return sorted(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def two() -> list[Action]:
    one, other = make_action("Jardin"), make_action("Jardin partagé")
    join(one, POSTER, "a" * 64)
    join(other, POSTER, "a" * 64)
    join(other, REPORT, "b" * 64)
    return [one, other]


@pytest.mark.parametrize("place", [0, 1])
def test_merged_they_carry_it_once_and_taken_apart_each_has_its_own(
    two, place, folder, django_capture_on_commit_callbacks
):
    kept, gone = two[place], two[1 - place]
    before = [files_of(action) for action in two]

    with django_capture_on_commit_callbacks(execute=True):
        merge = merge_rows(kept, gone)
    assert sorted(data for _, _, data in files_of(kept)) == [POSTER, REPORT]

    with django_capture_on_commit_callbacks(execute=True):
        undo_merge(merge)
    assert [files_of(action) for action in two] == before
    assert on_disk(folder) == [POSTER, POSTER, REPORT]


def test_the_copy_goes_from_the_disk_once_the_merge_stands_for_good(two, folder, django_capture_on_commit_callbacks):
    merge_rows(*two)

    with django_capture_on_commit_callbacks(execute=True):
        call_command("forget_contacts")
    assert on_disk(folder) == [POSTER, POSTER, REPORT]

    Merge.objects.update(at=timezone.now() - UNDONE_WITHIN - timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("forget_contacts")
    assert on_disk(folder) == [POSTER, REPORT]
    assert [data for _, _, data in files_of(two[0])] == [POSTER, REPORT]


def test_a_fiche_erased_leaves_no_copy_that_a_merge_had_put_aside(
    two, folder, admin_user, django_capture_on_commit_callbacks
):
    merge_rows(*two)
    withdraw(two[0], admin_user, "Le centre l’a demandé.")

    with django_capture_on_commit_callbacks(execute=True):
        erase(Action.objects.get(pk=two[0].pk))
    assert on_disk(folder) == []
