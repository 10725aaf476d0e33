"""Groupings of communes (« intercommunalités »), by their SIREN: reference data of the Insee, never typed by hand."""

import re
from typing import Any, Self

from django.db import models

from .address import address_of
from .keys import place_key
from .territory import Commune

# What the address of an EPCI begins with; its SIREN follows.
EPCI = "epci-"
_KIND_WORDS = (
    "communaute de communes|communaute d agglomeration|communaute urbaine|communaute|agglomeration|agglo|eurometropole|"
    "metropole|intercommunalite|interco|epci|ept|cc|ca|cu"
)
_BEFORE_NAME = re.compile(rf"(?:(?P<kind>{_KIND_WORDS}) )?(?:de la |de l |du |des |de |d |la |le |les |l )?")


def epci_key(name: str) -> str:
    """The key of its name without what it is: what people say of it.

    >>> epci_key("CC du Trièves"), epci_key("Métropole du Grand Nancy"), epci_key("Grenoble-Alpes-Métropole")
    ('trieves', 'grand nancy', 'grenoble alpes metropole')
    """
    key = place_key(name)
    return _BEFORE_NAME.sub("", key, count=1) or key


def says_epci(key: str) -> bool:
    """Whether a folded text begins like the name of one: « cc du », « métropole de »."""
    found = _BEFORE_NAME.match(key)
    return bool(found and found["kind"])


def epci_address(code: str) -> str:
    """The address of its page."""
    return address_of("centres:territory_detail", f"{EPCI}{code}")


class EpciQuerySet(models.QuerySet["Epci"]):
    """EPCI; a commune of Grand Paris is in two, its métropole and its « établissement public territorial »."""

    def of_communes(self, codes: Any) -> Self:
        """Those that hold any of these communes. `codes`: a list, or a query of one column."""
        return self.filter(pk__in=EpciCommune.objects.filter(commune__in=codes).values("epci"))

    def largest_first(self) -> Self:
        return self.order_by(models.F("population").desc(nulls_last=True), "pk")


class Epci(models.Model):
    """A communauté de communes, d’agglomération or urbaine, a métropole, or a part of that of Grand Paris."""

    class Kind(models.TextChoices):
        COMMUNES = "CC", "communauté de communes"
        AGGLOMERATION = "CA", "communauté d’agglomération"
        URBAN = "CU", "communauté urbaine"
        METROPOLE = "METRO", "métropole"
        LYON = "MET69", "métropole de Lyon"
        GRAND_PARIS = "EPT", "établissement public territorial du Grand Paris"

    code = models.CharField("SIREN", max_length=9, primary_key=True)
    name = models.CharField("nom", max_length=100)
    key = models.CharField("clé", max_length=200, db_index=True, default="", editable=False)
    short_key = models.CharField("clé sans le type", max_length=200, db_index=True, default="", editable=False)
    kind = models.CharField("type", max_length=5, choices=Kind)
    population = models.PositiveIntegerField("population", null=True, blank=True)
    communes = models.ManyToManyField(Commune, through="EpciCommune", related_name="epcis", verbose_name="communes")

    objects = EpciQuerySet.as_manager()

    class Meta:
        verbose_name = "EPCI"
        verbose_name_plural = "EPCI"
        ordering = ["name", "code"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_keys()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return epci_address(self.code)

    def set_keys(self) -> None:
        self.key, self.short_key = place_key(self.name), epci_key(self.name)


class EpciCommune(models.Model):
    """A commune that is in an EPCI."""

    epci = models.ForeignKey(Epci, models.CASCADE, related_name="members", verbose_name="EPCI", db_index=False)
    commune = models.ForeignKey(Commune, models.CASCADE, related_name="epci_links", verbose_name="commune")

    class Meta:
        verbose_name = "commune d’un EPCI"
        verbose_name_plural = "communes d’un EPCI"
        ordering = ["epci", "commune"]
        constraints = [
            models.UniqueConstraint(
                name="commune_once_an_epci",
                fields=["epci", "commune"],
                violation_error_message="Cette commune est déjà dans cet EPCI.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.epci_id} : {self.commune_id}"
