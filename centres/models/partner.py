"""With whom an action was led (« Partenaires d'action »)."""

from django.db import models

from .vocabulary import Spelling, SpellingMeta, Term


class Partner(Term):
    """A kind of partner, as the fiches name them (« Caf », « Bailleur social »)."""

    class Kind(models.TextChoices):
        PUBLIC_BODY = "public", "Collectivité ou service public"
        SOCIAL_PROTECTION = "protection_sociale", "Protection sociale"
        ASSOCIATION = "association", "Association"
        COMPANY = "entreprise", "Entreprise ou bailleur"
        OTHER = "autre", "Autre"

    kind = models.CharField("type", max_length=20, choices=Kind, default=Kind.OTHER)
    parameter = "partenaire"
    page = "centres:partner_detail"

    class Meta(Term.Meta):
        verbose_name = "partenaire"


class PartnerSpelling(Spelling):
    """A spelling of a partner."""

    term = models.ForeignKey(Partner, models.CASCADE, related_name="spellings", verbose_name="partenaire")

    class Meta(SpellingMeta):
        pass
