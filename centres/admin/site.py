"""Django's admin site -> ours: its names, and its models in the order of the work instead of the alphabet."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from centres.editing.roles import ENTRY
from centres.models import ImportRun

from .first_password import choosing
from .kept.gate import entering, keeping
from .noted import owners
from .two_steps.pages import asking_code
from .waiting import what_waits, with_notes

LAST = 8
TITLE = "Catalogue des actions — administration"
GROUPS = (
    ("Fiches", ("Action", "FieldConflict", "Likeness", "Correction", "ContactNotice", "Budget", "Merge")),
    ("Centres", ("Centre", "CommuneProposal")),
    ("Listes de la fiche", ("Keyword", "Audience", "Partner", "Initiator", "Dimension", "Status", "Scale")),
    ("Imports et sources", ("ImportRun", "SourceFiche", "BulkEdit", "Revision")),
    ("Site", ("SitePage", "Synonym")),
    ("Référence", ("Region", "Departement", "Commune")),
)

admin.site.site_header = TITLE
admin.site.site_title = TITLE
admin.site.index_title = "Que voulez-vous faire ?"
# Lists need the width; the home page and the path above each page lead everywhere.
admin.site.enable_nav_sidebar = False


def in_groups(apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The list of applications with the catalogue's models in their groups, first."""
    ours = {model["object_name"]: model for app in apps if app["app_label"] == "centres" for model in app["models"]}
    groups = []
    for title, names in GROUPS:
        models = [ours.pop(name) for name in names if name in ours]
        if models:
            url = reverse("admin:app_list", args=["centres"])
            groups.append({"name": title, "app_label": "centres", "app_url": url, "models": models})
    return groups + [{**app, "name": "Comptes"} for app in apps if app["app_label"] == "auth"]


def get_app_list(request: HttpRequest, app_label: str | None = None) -> Any:
    """What one may open, in groups. Django asks for it on every page, and only the home page shows it: made there."""

    def made() -> list[dict[str, Any]]:
        apps = admin.AdminSite.get_app_list(admin.site, request, app_label)
        return apps if app_label else in_groups(apps)

    return SimpleLazyObject(made)


def with_the_day(index: Any) -> Any:
    """Django's home page, with what waits, the last imports and the last changes."""

    def home(request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        waiting = [thing for thing in what_waits() if may_see(request, thing.model)]
        more = {
            "waiting": waiting,
            "noted": with_notes(waiting),
            "owners": owners(),
            "last_imports": ImportRun.objects.order_by("-at", "-pk").defer("issues", "unrecognised", "lines")[:LAST],
            "last_changes": LogEntry.objects.select_related("user", "content_type").order_by("-pk")[:LAST],
        }
        return index(request, more | (extra_context or {}))

    return home


def may_see(request: HttpRequest, model: type[Model]) -> bool:
    return request.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


def may_enter(request: HttpRequest) -> bool:
    """Staff with a role: an account that was only ticked « staff » opens nothing."""
    return admin.AdminSite.has_permission(admin.site, request) and request.user.has_perm(ENTRY)


# On the default site: one of our own would have to be named in the settings, for this alone.
admin.site.get_app_list = get_app_list
admin.site.has_permission = may_enter
admin.site.index = with_the_day(admin.site.index)
admin.site.admin_view = keeping(admin.site.admin_view)
admin.site.login = asking_code(entering(admin.site.login))
admin.site.password_change = choosing(admin.site.password_change)
