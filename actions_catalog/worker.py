"""gunicorn's worker with threads -> one that holds no request which another could answer, and loses none when it ends.

gunicorn's own takes whatever comes, up to its `worker_connections`: killed, it loses them all, while another was free.
Told to end, it leaves what waits in the queue of the socket to be cut off. And its one loop waits, up to two seconds,
for each client to hang up.
"""

import time
from concurrent.futures import Future
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

# Seconds: a page takes less. What takes longer (an export, a line that says nothing) keeps nobody waiting.
PATIENCE = 0.3
READING = ("GET", "HEAD", "OPTIONS")


class OneAtATime(ThreadWorker):
    """Takes a connection once the page before it is made; forms, which may wait for a lock, are not waited for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Connections whose page is being made -> since when.
        self._making: dict[TConn, float] = {}

    def set_accept_enabled(self, enabled: bool) -> None:
        super().set_accept_enabled(enabled and self._is_free())
        if not self.alive:
            self._empty_queue()

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        super().wait_for_and_dispatch_events(min(timeout, PATIENCE) if self._making else timeout)

    def enqueue_req(self, conn: TConn) -> None:
        self._making[conn] = time.monotonic()
        super().set_accept_enabled(False)
        super().enqueue_req(conn)

    def handle(self, conn: TConn) -> Any:
        result = super().handle(conn)
        self._is_made(conn)
        if not result:
            # In this thread, while the loop takes the next one. A worker's loop closes it again: nothing is left to do.
            conn.close(graceful=True)
            conn.close = _is_closed
        return result

    def handle_request(self, req: Any, conn: TConn) -> Any:
        if req.method not in READING:
            self._is_made(conn)
        return super().handle_request(req, conn)

    def finish_request(self, conn: TConn, fs: "Future[Any]") -> None:
        self._making.pop(conn, None)
        super().finish_request(conn, fs)

    def _is_free(self) -> bool:
        since = time.monotonic() - PATIENCE
        return all(at < since for at in tuple(self._making.values()))

    def _is_made(self, conn: TConn) -> None:
        if self._making.pop(conn, None) is not None:
            # Wakes the loop.
            self.method_queue.defer(_nothing)

    def _empty_queue(self) -> None:
        """Whoever was let in by the system is answered; whoever comes later finds the door shut, or other workers."""
        for listener in self.sockets:
            listener.setblocking(False)
            before = -1
            while before != self.nr_conns:
                before = self.nr_conns
                self.accept(listener)
            listener.close()
        self.sockets = []


def _nothing() -> None: ...


def _is_closed(graceful: bool = False) -> None: ...
