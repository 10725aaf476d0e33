"""The commands of docs/exploiter.md, run as they stand, one after the other, in an empty folder."""

import os
import re
import shlex
import shutil

import pytest
from django.conf import settings

from tests.importing.databases import migrated  # noqa: F401 - a fixture
from tests.one_process import manage

GUIDE = settings.BASE_DIR / "docs/exploiter.md"


def commands() -> list[str]:
    """Those of blocks of `sh`; those of `bash` install things."""
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith(".venv/bin/python manage.py ")]


@pytest.mark.once  # it brings a database of its own
def test_each_command_of_the_guide_does_what_it_says(migrated, tmp_path):  # noqa: F811
    file = tmp_path / "catalogue.sqlite3"
    if migrated.file:
        shutil.copy(migrated.file, file)
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {
        "DJANGO_SECRET_KEY": "une clé assez longue pour ce test, et sans autre usage : 0123456789abcdefghij",
        "DJANGO_ALLOWED_HOSTS": "catalogue.example.org",
        "DATABASE_URL": f"sqlite:///{file}",
        "MEDIA_ROOT": str(tmp_path / "files"),
        "DUMP_ROOT": str(tmp_path / "dumps"),
    }
    lines = [
        "manage.py migrate --verbosity=0",
        "manage.py create_account equipe-federation --role federation",
        *(line.removeprefix(".venv/bin/python ") for line in commands()),
    ]
    here = [shlex.split(line.replace("/var/backups/catalogue", str(tmp_path / "backups")))[1:] for line in lines]
    told = {}
    for line, (name, *_), said in zip(lines, here, manage(here, environment), strict=True):
        assert said.code == 0, f"{line}\n{said.err}"
        told[name] = said.out

    assert len(told) >= 8
    assert "Aucun téléphone" in told["forget_phone"]
    assert "Vérifiée" in told["backup"]
    assert "sont de nouveau le catalogue" in told["restore"]
