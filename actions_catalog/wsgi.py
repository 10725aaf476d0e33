"""HTTP request -> the application, for a WSGI server: `gunicorn actions_catalog.wsgi`."""

import os
import re
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "actions_catalog.settings")
# Somebody waits for the answer.
os.environ.setdefault("DATABASE_LOCK_SECONDS", "3")

_CHARSET = re.compile(r""";\s* charset \s* \*? \s* = \s* (?: "[^"]*" | [^;]* )""", re.VERBOSE | re.IGNORECASE)
_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Django, which is told no charset: it would read the address by the one that a visitor says of a body, and fail
    before any view where that one is of no text (`zip`, `hex`). Browsers send all in UTF-8, as pages are.

    HEAD gets the headers alone: gunicorn writes a warning for each page that it has to drop.
    """
    if "CONTENT_TYPE" in environ:
        environ["CONTENT_TYPE"] = _CHARSET.sub("", environ["CONTENT_TYPE"])
    response = _django(environ, start_response)
    if environ["REQUEST_METHOD"] != "HEAD":
        return response
    response.close()
    return []
