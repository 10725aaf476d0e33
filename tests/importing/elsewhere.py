"""Work for a second process, which knows no Django."""

import multiprocessing
import os
import signal
import time


def double(number: int) -> int:
    return 2 * number


def is_elsewhere(_: int) -> bool:
    """A little slow, so that both have some of it to do."""
    time.sleep(0.1)
    return multiprocessing.parent_process() is not None


def die_elsewhere(number: int) -> int:
    if is_elsewhere(number):
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def sleep_elsewhere(number: int) -> int:
    if is_elsewhere(number):
        time.sleep(600)
    return 2 * number


def fail_elsewhere(number: int) -> int:
    if is_elsewhere(number) and number % 2:
        raise ValueError(number)
    return 2 * number


def fail(number: int) -> int:
    time.sleep(0.1)
    raise ValueError(f"part {number}")
