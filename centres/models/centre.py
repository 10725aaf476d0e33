"""A social centre, and every spelling of its name that a source has used."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Count, F, Q

from .address import address_of
from .keys import department_key, french_slug, text_key
from .territory import Commune, Departement


class CentreQuerySet(models.QuerySet["Centre"]):
    """Centres, and how many published actions each one tells."""

    def with_action_count(self) -> Self:
        """Adds `action_count`: published actions only."""
        return self.annotate(action_count=Count("actions", filter=Q(actions__state="published")))

    def with_published_actions(self) -> Self:
        return self.with_action_count().filter(action_count__gt=0)

    def for_list(self) -> Self:
        return self.select_related("departement", "commune").order_by(
            F("departement__key").asc(nulls_last=True), "slug", "pk"
        )

    def for_detail(self) -> Self:
        return self.select_related("departement__region", "commune__departement")


class Centre(models.Model):
    """A social centre or an *espace de vie sociale*. The same name in another département is another centre."""

    class Kind(models.TextChoices):
        SOCIAL_CENTRE = "centre_social", "Centre social"
        SOCIAL_LIFE_SPACE = "espace_vie_sociale", "Espace de vie sociale"
        OTHER = "autre", "Autre structure"

    name = models.CharField("nom", max_length=300, help_text="Tel que la fiche l’écrit : « Structure organisatrice ».")
    slug = models.SlugField("adresse", max_length=80, blank=True, help_text="Fin de l’adresse de la page du centre.")
    departement = models.ForeignKey(
        Departement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="centres",
        verbose_name="département",
        help_text="Vide quand la source n’en donne pas ou qu’il n’a pas été reconnu.",
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="centres", verbose_name="commune"
    )
    # noticing/centre_places.py read it; staff confirm it, or change it.
    is_commune_deduced = models.BooleanField(
        "commune déduite",
        default=False,
        editable=False,
        help_text="Lue dans le nom, l’adresse ou les fiches du centre : confirmez-la dans « Communes proposées ».",
    )
    kind = models.CharField("type", max_length=20, choices=Kind, blank=True)
    address = models.TextField("adresse postale", blank=True)
    contact = models.CharField("contact", max_length=300, blank=True, help_text="Courriel ou téléphone du centre.")
    website = models.URLField("site web", max_length=300, blank=True)
    siret = models.CharField(
        "SIRET",
        max_length=14,
        blank=True,
        validators=[RegexValidator(r"^\d{14}$", "Un SIRET compte 14 chiffres, sans espace.")],
    )

    # What the directory of structures says of it.
    email = models.EmailField(
        "courriel", max_length=300, blank=True, help_text="De l’annuaire : montré à l’équipe seule."
    )
    approved_on = models.DateField("premier agrément", null=True, blank=True)
    population = models.PositiveIntegerField("habitants de la zone de compétence", null=True, blank=True)
    axes = models.TextField("axes du projet", blank=True, help_text="Un par ligne.")
    management = models.CharField("mode de gestion", max_length=100, blank=True)
    setting = models.CharField("milieu", max_length=100, blank=True, help_text="Type de territoire d’intervention.")
    territory_size = models.CharField("taille du territoire", max_length=100, blank=True)
    is_in_priority_area = models.BooleanField("quartier prioritaire (QPV)", null=True, blank=True)
    is_in_federation = models.BooleanField("adhérent à la fédération des centres sociaux", null=True, blank=True)
    other_federation = models.CharField("autre fédération", max_length=200, blank=True)
    is_for_travellers = models.BooleanField("structure « gens du voyage »", null=True, blank=True)
    has_several_sites = models.BooleanField("plusieurs sites", null=True, blank=True)
    is_itinerant = models.BooleanField("itinérant", null=True, blank=True)
    history = models.TextField("historique", blank=True)
    # Column of the directory -> what it last said, as words: the base of the next three-way comparison.
    directory = models.JSONField("annuaire lu", default=dict, blank=True, editable=False)

    objects = CentreQuerySet.as_manager()

    class Meta:
        verbose_name = "centre social"
        verbose_name_plural = "centres sociaux"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="centre_has_a_name", condition=~Q(name=""), violation_error_message="Donnez un nom au centre."
            ),
            models.CheckConstraint(
                name="centre_siret_has_14_digits",
                condition=Q(siret="") | Q(siret__regex=r"^[0-9]{14}$"),
                violation_error_message="Un SIRET compte 14 chiffres, sans espace.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.departement_id})" if self.departement_id else self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = french_slug(self.name, "centre")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address_of("centres:centre_detail", self.pk, self.slug or "centre")

    @property
    def axis_list(self) -> list[str]:
        return [axis for axis in self.axes.split("\n") if axis.strip()]


class CentreAlias(models.Model):
    """A name and département as a source prints them, leading to one centre."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="aliases", verbose_name="centre")
    name = models.CharField("nom dans la source", max_length=300, blank=True)
    department = models.CharField("département dans la source", max_length=300, blank=True)
    key = models.CharField("clé du nom", max_length=200, editable=False)
    department_key = models.CharField("clé du département", max_length=200, editable=False, blank=True)

    class Meta:
        verbose_name = "nom rencontré"
        verbose_name_plural = "noms rencontrés"
        ordering = ["name", "department", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="centre_alias_is_unique",
                fields=["key", "department_key"],
                violation_error_message="Ce nom mène déjà à un centre de ce département.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} - {self.department}" if self.department else self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._set_keys()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """The keys are in no form, so a form leaves their constraint to this."""
        self._set_keys()
        others = CentreAlias.objects.filter(key=self.key, department_key=self.department_key).exclude(pk=self.pk)
        if others.exists():
            raise ValidationError({"name": self._meta.constraints[0].violation_error_message})

    def _set_keys(self) -> None:
        self.key, self.department_key = text_key(self.name), department_key(self.department)
