"""An import between its plan and its confirmation: the files as they were sent, and the plan that was shown."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT = timedelta(days=1)


class ImportDraftQuerySet(models.QuerySet["ImportDraft"]):
    """Imports that wait, or that were just done."""

    def of(self, user: object) -> Self:
        """Those of one person, not yet expired: a plan is read and confirmed by whoever sent the files."""
        return self.filter(owner=user, made_at__gt=timezone.now() - KEPT)

    def waiting(self) -> Self:
        return self.filter(done_at=None)

    def purge(self) -> None:
        """Deletes the expired ones, with the files they hold."""
        self.filter(made_at__lte=timezone.now() - KEPT).delete()


class ImportDraft(models.Model):
    """Files sent by a person, and what an import of them would do.

    `plan` is what was shown: `{"files": […]}` of importing/preview.py, whose digest is `fingerprint`. `left_out` holds
    the keys of the items that the person does not take. Once done, only `report` and `runs` (their ids) stay.
    """

    class Kind(models.TextChoices):
        FICHES = "fiches", "Pages de fiches"
        TABLE = "tableur", "Fiches corrigées dans un tableur"
        CENTRES = "centres", "Annuaire des centres"

    kind = models.CharField("contenu", max_length=10, choices=Kind)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="déposé par", editable=False
    )
    encoding = models.CharField("encodage", max_length=40, blank=True)
    plan = models.JSONField("plan", default=dict)
    fingerprint = models.CharField("empreinte du plan", max_length=64, blank=True)
    left_out = models.JSONField("laissées de côté", default=list)
    made_at = models.DateTimeField("déposé le", auto_now_add=True)
    done_at = models.DateTimeField("fait le", null=True, blank=True)
    report = models.TextField("bilan", blank=True)
    runs = models.JSONField("imports faits", default=list)

    objects = ImportDraftQuerySet.as_manager()

    class Meta:
        verbose_name = "import en attente"
        verbose_name_plural = "imports en attente"
        ordering = ["-made_at", "-pk"]
        # Whoever may import has drafts of their own: there is nothing else to allow.
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {timezone.localtime(self.made_at):%d/%m/%Y %H:%M}"


class ImportDraftFile(models.Model):
    """The bytes of one file of a draft, as they were sent."""

    draft = models.ForeignKey(ImportDraft, models.CASCADE, related_name="files", verbose_name="import", db_index=False)
    position = models.PositiveSmallIntegerField("rang", default=0)
    name = models.CharField("nom", max_length=300)
    content = models.BinaryField("contenu")

    class Meta:
        verbose_name = "fichier en attente"
        verbose_name_plural = "fichiers en attente"
        ordering = ["position", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                name="import_draft_file_has_its_place",
                fields=["draft", "position"],
                violation_error_message="Un autre fichier de cet import a ce rang.",
            )
        ]

    def __str__(self) -> str:
        return self.name
