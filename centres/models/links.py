"""The lists of a fiche, as rows: one term of one list of one action, at its place in the source's order."""

from typing import Any

from django.db import models
from django.db.models import Prefetch

from .partner import Partner
from .vocabulary import Audience, Initiator, Keyword


class ActionLink(models.Model):
    """One term of one list of an action, at its place in the source's order."""

    term: "models.ForeignKey[Any, Any]"  # each list declares its own
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.term)


class ActionKeyword(ActionLink):
    """A theme of an action."""

    action = models.ForeignKey("Action", models.CASCADE, related_name="keyword_links", db_index=False)
    term = models.ForeignKey(Keyword, models.PROTECT, related_name="links", verbose_name="thème")

    class Meta(ActionLink.Meta):
        constraints = [models.UniqueConstraint(name="action_keyword_once", fields=["action", "term"])]
        verbose_name = "thème de l’action"
        verbose_name_plural = "thèmes de l’action"


class ActionAudience(ActionLink):
    """An audience of an action."""

    action = models.ForeignKey("Action", models.CASCADE, related_name="audience_links", db_index=False)
    term = models.ForeignKey(Audience, models.PROTECT, related_name="links", verbose_name="public")

    class Meta(ActionLink.Meta):
        constraints = [models.UniqueConstraint(name="action_audience_once", fields=["action", "term"])]
        verbose_name = "public de l’action"
        verbose_name_plural = "publics de l’action"


class ActionInitiator(ActionLink):
    """An initiator of an action."""

    action = models.ForeignKey("Action", models.CASCADE, related_name="initiator_links", db_index=False)
    term = models.ForeignKey(Initiator, models.PROTECT, related_name="links", verbose_name="initiative")

    class Meta(ActionLink.Meta):
        constraints = [models.UniqueConstraint(name="action_initiator_once", fields=["action", "term"])]
        verbose_name = "initiative de l’action"
        verbose_name_plural = "initiatives de l’action"


class ActionPartner(ActionLink):
    """A partner of an action."""

    action = models.ForeignKey("Action", models.CASCADE, related_name="partner_links", db_index=False)
    term = models.ForeignKey(Partner, models.PROTECT, related_name="links", verbose_name="partenaire")

    class Meta(ActionLink.Meta):
        constraints = [models.UniqueConstraint(name="action_partner_once", fields=["action", "term"])]
        verbose_name = "partenaire de l’action"
        verbose_name_plural = "partenaires de l’action"


ListLink = ActionKeyword | ActionAudience | ActionInitiator | ActionPartner
LINKS: tuple[type[ListLink], ...] = (ActionKeyword, ActionAudience, ActionInitiator, ActionPartner)
LINK_NAMES = {
    "keywords": "keyword_links",
    "audiences": "audience_links",
    "initiators": "initiator_links",
    "partners": "partner_links",
}


def prefetch_links(link: type[ListLink]) -> "Prefetch[Any]":
    """Prefetches one list with its terms in one query."""
    accessor = link._meta.get_field("action").remote_field.get_accessor_name()
    return Prefetch(accessor, queryset=link._default_manager.select_related("term").order_by("position", "pk"))
