"""A password that somebody else chose for an account: it opens nothing but the page where its owner chooses another."""

from django.conf import settings
from django.db import models


class GivenPassword(models.Model):
    """There is a row while the password of an account is the one that it was given."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="given_password", primary_key=True, verbose_name="compte"
    )
    at = models.DateTimeField("donné le", auto_now=True)

    class Meta:
        verbose_name = "mot de passe donné"
        verbose_name_plural = "mots de passe donnés"

    def __str__(self) -> str:
        return f"mot de passe donné à {self.user}"
