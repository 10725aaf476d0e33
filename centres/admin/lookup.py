"""What somebody has of a row (its address, « #14 », its slug) -> the row; words -> the fiches that have them."""

import re
from urllib.parse import unquote, urlsplit

from django.db.models import Model, Q
from django.urls import Resolver404, resolve

from centres.catalogue.search.finding import condition, search
from centres.language import parse_query
from centres.models import Action, Centre, Keyword, OldAddress, Partner
from centres.models.keys import french_slug, kind_of

LONGEST_ADDRESS = 400
# What opens a public page -> whose page it is.
BY_NUMBER = {
    "action_number": Action, "action_detail": Action, "action_preview": Action, "correction": Action,
    "correction_thanks": Action, "fiche_picture": Action, "centre_detail": Centre,
}  # fmt: skip
BY_SLUG: dict[str, type[Model]] = {"theme_detail": Keyword, "partner_detail": Partner}
_NUMBER = re.compile(r"(?:#|n°|nº|fiche)\s*(\d{1,18})", re.IGNORECASE)
_CHANGE = re.compile(r"centres_(\w+)_(?:change|history|proposal|withdraw)")


def row_named(typed: str) -> Model | None:
    """The one row that is named: by a number with its sign, an address of the site or of the admin, or a slug."""
    typed = typed.strip()
    if match := _NUMBER.fullmatch(typed):
        return _numbered(Action, int(match[1]))
    if "/" in typed:
        try:
            return _at(unquote(urlsplit(typed).path))
        except ValueError:  # « //[ » begins an address of no known shape
            return None
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)+", typed):
        rows = list(Action.objects.filter(slug=typed)[:2])
        return rows[0] if len(rows) == 1 else None
    return None


def words_condition(typed: str) -> Q:
    """Fiches that have all these words, as the public search reads them; of those that are not published, the title,
    without its accents; and the fiche of that number."""
    query = parse_query(typed)
    asked = Q(slug__contains=slug) if (slug := french_slug(typed, "")) else Q(pk__in=[])
    if typed.isascii() and typed.isdigit() and len(typed) < 19:
        asked |= Q(pk=int(typed))
    if query.wanted:
        # A selection is made of what was asked, not of what comes near it.
        found = search(query)
        asked |= condition(query) & ~Q(pk__in=list(found.nearly | found.close)) & Q(state=Action.State.PUBLISHED)
    return asked


def _at(path: str) -> Model | None:
    path = re.sub(r"[?#].*", "", path)
    path = path if path.startswith("/") else f"/{path}"
    try:
        match = resolve(path if path.endswith("/") or "." in path else f"{path}/")
    except Resolver404:
        return None
    name, given = match.url_name or "", match.kwargs
    if match.app_name == "centres" and name in BY_NUMBER:
        return _numbered(BY_NUMBER[name], given["pk"])
    if match.app_name == "centres" and name in BY_SLUG:
        return _slugged(BY_SLUG[name], given["slug"])
    found = _CHANGE.fullmatch(name)
    if match.app_name == "admin" and found and found[1] == "action":
        number = str(given.get("object_id") or given.get("pk") or "")
        return _numbered(Action, int(number)) if number.isdigit() and len(number) < 19 else None
    return None


def _numbered(model: type[Model], number: int) -> Model | None:
    rows = model._default_manager
    if number >= 2**63:
        return None
    found = rows.filter(pk=number).first()
    if found is None and (target := OldAddress.objects.target(model._meta.model_name or "", number)):
        found = rows.filter(pk=target).first()
    return found


def _slugged(model: type[Model], slug: str) -> Model | None:
    rows = model._default_manager
    if "\0" in slug:
        return None
    found = rows.filter(slug=slug).first()
    if found is None and (target := OldAddress.objects.target(kind_of(model), slug)):
        found = rows.filter(pk=target).first()
    return found
