"""Accounts with some rights only, as no role gives them: each right opens what it names and nothing beside it."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.utils import timezone

from centres.editing.roles import ENTRY, FEDERATION, READING, codenames, give_role, grant_rights, role_of
from centres.models import Action, Correction, FieldConflict, ImportDraft, Merge, WaitingNote
from tests.factories import make_action

from .pages import change_url

pytestmark = pytest.mark.django_db
NOTE = "/admin/gardes/suivi/"
IMPORT = "/admin/centres/importrun/importer/"


def browser(*codes: str, **values: bool) -> Client:
    """Of an account that has these rights alone."""
    user = User.objects.create_user(f"compte {User.objects.count()}", **{"is_staff": True} | values)
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client = Client()
    client.force_login(user)
    return client


def federation() -> Client:
    client = browser()
    give_role(User.objects.get(pk=client.session["_auth_user_id"]), FEDERATION)
    return client


@pytest.mark.parametrize(
    ("codes", "values"),
    [((), {}), (("change_action", "view_centre"), {}), (("view_action",), {"is_staff": False})],
    ids=["staff without a right", "without the right to enter", "no staff"],
)
def test_the_administration_opens_to_staff_who_may_see_fiches_and_to_nobody_else(codes, values):
    assert browser("view_action").get("/admin/").status_code == 200
    assert browser(*codes, **values).get("/admin/").status_code == 302


def test_who_may_import_pages_writes_no_sheet():
    client = browser("view_action", "add_importrun", "view_importrun")
    assert [kind for kind, _ in client.get(IMPORT).context["form"].fields["kind"].choices] == ["fiches"]
    kinds = {}
    for kind in ImportDraft.Kind:
        draft = ImportDraft.objects.create(kind=kind, owner_id=client.session["_auth_user_id"], plan={"files": []})
        kinds[kind.value] = client.get(f"{IMPORT}{draft.pk}/").status_code
    assert kinds == {"fiches": 200, "tableur": 403, "centres": 403}


def test_who_decides_corrections_writes_no_fiche():
    action = make_action("Jardin", summary="Le samedi.")
    row = Correction.objects.create(action=action, part="summary", was="Le samedi.", text="Le lundi.")
    unwritten = Correction.objects.create(action=action, part="", text="Tout est faux.")
    decided = Correction.objects.create(
        action=action, part="summary", text="Le mardi.", state="refused", reason="Non.", decided_at=timezone.now()
    )
    client = browser("view_action", "view_correction", "change_correction")
    offered = {
        name: [words in who.get(change_url(one)).text for words in ("Écrire ce texte", "Refuser</button>")]
        for name, who, one in (
            ("decides", client, row),
            ("decides a remark", federation(), unwritten),
            ("writes", federation(), row),
            ("too late", federation(), decided),
            ("looks", browser("view_action", "view_correction", "change_action"), row),
        )
    }

    assert offered == {
        "decides": [False, True],
        "decides a remark": [False, True],
        "writes": [True, True],
        "too late": [False, False],
        "looks": [False, False],
    }
    assert client.post(change_url(row), {"decision": "ecrire", "texte": "Le lundi."}).status_code == 403
    assert client.post(change_url(row), {"decision": "autre"}).status_code == 403
    action.refresh_from_db()
    assert action.summary == "Le samedi."


def test_what_is_decided_or_too_late_is_offered_to_nobody(catalogue):
    client = federation()
    pages = {FieldConflict.objects.get(): "Garder ce que vous avez écrit", Merge.objects.get(): "Défaire cette fusion"}
    assert [words in client.get(change_url(row)).text for row, words in pages.items()] == [True, True]

    FieldConflict.objects.update(decision="kept", decided_at=timezone.now())
    Merge.objects.update(undone_at=timezone.now())

    assert [words in client.get(change_url(row)).text for row, words in pages.items()] == [False, False]


def test_a_thing_is_looked_after_by_who_may_see_it():
    row = Correction.objects.create(action=make_action("Jardin"), part="summary", text="Autre.")
    sent = {"quoi": "correction", "objet": row.pk, "vu": "0", "note": "À voir"}

    assert browser("view_action", "change_action").post(NOTE, sent).headers["Location"] == "/admin/"
    assert not WaitingNote.objects.exists()
    seeing = browser("view_action", "change_action", "view_correction")
    assert seeing.post(NOTE, sent).headers["Location"] == change_url(row)
    assert WaitingNote.objects.get().note == "À voir"
    assert seeing.post(NOTE, sent | {"objet": "x"}).headers["Location"] == "/admin/"


def test_a_right_whose_row_is_gone_is_made_again_and_given():
    Permission.objects.filter(codename="view_action").delete()

    grant_rights(apps.get_app_config("centres"), using="default")

    given = Group.objects.get(name=READING).permissions.values_list("codename", flat=True)
    assert set(given) == codenames(READING)
    assert User.objects.create(username="equipe").has_perm(ENTRY) is False


def test_an_account_that_is_not_stored_or_has_no_group_has_no_role():
    assert (role_of(User(username="neuve")), role_of(User.objects.create(username="sans"))) == ("", "")
    assert Action.objects.previewed_by(User.objects.create(username="equipe", is_staff=True)).count() == 0


def test_a_budget_is_added_by_who_may_change_a_fiche_and_only_read_by_others():
    page = change_url(make_action("Jardin"))
    assert 'name="budget-0-total"' in federation().get(page).text
    assert 'name="budget-0-total"' not in browser("view_action", "view_budget").get(page).text
