"""What a page shows -> the same for machines: schema.org in JSON-LD, as a block of data that no browser runs."""

import json
from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from centres.models import Action, Centre
from centres.models.action import says_something
from centres.models.address import address_of

from .addresses import in_full

register = template.Library()

CONTEXT = "https://schema.org"
# Inside <script>, a text must not close it, nor open a comment.
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def linked_fiche(context: Context, action: Action) -> SafeString:
    """A fiche is a work that tells an action: what happened in it has no day, so it is no Event."""
    url = in_full(context, action.get_absolute_url())
    centre, place = action.centre, action.departement
    published, about = action.published_at, [theme.label for theme in action.themes]
    told = {
        "@type": "CreativeWork",
        "@id": url,
        "url": url,
        "name": action.title,
        "abstract": action.summary if says_something(action.summary) else "",
        "inLanguage": "fr",
        "genre": "Fiche d’action",
        "datePublished": published.isoformat() if published else "",
        "dateModified": action.updated_at.isoformat(),
        "temporalCoverage": str(action.year or ""),
        "keywords": about,
        "audience": [{"@type": "Audience", "audienceType": public.label} for public in action.publics],
        "author": _organization(context, centre) if centre else None,
        "spatialCoverage": _place(place.name) if place else None,
        "license": in_full(context, address_of("centres:licence")),
        "isAccessibleForFree": True,
    }
    return as_data(told)


@register.simple_tag(takes_context=True)
def linked_centre(context: Context, centre: Centre) -> SafeString:
    """A centre, with what is public of it: neither its e-mail nor its telephone."""
    commune = centre.commune
    address = {
        "@type": "PostalAddress",
        "addressLocality": commune.name if commune else "",
        "addressRegion": centre.departement.name if centre.departement else "",
        "addressCountry": "FR",
    }
    told = _organization(context, centre) | {
        "sameAs": centre.website,
        "identifier": {"@type": "PropertyValue", "propertyID": "SIRET", "value": centre.siret}
        if centre.siret
        else None,
        "address": _told(address) if centre.departement else None,
        "areaServed": _place(centre.departement.name) if centre.departement else None,
    }
    return as_data(told)


@register.simple_tag(takes_context=True)
def linked_list(context: Context, cards: Iterable[Any], count: int, first: int = 1) -> SafeString:
    """A page of a list. `cards` know the address of their fiche; `first`: the place of the first one in the list."""
    items = [
        {"@type": "ListItem", "position": place, "url": in_full(context, card.address)}
        for place, card in enumerate(cards, first)
    ]
    return as_data({"@type": "ItemList", "numberOfItems": count, "itemListElement": items}) if items else SafeString()


@register.simple_tag(takes_context=True)
def linked_dataset(context: Context, formats: Iterable[Any]) -> SafeString:
    """The catalogue as a data set. `formats`: those that it is taken away in (exports/formats.py)."""
    url = in_full(context, address_of("centres:open_data"))
    told = {
        "@type": "Dataset",
        "@id": f"{url}#fiches",
        "url": url,
        "name": "Fiches d’actions des centres sociaux",
        "description": "Ce que les centres sociaux racontent de leurs actions : publics, partenaires, budgets…",
        "inLanguage": "fr",
        "license": in_full(context, address_of("centres:licence")),
        "isAccessibleForFree": True,
        "spatialCoverage": {"@type": "Country", "name": "France"},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": form.label,
                "encodingFormat": form.content_type.partition(";")[0],
                "contentUrl": in_full(context, address_of(f"centres:export_{form.name}")),
            }
            for form in formats
        ],
    }
    return as_data(told)


@register.simple_tag(takes_context=True)
def linked_crumbs(context: Context, here: object, *steps: object) -> SafeString:
    """The way to a page. `steps`: an address, then its name, again and again; those without an address are left out."""
    ways = [(address_of("centres:home"), "Accueil"), *zip(steps[::2], steps[1::2], strict=True)]
    named = [{"name": str(name), "item": in_full(context, str(url))} for url, name in ways if url]
    items = [
        {"@type": "ListItem", "position": place, **row} for place, row in enumerate([*named, {"name": str(here)}], 1)
    ]
    return as_data({"@type": "BreadcrumbList", "itemListElement": items})


def as_data(told: dict[str, Any]) -> SafeString:
    """The block. What is empty is not told.

    >>> as_data({"name": "</b>", "url": ""})
    '<script type="application/ld+json">{"@context": "https://schema.org", "name": "\\\\u003c/b\\\\u003e"}</script>'
    """
    text = json.dumps({"@context": CONTEXT, **_told(told)}, ensure_ascii=False).translate(ESCAPED)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above


def _told(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, [])}


def _organization(context: Context, centre: Centre) -> dict[str, Any]:
    url = in_full(context, centre.get_absolute_url())
    return {"@type": "Organization", "@id": url, "url": url, "name": centre.name}


def _place(name: str) -> dict[str, str]:
    return {"@type": "AdministrativeArea", "name": name}
