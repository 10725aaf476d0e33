"""A budget -> what a card or a line says of it: an amount, a range, or what the fiche says instead."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from centres.models import Budget

from .french import amount, names_money, said, up_to

register = template.Library()

NONE = '<span class="none">{}</span>'


@register.simple_tag
def price(budget: Budget | None, resources: str = "") -> SafeString | str:
    """What an action cost. `resources`: the narrative, which may name amounts that no total was read from."""
    if budget and budget.total is not None:
        return amount(budget.total)
    if budget and budget.low is not None:
        if budget.low == budget.high:
            return amount(budget.low)
        return f"au moins {amount(budget.low)}" if budget.high is None else up_to(budget.low, budget.high)
    if names_money(resources or ""):
        return format_html(NONE, "Détaillé dans la fiche")
    return format_html(NONE, "Non chiffré" if said(resources or "") else "Non renseigné")


@register.simple_tag
def priced(budget: Budget | None, resources: str = "") -> SafeString | str:
    """`price`, then how far it can be taken at its word: « par an, partiel, déclaré, 2014 »."""
    told = price(budget, resources)
    if not budget or not budget.has_amount:
        return told
    words = [budget.get_period_display()] if budget.period else []
    words += ["partiel"] if budget.scope else []
    words += ["calculé" if budget.total is not None and budget.is_computed else "déclaré"]
    words += [str(budget.year)] if budget.year else []
    return format_html("{} " + NONE, told, ", ".join(words))
