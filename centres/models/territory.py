"""Régions, départements, communes: reference data of the Insee, never typed by hand."""

from django.db import models
from django.urls import reverse


class Region(models.Model):
    """A région by its Insee code (« 84 »)."""

    code = models.CharField("code", max_length=3, primary_key=True)
    name = models.CharField("nom", max_length=100)

    class Meta:
        verbose_name = "région"
        ordering = ["name", "code"]

    def __str__(self) -> str:
        return self.name


class Departement(models.Model):
    """A département by its Insee code (« 38 », « 2A », « 974 »)."""

    code = models.CharField("code", max_length=3, primary_key=True)
    name = models.CharField("nom", max_length=100)
    key = models.CharField("clé", max_length=200, unique=True, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="departements", verbose_name="région")

    class Meta:
        verbose_name = "département"
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    def get_absolute_url(self) -> str:
        return f"{reverse('centres:action_list')}?departement={self.code}"


class Commune(models.Model):
    """A commune by its Insee code. Coordinates in degrees (WGS 84), of the town hall; empty for some overseas."""

    code = models.CharField("code", max_length=5, primary_key=True)
    name = models.CharField("nom", max_length=100, db_index=True)
    departement = models.ForeignKey(Departement, models.PROTECT, related_name="communes", verbose_name="département")
    postcodes = models.CharField("codes postaux", max_length=300, blank=True)
    population = models.PositiveIntegerField("population", null=True, blank=True)
    longitude = models.FloatField("longitude", null=True, blank=True)
    latitude = models.FloatField("latitude", null=True, blank=True)

    class Meta:
        verbose_name = "commune"
        ordering = ["name", "code"]

    def __str__(self) -> str:
        return f"{self.name} ({self.departement_id})"
