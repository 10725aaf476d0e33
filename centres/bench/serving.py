"""A command that listens on a port -> a server that answers, stopped by its process id whatever happens."""

import http.client
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from django.conf import settings

HOST = "127.0.0.1"
WORKERS = 2
SECONDS_TO_START, SECONDS_TO_STOP = 120, 10


@dataclass(frozen=True, slots=True)
class ProcessMemory:
    """MiB of the largest serving process: all it has mapped in, and what it wrote itself.

    The second leaves out pages of the database file that it read: the system takes these back when it needs the room.
    """

    resident: float
    private: float


@dataclass
class Server:
    """A running server. Processes that serve are its workers, or itself when it has none."""

    port: int
    process: subprocess.Popen

    def memory(self) -> ProcessMemory:
        """What the largest of them holds now."""
        parent = psutil.Process(self.process.pid)
        used = parent.children() or [parent]
        return ProcessMemory(max(process.memory_info().rss for process in used) / 2**20, max(map(_written, used)))


def _written(process: psutil.Process) -> float:
    """MiB that belong to no file; where the system does not tell, what is shared with nobody."""
    try:
        lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return process.memory_full_info().uss / 2**20
    return sum(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) / 1024


def gunicorn(port: int, workers: int = WORKERS) -> list[str]:
    """As in production (gunicorn.conf.py): by default a worker for each core of a small machine."""
    return [
        sys.executable, "-m", "gunicorn", "actions_catalog.wsgi", "--bind", f"{HOST}:{port}",
        "--workers", str(workers), "--timeout", "120", "--log-level", "warning",
    ]  # fmt: skip


@contextmanager
def serving(
    port: int, command: Sequence[str], environment: Mapping[str, str], ready: str, root: Path | None = None
) -> Iterator[Server]:
    """A server for the length of a `with`, once the path `ready` answers. RuntimeError with its last words if not.

    `root`: the folder of its code, when it is not this one."""
    with tempfile.TemporaryFile(mode="w+") as told:
        process = subprocess.Popen(
            command, cwd=root or settings.BASE_DIR, env=dict(environment),
            stdout=told, stderr=told, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            _wait(process, port, ready, told)
            yield Server(port, process)
        finally:
            _stop(process)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def _wait(process: subprocess.Popen, port: int, ready: str, told) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            connection = http.client.HTTPConnection(HOST, port, timeout=5)
            connection.request("GET", ready)
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    told.seek(0)
    raise RuntimeError(f"Le serveur du port {port} n’a pas démarré : {told.read()[-2000:]}")


def _stop(process: subprocess.Popen) -> None:
    """Asks, waits, then kills, with the workers that a killed server would leave behind."""
    if process.poll() is not None:
        return
    workers = psutil.Process(process.pid).children(recursive=True)
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for worker in workers:
        if worker.is_running():
            worker.kill()
