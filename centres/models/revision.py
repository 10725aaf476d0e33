"""What changed, when, by whom: for each write on a fiche, a centre, a term or a page, the fields before and after."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from .keys import kind_of
from .source import ImportRun

ROWS_A_WRITE = 500
Picture = Mapping[str, Any]


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Revisions, the last one first."""

    def of(self, model: type[models.Model], pk: int) -> Self:
        """The history of one row, the last change first."""
        return self.filter(kind=kind_of(model), object_id=pk).order_by("-pk")

    def record(self, rows: Iterable["Revision"]) -> None:
        """Stores those that say something; each names fields whose two sides differ."""
        self.bulk_create((row for row in rows if row.changes), batch_size=ROWS_A_WRITE)


class Revision(models.Model):
    """One change of one row, written in its transaction. The row may be gone since: its name is kept here.

    `changes`: {field: [before, after]}, as fields/snapshots.py and editing/history.py draw them.
    """

    class Kind(models.TextChoices):
        ACTION = "action", "fiche"
        CENTRE = "centre", "centre"
        PARTNER = "partner", "partenaire"
        KEYWORD = "keyword", "thème"
        AUDIENCE = "audience", "public"
        INITIATOR = "initiator", "initiative"
        DIMENSION = "dimension", "dimension"
        STATUS = "status", "statut"
        SCALE = "scale", "échelle du territoire"
        SITE_PAGE = "sitepage", "page du site"
        SYNONYM = "synonym", "synonyme"

    class Origin(models.TextChoices):
        EDIT = "edit", "saisie"
        BULK = "bulk", "action groupée"
        IMPORT = "import", "import"
        REREAD = "reread", "nouvelle lecture des sources"
        CONFLICT = "conflict", "conflit décidé"
        MERGE = "merge", "fusion"
        SHEET = "sheet", "tableur"
        REVERT = "revert", "retour à une version"

    kind = models.CharField("sur", max_length=10, choices=Kind)
    object_id = models.BigIntegerField("numéro")
    label = models.CharField("nom", max_length=300)
    at = models.DateTimeField("le", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="par"
    )
    origin = models.CharField("comment", max_length=10, choices=Origin)
    run = models.ForeignKey(
        ImportRun, models.SET_NULL, null=True, blank=True, related_name="revisions", verbose_name="import"
    )
    reason = models.CharField("pourquoi", max_length=500, blank=True)
    changes = models.JSONField("changements", default=dict)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = "changement"
        verbose_name_plural = "historique"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "object_id", "-id"], name="revision_of_a_row")]
        constraints = [
            models.CheckConstraint(
                name="revision_changes_something",
                condition=~Q(changes={}),
                violation_error_message="Un changement dit au moins un champ.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} « {self.label} »"

    @classmethod
    def between(cls, before: Picture | None, after: Picture | None, **columns: Any) -> "Revision":
        """The change from one picture of a row to another; None where the row was not there."""
        columns["label"] = columns["label"][:300]
        return cls(changes=changes_between(before or {}, after or {}), **columns)


def changes_between(before: Picture, after: Picture) -> dict[str, list[Any]]:
    """{field: [before, after]} of the fields in which two pictures of a row differ."""
    pairs = {name: [before.get(name), after.get(name)] for name in dict.fromkeys((*before, *after))}
    return {name: pair for name, pair in pairs.items() if not _says_the_same(*pair)}


def _says_the_same(before: Any, after: Any) -> bool:
    """Nothing written as None, as an empty text or as an empty list is nothing."""
    return before == after or (before in (None, "", [], {}) and after in (None, "", [], {}))
