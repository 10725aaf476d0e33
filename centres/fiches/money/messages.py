"""The code of an issue about money -> its French sentence: where, what, what to do."""

from collections.abc import Mapping
from decimal import Decimal

from centres.fiches.fiche import Issue
from centres.fiches.limits import LIMITS

_SENTENCES = {
    "amount_too_large": f"montant supérieur à {LIMITS.amount} €, non retenu ; vérifiez-le.",
    "items_exceed_total": "les lignes font {items}, plus que le total déclaré de {total} ; vérifiez-les.",
    "mixed_periods": "montants par an, par séance ou par personne mêlés, non retenus ; choisissez-en un.",
    "not_budget_amount": "« {words} » n'est pas le budget de l'action, montant non retenu ; vérifiez.",
    "only_in_kind": "il n'y a que des apports en nature, le total reste vide ; saisissez-le s'il est connu.",
    "partial_items": "une ligne n'a pas de montant unique, le total n'est pas calculé ; saisissez-le.",
    "product_not_computed": "« {words} » est un calcul sans son résultat, non retenu ; écrivez le résultat.",
    "rough_amount": "« {words} » est approximatif, ce n'est pas un total ; saisissez le montant exact.",
    "several_totals": "plusieurs totaux différents, aucun n'est retenu ; choisissez le bon.",
    "sides_differ": "charges de {charges}, produits de {produits} : le total est celui des charges ; vérifiez.",
    "sides_mixed": "on ne sait pas ce qui est dépense ou recette, le total n'est pas calculé ; saisissez-le.",
    "too_many_amounts": f"plus de {LIMITS.budget_lines} montants, aucun n'est lu ; saisissez le budget.",
    "unclear_amounts": "« {words} » : on ne sait pas comment compter ce montant ; saisissez le total.",
    "unclear_year": "plusieurs années ({years}), aucune n'est retenue ; choisissez celle du budget.",
    "unit_price": "« {words} » est un prix à l'unité, non retenu ; saisissez le total s'il est connu.",
    "unreadable_amount": "montant illisible « {words} » ; écrivez-le en chiffres.",
    "wrong_product": "« {words} » : le calcul ne donne pas ce résultat, non retenu ; vérifiez-le.",
    "zero_items": "les lignes font 0 €, le total reste vide ; saisissez 0 si l'action n'a rien coûté.",
}
CODES = frozenset(_SENTENCES)
_SHOWN = 80  # characters of the words quoted


def money_issue(code: str, line: int, figures: Mapping[str, object]) -> Issue:
    """The issue at a line.

    >>> money_issue("sides_differ", 7, {"charges": Decimal(900), "produits": Decimal("700.50")}).message
    'ligne 7 : charges de 900 €, produits de 700,50 € : le total est celui des charges ; vérifiez.'
    """
    shown = {
        name: _euros(value) if isinstance(value, Decimal) else str(value)[:_SHOWN] for name, value in figures.items()
    }
    return Issue(code, line, f"ligne {line} : {_SENTENCES[code].format_map(shown)}")


def _euros(value: Decimal) -> str:
    text = f"{value:,.2f}".replace(",", "\u202f").replace(".", ",").removesuffix(",00")
    return f"{text} €"
