"""The addresses of centres/urls.py -> one example of each kind of public page."""

from collections.abc import Callable

from django.urls import reverse

from centres import urls
from centres.models import Action, Alert, Centre, Telling


def of_an_action() -> str:
    return Action.objects.visible_to(None).earliest("pk").get_absolute_url()


# What stands in an address beside its name. A new address with a part of its own needs a line here.
EXAMPLES: dict[str, Callable[[], str]] = {
    "action_number": lambda: f"/actions/{Action.objects.visible_to(None).latest('pk').pk}/",
    "action_detail": of_an_action,
    "correction": lambda: f"{of_an_action()}corriger/",
    "correction_thanks": lambda: f"{of_an_action()}corriger/merci/",
    "centre_detail": lambda: Centre.objects.earliest("pk").get_absolute_url(),
    "theme_detail": lambda: "/themes/parentalite/",
    "territory_detail": lambda: "/territoires/38/",
    "partner_detail": lambda: "/partenaires/caf/",
    "alert": lambda: f"/alertes/{Alert.objects.create(email='elle@exemple.fr').secret}/",
    "alert_leave": lambda: f"/alertes/{Alert.objects.create(email='elle@exemple.fr').secret}/quitter/",
    "telling_again": lambda: f"/raconter/{Telling.objects.create(said={'title': 'Jardin'}).secret}/",
}
# The same page in another state.
STATES = {
    "action_list, un mot": "/actions/?q=jardin",
    "action_list, rien": "/actions/?q=zzzzzz",
    "action_list, plusieurs choix": "/actions/?departement=38&budget=oui&tri=budget",
    "action_list, lieu à préciser": "/actions/?pres=Roussillon",
    "action_list, fiches choisies": "/actions/?choix=2-5-14",
    "theme_detail, une fiche choisie": "/themes/parentalite/?choix=2",
    "centre_list, un nom": "/centres/?q=centre",
    "territory_detail, rien": "/territoires/23/",
    "territory_map, rien": "/territoires/?theme=logement",
    "figures, un choix": "/chiffres/?departement=38",
    "snag_list, un mot": "/freins/?q=moyens",
    "compare, une": "/comparer/?a=2",
    "compare, deux": "/comparer/?a=2&a=5",
    "compare, quatre": "/comparer/?a=2&a=5&a=14&a=17",
    "embed_code, un choix": "/integrer/code/?theme=sante&nombre=3",
    "API": "/api/v1/docs",
    "dossier, trois fiches": "/dossier/?a=2&a=5&a=14&n2=Une+note",
}
NAMES = [pattern.name for pattern in urls.urlpatterns if pattern.name]
# What is for programs, or for the frame of another site: no page.
FOR_PROGRAMS = {
    "alive", "attachment", "communes", "dcat_json", "dcat_turtle", "dump_file", "embed", "feed", "fiche_picture",
    "oembed", "ready", "robots", "security", "sitemap", "sitemap_file", "suggestions",
}  # fmt: skip
# What the public is sent away from.
FOR_STAFF = {"action_preview"}
# Files to take away.
FILES = ("export_", "chart_")
KINDS = [name for name in NAMES if name not in FOR_PROGRAMS | FOR_STAFF and not name.startswith(FILES)] + list(STATES)


def address(kind: str) -> str:
    if kind in STATES:
        return STATES[kind]
    return EXAMPLES[kind]() if kind in EXAMPLES else reverse(f"centres:{kind}")
