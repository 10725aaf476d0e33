"""Two fiches that may tell one action, and what a person said of them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .action import Action


class LikenessQuerySet(models.QuerySet["Likeness"]):
    """Pairs of fiches. One that was decided is never proposed again."""

    def open(self) -> Self:
        return self.filter(decision="")

    def editions(self) -> Self:
        return self.filter(decision=Likeness.Decision.NEW_EDITION)

    def of(self, action_ids: object) -> Self:
        """Those that name any of these fiches."""
        return self.filter(Q(first__in=action_ids) | Q(second__in=action_ids))


class Likeness(models.Model):
    """A pair, the fiche of the smaller number first: it has no order, and is there once.

    Two fiches that are the same become one (a merge), and their pair goes with it: no decision says so.
    """

    class Decision(models.TextChoices):
        DIFFERENT = "different", "différentes"
        NEW_EDITION = "new_edition", "nouvelle édition"

    first = models.ForeignKey(
        Action, models.CASCADE, related_name="likenesses_first", verbose_name="fiche", db_index=False
    )
    second = models.ForeignKey(Action, models.CASCADE, related_name="likenesses_second", verbose_name="autre fiche")
    score = models.PositiveSmallIntegerField("ressemblance", default=0)
    reasons = models.JSONField("raisons", default=list)
    found_at = models.DateTimeField("trouvée le", auto_now_add=True)
    decision = models.CharField("décision", max_length=12, choices=Decision, blank=True)
    decided_at = models.DateTimeField("décidée le", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="décidée par"
    )

    objects = LikenessQuerySet.as_manager()

    class Meta:
        verbose_name = "doublon probable"
        verbose_name_plural = "doublons probables"
        ordering = ["-score", "pk"]
        indexes = [models.Index(fields=["decision", "-score", "id"], name="likeness_to_decide")]
        constraints = [
            models.UniqueConstraint(
                name="likeness_once_a_pair",
                fields=["first", "second"],
                violation_error_message="Ces deux fiches sont déjà rapprochées.",
            ),
            models.CheckConstraint(
                name="likeness_has_one_order",
                condition=Q(first__lt=F("second")),
                violation_error_message="La fiche au plus petit numéro vient en premier.",
            ),
            models.CheckConstraint(
                name="likeness_score_is_a_percentage",
                condition=Q(score__lte=100),
                violation_error_message="La ressemblance va de 0 à 100.",
            ),
            models.CheckConstraint(
                name="likeness_decision_has_a_date",
                condition=Q(decision="", decided_at__isnull=True) | (~Q(decision="") & Q(decided_at__isnull=False)),
                violation_error_message="Une décision porte sa date.",
            ),
        ]

    def __str__(self) -> str:
        return f"« {self.first} » et « {self.second} »"


class TextMark(models.Model):
    """A digest of one long line of a fiche: fiches that share one may share their texts, whatever their titles.

    Marks are those of what an import wrote last, or of the last search of the whole catalogue: a hint where to look, no
    proof. One may name a fiche that is gone.
    """

    mark = models.BigIntegerField("empreinte")
    action = models.ForeignKey(
        Action, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False, verbose_name="fiche"
    )

    class Meta:
        verbose_name = "empreinte de texte"
        verbose_name_plural = "empreintes de textes"
        constraints = [
            # Also the index in which the fiches of a mark are found.
            models.UniqueConstraint(
                name="text_mark_once_a_fiche",
                fields=["mark", "action"],
                violation_error_message="Cette fiche a déjà cette empreinte.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.mark} de l’action {self.action_id}"


class TextSketch(models.Model):
    """What the words of a fiche's compared texts look like from afar, by which most pairs are known to be unlike.

    It is of the text whose digest it bears, which may be an older one; it may be of a fiche that is gone.
    """

    action = models.OneToOneField(
        Action, models.DO_NOTHING, primary_key=True, related_name="+", db_constraint=False, verbose_name="fiche"
    )
    digest = models.BigIntegerField("empreinte")
    words = models.PositiveIntegerField("mots")
    boxes = models.BinaryField("cases")

    class Meta:
        verbose_name = "esquisse de texte"
        verbose_name_plural = "esquisses de textes"

    def __str__(self) -> str:
        return f"{self.words} mots de l’action {self.action_id}"
