"""Who may do what: every address, for every role, by every method, answers as tests/permissions.txt declares."""

from copy import deepcopy

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from centres.editing.roles import FEDERATION, READING, RIGHTS, codenames
from tests.permissions import ROLES, TABLE, addresses, declared, example

DECLARED = declared(TABLE.read_text(encoding="utf-8"))


def answer(client: Client, method: str, address: str) -> int:
    """The status; whatever was written is taken back."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        status = client.generic(method, address).status_code
        transaction.set_rollback(True)
    client.cookies = cookies
    return status


def test_every_address_has_a_row_and_every_row_an_address():
    rows = {address for address, _ in DECLARED}

    assert sorted(set(addresses()) - rows) == [], "declare who gets what answer there, in tests/permissions.txt"
    assert sorted(rows - set(addresses())) == []


def test_reading_and_writing_are_both_declared():
    for address in {address for address, _ in DECLARED}:
        assert {(address, method) in DECLARED for method in ("GET", "HEAD", "POST", "PUT")} == {True}, address


# HEAD is GET without its body, and PUT something nobody asks for: for two roles, they are asked for all the same.
ASKS_EVERYTHING = ("anonyme", "federation")


@pytest.mark.once
@pytest.mark.parametrize("role", ROLES)
def test_each_answer_is_the_one_declared(role, clients, caplog):
    caplog.set_level("CRITICAL")  # Django tells each refusal
    wrong = []
    for (address, method), statuses in DECLARED.items():
        if method in ("GET", "POST") or role in ASKS_EVERYTHING:
            status = answer(clients[role], method, example(address))
            if status != statuses[role]:
                wrong.append(f"{method} {address} -> {status}, declared {statuses[role]}")

    assert not wrong, "\n".join(wrong)


def test_every_model_has_its_rights_declared():
    assert set(RIGHTS) == {model.__name__ for model in apps.get_app_config("centres").get_models()}


def test_a_group_has_the_rights_declared_and_loses_those_given_by_hand(db):
    group = Group.objects.get(name=READING)
    assert set(group.permissions.values_list("codename", flat=True)) == codenames(READING)
    group.permissions.set(Group.objects.get(name=FEDERATION).permissions.all())

    call_command("migrate", verbosity=0)

    assert set(group.permissions.values_list("codename", flat=True)) == codenames(READING)
    assert set(Group.objects.get(name=FEDERATION).permissions.values_list("codename", flat=True)) > codenames(READING)


def test_readers_see_what_the_federation_sees_and_write_nothing():
    reading, federation = codenames(READING), codenames(FEDERATION)

    assert {"view_action", "view_centre", "view_importrun", "view_correction"} <= reading
    assert {code for code in federation if code.startswith("view_")} == reading
    assert {"add_action", "change_action", "add_importrun", "change_correction", "delete_keyword"} <= federation


def test_a_right_of_another_application_is_not_given_for_its_name(db):
    theirs = Permission.objects.create(codename="view_action", content_type=ContentType.objects.get_for_model(User))

    call_command("migrate", verbosity=0)

    assert not Group.objects.filter(permissions=theirs).exists()
