"""A public page that was drawn -> the same bytes again, for as long as its ETag stands.

An ETag names all that a page is told from, so whoever asks for the same one gets the same page. Pages are kept as
brotli makes them, a tenth of what they weigh, and all are forgotten as soon as the catalogue changes.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from .encodings import BROTLI, ENCODERS, SHORTEST, TEXTS

MOST_BYTES = 8 * 2**20  # of each process, compressed: some 700 pages
LONGEST = 400_000  # a page


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A page as brotli makes it, and the headers that its view gave it."""

    content: bytes
    headers: tuple[tuple[str, str], ...]

    def response(self) -> HttpResponse:
        """The page again."""
        return KeptResponse(self)


class KeptResponse(HttpResponse):
    """A page that was drawn before. `packed_as` says what brotli made of it, for as long as nobody changed it since."""

    def __init__(self, kept: KeptAnswer) -> None:
        super().__init__(brotli.decompress(kept.content), headers=dict(kept.headers))
        self._kept, self._drawn = kept.content, self.content

    def packed_as(self, encoding: str) -> bytes | None:
        return self._kept if encoding == BROTLI and self.content == self._drawn else None


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
        return kept.response()

    def keep(self, request: HttpRequest, version: str, etag: str, response: HttpResponseBase) -> None:
        """Only whole pages of text that set no cookie."""
        if not isinstance(response, HttpResponse) or response.status_code != 200 or response.cookies:
            return
        if not response.get("Content-Type", "").startswith(TEXTS) or "Content-Encoding" in response:
            return
        if not SHORTEST <= len(response.content) <= LONGEST:
            return
        kept = KeptAnswer(ENCODERS[BROTLI](response.content), tuple(response.items()))
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


def _key(request: HttpRequest, etag: str) -> tuple[str, ...]:
    """A page may tell its own address in full."""
    return (request.scheme or "", request.get_host(), etag)


of_this_process = AnswerCache()
