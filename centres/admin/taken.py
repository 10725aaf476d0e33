"""Any list of the administration, as it is filtered and ordered -> CSV with the columns that it shows."""

import html
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import display_for_field, display_for_value, label_for_field, lookup_field
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models import ForeignKey
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import capfirst

from centres.exports.delimited import table_as_csv

from .paging import MOST_COUNTED, counted_up_to

ROWS_AT_ONCE = 500


def take_list(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """The file; the list again, with a sentence, where there is nothing to take or too much."""
    if not model_admin.has_view_or_change_permission(request):
        raise PermissionDenied
    back = HttpResponseRedirect(f"../?{request.GET.urlencode()}")
    try:
        changelist = model_admin.get_changelist_instance(request)
    except (DisallowedModelAdminLookup, IncorrectLookupParameters):
        messages.warning(request, "Un filtre ne voulait rien dire : choisissez-le de nouveau, puis emportez la liste.")
        return HttpResponseRedirect("../")
    rows = changelist.get_queryset(request)
    if counted_up_to(rows, MOST_COUNTED) > MOST_COUNTED:
        messages.error(request, f"Plus de {MOST_COUNTED} lignes : filtrez la liste, puis emportez-la.")
        return back
    names = [name for name in model_admin.get_list_display(request) if name != "action_checkbox"]
    heads = [capfirst(str(label_for_field(name, model_admin.model, model_admin))) for name in names]
    lines = ([_cell(name, row, model_admin) for name in names] for row in _all(rows))
    response = HttpResponse(table_as_csv(heads, lines), content_type="text/csv; charset=utf-8")
    file = f"{model_admin.opts.model_name}-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


def _all(rows: Any) -> Iterator[Any]:
    yield from rows.iterator(chunk_size=ROWS_AT_ONCE)


def _cell(name: str, row: Any, model_admin: Any) -> str:
    """What the column shows, as words."""
    try:
        field, shown, value = lookup_field(name, row, model_admin)
    except ObjectDoesNotExist:
        return ""
    empty = ""
    if field is None or field.auto_created:
        boolean = getattr(shown, "boolean", False)
        words = ("oui" if value else "non") if boolean else display_for_value(value, empty)
    elif isinstance(field, ForeignKey):
        words = "" if (other := getattr(row, field.name)) is None else str(other)
    elif isinstance(value, bool):
        words = "oui" if value else "non"
    else:
        words = display_for_field(value, field, empty)
    words = str(words)
    # A column drawn by a template is markup; what was typed is in it as text.
    if hasattr(value, "__html__"):
        words = html.unescape(strip_tags(words))
    words = " ".join(words.split())
    return "" if words == model_admin.get_empty_value_display() else words
