"""Régions, départements, communes: reference data of the Insee, never typed by hand."""

import re
from typing import Any, Self

from django.db import connection, models
from django.db.models import Q

from .address import address_of
from .keys import place_key, without_article

# Sorts after every character of a key.
_LAST = "\U0010ffff"
# What the address of a région begins with. A département, which is what people know by heart, has its bare code.
REGION = "region-"
# Les Terres australes et antarctiques, l’île de Clipperton: no one lives there all the year.
UNINHABITED = frozenset({"984", "989"})


class Region(models.Model):
    """A région by its Insee code (« 84 »), which is also the code of a département: its address says which it is."""

    code = models.CharField("code", max_length=3, primary_key=True)
    name = models.CharField("nom", max_length=100)

    class Meta:
        verbose_name = "région"
        ordering = ["name", "code"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("centres:territory_detail", f"{REGION}{self.code}")


class Departement(models.Model):
    """A département by its Insee code (« 38 », « 2A », « 974 »). Its coordinates are the mean of its communes'."""

    code = models.CharField("code", max_length=3, primary_key=True)
    name = models.CharField("nom", max_length=100)
    key = models.CharField("clé", max_length=200, unique=True, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="departements", verbose_name="région")
    longitude = models.FloatField("longitude", null=True, blank=True)
    latitude = models.FloatField("latitude", null=True, blank=True)

    class Meta:
        verbose_name = "département"
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    def get_absolute_url(self) -> str:
        return address_of("centres:territory_detail", self.code)

    @property
    def is_collectivity(self) -> bool:
        """A collectivité d’outre-mer (« 988 »): a région by itself under the same code, as no département is."""
        return self.code == self.region_id


class LocalityQuerySet(models.QuerySet[Any]):
    """Communes or their parts, found by what people type of them; every way goes through an index."""

    def named(self, key: str) -> Self:
        """Whose name is this one, with or without its article. `key`: see `place_key`."""
        return self.filter(Q(key=key) | Q(short_key=key))

    def name_begins(self, key: str) -> Self:
        """Whose name begins so, with or without its article."""
        return self.filter(begins("key", key) | begins("short_key", key))

    def largest_first(self) -> Self:
        return self.order_by(models.F("population").desc(nulls_last=True), "pk")


class CommuneQuerySet(LocalityQuerySet):
    """Communes, by their postcodes too."""

    def postcode_begins(self, digits: str) -> Self:
        """Two queries: of one, PostgreSQL reads all the postcodes again for each commune until it has counted them."""
        return self.filter(
            pk__in=list(Postcode.objects.filter(begins("code", digits)).values_list("commune", flat=True))
        )


ARTICLES_AFTER_DE = {"Le ": "du ", "Les ": "des "}
# Of a folded name. Before h, « de »: nothing tells « d’Hyères » from « de Hagondange ».
BEGINS_WITH_VOWEL = re.compile(r"[aeiou]|y[^aeiou ]")


class Locality(models.Model):
    """A place that has a town hall, or had one. Coordinates in degrees (WGS 84), of that; empty for some overseas.

    `key` and `short_key` are what it is found by: `place_key` of its name, with its article and without.
    """

    name = models.CharField("nom", max_length=100, db_index=True)
    key = models.CharField("clé", max_length=200, db_index=True, default="", editable=False)
    short_key = models.CharField("clé sans article", max_length=200, db_index=True, default="", editable=False)
    postcodes = models.CharField("codes postaux", max_length=300, blank=True)
    population = models.PositiveIntegerField("population", null=True, blank=True)
    longitude = models.FloatField("longitude", null=True, blank=True)
    latitude = models.FloatField("latitude", null=True, blank=True)

    class Meta:
        abstract = True

    departement_id: str

    def __str__(self) -> str:
        return f"{self.name} ({self.departement_id})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_keys()
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        self.key = place_key(self.name)
        self.short_key = without_article(self.key)

    @property
    def after_de(self) -> str:
        """Its name behind « à 5 km » : « d’Annecy (74) », « du Havre (76) », « des Ulis (91) », « de La Mure (38) »."""
        for article, joined in ARTICLES_AFTER_DE.items():
            if self.name.startswith(article):
                return f"{joined}{str(self).removeprefix(article)}"
        return f"d’{self}" if BEGINS_WITH_VOWEL.match(self.key) else f"de {self}"

    @property
    def is_placed(self) -> bool:
        """Whether its coordinates are known."""
        return self.latitude is not None and self.longitude is not None


class Commune(Locality):
    """A commune by its Insee code."""

    code = models.CharField("code", max_length=5, primary_key=True)
    departement = models.ForeignKey(Departement, models.PROTECT, related_name="communes", verbose_name="département")

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = "commune"
        ordering = ["name", "code"]


class Postcode(models.Model):
    """A postcode of a commune: a town has several, and villages share one."""

    code = models.CharField("code postal", max_length=5)
    commune = models.ForeignKey(Commune, models.CASCADE, related_name="postcode_rows", verbose_name="commune")

    class Meta:
        verbose_name = "code postal"
        verbose_name_plural = "codes postaux"
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="postcode_once_a_commune",
                fields=["code", "commune"],
                violation_error_message="Cette commune a déjà ce code postal.",
            )
        ]

    def __str__(self) -> str:
        return self.code


def begins(column: str, start: str) -> Q:
    """Rows whose column begins so, through its index: SQLite has no use of it for LIKE, PostgreSQL has for that
    alone (its order of letters is the machine's)."""
    if connection.vendor == "postgresql":
        return Q(**{f"{column}__startswith": start})
    return Q(**{f"{column}__gte": start, f"{column}__lt": start + _LAST})
