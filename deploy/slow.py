"""A site behind its proxy -> how others are answered while slow connections are held open, as one line of JSON.

`python deploy/slow.py HOST PORT NAME [SLOW] [SECONDS]`. Half of the slow ones send a request a byte at a time, half
send theirs at once and hardly read the answer; one that is cut comes back at once. The others ask for pages, two at a
time, each on a new connection.
"""

import json
import socket
import ssl
import sys
import threading
import time
from collections import Counter

PAGES = ("/", "/actions/", "/actions/?q=jardin", "/centres/", "/chiffres/", "/api/v1/actions", "/sante/")
SLOW_FORM = "POST /actions/1/x/corriger/ HTTP/1.1\r\nHost: {}\r\nContent-Length: 5000\r\n\r\n"
SLOW_READER = "GET /actions/ HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n"
ASKERS = 2
# Seconds that a browser would wait too.
PATIENCE = 60


class Site:
    """Where it is, and the name that is asked for."""

    def __init__(self, host: str, port: int, name: str) -> None:
        self.host, self.port, self.name = host, port, name
        # A certificate made for a trial is signed by nobody.
        self.tls = ssl.create_default_context()
        self.tls.check_hostname, self.tls.verify_mode = False, ssl.CERT_NONE

    def connect(self, is_slow: bool = False) -> ssl.SSLSocket:
        plain = socket.create_connection((self.host, self.port), timeout=PATIENCE)
        if is_slow:
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        return self.tls.wrap_socket(plain, server_hostname=self.name)

    def status(self, path: str) -> int:
        with self.connect() as line:
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: {self.name}\r\nConnection: close\r\n\r\n".encode())
            with line.makefile("rb") as answer:
                status = int(answer.readline().split()[1])
                while answer.read(65536):
                    pass
        return status


def drag(site: Site, is_reader: bool, until: float, held: list[int]) -> None:
    """One slow connection after the other; `held` counts those that were open when the time was up, and those cut."""
    form = (SLOW_READER if is_reader else SLOW_FORM).format(site.name).encode()
    while True:
        try:
            with site.connect(is_slow=True) as line:
                if is_reader:
                    line.sendall(form)
                for place in range(10**6):
                    if time.monotonic() > until:
                        held[0] += 1
                        return
                    if is_reader:
                        line.recv(1)
                    else:
                        line.sendall(form[place : place + 1] or b"x")
                    time.sleep(1)
        except OSError:
            held[1] += 1
            if time.monotonic() > until:
                return


def ask(site: Site, until: float, seconds: list[float], statuses: Counter[str]) -> None:
    place = 0
    while time.monotonic() < until:
        start = time.monotonic()
        try:
            said = str(site.status(PAGES[place % len(PAGES)]))
        except (OSError, IndexError, ValueError) as error:
            said = type(error).__name__
        seconds.append(time.monotonic() - start)
        statuses[said] += 1
        place += 1
        time.sleep(0.2)


def measure(site: Site, slow: int, lasting: float) -> dict[str, object]:
    """`slow` connections held for so many seconds: what the others got meanwhile (ms)."""
    start = time.monotonic()
    until, held = start + lasting + 2, [0, 0]
    slow_ones = [threading.Thread(target=drag, args=(site, place % 2 == 1, until, held)) for place in range(slow)]
    for thread in slow_ones:
        thread.start()
    time.sleep(max(0.0, start + 2 - time.monotonic()))
    seconds: list[float] = []
    statuses: Counter[str] = Counter()
    askers = [threading.Thread(target=ask, args=(site, until, seconds, statuses)) for _ in range(ASKERS)]
    for thread in askers:
        thread.start()
    for thread in [*slow_ones, *askers]:
        thread.join()
    ordered = sorted(seconds)
    at = {name: round(1000 * ordered[int(part * (len(ordered) - 1))]) for name, part in (("p50", 0.5), ("p99", 0.99))}
    return {
        "slow": slow, "held": held[0], "cut and back": held[1], "asked": len(ordered), "statuses": dict(statuses),
        **at, "most": round(1000 * ordered[-1]),
    }  # fmt: skip


if __name__ == "__main__":
    host, port, name, *rest = sys.argv[1:]
    slow, lasting = (int(rest[0]) if rest else 200), (float(rest[1]) if len(rest) > 1 else 30.0)
    print(json.dumps(measure(Site(host, int(port), name), slow, lasting)))
