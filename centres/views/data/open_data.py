"""« /donnees/ »: what can be taken away, how, and under which terms; and the files of the last dump."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.utils.cache import get_conditional_response
from django.utils.dateparse import parse_datetime

from centres.exports.columns import HEADINGS
from centres.exports.dumps.dump import MANIFEST, read_manifest
from centres.exports.formats import FORMATS
from centres.views.public import read_only


@dataclass(frozen=True, slots=True)
class DumpFile:
    """A file of the last dump, as the page tells it."""

    name: str
    about: str
    size: str
    sha256: str


@read_only
def open_data(request: HttpRequest) -> HttpResponse:
    """Told from the manifest of the last dump, which no version of the catalogue names: kept by nobody."""
    manifest = read_manifest(settings.DUMP_ROOT)
    page = {
        "site": request.build_absolute_uri("/").rstrip("/"),
        "formats": FORMATS,
        "columns": HEADINGS,
        "manifest": manifest,
        "changed_at": parse_datetime(manifest["date"]) if manifest and manifest["date"] else None,
        "files": [_told(file) for file in manifest["files"]] if manifest else [],
    }
    response = render(request, "open_data.html", page)
    response.headers["Cache-Control"] = "no-cache"
    return response


@read_only
def dump_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of the last dump, or its manifest. Names that it does not tell lead nowhere, whatever they look like."""
    manifest = read_manifest(settings.DUMP_ROOT)
    told = {file["name"]: file for file in manifest["files"]} if manifest else {}
    if not manifest or (name not in told and name != MANIFEST):
        raise Http404
    place = settings.DUMP_ROOT / (name if name == MANIFEST else f"{manifest['folder']}/{name}")
    etag = f'"{told[name]["sha256"] if name in told else manifest["folder"]}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            file = place.open("rb")
        except OSError:
            raise Http404 from None
        kind = told[name]["type"] if name in told else "application/json"
        response = FileResponse(file, as_attachment=True, filename=name, content_type=kind)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _told(file: dict[str, Any]) -> DumpFile:
    return DumpFile(file["name"], file["about"], filesizeformat(file["bytes"]), file["sha256"])
