"""Two rows made one: what was moved, changed and deleted, so that it can be undone."""

from datetime import timedelta
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .attachment import Attachment, delete_unnamed

UNDONE_WITHIN = timedelta(days=30)


class MergeQuerySet(models.QuerySet["Merge"]):
    """Merges."""

    def standing(self) -> Self:
        """Those that nobody has undone."""
        return self.filter(undone_at=None)

    def for_good(self) -> Self:
        """Those that nobody may undo any more."""
        return self.standing().filter(at__lt=timezone.now() - UNDONE_WITHIN)

    def drop_copies(self) -> int:
        """Takes from the disk the files that a merge took off a fiche, the other one having the same: only undoing it
        would give them back. Returns how many there were."""
        merges = self.standing().filter(kind="action").values_list("changes", flat=True).iterator(chunk_size=100)
        entries = (entry for changes in merges for entry in changes if entry["model"] == "attachment")
        names = {row["file"] for entry in entries for row in entry.get("deleted", ())}
        there = [name for name in sorted(names) if Attachment._meta.get_field("file").storage.exists(name)]
        for name in there:
            delete_unnamed(name)
        return len(there)


class Merge(models.Model):
    """`gone` was merged into `kept`, two rows of the model named `kind` (in lower case), told by their numbers.

    `changes` is what editing/merging/journal.py wrote: every row touched, before and after.
    """

    kind = models.CharField("nom", max_length=20)
    kept = models.PositiveBigIntegerField("numéro gardé")
    gone = models.PositiveBigIntegerField("numéro disparu")
    kept_label = models.TextField("gardé")
    gone_label = models.TextField("disparu")
    changes = models.JSONField("lignes touchées", default=list, editable=False)
    at = models.DateTimeField("fusionnés le", default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="par"
    )
    undone_at = models.DateTimeField("défaite le", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="défaite par"
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = "fusion"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="merge_is_of_two",
                condition=~Q(kept=F("gone")),
                violation_error_message="On ne fusionne pas une valeur avec elle-même.",
            )
        ]

    def __str__(self) -> str:
        return f"« {self.gone_label} » dans « {self.kept_label} »"

    @property
    def noun(self) -> type[models.Model]:
        """The model of both."""
        return apps.get_model("centres", self.kind)

    @property
    def kind_label(self) -> str:
        return str(self.noun._meta.verbose_name)

    @property
    def until(self) -> Any:
        """The last moment at which it can be undone."""
        return self.at + UNDONE_WITHIN

    @property
    def may_be_undone(self) -> bool:
        return self.undone_at is None and timezone.now() <= self.until
