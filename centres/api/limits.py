"""A request -> how long its sender has to wait: so many requests a minute from one address.

Each process counts what it answers, so with four workers an address may ask up to four times as often as the setting
says. It keeps a program that runs in a circle from taking the site for itself; attacks are the proxy's to refuse.
"""

import threading
import time
from collections import Counter

from django.conf import settings
from django.http import HttpRequest

from centres.views.corrections.senders import address_of

SECONDS = 60


class MinuteCounts:
    """Requests of the current minute by address. What was counted goes with its minute."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._minute, self._counts = -1, Counter[str]()

    def seconds_to_wait(self, address: str, most: int, now: float) -> int:
        """Counts one request; 0 when it may be answered, else the seconds to the next minute, at least one."""
        minute, since = divmod(now, SECONDS)
        with self._lock:
            if minute != self._minute:
                self._minute, self._counts = int(minute), Counter()
            self._counts[address] += 1
            return 0 if self._counts[address] <= most else max(1, round(SECONDS - since))

    def forget(self) -> None:
        self._counts = Counter()


_of_this_process = MinuteCounts()
forget = _of_this_process.forget


def seconds_to_wait(request: HttpRequest) -> int:
    """0 when the request may be answered. With `API_REQUESTS_PER_MINUTE` at 0 nobody waits."""
    most = settings.API_REQUESTS_PER_MINUTE
    return _of_this_process.seconds_to_wait(address_of(request), most, time.time()) if most else 0
