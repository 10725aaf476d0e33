"""The fiche: one action of one centre, as the catalogue tells it today."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from .address import address_of
from .centre import Centre
from .keys import french_slug, text_key
from .links import LINK_NAMES, LINKS, ActionAudience, ActionKeyword, prefetch_links
from .partner import Partner
from .review import Reviewed
from .territory import Departement
from .vocabulary import Audience, Dimension, Initiator, Keyword, Scale, Status

if TYPE_CHECKING:
    from . import Budget, PeopleCount

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
# What a fiche is called when its source prints no title.
NO_TITLE = "Sans titre"
# Where a card looks for words when there is no summary.
STORY = (
    "description", "experience", "diagnosis", "impacts", "result_inhabitants", "result_territory", "result_centre",
)  # fmt: skip
# The list of an older page that holds more than keywords.
THEMES_LABEL = "Thèmes"
# Puts fiches without a year last on both databases, in a form that an index can hold.
YEAR_OR_ZERO = Coalesce("year", 0)


def says_something(text: str) -> bool:
    """Whether a narrative holds a letter or a figure: a lone « - » says that nothing was filled in.

    >>> says_something("0 €"), says_something("-"), says_something("•\\n-")
    (True, False, False)
    """
    return any(character.isalnum() for character in text)


class ActionQuerySet(models.QuerySet["Action"]):
    """Actions. Every public list, count, export and feed starts at `visible_to`."""

    def published(self) -> Self:
        return self.filter(state=Action.State.PUBLISHED)

    def visible_to(self, user: object) -> Self:
        """What pages show: published fiches, to everybody alike, staff included (a preview is another thing)."""
        return self.published()

    def previewed_by(self, user: Any) -> Self:
        """What the preview shows to whoever may see drafts: all but what was withdrawn. Nothing to anybody else."""
        may_see = user.is_active and user.is_staff and user.has_perm("centres.view_action")
        return self.exclude(state=Action.State.WITHDRAWN) if may_see else self.none()

    def recent_first(self) -> Self:
        """By year, those without one last, then by publication."""
        return self.order_by(YEAR_OR_ZERO.desc(), "-published_at", "-pk")

    def latest_first(self) -> Self:
        """By publication: what arrived last."""
        return self.order_by("-published_at", "-pk")

    def numbered(self, first: int, last: int) -> Self:
        """By number, from one to another, both included."""
        return self.filter(pk__range=(first, last)).order_by("pk")

    def for_list(self) -> Self:
        """Fetches what a card shows: centre, département, dimension, status, scale, themes and audiences in order."""
        return self.select_related("centre__departement", "dimension", "status", "scale", "budget").prefetch_related(
            prefetch_links(ActionKeyword), prefetch_links(ActionAudience)
        )

    def for_comparison(self) -> Self:
        """Fetches what an import compares: the lists, the budget and its lines, the people counted."""
        return self.prefetch_related(*map(prefetch_links, LINKS), "budget__lines", "people_counts")

    def for_history(self) -> Self:
        """Fetches what a picture of a fiche holds: what an import compares, with the names."""
        return self.for_comparison().select_related("centre", "status", "dimension", "scale", "budget__confirmed_by")

    def for_detail(self) -> Self:
        """Fetches what the page of a fiche shows."""
        return self.select_related(
            "centre__departement__region",
            "centre__commune__departement",
            "dimension",
            "status",
            "scale",
            "budget",
            "contact_notice",
        ).prefetch_related(*map(prefetch_links, LINKS), "sources", "budget__lines", "people_counts")


class Action(Reviewed):
    """One action. Texts are as the centre wrote them, lines kept; lists keep the source's order."""

    class State(models.TextChoices):
        DRAFT = "draft", "brouillon"
        PUBLISHED = "published", "publiée"
        ARCHIVED = "archived", "archivée"
        WITHDRAWN = "withdrawn", "retirée"  # at its centre's request, for good

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
    diagnosis = models.TextField("diagnostic de départ", blank=True)
    impacts = models.TextField("impacts", blank=True)
    success_factors = models.TextField("facteurs de réussite", blank=True)
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
            # The list of the admin, by its last changes.
            models.Index(fields=["updated_at", "id"], name="action_last_changed"),
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
        return address_of("centres:action_detail", self.pk, self.slug or "action")

    @property
    def is_ended(self) -> bool:
        return bool(self.status and self.status.is_ended)

    @property
    def departement(self) -> Departement | None:
        return self.centre.departement if self.centre else None

    def terms_of(self, name: str) -> list[Any]:
        """The terms of one list in the source's order. `name`: keywords, audiences, initiators, partners."""
        return [link.term for link in getattr(self, LINK_NAMES[name]).all()]

    @property
    def stated_budget(self) -> "Budget | None":
        """Its budget; None when it says nothing of money, where Django raises."""
        return getattr(self, "budget", None)

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
    def people_list(self) -> list["PeopleCount"]:
        """The people counted, in the order of their roles."""
        return sorted(self.people_counts.all(), key=lambda count: count.rank)

    @property
    def has_parts(self) -> bool:
        """Whether its page has so much to tell that a list of its parts helps."""
        return any(says_something(getattr(self, name)) for name in (*STORY, "success_factors", "limits"))

    @property
    def has_results(self) -> bool:
        return any(map(says_something, (self.result_inhabitants, self.result_territory, self.result_centre)))

    @property
    def told_result(self) -> str:
        """The result that a reader wants first: for the inhabitants, else for the territory, else for the centre.

        Older pages tell all of them as one.
        """
        told = (self.result_inhabitants, self.result_territory, self.result_centre, self.impacts)
        return next((text for text in told if says_something(text)), "")

    @property
    def opening(self) -> str:
        """Its summary, else where its story begins."""
        return next((text for name in ("summary", *STORY) if says_something(text := getattr(self, name))), "")

    @property
    def shown_sections(self) -> list[dict[str, str]]:
        """Its sections without a field of their own, those that say something more than the other fields do."""
        sections = self.other_sections if isinstance(self.other_sections, list) else []
        told = [(str(row.get("label") or ""), str(row.get("text") or "")) for row in sections if isinstance(row, dict)]
        shown = ((label, self._other_themes(text) if label == THEMES_LABEL else text) for label, text in told)
        return [{"label": label, "text": text} for label, text in shown if says_something(text)]

    def _other_themes(self, text: str) -> str:
        """The « Thèmes » of an older page that are none of the themes by now. « Autres… » names none."""
        known = {text_key(theme.label) for theme in self.themes}
        names = (line.strip(" \t•-") for line in text.split("\n"))
        return "\n".join(f"- {name}" for name in names if text_key(name) not in {"", "autre", "autres", *known})

    @property
    def attachment_names(self) -> list[str]:
        return [name for name in self.attachments.split("\n") if name.strip()]

    def fresh_slug(self) -> str:
        return self.slug_of(self.title)

    @staticmethod
    def slug_of(title: str) -> str:
        return french_slug(title, "action")
