"""How many people an action brought together, by role, beside the words that say it."""

from django.db import models
from django.db.models import F, Q

from .action import Action

MOST_PEOPLE = 10_000_000


def said_count(value: int | None, low: int | None, high: int | None, is_approximate: bool) -> str:
    """« 12 », « environ 30 », « 3 à 4 », « au moins 450 », « au plus 20 »."""
    if value is not None:
        words = str(value)
    elif low is not None and high is not None:
        words = f"{low} à {high}"
    elif low is not None:
        return f"au moins {low}"
    else:
        return f"au plus {high}"
    return f"environ {words}" if is_approximate else words


class PeopleCount(models.Model):
    """The people of one role in one action: one value, or a range whose upper end may be open. Empty is not zero."""

    class Role(models.TextChoices):
        PROFESSIONALS = "professionals", "professionnels"
        VOLUNTEERS = "volunteers", "bénévoles"
        PARTICIPANTS = "participants", "participants"
        FAMILIES = "families", "familles"
        PARTNER_STAFF = "partner_staff", "partenaires"

    action = models.ForeignKey(
        Action, models.CASCADE, related_name="people_counts", verbose_name="action", db_index=False
    )
    role = models.CharField("rôle", max_length=14, choices=Role)
    value = models.PositiveIntegerField("nombre", null=True, blank=True)
    low = models.PositiveIntegerField("au moins", null=True, blank=True)
    high = models.PositiveIntegerField("au plus", null=True, blank=True)
    is_approximate = models.BooleanField("environ", default=False, help_text="« une dizaine », « près de 30 ».")
    text = models.CharField("mots de la fiche", max_length=300, blank=True)

    class Meta:
        verbose_name = "nombre de personnes"
        verbose_name_plural = "nombres de personnes"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="people_count_once_a_role",
                fields=["action", "role"],
                violation_error_message="Ce rôle est déjà compté pour cette fiche.",
            ),
            models.CheckConstraint(
                name="people_count_says_a_number",
                condition=Q(value__isnull=False, low__isnull=True, high__isnull=True)
                | Q(value__isnull=True, low__isnull=False)
                | Q(value__isnull=True, high__isnull=False),
                violation_error_message="Donnez soit un nombre, soit « au moins » et « au plus ».",
            ),
            models.CheckConstraint(
                name="people_count_range_is_ordered",
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(high__gte=F("low")),
                violation_error_message="« Au plus » ne peut pas être inférieur à « au moins ».",
            ),
            models.CheckConstraint(
                name="people_count_is_plausible",
                condition=(Q(value__isnull=True) | Q(value__lte=MOST_PEOPLE))
                & (Q(low__isnull=True) | Q(low__lte=MOST_PEOPLE))
                & (Q(high__isnull=True) | Q(high__lte=MOST_PEOPLE)),
                violation_error_message="Au plus dix millions de personnes.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} : {self.said}"

    @property
    def rank(self) -> int:
        return self.Role.values.index(self.role)

    @property
    def said(self) -> str:
        return said_count(self.value, self.low, self.high, self.is_approximate)

    @property
    def shown(self) -> str:
        """With whom it counts: « 1 professionnel », « au moins 1 bénévole », « 3 à 4 bénévoles »."""
        name = self.get_role_display()
        most = max(number for number in (self.value, self.low, self.high) if number is not None)
        return f"{self.said} {name[:-1] if most <= 1 else name}"
