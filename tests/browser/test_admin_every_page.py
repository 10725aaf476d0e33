"""Every page of the administration, with something on it: narrow and wide, light and dark, open to everybody."""

import pytest
from django.contrib import admin
from django.urls import reverse

from centres.admin.help import PAGES
from centres.models import Action, Revision
from tests.admin.pages import add_url, change_url, list_url

from .conftest import put_back
from .watching import wider_than_the_window
from .work import Work, lay_out

# Their pages are those of Keyword.
ALIKE = ("Audience", "Dimension", "Initiator", "Scale")
MODELS = sorted(
    (model for model in admin.site._registry if model._meta.app_label == "centres" and model.__name__ not in ALIKE),
    key=lambda model: model.__name__,
)


@pytest.fixture(scope="module")
def work(site, catalogue, tmp_path_factory):
    yield lay_out(tmp_path_factory.mktemp("work"))
    put_back(catalogue)


def addresses(work: Work) -> dict[str, str]:
    """What it is -> its address."""
    found = {"accueil": reverse("admin:index"), "aide": reverse("admin_help_contents")}
    found |= {f"aide {name}": reverse("admin_help", args=[name]) for name in PAGES}
    for model in MODELS:
        name = model.__name__
        found[f"liste {name}"] = list_url(model)
        if first := model.objects.order_by("pk").first():
            found[f"page {name}"] = change_url(first)
    for name in ("Action", "Centre", "Keyword", "Partner", "Status"):
        found[f"ajout {name}"] = add_url(next(model for model in MODELS if model.__name__ == name))
    revision = Revision.objects.filter(kind="action", object_id=work.garden.pk).earliest("pk")
    found |= {
        "fiche": change_url(work.garden),
        "fiche brouillon": change_url(work.draft),
        "budgets à la suite": reverse("desk_money"),
        "relire à la suite": reverse("desk_reading"),
        "importer": reverse("admin:centres_import_upload"),
        "historique": reverse("admin:centres_action_history", args=[work.garden.pk]),
        "retour": reverse("admin:centres_action_revert", args=[work.garden.pk, revision.pk]) + "?avant=1",
        "retirer": reverse("admin:centres_action_withdraw", args=[work.garden.pk]),
        "fusionner": reverse("admin:centres_merge_new")
        + f"?nom=action&garde={work.garden.pk}&disparait={work.parents.pk}",
        "fusionner avec": reverse("admin:centres_merge_new") + f"?nom=action&garde={work.garden.pk}",
        "conflit": change_url(work.conflicts()[0]),
        "recherche": list_url(Action) + "?q=jardin",
        "rien": list_url(Action) + "?q=zzzzzz",
        "apercu": reverse("centres:action_preview", args=[work.draft.pk]),
        "mot de passe": reverse("admin:password_change"),
        "téléphone": reverse("two_steps_phone"),
    }
    return found


# Rules are checked by a script that styles what it looks at.
REFUSED = ("Failed to load resource: the server responded with a status of 403",)
BY_AXE = ("Applying inline style violates",)


@pytest.mark.parametrize("role", ["Fédération", "Lecture"])
def test_every_page_fits_a_narrow_window_and_keeps_to_the_policy(role, work, signed_in):
    page = signed_in(role, width=360, expects=REFUSED if role == "Lecture" else ())
    told = {}
    for name, address in addresses(work).items():
        status = page.goto(address).status
        if status == 200 and (wide := wider_than_the_window(page)):
            told[name] = wide
        elif status != 200 and (role, status) != ("Lecture", 403):
            told[name] = status

    assert told == {}


@pytest.mark.parametrize(
    "look",
    [{"width": 360, "dark": True}, {"width": 390, "height": 844}, {"width": 1440}],
    ids=["narrow and dark", "a phone", "wide"],
)
def test_every_page_is_open_to_everybody(look, work, signed_in, axe):
    page = signed_in("Fédération", expects=BY_AXE, **look)
    told = {}
    for name, address in addresses(work).items():
        if name.startswith("aide ") and name not in ("aide relire", "aide roles"):
            continue
        page.goto(address)
        if violations := axe(page):
            told[name] = violations

    assert told == {}


def test_every_page_leads_to_the_help_of_its_task(work, signed_in):
    page = signed_in("Fédération")
    page.goto(list_url(Action))
    for name in ("importer", "fusionner", "retirer", "retour", "liste Likeness", "liste Merge", "page Likeness"):
        page.goto(addresses(work)[name])
        assert page.locator("main a[href^='/admin/aide/']").count(), name
