"""The fiche: one action of one centre, as the catalogue tells it today."""

from typing import Self

from django.db import models
from django.db.models import Prefetch, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from .centre import Centre
from .keys import french_slug
from .partner import Partner
from .review import Reviewed
from .vocabulary import Audience, Dimension, Initiator, Keyword, Scale, Status

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
# What a fiche is called when its source prints no title.
NO_TITLE = "Sans titre"
# Puts fiches without a year last on both databases, in a form that an index can hold.
YEAR_OR_ZERO = Coalesce("year", 0)


def says_something(text: str) -> bool:
    """Whether a narrative holds a letter or a figure: a lone « - » says that nothing was filled in.

    >>> says_something("0 €"), says_something("-"), says_something("•\\n-")
    (True, False, False)
    """
    return any(character.isalnum() for character in text)


class ActionQuerySet(models.QuerySet):
    """Actions. Every public list, count, export and feed starts at `visible_to`."""

    def published(self) -> Self:
        return self.filter(state=Action.State.PUBLISHED)

    def visible_to(self, user: object) -> Self:
        """What pages show: published fiches, to everybody alike, staff included (a preview is another thing)."""
        return self.published()

    def recent_first(self) -> Self:
        """By year, those without one last, then by publication."""
        return self.order_by(YEAR_OR_ZERO.desc(), "-published_at", "-pk")

    def latest_first(self):
        """By publication: what arrived last."""
        return self.order_by("-published_at", "-pk")

    def numbered(self, first: int, last: int) -> Self:
        """By number, from one to another, both included."""
        return self.filter(pk__range=(first, last)).order_by("pk")

    def of_centre(self, centre: Centre):
        return self.filter(centre=centre)

    def for_list(self) -> Self:
        """Fetches what a card shows: centre, département, dimension, status, scale, themes and audiences in order."""
        return self.select_related("centre__departement", "dimension", "status", "scale", "budget").prefetch_related(
            *map(_linked, (ActionKeyword, ActionAudience))
        )

    def for_comparison(self) -> Self:
        """Fetches what an import compares: the lists, the budget and its lines, the people counted."""
        return self.prefetch_related(*map(_linked, LINKS), "budget__lines", "people_counts")

    def for_history(self) -> Self:
        """Fetches what a picture of a fiche holds: what an import compares, with the names."""
        return self.for_comparison().select_related("centre", "status", "dimension", "scale", "budget__confirmed_by")

    def for_export(self) -> Self:
        """Fetches what a record tells, the centre's names in the sources included."""
        return self.for_detail().prefetch_related("centre__aliases")

    def for_detail(self) -> Self:
        """Fetches what the page of a fiche and its exports show."""
        return self.select_related(
            "centre__departement__region", "centre__commune__departement", "dimension", "status", "scale", "budget"
        ).prefetch_related(*map(_linked, LINKS), "sources", "budget__lines", "people_counts")


class Action(Reviewed):
    """One action. Texts are as the centre wrote them, lines kept; lists keep the source's order."""

    class State(models.TextChoices):
        DRAFT = "draft", "brouillon"
        PUBLISHED = "published", "publiée"
        ARCHIVED = "archived", "archivée"

    title = models.CharField("titre", help_text="Ligne sous « Actions » dans la fiche.")
    slug = models.SlugField("adresse", max_length=80, blank=True, help_text="Fin de l’adresse de la fiche.")
    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="actions", verbose_name="centre"
    )
    state = models.CharField("publication", max_length=10, choices=State, default=State.DRAFT)
    year = models.PositiveSmallIntegerField(
        "année", null=True, blank=True, help_text="Imprimée seulement dans le tableau au-dessus des fiches."
    )
    status = models.ForeignKey(
        Status, models.PROTECT, null=True, blank=True, related_name="actions", verbose_name="statut"
    )
    status_reason = models.TextField("raisons de la fin", blank=True)
    dimension = models.ForeignKey(
        Dimension, models.PROTECT, null=True, blank=True, related_name="actions", verbose_name="dimension"
    )
    scale = models.ForeignKey(
        Scale, models.PROTECT, null=True, blank=True, related_name="actions", verbose_name="territoire concerné"
    )
    keywords = models.ManyToManyField(
        Keyword, through="ActionKeyword", related_name="actions", blank=True, verbose_name="thèmes"
    )
    audiences = models.ManyToManyField(
        Audience, through="ActionAudience", related_name="actions", blank=True, verbose_name="publics"
    )
    initiators = models.ManyToManyField(
        Initiator, through="ActionInitiator", related_name="actions", blank=True, verbose_name="à l’initiative"
    )
    partners = models.ManyToManyField(
        Partner, through="ActionPartner", related_name="actions", blank=True, verbose_name="partenaires"
    )
    initiator_details = models.TextField("précision sur l’initiative", blank=True)
    summary = models.TextField("résumé", blank=True)
    experience = models.TextField("description de l’expérience", blank=True)
    description = models.TextField("description générale", blank=True)
    resources = models.TextField("ressources financières", blank=True)
    people = models.TextField("personnes mobilisées", blank=True)
    result_territory = models.TextField("résultat sur le territoire", blank=True)
    result_centre = models.TextField("résultat pour le centre social", blank=True)
    result_inhabitants = models.TextField("résultat pour les habitants", blank=True)
    limits = models.TextField("limites", blank=True)
    prospects = models.TextField("perspectives", blank=True)
    attachments = models.TextField(
        "fichiers associés", blank=True, help_text="Un nom de fichier par ligne, tel que la source le donne."
    )
    other_sections = models.JSONField("autres rubriques", default=list, blank=True)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    created_at = models.DateTimeField("créée le", auto_now_add=True)
    updated_at = models.DateTimeField("modifiée le", auto_now=True)
    published_at = models.DateTimeField("publiée le", null=True, blank=True, editable=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = "action"
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(
                models.F("state"),
                YEAR_OR_ZERO.desc(),
                models.F("published_at").desc(),
                models.F("id").desc(),
                name="action_recent_first",
            ),
            # Answers alone what the catalogue's index asks: SQLite would read the rows too, texts and all.
            models.Index(fields=["state", "-published_at", "-id", "year"], name="action_latest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                name="action_has_a_title", condition=~Q(title=""), violation_error_message="Donnez un titre à la fiche."
            ),
            models.CheckConstraint(
                name="action_year_is_plausible",
                condition=Q(year__isnull=True) | Q(year__range=(EARLIEST_YEAR, LATEST_YEAR)),
                violation_error_message="L’année s’écrit en quatre chiffres, entre 1900 et 2100.",
            ),
            models.CheckConstraint(
                name="action_published_has_a_date",
                condition=~Q(state="published") | Q(published_at__isnull=False),
                violation_error_message="Une fiche publiée porte la date de sa publication.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("centres:action_detail", args=[self.pk, self.slug or "action"])

    @property
    def is_ended(self) -> bool:
        return bool(self.status and self.status.is_ended)

    @property
    def departement(self):
        return self.centre.departement if self.centre else None

    def terms_of(self, name: str) -> list:
        """The terms of one list in the source's order. `name`: keywords, audiences, initiators, partners."""
        return [link.term for link in getattr(self, LINK_NAMES[name]).all()]

    @property
    def themes(self) -> list[Keyword]:
        return self.terms_of("keywords")

    @property
    def publics(self) -> list[Audience]:
        return self.terms_of("audiences")

    @property
    def initiator_list(self) -> list[Initiator]:
        return self.terms_of("initiators")

    @property
    def partner_list(self) -> list[Partner]:
        return self.terms_of("partners")

    @property
    def people_list(self) -> list:
        """The people counted, in the order of their roles."""
        return sorted(self.people_counts.all(), key=lambda count: count.rank)

    @property
    def has_results(self) -> bool:
        return bool(self.told_result)

    @property
    def told_result(self) -> str:
        """The result that a reader wants first: for the inhabitants, else for the territory, else for the centre."""
        told = (self.result_inhabitants, self.result_territory, self.result_centre)
        return next((text for text in told if says_something(text)), "")

    @property
    def attachment_names(self) -> list[str]:
        return [name for name in self.attachments.split("\n") if name.strip()]

    def fresh_slug(self) -> str:
        return french_slug(self.title, "action")


class ActionLink(models.Model):
    """One term of one list of an action, at its place in the source's order."""

    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.term)


class ActionKeyword(ActionLink):
    """A theme of an action."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="keyword_links")
    term = models.ForeignKey(Keyword, models.PROTECT, related_name="links", verbose_name="thème")

    class Meta(ActionLink.Meta):
        constraints = [models.UniqueConstraint(name="action_keyword_once", fields=["action", "term"])]
        verbose_name = "thème de l’action"
        verbose_name_plural = "thèmes de l’action"


class ActionAudience(ActionLink):
    """An audience of an action."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="audience_links")
    term = models.ForeignKey(Audience, models.PROTECT, related_name="links", verbose_name="public")

    class Meta(ActionLink.Meta):
        constraints = [models.UniqueConstraint(name="action_audience_once", fields=["action", "term"])]
        verbose_name = "public de l’action"
        verbose_name_plural = "publics de l’action"


class ActionInitiator(ActionLink):
    """An initiator of an action."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="initiator_links")
    term = models.ForeignKey(Initiator, models.PROTECT, related_name="links", verbose_name="initiative")

    class Meta(ActionLink.Meta):
        constraints = [models.UniqueConstraint(name="action_initiator_once", fields=["action", "term"])]
        verbose_name = "initiative de l’action"
        verbose_name_plural = "initiatives de l’action"


class ActionPartner(ActionLink):
    """A partner of an action."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="partner_links")
    term = models.ForeignKey(Partner, models.PROTECT, related_name="links", verbose_name="partenaire")

    class Meta(ActionLink.Meta):
        constraints = [models.UniqueConstraint(name="action_partner_once", fields=["action", "term"])]
        verbose_name = "partenaire de l’action"
        verbose_name_plural = "partenaires de l’action"


LINKS = (ActionKeyword, ActionAudience, ActionInitiator, ActionPartner)
LINK_NAMES = {
    "keywords": "keyword_links",
    "audiences": "audience_links",
    "initiators": "initiator_links",
    "partners": "partner_links",
}


def _linked(link: type[ActionLink]) -> Prefetch:
    """Prefetches one list with its terms in one query."""
    accessor = link._meta.get_field("action").remote_field.get_accessor_name()
    return Prefetch(accessor, queryset=link._default_manager.select_related("term").order_by("position", "pk"))
