"""A file taken off a fiche: kept for thirty days, as the history of the fiche gives it back."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.utils import timezone

from .action import Action
from .attachment import Attachment, delete_file

KEPT_FOR = timedelta(days=30)
COLUMNS = ("id", "action_id", "file", "title", "name", "kind", "size", "sha256", "added_by_id", "added_at")


class RemovedAttachmentQuerySet(models.QuerySet["RemovedAttachment"]):
    """Files that were taken off."""

    def restorable(self) -> Self:
        return self.filter(removed_at__gte=timezone.now() - KEPT_FOR)

    def purge(self) -> int:
        """Deletes those that nobody may have back, files too. Returns how many."""
        old = self.filter(removed_at__lt=timezone.now() - KEPT_FOR)
        number = old.count()
        old.delete()
        return number


class RemovedAttachment(models.Model):
    """The row of an Attachment as it was, under the number that it had. The file stays where it is."""

    id = models.BigIntegerField("numéro", primary_key=True)
    action = models.ForeignKey(Action, models.CASCADE, related_name="removed_files", verbose_name="action")
    file = models.FileField("fichier", max_length=100)
    title = models.CharField("titre", max_length=200, blank=True)
    name = models.CharField("nom", max_length=200)
    kind = models.CharField("type", max_length=10)
    size = models.PositiveBigIntegerField("taille en octets")
    sha256 = models.CharField("empreinte", max_length=64)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="ajouté par"
    )
    added_at = models.DateTimeField("ajouté le", null=True)
    removed_at = models.DateTimeField("retiré le", default=timezone.now)

    objects = RemovedAttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "fichier retiré"
        verbose_name_plural = "fichiers retirés"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title or self.name


def take_off(attachments: models.QuerySet[Attachment]) -> None:
    """Takes these files off their fiches; those that were taken off long ago go for good."""
    with transaction.atomic():
        RemovedAttachment.objects.purge()
        rows = list(attachments.select_for_update(of=("self",)))
        RemovedAttachment.objects.bulk_create(
            RemovedAttachment(**{name: getattr(row, name) for name in COLUMNS}) for row in rows
        )
        Attachment.objects.filter(pk__in=[row.pk for row in rows]).delete()


def put_back(removed: models.QuerySet[RemovedAttachment]) -> None:
    """Joins these files again, under their numbers: their addresses hold. One joined anew meanwhile stays so."""
    with transaction.atomic():
        rows = list(removed.select_for_update(of=("self",)))
        for row in rows:
            if not Attachment.objects.filter(action=row.action_id, sha256=row.sha256).exists():
                joined = Attachment(**{name: getattr(row, name) for name in COLUMNS if name != "added_at"})
                joined.save(force_insert=True)
                Attachment.objects.filter(pk=joined.pk).update(added_at=row.added_at)
        RemovedAttachment.objects.filter(pk__in=[row.pk for row in rows]).delete()


post_delete.connect(delete_file, sender=RemovedAttachment)
