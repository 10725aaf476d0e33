"""Which roles need a code, as the environment says it."""

import pytest

from actions_catalog import starting
from centres.editing.roles import NAMES
from tests.test_settings import PRODUCTION, run


@pytest.mark.once
def test_roles_that_enter_without_a_code_are_a_warning_and_an_unknown_one_a_refusal(tmp_path):
    given = PRODUCTION | {"DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}"}
    asked = ("manage.py", "check", "--deploy", "--tag", "security")

    assert "centres.W004" not in run(*asked, **given).stderr
    assert "centres.W004" in run(*asked, **given, TWO_STEPS_ROLES="").stderr
    refused = run(*asked, **given, TWO_STEPS_ROLES="administration, directrice")
    assert refused.returncode != 0
    assert "nomme « directrice », qui n’est pas un rôle" in refused.stderr


def test_settings_know_each_role_by_its_name():
    assert set(starting.ROLES) == set(NAMES)
