"""The files of fiches, sent to whoever may see the fiche: to be kept, never opened as a page of this site."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response

from centres.models import Attachment

from .public import read_only, redirect_to

TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}


@read_only
def attachment(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A published fiche's file to everybody; any other to whoever may preview the fiche; 404 to the rest."""
    found = _seen_by(request, pk)
    if name != found.download_name:
        return redirect_to(request, found.get_absolute_url())
    etag = f'"{found.sha256}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            file = found.file.open()
        except OSError:
            raise Http404 from None
        response = FileResponse(file, as_attachment=True, filename=name, content_type=TYPES[found.kind])
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    # Whatever it holds, a browser that opens it all the same runs nothing and asks for nothing.
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _seen_by(request: HttpRequest, pk: int) -> Attachment:
    try:
        return get_object_or_404(Attachment.objects.visible_to(request.user), pk=pk)
    except Http404:
        return get_object_or_404(Attachment.objects.previewed_by(request.user), pk=pk)
