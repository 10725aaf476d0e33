"""A function -> a server whose answers tell the seconds that the function alone took, as the floors of our site do.

For a library that works inside a process: what a request costs anyway is not its own, and would hide what it takes.
"""

import json
import sys
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import import_module
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import django

from centres.bench.client import SECONDS
from centres.bench.serving import HOST

READY = "/ready"
# A path, and what its query string says -> what is found, for JSON.
Answerer = Callable[[str, dict[str, list[str]]], object]


def command(name: str, file: Path, port: int) -> list[str]:
    """What serves the `answerer` of a module of this folder, which is given the file."""
    return [sys.executable, "-m", "centres.bench.peers.inside", name, str(file), str(port)]


def server(answer: Answerer, port: int) -> HTTPServer:
    """One request after the other."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
            start = time.perf_counter()
            found = answer(path, query) if path != READY else None
            seconds = time.perf_counter() - start
            body = json.dumps(found).encode()
            self.send_response(200)
            self.send_header(SECONDS, f"{seconds:.9f}")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Nothing is told of each request."""

    return HTTPServer((HOST, port), Answering)


if __name__ == "__main__":
    name, file, port = sys.argv[1:]
    django.setup()
    answerer = import_module(f"{__package__}.{name}").answerer
    server(answerer(Path(file)), int(port)).serve_forever()
