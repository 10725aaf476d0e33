"""Requests at a rate, asked by a process of its own -> what each was answered, so that no test's own work delays them.

    python -m tests.faults.loading PORT RATE PATH…

asks until its input is closed, then prints a JSON list of [status, seconds, at, said] as `Answer` has them.
"""

import contextlib
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from .people import Answer, ask

ROOT = Path(__file__).parents[2]


class Load:
    """The requests of a `with`: each in a thread of its own, so that a slow answer delays no other. `answers` are known
    once it ends."""

    def __init__(self, port: int, paths: list[str], rate: float) -> None:
        self.command = [sys.executable, "-m", __name__, str(port), str(rate), *paths]
        self.answers: list[Answer] = []

    def __enter__(self) -> "Load":
        self._process = subprocess.Popen(
            self.command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout.readline() == "ready\n"
        return self

    def __exit__(self, *error: object) -> None:
        said, _ = self._process.communicate()
        self.answers = [Answer(status, seconds, said, at=at) for status, seconds, at, said in json.loads(said)]

    def statuses(self) -> Counter:
        return Counter(answer.status for answer in self.answers)

    def errors(self) -> int:
        return sum(answer.status not in (200, 304) for answer in self.answers)

    def quantile(self, part: float, answers: list[Answer] | None = None) -> float:
        """Seconds."""
        times = sorted(answer.seconds for answer in (self.answers if answers is None else answers))
        return times[min(len(times) - 1, int(part * len(times)))]

    def between(self, start: float, end: float) -> list[Answer]:
        return [answer for answer in self.answers if start <= answer.at < end]


def run(port: int, rate: float, paths: list[str], stop: threading.Event) -> list[Answer]:
    answers: list[Answer] = []
    threads: list[threading.Thread] = []

    def one(path: str) -> None:
        answers.append(ask(port, path))

    start, count = time.monotonic(), 0
    while not stop.wait(max(0.0, start + count / rate - time.monotonic())):
        thread = threading.Thread(target=one, args=(paths[count % len(paths)],))
        thread.start()
        threads.append(thread)
        count += 1
    for thread in threads:
        thread.join()
    return answers


if __name__ == "__main__":
    stop = threading.Event()

    def wait() -> None:
        with contextlib.suppress(OSError):
            sys.stdin.read()
        stop.set()

    threading.Thread(target=wait, daemon=True).start()
    print("ready", flush=True)
    found = run(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:], stop)
    # Of a page that came, its text is nobody's matter.
    told = [[answer.status, answer.seconds, answer.at, "" if answer.status else answer.text] for answer in found]
    print(json.dumps(told))
