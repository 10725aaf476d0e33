"""The last public pages that this process made -> the same, while the database is away; none that is older than it."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

MOST_BYTES = 16 * 2**20
LONGEST = 2**20  # bytes of one page


@dataclass(frozen=True, slots=True)
class KeptPage:
    headers: dict[str, str]
    content: bytes

    def answer(self) -> HttpResponse:
        return HttpResponse(self.content, headers=self.headers)


class KeptPages:
    """Pages of one state of the catalogue: those of a former one show what may have been withdrawn since."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: OrderedDict[tuple[str, str, str], KeptPage] = OrderedDict()
        self._bytes, self._version = 0, ""

    def keep(self, request: HttpRequest, response: HttpResponse, version: str) -> None:
        if request.method != "GET" or response.status_code != 200 or len(response.content) > LONGEST:
            return
        page = KeptPage(dict(response.headers), response.content)
        with self._lock:
            if version != self._version:
                self._pages.clear()
                self._bytes, self._version = 0, version
            former = self._pages.pop(key := _key(request), None)
            self._bytes += len(page.content) - (len(former.content) if former else 0)
            self._pages[key] = page
            while self._bytes > MOST_BYTES:
                _, gone = self._pages.popitem(last=False)
                self._bytes -= len(gone.content)

    def of(self, request: HttpRequest, version: str | None) -> HttpResponse | None:
        """The page of this address, if it was made of the catalogue as it was last seen."""
        with self._lock:
            page = self._pages.get(_key(request)) if version == self._version else None
        return page.answer() if page and request.method in ("GET", "HEAD") else None

    def forget(self) -> None:
        with self._lock:
            self._pages.clear()
            self._bytes, self._version = 0, ""


def _key(request: HttpRequest) -> tuple[str, str, str]:
    return request.get_host(), request.get_full_path(), request.headers.get("HX-Request", "")


_of_this_process = KeptPages()
keep = _of_this_process.keep
kept_page = _of_this_process.of
forget = _of_this_process.forget
