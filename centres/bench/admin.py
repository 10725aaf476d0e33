"""Pages of the administration, at several sizes of catalogue -> the seconds that the server takes for each."""

import json
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from .databases import Store

LIST = "/admin/centres/action/"
PAGES = (
    "/admin/",
    LIST,
    f"{LIST}?p=200",
    f"{LIST}?o=1",
    f"{LIST}?o=-8",
    f"{LIST}?state__exact=draft",
    f"{LIST}?signalements=oui",
    f"{LIST}?signalements=non",
    f"{LIST}?non-reconnu=oui",
    f"{LIST}?conflits=oui",
    f"{LIST}?keywords__id__exact=1",
    f"{LIST}?departement=38",
    f"{LIST}?q=jardin",
    f"{LIST}?q=introuvable",
    "/admin/centres/sourcefiche/?signalements=oui",
    "/admin/centres/budget/?confirme=non",
    "/admin/centres/centre/",
    "/admin/centres/keyword/",
)


def measure(
    sizes: Sequence[int], folder: Path, seed: int, rounds: int, note: Callable[[str], object]
) -> Iterator[dict]:
    """One line a page and a size, on SQLite. The databases are those of `bench web`."""
    store = Store(folder, seed, note)
    for size in sizes:
        database = store.database("sqlite", size)
        store.collect_static(database)
        # Whoever looks has no telephone.
        environment = database.environment(store.folder) | {"TWO_STEPS_ROLES": ""}
        done = subprocess.run(
            [sys.executable, "manage.py", "bench", "admin", "--child", "yes", "--rounds", str(rounds)],
            cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=3600,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        yield from ({"fiches": size} | json.loads(line) for line in done.stdout.splitlines())


def pages(rounds: int) -> Iterator[dict]:
    """Each page of PAGES, `rounds` times after once unmeasured, by a superuser who is gone afterwards."""
    warnings.simplefilter("ignore")
    client = Client(headers={"x-forwarded-proto": "https"})
    with transaction.atomic():
        client.force_login(get_user_model().objects.create_superuser("bench-admin"))
        for address in PAGES:
            seconds = [_seconds(client, address) for _ in range(rounds + 1)][1:]
            yield {"page": address, "rounds": rounds, "p50": round(median(seconds), 4), "max": round(max(seconds), 4)}
        transaction.set_rollback(True)


def _seconds(client: Client, address: str) -> float:
    start = time.perf_counter()
    response = client.get(address, headers={"host": "127.0.0.1"})
    taken = time.perf_counter() - start
    if response.status_code != 200:
        raise RuntimeError(f"{address}: {response.status_code}")
    return taken
