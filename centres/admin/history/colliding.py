"""Pages whose second save is refused with both texts, and what was typed on a row that is gone shown back."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse

from centres.admin.base import CatalogueAdmin
from centres.models import Revision
from centres.models.pending import catalogue_transaction

from .collision import meet
from .seen import SEEN, BoundPage, typed_parts
from .went import where_it_went


class CollidingAdmin(CatalogueAdmin):
    """Rows that two people may write at once. `history_id`: what a page that was sent names its row by, beside its own
    number."""

    def history_id(self, thing: Any) -> int:
        return thing.pk

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        sent = request.POST
        try:
            return self._saved(request, object_id, form_url, extra_context)
        except IntegrityError:
            # A row chosen here was merged or deleted after the form was read. Nothing was written: read again, the form
            # says which one. What was said of the first time is dropped with it.
            list(messages.get_messages(request))
            request.POST = sent
            return self._saved(request, object_id, form_url, extra_context)

    def _saved(
        self, request: HttpRequest, object_id: str | None, form_url: str, extra_context: dict | None
    ) -> HttpResponse:
        with self.rows_held_for(request, object_id) as ids:
            if object_id and (refusal := self._refusal(request, object_id)):
                return refusal
            with self.recorded(request, ids):
                return super().changeform_view(request, object_id, form_url, extra_context)

    @contextmanager
    def rows_held_for(self, request: HttpRequest, object_id: str | None) -> Iterator[list[int]]:
        """The ids of the rows that this page may write, which nobody else writes until the block ends."""
        with catalogue_transaction():
            thing = self.get_object(request, unquote(object_id)) if object_id else None
            yield self.held([thing.pk] if thing is not None else [])

    def held(self, ids: list[int]) -> list[int]:
        list(self.model._default_manager.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
        return ids

    def recorded(self, request: HttpRequest, ids: list[int]) -> AbstractContextManager[Any]:
        """What keeps the history of these rows while they are written; nothing, here."""
        return nullcontext()

    def last_change(self, thing: Any) -> Revision | None:
        """The change that came first, where there is a history of them."""
        return None

    def _refusal(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        """Both texts, when somebody else wrote since the page was shown; else what was chosen takes its place."""
        thing = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request):
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Deux personnes sur la même page",
            "opts": self.opts,
            "thing": thing,
            "address": request.get_full_path(),
            "last": thing and self.last_change(thing),
        }
        if thing is None or not self.has_change_permission(request, thing):
            context["title"] = "Cette page n’est plus à corriger"
            context["went"] = where_it_went(self.model, unquote(object_id), thing)
            context["typed"] = [part for part in typed_parts(self, request, None, request.POST) if part.words]
            return TemplateResponse(request, "admin/centres/gone.html", context, status=409)
        met = meet(self, request, thing)
        if isinstance(met, QueryDict):
            request.POST = met
            return None
        context["collision"] = met
        return TemplateResponse(request, "admin/centres/collision.html", context, status=409)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        thing = kwargs.get("obj")
        if thing is not None and self.has_change_permission(request, thing):
            # A form that is shown again for its errors remembers what it was first shown with.
            context["history_id"] = self.history_id(thing)
            shown = BoundPage(context["adminform"].form, tuple(row.formset for row in context["inline_admin_formsets"]))
            context["seen"] = request.POST.get(SEEN) if request.method == "POST" else shown.seen()
        return super().render_change_form(request, context, *args, **kwargs)
