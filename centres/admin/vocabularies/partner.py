"""Partners: a list of the fiche, whose values also have a kind."""

from centres.models import Partner

from .vocabulary import register

register(
    Partner,
    ("kind",),
    parameter="partners__id__exact",
    list_display=("label", "kind", "needs_review", "order", "action_count"),
    list_filter=("needs_review", "kind"),
)
