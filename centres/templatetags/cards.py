"""An action -> its card in HTML: a line of a list or a sheet of a grid, the container decides.

A list shows twenty-five: drawn by a template, even of Jinja2, they would be a quarter of what a search costs. So their
HTML is written here, and whatever comes from a fiche goes through `escape`, `french` and `marked`, as in templates.
"""

from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from centres.catalogue.alike.reasons import Reason
from centres.catalogue.baskets.choosing import asked_of, chosen_in
from centres.catalogue.places.nearness import Surroundings
from centres.catalogue.search.results import SearchResult

from .choosing import pick_button, pressed
from .french import distance, excerpt, french, is_caps, said
from .icons import FALLBACK, WITHOUT_THEME, dimension_class, icon_reference, tone_class
from .marks import LONGEST_EXTRACT, extract, marked
from .money import priced

register = template.Library()

# A list may write its search behind the address: the card comes in two halves, which meet there.
CARD_OPENING = (
    '<article class="card"><span class="{sign}" aria-hidden="true">{icon}</span><div class="card-head">'
    '<h3><a{caps} href="{address}'
)
CARD_CLOSING = (
    '">{title}</a></h3><p class="card-where">{where}</p></div>'
    '<div class="card-text">{text}<ul class="chips card-tags" role="list" aria-label="Dimension et thèmes">'
    "{tags}</ul></div>"
    '<div class="card-facts">{facts}{choice}</div></article>'
)
UNSAID = '<span class="none">Non renseigné</span>'


def draw_card(
    action: Any,
    drawing: Any,
    *,
    found: SearchResult | None = None,
    near: Surroundings | None = None,
    why: Reason | None = None,
    can_pick: bool = False,
) -> tuple[SafeString, SafeString]:
    """The card of a CardRow, or of an Action fetched by `for_list`: up to the end of its address, and the rest.

    `drawing` notes its icons, as a request does.
    `why` is shown in place of the facts; `can_pick`: with a button by which it is chosen.
    """
    theme = action.themes[0] if action.themes else None
    opening = CARD_OPENING.format(
        sign=" ".join(filter(None, ("block", dimension_class(action.dimension), tone_class(theme)))),
        icon=icon_reference(drawing, (theme.icon or FALLBACK) if theme else WITHOUT_THEME),
        caps=' class="is-caps"' if is_caps(action.title) else "",
        address=escape(action.get_absolute_url()),
    )
    closing = CARD_CLOSING.format(
        title=marked(action.title, found) if found else _label(action.title),
        where=_where(action, drawing, near),
        text=_text(action, found),
        tags=_tags(action, drawing),
        facts=_reason(why, drawing) if why else _facts(action),
        choice=pick_button(action.pk, _label(action.title)) if can_pick else "",
    )
    return mark_safe(opening), mark_safe(closing)  # noqa: S308 - each part is escaped where it is made, below


@register.simple_tag(takes_context=True)
def card(context: Context, action: Any, why: Reason | None = None, can_pick: bool = False) -> SafeString:
    """The card of an action that no search found."""
    request = getattr(context, "request", None)
    opening, closing = draw_card(action, request, why=why, can_pick=can_pick)
    if can_pick and action.pk in chosen_in(asked_of(request)):
        closing = mark_safe(pressed(closing, action.pk))  # noqa: S308 - the same HTML
    return opening + closing


@lru_cache(maxsize=4096)
def _label(text: str) -> str:
    """Escaped, as French prints it: labels, names and titles come back."""
    return escape(french(text))


def _where(action: Any, drawing: Any, near: Surroundings | None) -> str:
    where = "<span>Centre non renseigné</span>"
    if action.centre:
        departement = f" · {_label(action.departement.name)}" if action.departement else ""
        where = f"<span><bdi>{_label(action.centre.name)}</bdi>{departement}</span>"
    if near:
        where += f" <span>{escape(distance(near, action))}</span>"
    if status := action.status:
        ended, icon = (" status-done", "flag") if status.is_ended else ("", "circle-dot")
        where += f' <span class="status{ended}">{icon_reference(drawing, icon)}{_label(status.label)}</span>'
    if action.year:
        where += f" <span>{action.year}</span>"
    return where


def _text(action: Any, found: SearchResult | None) -> str:
    if found:
        text = extract(action, found)
        return f"<p>{text if isinstance(text, SafeString) else escape(text)}</p>"
    if said(action.opening):
        return f"<p>{escape(excerpt(action.opening, LONGEST_EXTRACT))}</p>"
    return '<p class="none">Cette fiche n’a pas de résumé.</p>'


def _tags(action: Any, drawing: Any) -> str:
    """The dimension and the themes."""
    dimension = _label(action.dimension.label) if action.dimension else "Sans dimension"
    parts = [
        f'<li><span class="tag"><span class="dot {dimension_class(action.dimension)}"></span>{dimension}</span></li>'
    ]
    for theme in action.themes:
        icon = icon_reference(drawing, theme.icon or FALLBACK)
        parts.append(f'<li><span class="tag {tone_class(theme)}">{icon}{_label(theme.label)}</span></li>')
    return "".join(parts)


def _facts(action: Any) -> str:
    """For whom, how far, for how much."""
    publics = ", ".join(_label(public.label) for public in action.publics) or UNSAID
    scale = _label(action.scale.label) if action.scale else UNSAID
    price = priced(action.stated_budget, action.resources)
    return (
        f"<dl><div><dt>Public</dt><dd>{publics}</dd></div><div><dt>Échelle</dt><dd>{scale}</dd></div>"
        f"<div><dt>Budget</dt><dd>{price if isinstance(price, SafeString) else escape(price)}</dd></div></dl>"
    )


def _reason(why: Reason, drawing: Any) -> str:
    """Why it is shown beside another one."""
    parts = (
        f"{_label(part.before)}{f'<b>{_label(part.strong)}</b>' if part.strong else ''}{_label(part.after)}"
        for part in why.parts
    )
    return f'<p class="why">{icon_reference(drawing, "link-2")}<span>{", ".join(parts)}</span></p>'
