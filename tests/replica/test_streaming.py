"""The site on a primary and its replica: who reads where, who sees what, and what each of them may lose."""

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.conf import settings

from centres.bench.serving import HOST, free_port, serving

from .servers import Standing, primary_and_replica, wait_until

LAG = 2
PUBLIC = (
    "/", "/actions/", "/actions/?q=jardin", "/actions/?theme=parentalite", "/actions/flux.atom", "/centres/",
    "/themes/", "/territoires/", "/partenaires/", "/chiffres/", "/freins/", "/plan-du-site/", "/sitemap.xml",
    "/mentions-legales/", "/suggestions/?q=jar", "/communes/?q=gre", "/actions/comme-la-mienne/",
    "/exports/actions.csv", "/exports/actions.json", "/exports/actions.xlsx", "/api/v1/actions", "/api/v1/centres",
    "/donnees/catalogue.jsonld", "/actions/1/", "/nulle/part",
)  # fmt: skip
STAFF = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
user = get_user_model().objects.create_superuser("equipe", password="une longue phrase de passe")
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.create()
print("session", session.session_key)
"""


@dataclass
class Site:
    """Where it answers, the two it reads, and what staff send to be known."""

    port: int
    primary: Standing
    replica: Standing
    cookie: str

    def get(self, path: str, *, as_staff: bool = False) -> tuple[int, str]:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=30)
        try:
            connection.request("GET", path, headers={"Cookie": self.cookie} if as_staff else {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def title(self, *, as_staff: bool = False) -> str:
        """Of one fiche, as its page says it."""
        (pk, slug) = self.fiche
        status, page = self.get(f"/actions/{pk}/{slug}/", as_staff=as_staff)
        assert status == 200, page[:300]
        return page.partition("<h1")[2].partition(">")[2].partition("</h1>")[0].strip()

    @property
    def fiche(self) -> tuple[int, str]:
        return self._fiche

    def __post_init__(self) -> None:
        [self._fiche] = self.primary.ask(
            "SELECT id, slug FROM centres_action WHERE state = 'published' ORDER BY id LIMIT 1"
        )

    def rename(self, title: str) -> None:
        """By hand, on the primary: triggers note it."""
        self.primary.ask(f"UPDATE centres_action SET title = '{title}' WHERE id = {self.fiche[0]}")  # noqa: S608


@dataclass
class Load:
    """Visitors who ask for pages, some twenty a second; what they got."""

    site: Site
    statuses: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    is_over: bool = False
    failures: list[str] = field(default_factory=list)

    def __enter__(self) -> "Load":
        self._threads = [threading.Thread(target=self._ask, args=(place,)) for place in range(4)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.is_over = True
        for thread in self._threads:
            thread.join()

    def _ask(self, place: int) -> None:
        while not self.is_over:
            start = time.monotonic()
            path = PUBLIC[place % 10]
            try:
                said = str(self.site.get(path)[0])
            except (OSError, http.client.HTTPException) as error:
                said = type(error).__name__
            took = time.monotonic() - start
            self.slowest = max(self.slowest, took)
            self.statuses[said] += 1
            if said != "200":
                self.failures.append(f"{path} {said} {took:.2f} s")
            place += 1
            time.sleep(0.15)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL") if name in os.environ}
    with primary_and_replica() as (primary, replica):
        environment = kept | {
            "DATABASE_URL": primary.url, "DATABASE_REPLICA_URL": replica.url, "DATABASE_REPLICA_LAG_SECONDS": str(LAG),
            "DJANGO_SECRET_KEY": "une clé pour ce test seul, assez longue pour les vérifications : 0123456789 abcdef",
            "DJANGO_ALLOWED_HOSTS": HOST, "TWO_STEPS_ROLES": "", "API_REQUESTS_PER_MINUTE": "0", "WEB_CONCURRENCY": "2",
        }  # fmt: skip

        def manage(*arguments: str) -> str:
            done = subprocess.run(
                [sys.executable, "manage.py", *arguments],
                cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=300,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr[-2000:]
            return done.stdout

        manage("migrate", "--verbosity=0")
        manage("load_catalogue")
        manage("collectstatic", "--no-input", "--verbosity=0")
        key = manage("shell", "-v0", "-c", STAFF).split()[-1]
        caught_up(primary, replica)
        port = free_port()
        command = [sys.executable, "-m", "gunicorn", "actions_catalog.wsgi", "--bind", f"{HOST}:{port}"]
        with serving(port, command, environment, "/actions/"):
            # The other worker begins too, which looks at the primary once.
            wait_until(lambda: is_quiet(primary), 120)
            yield Site(port, primary, replica, f"{settings.SESSION_COOKIE_NAME}={key}")


def is_quiet(primary: Standing) -> bool:
    before = primary.public_reads()
    time.sleep(5)
    return primary.public_reads() == before


def caught_up(primary: Standing, replica: Standing) -> float:
    [(written,)] = primary.ask("SELECT pg_current_wal_lsn()")
    return wait_until(lambda: replica.ask(f"SELECT pg_last_wal_replay_lsn() >= '{written}'") == [(True,)])


def test_the_primary_sees_no_public_read(site):
    before, before_replica = site.primary.public_reads(), replica_rows(site)
    statuses = {path: site.get(path)[0] for _ in range(4) for path in PUBLIC}

    wanted = {"/actions/1/": {200, 301}, "/nulle/part": {404}}
    assert {path: status for path, status in statuses.items() if status not in wanted.get(path, {200})} == {}
    assert site.primary.statements()[before:] == []
    wait_until(lambda: replica_rows(site) > before_replica)


def replica_rows(site: Site) -> int:
    """Rows and entries of indexes that the replica has read for fiches."""
    read = "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables WHERE relname = 'centres_action'"
    return int(site.replica.ask(read)[0][0])


def test_what_somebody_wrote_by_hand_is_shown_and_then_resolved_on_the_primary(site):
    site.rename("Un titre écrit à la main")
    wait_until(lambda: site.title() == "Un titre écrit à la main", 5)

    wait_until(lambda: site.get("/") and site.primary.ask("SELECT count(*) FROM centres_pendingchange") == [(0,)], 10)
    caught_up(site.primary, site.replica)
    wait_until(lambda: "Un titre écrit à la main" in site.get("/actions/?q=%C3%A9crit+main")[1], 5)


def test_an_editor_sees_his_edit_at_once_and_others_soon(site):
    site.rename("Avant")
    wait_until(lambda: site.title() == "Avant", 5)
    site.replica.ask("SELECT pg_wal_replay_pause()")
    try:
        start = time.monotonic()
        site.rename("Après")
        assert site.title(as_staff=True) == "Après"
        assert site.title() == "Avant"
        # A replica that lags is left for the primary.
        wait_until(lambda: all(site.title() == "Après" for _ in range(6)), LAG + 6)
        late = time.monotonic() - start
    finally:
        site.replica.ask("SELECT pg_wal_replay_resume()")

    def is_back() -> bool:
        reads = site.primary.public_reads()
        site.get("/actions/")
        return site.primary.public_reads() == reads

    wait_until(is_back, 10)
    assert site.title() == site.title(as_staff=True) == "Après"
    told(f"replica paused: staff see an edit at once, the public after {late:.1f} s (limit {LAG} s)")


def test_both_are_killed_in_turn_under_load(site):
    with Load(site) as load:
        time.sleep(3)
        site.replica.kill()
        time.sleep(6)
        assert site.get("/admin/", as_staff=True)[0] == 200
        site.replica.start()
        time.sleep(5)
    told(f"replica killed 6 s under load: {outcome(load)}")
    assert set(load.statuses) == {"200"}, load.failures

    with Load(site) as load:
        time.sleep(3)
        site.primary.kill()
        time.sleep(6)
        status, page = site.get("/admin/", as_staff=True)
        assert status == 503, page[:300]
        # None of these was asked before: they are no pages kept from then.
        unseen = [site.get(f"/actions/?q=panne+{word}")[0] for word in ("une", "deux", "trois", "quatre")]
        assert unseen == [200, 200, 200, 200]
        site.primary.start()
        back = wait_until(lambda: site.get("/admin/", as_staff=True)[0] == 200, 10)
        time.sleep(2)
    told(f"primary killed 6 s under load: {outcome(load)}; staff are back {back:.1f} s after it")
    assert set(load.statuses) == {"200"}, load.failures

    site.rename("Écrit après les deux pannes")
    wait_until(lambda: site.title() == "Écrit après les deux pannes", 10)


def outcome(load: Load) -> str:
    return f"{json.dumps(load.statuses)}, slowest {load.slowest:.2f} s"


def told(line: str) -> None:
    print(f"\n{line}", flush=True)
