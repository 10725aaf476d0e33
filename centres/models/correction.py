"""What a visitor says of a fiche -> a correction that staff accept or refuse. Nothing public changes by itself."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .action import Action
from .links import LINK_NAMES
from .source import FIELD_NAMES

LONGEST_TEXT = 5000
# Nobody may have decided: contacts are forgotten all the same.
LONGEST_KEPT = timedelta(days=365)
# Parts whose value is a text, which another text can replace.
TEXT_PARTS = (
    "title", "summary", "status_reason", "initiator_details", "experience", "description", "resources", "people",
    "result_territory", "result_centre", "result_inhabitants", "limits", "prospects",
    "diagnosis", "impacts", "success_factors", "attachments",
)  # fmt: skip
# In the order of the page of a fiche.
PARTS = (
    "title", "centre", "year", "status", "status_reason", "dimension", "keywords", "summary", "territory", "audiences",
    "partners", "initiators", "initiator_details", "experience", "description", "resources", "people",
    "result_territory", "result_centre", "result_inhabitants", "limits", "prospects",
    "diagnosis", "impacts", "success_factors", "attachments",
)  # fmt: skip
WHOLE = "toute la fiche, ou autre chose"
PART_CHOICES = [("", WHOLE), *((name, FIELD_NAMES[name]) for name in PARTS)]


def words_of(action: Action, part: str) -> str:
    """What a fiche says in one of its parts, as a text; the terms of a list each on a line. Nothing for the whole."""
    if not part:
        return ""
    if part in LINK_NAMES:
        return "\n".join(term.label for term in action.terms_of(part))
    value = getattr(action, "scale" if part == "territory" else part)
    return "" if value is None else str(value)


def has_room_for(own: int, together: int) -> bool:
    """Whether one more may be sent by who sent `own` today. Once they are many together, each may still send one: few
    cannot close the form for all."""
    most = settings.CORRECTIONS_PER_ADDRESS
    return own < (min(1, most) if together >= settings.CORRECTIONS_PER_DAY else most)


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Corrections; those that wait are `new`."""

    def new(self) -> Self:
        return self.filter(state=Correction.State.NEW)

    def of_today(self) -> Self:
        return self.filter(at__gte=timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0))

    def like(self, other: "Correction") -> Self:
        """The same words on the same part, still waiting: a form sent twice."""
        return self.new().filter(action=other.action_id, part=other.part, text=other.text)

    def has_room(self, sender: str) -> bool:
        """Whether this sender may send one more today."""
        today = self.of_today()
        return has_room_for(today.filter(sender=sender).count(), today.count())

    def forget(self) -> int:
        """Erases contacts some days after the decision, or a year after the sending, and who sent before today.

        Returns how many contacts were erased.
        """
        now = timezone.now()
        decided = Q(decided_at__lt=now - timedelta(days=settings.CORRECTION_CONTACT_DAYS))
        old = self.exclude(contact="").filter(decided | Q(at__lt=now - LONGEST_KEPT))
        self.exclude(sender="").exclude(pk__in=self.of_today().values("pk")).update(sender="")
        return old.update(contact="")


class Correction(models.Model):
    """`part`: a field by its name in a record, or nothing. `was`: what stood there when it was proposed."""

    class State(models.TextChoices):
        NEW = "new", "à décider"
        ACCEPTED = "accepted", "acceptée"
        REFUSED = "refused", "refusée"

    action = models.ForeignKey(Action, models.CASCADE, related_name="corrections", verbose_name="fiche")
    part = models.CharField("rubrique", max_length=40, blank=True, choices=PART_CHOICES)
    text = models.TextField("texte proposé")
    is_replacement = models.BooleanField("remplace la rubrique tel quel", default=False)
    was = models.TextField("au moment de la proposition", blank=True)
    contact = models.EmailField("adresse de courriel", blank=True)
    # Who sent it, as a word that means nothing tomorrow: see views/corrections/senders.py.
    sender = models.CharField("envoi", max_length=32, blank=True, editable=False, db_index=True)
    at = models.DateTimeField("proposée le", auto_now_add=True, db_index=True)
    state = models.CharField("décision", max_length=10, choices=State, default=State.NEW)
    reason = models.TextField("raison du refus", blank=True)
    decided_at = models.DateTimeField("décidée le", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="décidée par"
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "correction proposée"
        verbose_name_plural = "corrections proposées"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="correction_says_something",
                condition=~Q(text=""),
                violation_error_message="Une correction dit ce qui ne va pas, ou ce qu’il faudrait lire.",
            ),
            models.CheckConstraint(
                name="correction_replaces_a_text",
                condition=Q(is_replacement=False) | Q(part__in=TEXT_PARTS),
                violation_error_message="Seul le texte d’une rubrique peut être remplacé tel quel.",
            ),
            models.CheckConstraint(
                name="correction_decided_has_a_date",
                condition=Q(state="new", decided_at__isnull=True) | (~Q(state="new") & Q(decided_at__isnull=False)),
                violation_error_message="Une correction décidée a la date de sa décision, et elle seule.",
            ),
            models.CheckConstraint(
                name="correction_refused_has_a_reason",
                condition=~Q(state="refused") | ~Q(reason=""),
                violation_error_message="Dites pourquoi la correction est refusée.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} : {self.part_name}"

    @property
    def part_name(self) -> str:
        return FIELD_NAMES.get(self.part, WHOLE)

    @property
    def can_be_written(self) -> bool:
        """Whether a text can take the place of what the part says."""
        return self.part in TEXT_PARTS
