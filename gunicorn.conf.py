"""What gunicorn reads in the folder that it is started from: `gunicorn actions_catalog.wsgi`.

HUP to its first process: new workers, with the code and the settings of now; those of before finish what they hold.
TERM: they finish, and it ends.
"""

import contextlib
import ctypes
import os
import tempfile

# glibc gives each thread a place of its own to take memory from, and gives none back: one for all of them, where
# the C library can be told. Threads of Python take turns anyway.
M_ARENA_MAX = -8
with contextlib.suppress(AttributeError, OSError):
    ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)
# As many as there are processors: each has its index of the catalogue.
workers = int(os.environ.get("WEB_CONCURRENCY", os.cpu_count() or 1))
# WEB_PRELOAD=1: the first process reads the code and the index, which its workers share with it: eight take little more
# memory than two. The price: HUP keeps the code of before, and an update is a restart.
preload_app = os.environ.get("WEB_PRELOAD", "") not in ("", "0")
# Threads hold those who wait: for a lock of the database, for a slow connection. Pages are made one after the other all
# the same, which is quicker than together (centres/views/site/outage.py says who goes first).
worker_class, threads = "actions_catalog.worker.OneAtATime", 8
# What a worker takes beyond its threads would wait behind them, while another worker is free.
worker_connections = 2 * threads
# Seconds. An import of 5,000 fiches sent by staff takes a good ten.
timeout = 120
# Each worker says that it lives by touching a file: on a disk that is busy or read-only that would wait, or fail.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - memory, as gunicorn advises
# By default one for each user of the machine: two sites would take it from each other.
control_socket_disable = True
# A worker that answered so much gives its place to another, whatever a library let grow; not all at the same moment:
# the new one first reads the index.
max_requests, max_requests_jitter = 20_000, 4_000
# Seconds that one who is asked to stop (TERM, HUP, its 20,000 requests) has to finish what it began.
graceful_timeout = 30
# The longest address that proxies let through: a dossier of many fiches goes over gunicorn's own 4,094.
limit_request_line = 8190


def pre_fork(server, worker) -> None:
    """With WEB_PRELOAD: each worker begins with the index as it stands when it is born."""
    if preload_app:
        from centres.ready import read_before_forking

        read_before_forking(server.app.wsgi())


def on_reload(server) -> None:
    if preload_app:
        server.log.warning(
            "WEB_PRELOAD : les processus neufs gardent le code d’avant ; pour un autre, relancez le site."
        )


def post_worker_init(worker) -> None:
    """A worker takes its first request only when it has its index, those that are ready answer meanwhile."""
    from centres.ready import get_ready

    get_ready()


if os.environ.get("METRICS_TOKEN"):
    # Where workers write their counts (actions_catalog/metrics.py); empty at each start.
    _counts = tempfile.TemporaryDirectory(prefix="catalogue-metrics-")
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = _counts.name


def child_exit(server, worker) -> None:
    """What a worker that is gone counted stays, without what it was doing."""
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(worker.pid)
