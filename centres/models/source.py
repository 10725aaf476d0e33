"""Where every value comes from: imports, the fiches as they stood, and the fields that two sides changed."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.expressions import Combinable
from django.utils import timezone

from .action import Action
from .columns import ListLength, PackedJSON

# The fields that an import compares, by their key in the JSON record, as people name them.
FIELD_NAMES = {
    "title": "titre", "centre": "centre", "year": "année", "status": "statut", "status_reason": "raisons de la fin",
    "dimension": "dimension", "keywords": "thèmes", "summary": "résumé", "initiators": "à l’initiative",
    "initiator_details": "précision sur l’initiative", "territory": "territoire concerné", "experience": "expérience",
    "audiences": "publics", "partners": "partenaires", "description": "description générale",
    "resources": "ressources financières", "budget": "budget", "people": "personnes mobilisées",
    "people_counts": "nombre de personnes",
    "result_territory": "résultat sur le territoire", "result_centre": "résultat pour le centre",
    "result_inhabitants": "résultat pour les habitants", "limits": "limites", "prospects": "perspectives",
    "diagnosis": "diagnostic de départ", "impacts": "impacts", "success_factors": "facteurs de réussite",
    "attachments": "fichiers associés", "other_sections": "autres rubriques",
}  # fmt: skip

# What exports tell of a fiche beside its fields, by the key of the column; no import reads them back.
TOLD_NAMES = {
    "url": "adresse de la fiche", "centre_id": "numéro du centre", "siret": "SIRET du centre",
    "department": "département", "departement_code": "code du département", "region": "région",
    "region_code": "code de la région", "commune": "commune", "commune_code": "code Insee de la commune",
    "postcodes": "codes postaux", "budget_total": "budget (€)", "budget_is_computed": "budget calculé",
    "budget_low": "budget, au moins (€)", "budget_high": "budget, au plus (€)", "budget_period": "période du budget",
    "budget_year": "année du budget", "budget_scope": "portée du budget",
    "professionals": "nombre de professionnels", "volunteers": "nombre de bénévoles",
    "participants": "nombre de participants", "families": "nombre de familles",
    "partner_staff": "nombre de personnes des partenaires", "published_at": "publiée le", "updated_at": "modifiée le",
}  # fmt: skip


def stored_expression(expression: Combinable) -> models.GeneratedField:
    """A column that the database keeps by itself: lists of the admin are filtered by it, not by reading JSON."""
    return models.GeneratedField(
        expression=expression,  # type: ignore[arg-type]  # the stubs call a sum Combinable: it is an Expression too
        output_field=models.IntegerField(),
        db_persist=True,
    )


def packed_part(name: str, kind: type, told: str) -> Any:
    """A part of `content` as an attribute: a question of SQL names `content` in its place."""

    def read(source: "SourceFiche") -> Any:
        return source.content.setdefault(name, kind())

    def write(source: "SourceFiche", value: Any) -> None:
        source.content[name] = value

    return property(read, write, doc=told)


class ImportRun(models.Model):
    """One file imported once: what it held, what came of it.

    `changes` tells what it did: `{"kind", "line", "title", "fields", "action" or "centre"}` each, where `kind` is
    created, updated, conflict, kept, left or refused, and `fields` are French names.
    """

    class Kind(models.TextChoices):
        FICHES = "fiches", "pages de fiches"
        TABLE = "tableur", "tableur de fiches"
        CENTRES = "centres", "annuaire des centres"

    kind = models.CharField("contenu", max_length=10, choices=Kind, default=Kind.FICHES)
    file = models.CharField("fichier", max_length=300)
    sha256 = models.CharField("empreinte", max_length=64)
    encoding = models.CharField("encodage", max_length=40, blank=True)
    at = models.DateTimeField("importé le", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="par"
    )
    counts = models.JSONField("bilan", default=dict)
    lines = models.JSONField("lignes par classe", default=dict)
    issues = models.JSONField("signalements", default=list)
    unrecognised = models.JSONField("lignes hors fiche non reconnues", default=list)
    changes = models.JSONField("ce qui a été fait", default=list)

    class Meta:
        verbose_name = "import"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file}, {timezone.localtime(self.at):%d/%m/%Y %H:%M}"


class SourceFicheQuerySet(models.QuerySet["SourceFiche"]):
    """Source fiches."""

    def current(self) -> Self:
        return self.filter(is_current=True)

    def unrecognised(self) -> Self:
        """With a line that no field took. By both columns: the index is in the order of the first."""
        return self.filter(mark_count__gt=0, unrecognised_count__gt=0)

    def proposing(self) -> Self:
        """Whose words hold a budget that the reader is not sure of, and that nobody has decided."""
        return self.current().filter(proposal=self.model.Proposal.OPEN)

    def noted(self) -> Self:
        """With an issue, or a line that no field took."""
        return self.filter(mark_count__gt=0)


class SourceFiche(models.Model):
    """A fiche as it stood in a file, with the values read in the source's spelling.

    `occurrence` counts identical blocks of one file (1, 2…): each is a place of its own, of the same action.
    `carried` holds the values of earlier texts that this one lacks: a source that loses a section empties nothing.
    `proposal` says what became of the budget that the reader proposes: it goes with the text, never to the public.
    """

    class Proposal(models.TextChoices):
        OPEN = "open", "à décider"
        ACCEPTED = "accepted", "acceptée"
        CORRECTED = "corrected", "corrigée"
        REFUSED = "refused", "refusée"

    run = models.ForeignKey(
        ImportRun, models.PROTECT, null=True, blank=True, related_name="sources", verbose_name="import"
    )
    action = models.ForeignKey(Action, models.CASCADE, related_name="sources", verbose_name="action")
    key = models.CharField("clé d’identité", max_length=64, editable=False)
    sha256 = models.CharField("empreinte", max_length=64, editable=False)
    occurrence = models.PositiveIntegerField("exemplaire", default=1)
    is_current = models.BooleanField("dernier texte importé", default=True)
    file = models.CharField("fichier", max_length=300, blank=True)
    first_line = models.PositiveIntegerField("première ligne", default=0)
    last_line = models.PositiveIntegerField("dernière ligne", default=0)
    # `text`, `values`, `carried` and `field_lines`, together: most of what is read of a text are its own words.
    content = PackedJSON("texte et valeurs lues", default=dict, blank=True, editable=False)
    issues = models.JSONField("signalements", default=list)
    unrecognised = models.JSONField("lignes non reconnues", default=list)
    unrecognised_count = stored_expression(ListLength("unrecognised"))
    # Issues and lines that no field took.
    mark_count = stored_expression(ListLength("issues") + ListLength("unrecognised"))
    proposal = models.CharField("budget proposé", max_length=10, choices=Proposal, blank=True, editable=False)
    proposal_decided_at = models.DateTimeField("décidé le", null=True, blank=True, editable=False)
    proposal_decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name="décidé par",
    )  # fmt: skip
    at = models.DateTimeField("lu le", auto_now_add=True)

    objects = SourceFicheQuerySet.as_manager()

    class Meta:
        verbose_name = "fiche source"
        verbose_name_plural = "fiches sources"
        ordering = ["action_id", "pk"]
        indexes = [
            # What needs a look, answered without the rows, texts and all.
            models.Index(
                fields=["mark_count", "unrecognised_count", "is_current", "action"], name="source_needs_a_look"
            ),
            models.Index(fields=["action"], condition=Q(proposal="open", is_current=True), name="source_proposes"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="source_fiche_is_stored_once",
                fields=["key", "sha256", "occurrence"],
                violation_error_message="Ce texte est déjà dans le catalogue.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file}, lignes {self.first_line} à {self.last_line}" if self.file else "saisie à la main"

    text = packed_part("text", str, "Of the source, as it stood; empty for a fiche typed by hand.")
    values = packed_part("values", dict, "Read in it, in its own spelling.")
    carried = packed_part("carried", dict, "Of earlier texts.")
    field_lines = packed_part("field_lines", dict, "{name of a field: [first line, last line]}.")

    @property
    def proposals(self) -> list[dict[str, Any]]:
        """The budgets that the reader is not sure of, as records; of an earlier text where this one lost its words."""
        return self.values.get("budget_proposals") or self.carried.get("budget_proposals") or []


class FieldConflict(models.Model):
    """A field that both the source and staff changed. Ours stands until somebody decides."""

    class Decision(models.TextChoices):
        OPEN = "open", "à décider"
        ACCEPTED = "accepted", "source acceptée"
        KEPT = "kept", "catalogue gardé"
        SETTLED = "settled", "les deux disent la même chose"

    action = models.ForeignKey(Action, models.CASCADE, related_name="conflicts", verbose_name="action")
    source = models.ForeignKey(SourceFiche, models.CASCADE, related_name="conflicts", verbose_name="fiche source")
    field = models.CharField("champ", max_length=40)
    base = models.JSONField("avant", null=True)
    ours = models.JSONField("dans le catalogue", null=True)
    theirs = models.JSONField("dans la source", null=True)
    decision = models.CharField("décision", max_length=10, choices=Decision, default=Decision.OPEN)
    at = models.DateTimeField("ouvert le", auto_now_add=True)
    decided_at = models.DateTimeField("décidé le", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="décidé par"
    )

    class Meta:
        verbose_name = "conflit"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_conflict_a_field",
                fields=["action", "field"],
                condition=Q(decision="open"),
                violation_error_message="Un conflit est déjà ouvert sur ce champ.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.action} : {FIELD_NAMES.get(self.field, self.field)}"
