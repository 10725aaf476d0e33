"""What a commune of today took in, or is divided into: found by its own name, at its own point; and codes of before."""

from django.db import models

from .territory import Commune, Departement, Locality, LocalityQuerySet


class CommunePart(Locality):
    """A former commune that its commune still tells apart, or an arrondissement of Paris, Lyon or Marseille.

    One that was the seat of its commune has the code that the commune has today.
    """

    class Kind(models.TextChoices):
        DELEGATED = "deleguee", "commune déléguée"
        ASSOCIATED = "associee", "commune associée"
        ARRONDISSEMENT = "arrondissement", "arrondissement"

    code = models.CharField("code", max_length=5, primary_key=True)
    kind = models.CharField("type", max_length=20, choices=Kind)
    commune = models.ForeignKey(Commune, models.CASCADE, related_name="parts", verbose_name="commune d’aujourd’hui")
    departement = models.ForeignKey(
        Departement, models.PROTECT, related_name="commune_parts", verbose_name="département"
    )

    objects = LocalityQuerySet.as_manager()

    class Meta:
        verbose_name = "partie de commune"
        verbose_name_plural = "parties de communes"
        ordering = ["name", "code"]

    @property
    def belongs_to(self) -> str:
        """« fait partie d’Annecy », « fait partie du Havre »."""
        whole = self.commune
        return f"fait partie {whole.after_de.removesuffix(f' ({whole.departement_id})')}"


class OldCode(models.Model):
    """An Insee code that was given up, and the commune that answers to it today."""

    code = models.CharField("ancien code", max_length=5, primary_key=True)
    commune = models.ForeignKey(Commune, models.CASCADE, related_name="old_codes", verbose_name="commune")

    class Meta:
        verbose_name = "ancien code Insee"
        verbose_name_plural = "anciens codes Insee"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
