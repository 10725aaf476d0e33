"""Help for staff, in French, one page a task; the pages of the tasks link here."""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path

from centres.models.completeness import PARTS

# Each has its page in templates/admin/help/; in the order of a first day.
PAGES = {
    "demarrer": "Par où commencer",
    "touches": "Aller vite : les touches",
    "import": "Importer une page",
    "relire": "Relire une fiche",
    "conflits": "Décider un conflit",
    "corrections": "Décider une correction proposée",
    "recits": "Relire une action racontée sur le site",
    "doublons": "Traiter un doublon",
    "personnes": "Décider des données personnelles",
    "fusion": "Fusionner, et défaire",
    "publier": "Publier une fiche, voir un brouillon",
    "retirer": "Retirer une fiche",
    "pieces": "Joindre un fichier",
    "budget": "Corriger un budget",
    "historique": "Retrouver une version",
    "listes": "Ranger thèmes, publics, partenaires",
    "synonymes": "Tenir les synonymes de la recherche",
    "annuaire": "Tenir l’annuaire des centres",
    "lot": "Modifier des fiches en lot",
    "tableur": "Corriger dans un tableur",
    "pages": "Écrire les pages du site",
    "courriels": "Recevoir des courriels",
    "roles": "Qui peut quoi",
}


def contents(request: HttpRequest) -> HttpResponse:
    return _page(request, "contents", "Aide")


def task(request: HttpRequest, name: str) -> HttpResponse:
    if name not in PAGES:
        raise Http404
    return _page(request, name, PAGES[name])


def _page(request: HttpRequest, name: str, title: str) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title, "pages": PAGES, "current": name, "parts": PARTS}
    return TemplateResponse(request, f"admin/help/{name}.html", context)


urls = [
    path("", admin.site.admin_view(contents), name="admin_help_contents"),
    path("<slug:name>/", admin.site.admin_view(task), name="admin_help"),
]
