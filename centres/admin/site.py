"""Django's admin site -> ours: its names, and its models in the order of the work instead of the alphabet."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

TITLE = "Catalogue des actions — administration"
GROUPS = (
    ("Fiches", ("Action", "FieldConflict", "Correction", "Budget")),
    ("Centres", ("Centre", "CommuneProposal")),
    ("Listes de la fiche", ("Keyword", "Audience", "Partner", "Initiator", "Dimension", "Status", "Scale")),
    ("Imports et sources", ("ImportRun", "SourceFiche", "Revision")),
    ("Site", ("SitePage",)),
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
    return groups + [app for app in apps if app["app_label"] != "centres"]


def get_app_list(request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
    apps = admin.AdminSite.get_app_list(admin.site, request, app_label)
    return apps if app_label else in_groups(apps)


# On the default site: one of our own would have to be named in the settings, for this alone.
admin.site.get_app_list = get_app_list
