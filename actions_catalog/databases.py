"""What DATABASE_URL and DATABASE_REPLICA_URL say -> Django's DATABASES: how each kind of database is opened."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

Settings = dict[str, Any]
# A statement asked for a third time on a connection is prepared: the pages ask the same few, and planning one takes as
# long as running it. Values travel apart from it. A pooler beside PostgreSQL must know of prepared statements
# (PgBouncer: max_prepared_statements).
PREPARED: Settings = {"server_side_binding": True, "prepare_threshold": 2}


def opened(primary: Settings, replica: Settings | None, pool_size: int, lock_seconds: int) -> dict[str, Settings]:
    """`pool_size`: connections that a process keeps. `lock_seconds`: how long a writer waits for another."""
    if "sqlite3" in primary["ENGINE"]:
        databases = {"default": primary | sqlite(lock_seconds)}
    else:
        databases = {"default": postgresql(primary, pool_size, lock_seconds)}
    if replica:
        if "postgresql" not in primary["ENGINE"] or replica["ENGINE"] != primary["ENGINE"]:
            raise ImproperlyConfigured(
                "DATABASE_REPLICA_URL ne va qu’avec PostgreSQL : donnez-lui l’adresse d’un réplica de la base que nomme"
                " DATABASE_URL (postgresql://…), ou retirez-la."
            )
        databases["replica"] = replica_of_postgresql(replica, pool_size)
    return databases


def sqlite(lock_seconds: int) -> Settings:
    return {
        # Opening the file and telling SQLite of Django's functions takes longer than most queries of a page. A minute:
        # the service is stopped while a file is put in the place of another.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # A transaction takes the write lock when it begins, and waits for it. With the default mode it starts as a
            # reader and fails at once when another one has written meanwhile.
            "transaction_mode": "IMMEDIATE",
            "timeout": lock_seconds,
            # WAL: readers go on during a write. FULL: a committed import survives a power cut. Foreign keys: Django
            # turns them on. 2 MB of page cache for a connection: 8 make no page quicker, since the system keeps the
            # file in memory for all processes, and up to 256 MB of it are read without a copy. An import takes more.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-2000; PRAGMA mmap_size=268435456;"
            ),
        },
    }


def postgresql(named: Settings, pool_size: int, lock_seconds: int) -> Settings:
    """A pool whose connections are tried before use: a restart of PostgreSQL costs no visitor an error page. The pool
    keeps connections open, so Django must not (CONN_MAX_AGE stays 0)."""
    asked = named.get("OPTIONS", {})
    return named | {
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": asked
        | PREPARED
        | {
            "options": f"{asked.get('options', '')} -c lock_timeout={lock_seconds}s".strip(),
            # A process has fewer threads than connections: one that has to wait for a connection waits for the server.
            "pool": {"min_size": 1, "max_size": pool_size, "timeout": 2},
        },
    }


def replica_of_postgresql(named: Settings, pool_size: int) -> Settings:
    """Who finds it away is answered by the primary: nobody waits long for it. Nothing is written there, even if its
    address is the primary's by mistake."""
    asked = named.get("OPTIONS", {})
    return named | {
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": asked
        | PREPARED
        | {
            "options": f"{asked.get('options', '')} -c default_transaction_read_only=on".strip(),
            "pool": {"min_size": 1, "max_size": pool_size, "timeout": 1},
            "connect_timeout": 1,
            "tcp_user_timeout": 2000,
        },
        "TEST": {"MIRROR": "default"},
    }
