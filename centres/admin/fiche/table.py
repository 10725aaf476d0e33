"""The list of fiches as it is filtered -> a sheet to correct in a spreadsheet."""

import logging
from typing import Any

from django.contrib import messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone

from centres.editing.sheets.action_sheet import as_csv, as_xlsx, rows_of
from centres.editing.sheets.table import MOST_ROWS
from centres.models import Action

audit = logging.getLogger("centres.audit")
FORMATS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


class WithTable:
    """For the admin of actions: « exporter pour un tableur », with the filters and the search of the list."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.table)
        return [path("tableur.<str:form>/", view, name="centres_action_table"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        query = request.GET.urlencode()
        tables = [
            (form.upper(), reverse("admin:centres_action_table", args=[form]) + (f"?{query}" if query else ""))
            for form in (FORMATS if self.has_change_permission(request) else ())
        ]
        return super().changelist_view(
            request,
            {"tables": tables, "has_change_permission": self.has_change_permission(request), **(extra_context or {})},
        )

    def table(self, request: HttpRequest, form: str) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        back = HttpResponseRedirect(reverse("admin:centres_action_changelist"))
        if form not in FORMATS:
            messages.error(request, "Ce format n’existe pas : choisissez CSV ou XLSX.")
            return back
        found = self._listed_to_export(request)
        if not isinstance(found, ChangeList):
            return found
        # Ids first, without the order and the columns of the list.
        ids = found.get_queryset(request).order_by().values("pk")
        actions = Action.objects.filter(pk__in=ids)
        number = actions.count()
        if number > MOST_ROWS:
            messages.error(
                request,
                f"{number} fiches : au plus {MOST_ROWS} tiennent dans un tableur à réimporter. Filtrez la liste.",
            )
            return HttpResponseRedirect(f"{back['Location']}?{request.GET.urlencode()}")
        audit.info("export de %d fiches en %s par %r", number, form, request.user.get_username())
        write, content_type = FORMATS[form]
        response = HttpResponse(write(rows_of(actions)), content_type=content_type)
        response["Content-Disposition"] = f'attachment; filename="fiches-{timezone.localdate():%Y-%m-%d}.{form}"'
        return response

    def _listed_to_export(self, request: HttpRequest) -> Any:
        """The list for this address; where it means nothing, the list itself says so."""
        try:
            return self.get_changelist_instance(request)
        except (DisallowedModelAdminLookup, IncorrectLookupParameters):
            messages.warning(request, "Un filtre ne voulait rien dire : choisissez-le de nouveau, puis exportez.")
            return HttpResponseRedirect(reverse("admin:centres_action_changelist"))
