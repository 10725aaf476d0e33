"""A public page that was drawn -> the same bytes again, for as long as its ETag stands.

An ETag names all that a page is told from, so whoever asks for the same one gets the same page. Pages are kept as
brotli makes them, a tenth of what they weigh, and all are forgotten as soon as the catalogue changes.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from .encodings import BROTLI, ENCODERS, QUICKLY, SHORTEST, TEXTS, readable

MOST_BYTES = 8 * 2**20  # of each process, compressed: some 700 pages
LONGEST = 400_000  # a page


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A page as brotli makes it, and the headers that its view gave it. `is_sent`: as it is sent, not made quickly."""

    content: bytes
    headers: tuple[tuple[str, str], ...]
    is_sent: bool

    @property
    def page(self) -> bytes:
        drawn: bytes = brotli.decompress(self.content)
        return drawn


class KeptResponse(HttpResponse):
    """A page that is kept. `packed_as` says what brotli made of it, for as long as nobody changed it since."""

    def __init__(self, kept: KeptAnswer, page: bytes) -> None:
        super().__init__(page, headers=dict(kept.headers))
        self._kept, self._drawn = kept, page

    def packed_as(self, encoding: str) -> bytes | None:
        is_it = encoding == BROTLI and self._kept.is_sent and self.content == self._drawn
        return self._kept.content if is_it else None


class AnswerCache:
    """The pages of one state of the catalogue, those that were not asked for longest go first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        self._version, self._bytes = "", 0
        self._answers: OrderedDict[tuple[str, ...], KeptAnswer] = OrderedDict()

    def get(self, request: HttpRequest, version: str, etag: str) -> HttpResponse | None:
        """The page that has this tag, if it was drawn for this address of the site."""
        with self._lock:
            if version != self._version or (kept := self._answers.get(_key(request, etag))) is None:
                return None
            self._answers.move_to_end(_key(request, etag))
        page = kept.page
        if not kept.is_sent and _reads_brotli(request):
            kept = self._put(request, version, etag, KeptAnswer(ENCODERS[BROTLI](page), kept.headers, True))
        return KeptResponse(kept, page)

    def keep(self, request: HttpRequest, version: str, etag: str, response: HttpResponseBase) -> HttpResponseBase:
        """The answer to send. Only whole pages of text that set no cookie are kept; compressed once, if it is read."""
        if not isinstance(response, HttpResponse) or response.status_code != 200 or response.cookies:
            return response
        if not response.get("Content-Type", "").startswith(TEXTS) or "Content-Encoding" in response:
            return response
        page, is_sent = response.content, _reads_brotli(request)
        if not SHORTEST <= len(page) <= LONGEST:
            return response
        packed = (ENCODERS[BROTLI] if is_sent else QUICKLY)(page)
        return KeptResponse(
            self._put(request, version, etag, KeptAnswer(packed, tuple(response.items()), is_sent)), page
        )

    def _put(self, request: HttpRequest, version: str, etag: str, kept: KeptAnswer) -> KeptAnswer:
        with self._lock:
            if version != self._version:
                self.forget()
                self._version = version
            had = self._answers.pop(_key(request, etag), None)
            self._answers[_key(request, etag)] = kept
            self._bytes += len(kept.content) - (len(had.content) if had else 0)
            while self._bytes > self._most_bytes:
                _, dropped = self._answers.popitem(last=False)
                self._bytes -= len(dropped.content)
        return kept


def _reads_brotli(request: HttpRequest) -> bool:
    """A session's pages are not compressed (actions_catalog/middleware.py), nor kept."""
    return BROTLI in readable(request.headers.get("Accept-Encoding", ""))


def _key(request: HttpRequest, etag: str) -> tuple[str, ...]:
    """A page may tell its own address in full."""
    return (request.scheme or "", request.get_host(), etag)


of_this_process = AnswerCache()
