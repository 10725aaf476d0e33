"""A catalogue -> what it shows, as plain text and lists: pages, search, facets, the records of its export.

Run as a script, it first makes the catalogue, in the empty database of DATABASE_URL. `shown.py today` fills one by
today's code and prints what it shows, in JSON. `shown.py 0007_action_text_rows 0016_import_drafts` migrates so far,
goes on with a copy of that, filled as that version did and migrated to today, then migrates to the next of them: it
prints by version what each copy shows, or the trace of what failed.
"""

import gc
import gzip
import io
import json
import os
import re
import shutil
import sys
import traceback
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent
PAGES = (
    "/", "/actions/", "/actions/?tri=titre&page=2", "/actions/?q=jardin", "/actions/?theme=culture&tri=budget",
    "/themes/", "/centres/", "/chiffres/", "/territoires/", "/territoires/38/", "/partenaires/",
    "/freins/", "/licence/", "/actions/?commune=38185&rayon=10",
)  # fmt: skip
WORDS = ("jardin", "parents", "péri-scolaire", "familles", "Grenoble", "réécrit", "alentour")


def migrate(*arguments: str) -> None:
    from django.core.management import call_command

    call_command("migrate", *arguments, verbosity=0)


def rows_of(version: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(gzip.decompress((FOLDER / f"{version}.json.gz").read_bytes()))
    return rows


def filled_at(version: str) -> datetime:
    """When its last file was imported; now, for « today »."""
    if version == "today":
        return datetime.now(UTC)
    runs = (row["fields"]["at"] for row in rows_of(version) if row["model"] == "centres.importrun")
    return max(map(datetime.fromisoformat, runs))


def load(version: str) -> None:
    """The rows of an earlier version, in a database migrated so far, as its own models say."""
    from django.core.management.color import no_style
    from django.db import connection, models, transaction
    from django.db.migrations.executor import MigrationExecutor

    apps = MigrationExecutor(connection).loader.project_state(("centres", version)).apps
    used = []
    with transaction.atomic(), connection.constraint_checks_disabled():
        for row in rows_of(version):
            model = apps.get_model(row["model"])
            values = {model._meta.pk.attname: model._meta.pk.to_python(row["pk"])}
            for name, value in row["fields"].items():
                field = model._meta.get_field(name)
                if not isinstance(field, models.ManyToManyField) and not field.generated:
                    target = field.target_field if field.is_relation else field
                    values[field.attname] = target.to_python(value)
            # As it stands: no date of today, no default.
            models.Model.save_base(model(**values), raw=True)
            used.append(model)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(dict.fromkeys(used))):
                cursor.execute(statement)


def shown() -> dict[str, Any]:
    from django.core.management import call_command
    from django.test import Client

    from centres.catalogue.index import current
    from centres.models import Action, ImportRun, Keyword
    from centres.templatetags.french import day

    client, out = Client(), io.StringIO()
    # A version was filled on its day, today's catalogue is filled today.
    days = {day(at) for at in ImportRun.objects.values_list("at", flat=True)}
    call_command("export_fiches", "--all", stdout=out)
    fiches = [action.get_absolute_url() for action in Action.objects.visible_to(None).order_by("pk")]
    # In the first versions a theme that was renamed kept its address.
    renamed = Keyword.objects.get(label="Parentalité et familles").get_absolute_url()
    index = current()
    return {
        "pages": {path: text_of(client.get(path), days) for path in (*PAGES, *fiches)}
        | {"renamed": text_of(client.get(renamed), days)},
        "search": {word: re.findall(r"/actions/(\d+)/", client.get(f"/actions/?q={word}").text) for word in WORDS},
        "facets": {
            name: {str(key): sorted(ids) for key, ids in sorted(values.items(), key=str)}
            for name, values in index.values.items()
        },
        "records": {record["title"]: record for record in json.loads(out.getvalue())["actions"]},
        "completeness": dict(Action.objects.values_list("title", "completeness")),
    }


def text_of(response: Any, days: Iterable[str]) -> list[str]:
    """The words of a page, one text a line, where it answers with one; `days`, those of imports, are told as such."""
    page = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>", " ", response.text)
    for day in days:
        page = page.replace(day, "[jour de l’import]")
    lines = (" ".join(line.split()) for line in re.sub(r"<[^>]+>", "\n", page).split("\n"))
    return [str(response.status_code), *filter(None, lines)]


def shown_today() -> dict[str, Any]:
    from tests.databases.fill import fill

    migrate()
    with open(os.devnull, "w") as nowhere:
        sys.stdout, stdout = nowhere, sys.stdout
        fill(ROOT / "fixtures" / "fiches")
        sys.stdout = stdout
    return shown()


def shown_since(version: str) -> dict[str, Any]:
    load(version)
    migrate()
    # As CHANGELOG asks once: today's reader reads money and persons otherwise.
    from centres.importing.reread import reread

    reread()
    return shown()


def on_a_copy(version: str, ask: Callable[[str], dict[str, Any]]) -> dict[str, Any] | str:
    """Asks it in a process that begins as this one is now, of a database of its own; or how that failed."""
    from django.db import connection

    connection.close()
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        copy = f"{name}-{version}"
        shutil.copy(name, copy)
    else:
        connection.close_pool()
        copy = f"{name}_{version}"
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {copy}")
            cursor.execute(f"CREATE DATABASE {copy} TEMPLATE {name}")
    read, write = os.pipe()
    if not os.fork():
        with open(write, "w") as out:
            try:
                connection.settings_dict["NAME"] = copy
                json.dump(ask(version), out)
            except BaseException:
                json.dump(traceback.format_exc(), out)
            out.flush()
            # Nothing of what the first process does at its end.
            os._exit(0)
    os.close(write)
    with open(read) as told:
        answer: dict[str, Any] | str = json.load(told)
    os.wait()
    return answer


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "actions_catalog.settings")
    import django
    from django.utils import timezone

    # All of it happens at one moment, that of the version: what is read again the next day shows that it was changed.
    moment = filled_at(sys.argv[1])
    timezone.now = lambda: moment
    django.setup()
    # Migrations make classes by the thousand: Python looks through them less often.
    gc.set_threshold(20_000, 20, 50)
    from django.test.utils import setup_test_environment

    setup_test_environment()
    if sys.argv[1:] == ["today"]:
        print(json.dumps(shown_today(), ensure_ascii=False))
    else:
        answers = {}
        for version in sys.argv[1:]:
            moment = filled_at(version)
            migrate("centres", version)
            answers[version] = on_a_copy(version, shown_since)
        print(json.dumps(answers, ensure_ascii=False))
