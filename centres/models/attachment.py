"""Files that go with a fiche: a poster, a report, a photograph. On disk they have no name of anybody's choosing."""

from functools import partial
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse

from .action import Action
from .columns import drawn_name
from .keys import french_slug


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Files, seen by whoever sees their fiche."""

    def visible_to(self, user: object) -> Self:
        return self.filter(action__in=Action.objects.visible_to(user))

    def having(self, sha256: str) -> Self:
        return self.filter(sha256=sha256)

    def previewed_by(self, user: Any) -> Self:
        return self.filter(action__in=Action.objects.previewed_by(user))


class Attachment(models.Model):
    """One file of a fiche. `name` is what its owner called it, `kind` what it holds (a key of attached.KINDS)."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="files", verbose_name="action", db_index=False)
    file = models.FileField("fichier", upload_to=drawn_name, max_length=100)
    title = models.CharField("titre", max_length=200, blank=True, help_text="Ce que le site en dit ; vide : son nom.")
    name = models.CharField("nom", max_length=200, editable=False)
    kind = models.CharField("type", max_length=10, editable=False)
    size = models.PositiveBigIntegerField("taille en octets", editable=False)
    sha256 = models.CharField("empreinte", max_length=64, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="ajouté par",
    )
    added_at = models.DateTimeField("ajouté le", auto_now_add=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "fichier"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="attachment_once_an_action",
                fields=["action", "sha256"],
                violation_error_message="Ce fichier est déjà joint à cette fiche.",
            ),
            models.CheckConstraint(
                name="attachment_holds_something",
                condition=Q(size__gt=0),
                violation_error_message="Ce fichier est vide.",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.name

    def get_absolute_url(self) -> str:
        return reverse("centres:attachment", args=[self.pk, self.download_name])

    @property
    def download_name(self) -> str:
        """The name it is saved under: letters and figures of its own, and the ending of what it holds."""
        return f"{french_slug(self.name.rpartition('.')[0] or self.name, 'fichier')}.{self.kind}"


@receiver(post_delete, sender=Attachment)
def delete_file(instance: Any, **options: Any) -> None:
    """The file goes with the last row that names it, once it is certain that the row is gone."""
    if name := instance.file.name:
        delete_unnamed(name)


def delete_unnamed(name: str) -> None:
    """A file goes from the disk, if no row names it once all is written."""
    transaction.on_commit(partial(_delete_unnamed, Attachment._meta.get_field("file").storage, name))


def _delete_unnamed(storage: Any, name: str) -> None:
    holders = (Attachment, apps.get_model("centres", "RemovedAttachment"))
    if not any(model._default_manager.filter(file=name).exists() for model in holders):
        storage.delete(name)
