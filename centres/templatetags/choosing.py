"""The fiches chosen on the way -> the bar that holds them, and the button of a fiche that joins it."""

from html import escape
from typing import Any

from django import template
from django.template import Context, Engine
from django.utils.safestring import SafeString, mark_safe

from centres.catalogue.baskets.basket import query_of
from centres.catalogue.baskets.choosing import ADD, CHOICE, REMOVE, STEPS, asked_of, chosen_in, compared, notebook_in
from centres.catalogue.baskets.comparison import MOST_COMPARED
from centres.catalogue.baskets.dossier import MOST_FICHES

from .icons import icon_reference
from .kept import kept

register = template.Library()

# The form in `_chosen_bar.html`, which the buttons are sent with.
CHOOSING = "choix"
# What an address may hold beside the choice, and still be asked for again.
MOST_PAIRS = 100
BAR = "_chosen_bar.html"
FORM = (
    f'<form class="chosen-bar" id="{CHOOSING}" aria-label="Fiches choisies" data-most="{MOST_FICHES}"'
    f' data-compared="{MOST_COMPARED}"{{}}>{{}}{{}}</form>'
)
HIDDEN = '<input type="hidden" name="{}" value="{}">'


@register.simple_tag(takes_context=True)
def chosen_bar(context: Context) -> SafeString:
    """Hidden while nothing is chosen: the script opens it then. Where there is no request, nothing is."""
    asked = asked_of(getattr(context, "request", None))
    ids, notebook = chosen_in(asked), notebook_in(asked)
    inside = _bar(context, ids, notebook) if ids or notebook else kept(context, BAR, most_compared=MOST_COMPARED)
    pairs = [(name, value) for name, values in asked.lists() for value in values if name not in (CHOICE, *STEPS)]
    hidden = "".join(HIDDEN.format(escape(name), escape(value)) for name, value in pairs[:MOST_PAIRS])
    return mark_safe(FORM.format("" if ids else " hidden", hidden, inside))  # noqa: S308 - what was asked is escaped


def _bar(context: Context, ids: list[int], notebook: str) -> SafeString:
    chosen = {
        "ids": ids,
        "compared": query_of(compared(ids)),
        "gathered": f"{query_of(ids)}&{notebook}" if notebook else query_of(ids),
        "most_compared": MOST_COMPARED,
    }
    return Engine.get_default().get_template(BAR).render(context.new(chosen))


def pick_button(pk: int, title: str, words: str = "Comparer", done: str = "", css: str = "tool pick") -> str:
    """A button that is pressed or not. `title`, `words`: escaped; `done`: what it says once it is pressed."""
    said = f'<span class="unpicked">{words}</span><span class="picked">{done}</span>' if done else words
    return (
        f'<button class="{css}" id="c{pk}" name="{ADD}" value="{pk}" form="{CHOOSING}" aria-pressed="false">{said}'
        f'<span class="visually-hidden">&nbsp;: {title}</span></button>'
    )


def pressed(html: str, pk: int) -> str:
    """The same HTML, where the button of this fiche is pressed."""
    return html.replace(
        f'name="{ADD}" value="{pk}" form="{CHOOSING}" aria-pressed="false"',
        f'name="{REMOVE}" value="{pk}" form="{CHOOSING}" aria-pressed="true"',
    )


@register.simple_tag(takes_context=True)
def pick(context: Context, action: Any) -> SafeString:
    """The button of the page of a fiche."""
    request = getattr(context, "request", None)
    button = pick_button(
        action.pk,
        escape(action.title),
        f"{icon_reference(request, 'folder-plus')}Ajouter au dossier",
        f"{icon_reference(request, 'folder')}Dans le dossier",
        "btn btn-coral pick",
    )
    if action.pk in chosen_in(asked_of(request)):
        button = pressed(button, action.pk)
    return mark_safe(button)  # noqa: S308 - the title is escaped above
