"""The address of a database -> how Django is to hold it: what a site that many read, and few write, needs of each."""

from typing import Any


def tuned(database: dict[str, Any], lock_seconds: int, pool_size: int) -> dict[str, Any]:
    """The same, with what its kind needs. `lock_seconds`: how long to wait for what somebody else is writing."""
    if database["ENGINE"] == "django.db.backends.sqlite3":
        # Opening the file and telling SQLite of Django's functions takes longer than most queries of a page. A minute:
        # the service is stopped while a file is put in the place of another.
        database["CONN_MAX_AGE"] = 60
        database["OPTIONS"] = {
            # A transaction takes the write lock when it begins, and waits for it. With the default mode it starts as a
            # reader and fails at once when another one has written meanwhile.
            "transaction_mode": "IMMEDIATE",
            "timeout": lock_seconds,
            # WAL: readers go on during a write. FULL: a committed import survives a power cut. Foreign keys: Django
            # turns them on. 2 MB of page cache for a connection: 8 make nothing quicker, since the system keeps the
            # file in memory for all processes, and up to 256 MB of it are read without a copy.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-2000; PRAGMA mmap_size=268435456;"
            ),
        }
        return database
    # A pool whose connections are tried before use: a restart of PostgreSQL costs no visitor an error page.
    # The pool keeps connections open, so Django must not (CONN_MAX_AGE stays 0).
    database["CONN_HEALTH_CHECKS"] = True
    options = database.setdefault("OPTIONS", {})
    options["options"] = f"{options.get('options', '')} -c lock_timeout={lock_seconds}s".strip()
    # A process has fewer threads than connections: one that has to wait for a connection waits for the server.
    options["pool"] = {"min_size": 1, "max_size": pool_size, "timeout": 2}
    # A statement asked for a third time on a connection is prepared: the pages ask the same few, and planning one
    # takes as long as running it. Values travel apart from it. A pooler beside PostgreSQL must know of prepared
    # statements (PgBouncer: max_prepared_statements).
    options.update(server_side_binding=True, prepare_threshold=2)
    return database
