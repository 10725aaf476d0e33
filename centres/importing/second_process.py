"""Pure functions of text -> their results, by this process and by a second one that only reads while this one writes.

What comes back is what this process would have made. When there is no second processor, no process to be had, or when
it is ended or does not answer, all is done here. `concurrent.futures` would do but for one thing: work that is taken
back from a process that is then killed leaves it waiting (Python 3.11).
"""

import gc
import logging
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from actions_catalog.processors import processors

logger = logging.getLogger(__name__)
# Below, starting it takes longer than what it would do: some 350 fiches.
LEAST_BYTES = 1_500_000
# Seconds for a part that takes hundredths; then for the process to end.
PATIENCE, TO_END = 60.0, 2.0
AHEAD = 12  # parts that it has before it, where this process is there to hand over more
TURN = 0.0002  # seconds that a thread of the other process computes before another may
Work = Callable[[Any], Any]


@dataclass(slots=True)
class Job:
    """How many parts the other process was given, and {place: result} of those that it has done, from the first on."""

    number: int
    given: int = 0
    results: dict[int, Any] = field(default_factory=dict)


class SecondProcess:
    """The other process, as long as it can be had: none before it is started, or after it is ended. Its functions and
    their parts must be pickled: no Django in them."""

    def __init__(self) -> None:
        self._process: Any = None
        self._line: Connection | None = None
        self._is_ready = False
        self._jobs = 0

    def __enter__(self) -> "SecondProcess":
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def __bool__(self) -> bool:
        return self._line is not None

    def start_for(self, size: int) -> None:
        """Starts it for texts of so many bytes, if that pays and it can be had.

        Spawned, not forked: threads of a server may hold locks that nobody would release in a copy of it.
        """
        if self._line is not None or size < LEAST_BYTES or processors() < 2:
            return
        try:
            context = multiprocessing.get_context("spawn")
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        except (AssertionError, ImportError, OSError, RuntimeError) as error:
            self._give_up(error)

    def submit(self, work: Work, parts: Sequence[Any]) -> Job | None:
        """Has it begin with the first part; or None when it can't, or not yet."""
        job = self._begin(parts)
        return job if job is not None and self._give(job, work, parts, len(parts)) else None

    def collect(self, work: Work, parts: Sequence[Any], job: Job | None, here: Work | None = None) -> list[Any]:
        """The results, in the order of the parts. This process does those that the other has not come to, from the last
        on, by the function `here` where that is another one."""
        do, done, end = here or work, dict[int, Any](), len(parts)
        while True:
            if job is None:
                job = self._begin(parts[:end])
            first = 0 if job is None else self._receive(job)
            if first >= end:
                break
            is_at_work = job is not None and self._give(job, work, parts, min(first + AHEAD, end))
            if is_at_work and first == end - 1 and self._wait():
                continue
            end -= 1
            if job is not None and end < job.given:
                self._send((job.number, end, None, None))
            if job is None or end not in job.results:
                done[end] = do(parts[end])
        results = {} if job is None else job.results
        made = (done.get(place, results.get(place, _Failed)) for place in range(len(parts)))
        # A part that fails there fails here too, where somebody sees why.
        return [do(part) if result is _Failed else result for part, result in zip(parts, made, strict=True)]

    def share(self, work: Work, parts: Sequence[Any]) -> list[Any]:
        """The results of all parts, by both processes."""
        return self.collect(work, parts, None)

    def end(self) -> None:
        """Ends it: it goes as soon as nobody is at the other end."""
        line, self._line, process, self._process = self._line, None, self._process, None
        if line is not None:
            line.close()
        if process is not None and process.pid is not None:
            process.join(TO_END)
            process.kill()
            process.join()

    def _begin(self, parts: Sequence[Any]) -> Job | None:
        if len(parts) < 2 or not self._can_begin():
            return None
        self._jobs += 1
        return Job(self._jobs)

    def _give(self, job: Job, work: Work, parts: Sequence[Any], end: int) -> bool:
        """Hands over the parts before `end` that it was not given yet: whether it can be had."""
        while job.given < end and self._send((job.number, job.given, work, parts[job.given])):
            job.given += 1
        return self._line is not None

    def _can_begin(self) -> bool:
        """Whether it is there: sending to a process that is not would be to wait for it."""
        if self._line is not None and not self._is_ready:
            try:
                self._is_ready = self._line.poll() and bool(self._line.recv_bytes())
            except (EOFError, OSError) as error:
                self._give_up(error)
        return self._line is not None and self._is_ready

    def _send(self, message: tuple[int, int, Work | None, Any]) -> bool:
        if self._line is None:
            return False
        try:
            self._line.send_bytes(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))
        except OSError as error:
            self._give_up(error)
            return False
        return True

    def _receive(self, job: Job) -> int:
        """Takes in what it has done. Returns the place of the part that it is at."""
        try:
            while self._line is not None and self._line.poll():
                number, place, result = pickle.loads(self._line.recv_bytes())  # noqa: S301 - from our own process
                if number == job.number:
                    job.results[place] = result
        except (EOFError, OSError) as error:
            self._give_up(error)
        return len(job.results)

    def _wait(self) -> bool:
        """Whether it says something before long."""
        try:
            if self._line is not None and not self._line.poll(PATIENCE):
                self._give_up(TimeoutError(f"pas de réponse en {PATIENCE:.0f} s"))
        except OSError as error:
            self._give_up(error)
        return self._line is not None

    def _give_up(self, error: BaseException) -> None:
        """Does without it from now on."""
        logger.warning("Le second processus de l’import ne sert plus (%r) : tout est lu ici, moins vite.", error)
        if self._process is not None and self._process.pid is not None:
            self._process.kill()
        self.end()


class _Failed:
    """Stands for the result of a part that could not be done there."""


def _serve(line: Connection) -> None:
    """What the other process does: part after part, but those from which this one went on by itself. It leaves Ctrl+C
    to this one, and ends with it whatever ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # It lives as long as one import, and makes hardly a cycle.
    gc.disable()
    # Whoever listens and whoever answers take their turn at once: the other process may be waiting for them.
    sys.setswitchinterval(TURN)
    import centres.fiches.pages
    import centres.language.apart  # noqa: F401

    asked: SimpleQueue[tuple[int, int, Work, Any]] = SimpleQueue()
    done: SimpleQueue[bytes] = SimpleQueue()
    ends: dict[int, int] = {}
    threading.Thread(target=_listen, args=(line, asked, ends), daemon=True).start()
    threading.Thread(target=_answer, args=(line, done), daemon=True).start()
    done.put(b"ready")
    while True:
        number, place, work, part = asked.get()
        if place < ends.get(number, place + 1):
            try:
                result = work(part)
            except Exception:
                result = _Failed
            done.put(pickle.dumps((number, place, result), pickle.HIGHEST_PROTOCOL))


def _listen(line: Connection, asked: "SimpleQueue[tuple[int, int, Work, Any]]", ends: dict[int, int]) -> None:
    """Takes all in as it comes: nobody waits for this process to have time."""
    try:
        while True:
            number, place, work, part = pickle.loads(line.recv_bytes())  # noqa: S301 - from our own process
            if work is None:
                ends[number] = place
            else:
                asked.put((number, place, work, part))
    finally:
        os._exit(0)


def _answer(line: Connection, done: "SimpleQueue[bytes]") -> None:
    try:
        while True:
            line.send_bytes(done.get())
    finally:
        os._exit(0)
