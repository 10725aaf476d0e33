"""A password -> its hash, one at a time on a machine: who tries many takes half a processor, never the site."""

import fcntl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.auth.hashers import Argon2PasswordHasher

_of_this_process = threading.Lock()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Among the threads of a process by a lock, among processes by that of a file that they all can read: this one."""
    with _of_this_process, Path(__file__).open("rb") as shared:
        fcntl.flock(shared, fcntl.LOCK_EX)
        start = time.monotonic()
        yield
        # Rests for as long as it worked, a tenth of a second: whoever reads has the processor meanwhile.
        time.sleep(time.monotonic() - start)


class OneAtATimeArgon2(Argon2PasswordHasher):
    """Django's, on one thread instead of eight. A hash made with eight is made again when its account next comes in."""

    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        with one_at_a_time():
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with one_at_a_time():
            return super().verify(password, encoded)
