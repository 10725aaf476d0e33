"""The lists a fiche picks from, as rows that staff rename and merge; each row keeps the spellings that lead to it."""

import re
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q

from .address import address_of
from .keys import french_slug, kind_of, text_key
from .old_address import OldAddress

SPELLING_TAKEN = "Cette graphie mène déjà à une autre valeur."
ADDRESS = re.compile(r"[\w-]{1,100}", re.ASCII)


class TermQuerySet(models.QuerySet["Term"]):
    """Terms in their shown order."""

    def with_action_count(self) -> Self:
        """Adds `action_count`: published actions that carry the term."""
        return self.annotate(action_count=Count("actions", filter=Q(actions__state="published"), distinct=True))

    def for_choice(self) -> Self:
        """By rank, then by slug: folded, it sorts « École » the same on every database."""
        return self.order_by("order", "slug", "pk")

    def by_slug(self, slug: str) -> tuple["Term | None", bool]:
        """The term of this address, and whether it still has it: else it is renamed or merged, and has another one."""
        if not ADDRESS.fullmatch(slug):
            return None, False
        term = self.filter(slug=slug).first()
        if term is not None:
            return term, True
        target = OldAddress.objects.target(kind_of(self.model), slug)
        return self.filter(pk=target).first() if target else None, False


class Term(models.Model):
    """One value of a list. A value never seen before becomes a row marked « à vérifier »."""

    label = models.CharField("libellé", max_length=300, help_text="Tel que le site le montre.")
    slug = models.SlugField(
        "adresse", max_length=100, unique=True, blank=True, help_text="Tel qu’il paraît dans l’adresse des pages."
    )
    order = models.PositiveIntegerField("rang", default=1000, help_text="Petit nombre : en premier.")
    needs_review = models.BooleanField(
        "à vérifier", default=False, help_text="Valeur lue dans une fiche, que personne n’a encore relue."
    )

    objects = TermQuerySet.as_manager()
    spellings: Any  # of each list, in a table of its own
    action_count: int  # where it was asked for: `with_action_count`, or the index
    parameter: ClassVar[str] = ""
    # The name of its page's address, for a list whose terms have one.
    page: ClassVar[str] = ""

    class Meta:
        abstract = True
        ordering = ["order", "label", "pk"]

    def __str__(self) -> str:
        return self.label

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = french_slug(self.label, "valeur")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        if self.page:
            return address_of(self.page, self.slug)
        return f"{address_of('centres:action_list')}?{self.parameter}={self.slug}"


class Spelling(models.Model):
    """A spelling met in a source. Its key (folded) leads to one term."""

    text = models.CharField("graphie", max_length=300)
    key = models.CharField(
        "clé",
        max_length=200,
        unique=True,
        editable=False,
        error_messages={"unique": SPELLING_TAKEN},
    )

    class Meta:
        abstract = True
        ordering = ["text", "pk"]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = text_key(self.text)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """The key is in no form, so a form leaves its uniqueness to this."""
        self.key = text_key(self.text)
        if type(self)._default_manager.filter(key=self.key).exclude(pk=self.pk).exists():
            raise ValidationError({"text": SPELLING_TAKEN})


class Keyword(Term):
    """A theme (« Mots clés associés à l'action »). `tone`, `icon` and `family` only say how it is drawn."""

    class Family(models.TextChoices):
        TOGETHER = "vivre", "Vivre ensemble"
        AGES = "ages", "Les âges de la vie"
        HARDSHIP = "face", "Faire face"
        BREATHE = "respirer", "Respirer"

    tone = models.SlugField("teinte", max_length=40, blank=True, help_text="Nom de la teinte, vide : neutre.")
    icon = models.SlugField("pictogramme", max_length=40, blank=True, help_text="Nom du pictogramme, vide : étiquette.")
    family = models.CharField(
        "famille", max_length=10, choices=Family, blank=True, help_text="Range les thèmes à l’affichage, sans filtrer."
    )
    parameter = "theme"
    page = "centres:theme_detail"

    class Meta(Term.Meta):
        verbose_name = "thème"


class Audience(Term):
    """For whom (« Public »)."""

    parameter = "public"

    class Meta(Term.Meta):
        verbose_name = "public"


class Initiator(Term):
    """Who started it (« Qui est à l'initiative de l'action ? »)."""

    parameter = "initiative"

    class Meta(Term.Meta):
        verbose_name = "initiative"


class Dimension(Term):
    """The dimension of the social project. `shape` names its silhouette."""

    shape = models.SlugField("silhouette", max_length=40, blank=True)
    parameter = "dimension"

    class Meta(Term.Meta):
        verbose_name = "dimension"


class Status(Term):
    """Where the action stands (« Statut de l'action »)."""

    is_ended = models.BooleanField("action terminée", default=False, help_text="Cochez si ce statut dit la fin.")
    parameter = "statut"

    class Meta(Term.Meta):
        verbose_name = "statut"


class Scale(Term):
    """The scale of the territory (« Territoire concerné »)."""

    parameter = "echelle"

    class Meta(Term.Meta):
        verbose_name = "échelle du territoire"
        verbose_name_plural = "échelles du territoire"


class SpellingMeta(Spelling.Meta):
    """Shared names of the spelling tables."""

    verbose_name = "graphie rencontrée"
    verbose_name_plural = "graphies rencontrées"


class KeywordSpelling(Spelling):
    """A spelling of a theme."""

    term = models.ForeignKey(Keyword, models.CASCADE, related_name="spellings", verbose_name="thème")

    class Meta(SpellingMeta):
        pass


class AudienceSpelling(Spelling):
    """A spelling of an audience."""

    term = models.ForeignKey(Audience, models.CASCADE, related_name="spellings", verbose_name="public")

    class Meta(SpellingMeta):
        pass


class InitiatorSpelling(Spelling):
    """A spelling of an initiator."""

    term = models.ForeignKey(Initiator, models.CASCADE, related_name="spellings", verbose_name="initiative")

    class Meta(SpellingMeta):
        pass


class DimensionSpelling(Spelling):
    """A spelling of a dimension."""

    term = models.ForeignKey(Dimension, models.CASCADE, related_name="spellings", verbose_name="dimension")

    class Meta(SpellingMeta):
        pass


class StatusSpelling(Spelling):
    """A spelling of a status."""

    term = models.ForeignKey(Status, models.CASCADE, related_name="spellings", verbose_name="statut")

    class Meta(SpellingMeta):
        pass


class ScaleSpelling(Spelling):
    """A spelling of a scale."""

    term = models.ForeignKey(Scale, models.CASCADE, related_name="spellings", verbose_name="échelle")

    class Meta(SpellingMeta):
        pass
