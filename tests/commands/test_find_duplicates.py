"""manage.py find_duplicates, as a person or a program runs it."""

import json

import pytest
from django.core.management import call_command

from centres.models import Likeness
from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db


def test_it_says_what_it_found_and_what_waits(capsys):
    centre = make_centre()
    for _ in range(2):
        make_action("Jardin partagé", centre=centre)

    call_command("find_duplicates")
    assert capsys.readouterr().out == (
        "1 paires comparées, 1 nouvelles, 0 retirées ; 1 à décider dans l’administration (Doublons probables).\n"
    )
    call_command("find_duplicates", "--format", "json")
    assert json.loads(capsys.readouterr().out) == {"compared": 1, "new": 0, "gone": 0, "open": 1}
    assert Likeness.objects.count() == 1
