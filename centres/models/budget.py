"""What an action cost and who paid, in euros, beside the words it was read from. Empty is not zero."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .action import Action


class Budget(models.Model):
    """The budget of one action: a total, or a range, or neither."""

    class Period(models.TextChoices):
        ONCE = "once", "en une fois"
        YEAR = "year", "par an"
        MONTH = "month", "par mois"
        SESSION = "session", "par séance"
        PERSON = "person", "par personne"

    action = models.OneToOneField(Action, models.CASCADE, related_name="budget", verbose_name="action")
    total = models.DecimalField("total en euros", max_digits=14, decimal_places=2, null=True, blank=True)
    is_computed = models.BooleanField(
        "total calculé", default=False, help_text="Somme des lignes, la fiche n’en dit pas."
    )
    low = models.DecimalField("au moins", max_digits=14, decimal_places=2, null=True, blank=True)
    high = models.DecimalField("au plus", max_digits=14, decimal_places=2, null=True, blank=True)
    year = models.PositiveSmallIntegerField("année du budget", null=True, blank=True)
    period = models.CharField("période", max_length=10, choices=Period, blank=True)
    scope = models.CharField("portée", max_length=300, blank=True, help_text="Par exemple « hors frais de personnel ».")
    source_text = models.TextField("mots de la fiche", blank=True, help_text="« Ressources financières mobilisées ».")
    confirmed_at = models.DateTimeField("confirmé le", null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, verbose_name="confirmé par"
    )

    class Meta:
        verbose_name = "budget"
        ordering = ["action_id"]
        constraints = [
            models.CheckConstraint(
                name="budget_amounts_are_not_negative",
                condition=(Q(total__isnull=True) | Q(total__gte=0)) & (Q(low__isnull=True) | Q(low__gte=0)),
                violation_error_message="Un montant n’est jamais négatif.",
            ),
            models.CheckConstraint(
                name="budget_range_is_ordered",
                condition=Q(low__isnull=True, high__isnull=True) | Q(low__isnull=False, high__gte=F("low")),
                violation_error_message="« Au plus » ne peut pas être inférieur à « au moins ».",
            ),
        ]

    def __str__(self) -> str:
        return f"Budget de « {self.action} »"

    @property
    def has_amount(self) -> bool:
        return self.total is not None or self.low is not None


class BudgetLine(models.Model):
    """One item of a budget. `source_line` is its line in the file it was read from."""

    class Kind(models.TextChoices):
        CHARGE = "charge", "charge"
        PRODUIT = "produit", "produit"
        VALORISATION = "valorisation", "valorisation"
        UNKNOWN = "unknown", "non précisé"

    budget = models.ForeignKey(Budget, models.CASCADE, related_name="lines", verbose_name="budget")
    position = models.PositiveSmallIntegerField("rang", default=0)
    label = models.CharField("libellé", max_length=500)
    amount = models.DecimalField("montant en euros", max_digits=14, decimal_places=2, null=True, blank=True)
    low = models.DecimalField("au moins", max_digits=14, decimal_places=2, null=True, blank=True)
    high = models.DecimalField("au plus", max_digits=14, decimal_places=2, null=True, blank=True)
    kind = models.CharField("nature", max_length=12, choices=Kind, default=Kind.UNKNOWN)
    funder = models.CharField("financeur", max_length=300, blank=True)
    source_line = models.PositiveIntegerField("ligne de la source", null=True, blank=True)

    class Meta:
        verbose_name = "ligne de budget"
        verbose_name_plural = "lignes de budget"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="budget_line_amounts_are_not_negative",
                condition=(Q(amount__isnull=True) | Q(amount__gte=0)) & (Q(low__isnull=True) | Q(low__gte=0)),
                violation_error_message="Un montant n’est jamais négatif.",
            ),
            models.CheckConstraint(
                name="budget_line_range_is_ordered",
                condition=Q(low__isnull=True, high__isnull=True) | Q(low__isnull=False, high__gte=F("low")),
                violation_error_message="« Au plus » ne peut pas être inférieur à « au moins ».",
            ),
        ]

    def __str__(self) -> str:
        return self.label
