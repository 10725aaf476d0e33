"""What a person of the staff asks to be told by mail."""

from django.conf import settings
from django.db import models


class MailChoice(models.Model):
    """Nothing by itself: each is ticked by the person, and goes to the address of the account."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_choice", verbose_name="compte"
    )
    corrections = models.BooleanField("quand une correction est proposée, ou une action racontée", default=False)
    imports = models.BooleanField("quand quelqu’un d’autre a importé", default=False)
    waiting = models.BooleanField("chaque lundi, de ce qui attend", default=False)
    # The Monday of the last list: a command run twice sends it once.
    waiting_told = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "choix de courriel"
        verbose_name_plural = "choix de courriel"

    def __str__(self) -> str:
        return str(self.user)
