"""A list of the administration as somebody filtered it, kept under a name of theirs."""

from django.conf import settings
from django.db import models


class SavedFilter(models.Model):
    """`listed`: the model whose list it is, in lower case; `query`: the query string of the list."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="à", db_index=False
    )
    listed = models.CharField("liste", max_length=40)
    name = models.CharField("nom", max_length=80)
    query = models.CharField("filtres", max_length=2000)

    class Meta:
        verbose_name = "filtre gardé"
        verbose_name_plural = "filtres gardés"
        ordering = ["listed", "name", "pk"]
        # Each has their own: there is nothing else to allow.
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                name="saved_filter_has_its_name",
                fields=["owner", "listed", "name"],
                violation_error_message="Un de vos filtres de cette liste porte déjà ce nom.",
            )
        ]

    def __str__(self) -> str:
        return self.name
