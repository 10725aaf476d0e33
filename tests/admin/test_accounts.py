"""Roles: who gets in, who gives them, and that nobody gives himself one."""

import re

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import CommandError, call_command
from django.test import Client

from centres.editing.roles import ADMINISTRATION, FEDERATION, READING, RIGHTS, give_role, role_of
from centres.models import GivenPassword, Keyword

from .pages import send

pytestmark = pytest.mark.django_db
PASSWORD = "trois-petits-chats-42"


def account(name: str, role: str) -> tuple[User, Client]:
    user = User.objects.create_user(name, password=PASSWORD)
    give_role(user, role)
    client = Client()
    client.force_login(user)
    return user, client


@pytest.mark.parametrize("role", [FEDERATION, READING, ADMINISTRATION])
def test_a_role_opens_the_administration(role):
    account("equipe", role)

    response = Client().post("/admin/login/", {"username": "equipe", "password": PASSWORD, "next": "/admin/"})

    assert response.headers["Location"] == "/admin/"


@pytest.mark.parametrize("is_staff", [True, False])
def test_an_account_without_a_role_is_told_so_at_the_door(is_staff):
    User.objects.create_user("personne", password=PASSWORD, is_staff=is_staff)

    response = Client().post("/admin/login/", {"username": "personne", "password": PASSWORD})

    assert response.status_code == 200
    assert "_auth_user_id" not in response.client.session
    if is_staff:
        assert "n’a pas de rôle dans l’administration" in response.content.decode()


def test_a_superuser_gives_a_role_and_takes_it_back(admin_client):
    words = {"username": "equipe", "password1": PASSWORD, "password2": PASSWORD, "role": READING}
    assert admin_client.post("/admin/auth/user/add/", words).status_code == 302
    user = User.objects.get(username="equipe")
    assert (user.is_staff, user.is_superuser, role_of(user)) == (True, False, READING)

    send(admin_client, f"/admin/auth/user/{user.pk}/change/", role=FEDERATION)
    assert role_of(User.objects.get(pk=user.pk)) == FEDERATION
    send(admin_client, f"/admin/auth/user/{user.pk}/change/", role="")
    user.refresh_from_db()
    assert (user.is_staff, user.is_superuser, list(user.groups.all())) == (False, False, [])


def test_a_superuser_cannot_shut_himself_out(admin_client, admin_user):
    url = f"/admin/auth/user/{admin_user.pk}/change/"

    for changes in ({"role": READING}, {"is_active": ""}):
        response = send(admin_client, url, **changes)
        assert response.context["adminform"].form.non_field_errors() == [
            "C’est votre propre compte : vous vous fermeriez la porte. Demandez-le à un autre compte du même rôle."
        ]

    assert send(admin_client, url, email="moi@example.org").status_code == 302
    admin_user.refresh_from_db()
    assert admin_user.is_superuser
    assert admin_user.is_active


@pytest.mark.parametrize("role", [FEDERATION, READING])
def test_nobody_raises_his_own_rights(role):
    user, client = account("equipe", role)
    flags = {"role": ADMINISTRATION, "is_superuser": "on", "is_staff": "on", "groups": "1", "user_permissions": "1"}
    before = set(user.get_all_permissions())

    for place in (f"/admin/auth/user/{user.pk}/change/", "/admin/auth/user/add/", "/admin/auth/group/add/"):
        assert client.post(place, {"username": "equipe", **flags}).status_code in (403, 404)

    again = User.objects.get(pk=user.pk)
    assert (again.is_superuser, role_of(again), set(again.get_all_permissions())) == (False, role, before)


def test_no_role_but_superuser_touches_accounts_or_deletes_a_fiche():
    codes = set(Permission.objects.filter(group__isnull=False).values_list("codename", flat=True))

    assert "delete_action" not in codes
    assert codes.isdisjoint({f"{verb}_{model}" for verb in ("add", "change") for model in ("user", "group")})
    assert {
        code.split("_")[0] for code in Group.objects.get(name=READING).permissions.values_list("codename", flat=True)
    } == {"view"}
    assert set(RIGHTS["Action"].split()) == {"view", "add", "change"}


@pytest.mark.parametrize("name", ["federation", "lecture", "administration"])
def test_the_first_account_of_a_role_is_made_by_a_command(name, capsys):
    call_command("create_account", "equipe", "--role", name)

    said = capsys.readouterr().out
    password = said.split("Mot de passe : ")[1].split("\n")[0]
    assert User.objects.get(username="equipe").check_password(password)
    assert role_of(User.objects.get()).lower().replace("é", "e") == name
    with pytest.raises(CommandError, match="est déjà un compte"):
        call_command("create_account", "equipe", "--role", name)


def test_a_name_that_cannot_be_one_is_told_so():
    with pytest.raises(CommandError, match="nom d’utilisateur valide"):
        call_command("create_account", "a b", "--role", "lecture")
    assert not User.objects.exists()


def test_a_password_that_was_given_opens_only_the_page_where_another_is_chosen(capsys):
    call_command("create_account", "equipe", "--role", "federation")
    given = re.search(r"Mot de passe : (\S+)", capsys.readouterr().out)[1]
    client = Client()
    client.post("/admin/login/", {"username": "equipe", "password": given})

    for url in ("/admin/", "/admin/centres/action/", "/admin/aide/"):
        assert client.get(url).headers["Location"] == "/admin/password_change/"
    page = client.post("/admin/centres/keyword/add/", {"label": "Un thème long à taper"})
    assert page.status_code == 403
    assert "Un thème long à taper" in page.content.decode()
    assert not Keyword.objects.filter(label="Un thème long à taper").exists()
    assert client.get("/admin/password_change/").status_code == 200

    new = {"old_password": given, "new_password1": PASSWORD, "new_password2": PASSWORD}
    assert client.post("/admin/password_change/", new).status_code == 302

    assert client.get("/admin/").status_code == 200
    again = Client()
    again.post("/admin/login/", {"username": "equipe", "password": PASSWORD})
    assert again.get("/admin/").status_code == 200


def test_a_password_that_a_superuser_gives_is_to_be_changed_and_his_own_is_not(admin_client, admin_user):
    words = {"username": "equipe", "password1": PASSWORD, "password2": PASSWORD, "role": READING}
    admin_client.post("/admin/auth/user/add/", words)
    user = User.objects.get(username="equipe")
    assert GivenPassword.objects.filter(user=user).exists()
    GivenPassword.objects.all().delete()
    new = {"password1": f"{PASSWORD}-bis", "password2": f"{PASSWORD}-bis"}

    admin_client.post(f"/admin/auth/user/{user.pk}/password/", new)
    admin_client.post(f"/admin/auth/user/{admin_user.pk}/password/", new)

    assert [row.user for row in GivenPassword.objects.all()] == [user]


def test_somebody_who_logs_in_after_choosing_elsewhere_is_let_in():
    user, client = account("equipe", READING)
    GivenPassword.objects.create(user=user)
    client.force_login(user)
    assert client.get("/admin/").status_code == 302

    GivenPassword.objects.all().delete()

    assert client.get("/admin/").status_code == 200
