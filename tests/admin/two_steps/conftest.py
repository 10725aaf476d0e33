"""An account of a role that needs a code."""

import pytest
from django.contrib.auth.models import User

from centres.editing.roles import FEDERATION, give_role

from .telephone import PASSWORD


@pytest.fixture(autouse=True)
def _asked_by_role(settings) -> None:
    settings.TWO_STEPS_ROLES = ["administration", "federation"]


@pytest.fixture
def person(db) -> User:
    user = User.objects.create_user("equipe", password=PASSWORD)
    give_role(user, FEDERATION)
    return user
