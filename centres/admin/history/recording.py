"""Pages whose every save is kept: who, when, each field before and after, and the way back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse

from centres.admin.base import CatalogueAdmin, count_words
from centres.admin.shown.plain_text import compare_texts
from centres.editing import versions
from centres.editing.history import recording
from centres.editing.publishing import locked_version
from centres.fields.lock import import_transaction
from centres.models import Action, Revision
from centres.models.pending import catalogue_transaction

from .collision import meet
from .seen import SEEN, BoundPage, typed_parts
from .went import where_it_went

A_PAGE = 30
MOVED_ON = "Quelqu’un a modifié cette page entre-temps : rien n’a été fait. Voici ce qui changerait maintenant."


class RecordedAdmin(CatalogueAdmin):
    """Fiches, centres, terms, pages of the site. `history_model`: whose history a save belongs to, when it is
    another's. `waits_for_imports`: an import may write such a row."""

    history_model: type[Model] | None = None
    waits_for_imports = True

    @property
    def remembered(self) -> type[Model]:
        return self.history_model or self.model

    def history_id(self, thing: Any) -> int:
        return thing.pk

    # What is saved

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
            request.recorded_ids = ids
            if object_id and (refusal := self._refusal(request, object_id)):
                return refusal
            with recording(self.remembered, ids, request.user, Revision.Origin.EDIT):
                return super().changeform_view(request, object_id, form_url, extra_context)

    def _refusal(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        """Both texts, when somebody else wrote since the page was shown; else what was chosen takes its place."""
        thing = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request):
            return None
        last = thing and Revision.objects.of(self.remembered, self.history_id(thing)).first()
        context = {
            **self.admin_site.each_context(request),
            "title": "Deux personnes sur la même page",
            "opts": self.opts,
            "thing": thing,
            "address": request.get_full_path(),
            "last": last,
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

    @contextmanager
    def rows_held_for(self, request: HttpRequest, object_id: str | None) -> Iterator[list[int]]:
        """The ids of the rows that this page may write, which nobody else writes until the block ends.

        A fiche is locked as an import locks it; a term or a centre waits for the import as a whole.
        """
        is_alone = (self.remembered is Action and object_id) or not self.waits_for_imports
        with catalogue_transaction() if is_alone else import_transaction():
            thing = self.get_object(request, unquote(object_id)) if object_id else None
            ids = [self.history_id(thing)] if thing is not None else []
            if self.remembered is Action and ids:
                locked_version(ids[0])
            elif ids:
                list(self.remembered._default_manager.select_for_update().filter(pk__in=ids).values_list("pk"))
            yield ids

    def save_related(self, request: HttpRequest, form: Any, formsets: list, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if not change:
            request.recorded_ids.append(self.history_id(form.instance))

    # What was saved

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}_revert"
        page = self.admin_site.admin_view(self.revert_view)
        return [path("<path:object_id>/history/<int:revision_id>/", page, name=name), *super().get_urls()]

    def _seen(self, request: HttpRequest, object_id: str) -> Any:
        thing = self.get_object(request, unquote(object_id))
        if thing is None:
            raise Http404
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        return thing

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        thing = self._seen(request, object_id)
        pk = self.history_id(thing)
        rows = Revision.objects.of(self.remembered, pk).select_related("by", "run")
        people = sorted({(row["by"], row["by__username"]) for row in rows.values("by", "by__username")}, key=str)
        who = request.GET.get("par", "")
        if who == "import":
            rows = rows.filter(by=None)
        elif who.isascii() and who.isdigit() and len(who) < 19:
            rows = rows.filter(by=int(who))
        page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Historique",
            "subtitle": str(thing),
            "thing": thing,
            "opts": self.opts,
            "page": page,
            "entries": [(row, self._changes(row)) for row in page],
            "people": [(str(by), name) for by, name in people if by] + [("import", "sans personne : import, commande")],
            "who": who,
            "can_take_back": self.has_change_permission(request, thing),
            "created_at": getattr(thing, "created_at", None),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/centres/history.html", context)

    def _changes(self, row: Revision) -> list[tuple[str, str]]:
        return [
            (versions.field_title(self.remembered, name), compare_texts(before, after, name))
            for name, (before, after) in row.changes.items()
        ]

    def revert_view(self, request: HttpRequest, object_id: str, revision_id: int) -> HttpResponse:
        """`avant=1` asks for the row as it was before this change; otherwise as the change left it."""
        thing = self._seen(request, object_id)
        if not self.has_change_permission(request, thing):
            raise PermissionDenied
        model, pk = self.remembered, self.history_id(thing)
        revision = Revision.objects.of(model, pk).filter(pk=min(revision_id, 2**63 - 1)).first()
        if revision is None:
            raise Http404
        is_before = "avant" in request.GET
        then = (versions.version_before if is_before else versions.version_after)(model, pk, revision)
        if request.method == "POST":
            answer = self._take_back(request, thing, then)
            if answer:
                return answer
        rows = versions.alterations(model, pk, then)
        context = {
            **self.admin_site.each_context(request),
            "title": "Revenir à cette version",
            "subtitle": str(thing),
            "thing": thing,
            "opts": self.opts,
            "revision": revision,
            "is_before": is_before,
            "seen": versions.fingerprint_of(model, pk),
            "rows": [
                (row, versions.field_title(model, row.name), compare_texts(row.now, row.then, row.name, _SIDES))
                for row in rows
            ],
        }
        return TemplateResponse(request, "admin/centres/revert.html", context)

    def _take_back(self, request: HttpRequest, thing: Any, then: dict[str, Any]) -> HttpResponse | None:
        model, pk = self.remembered, self.history_id(thing)
        names = request.POST.getlist("champ")
        try:
            number = versions.take_back(model, pk, then, names, request.POST.get("vu", ""), request.user)
        except versions.MovedOn:
            messages.error(request, MOVED_ON)
            return None
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return None
        words = count_words(number, "champ est revenu à cette version.", "champs sont revenus à cette version.")
        if words:
            self.log_change(request, thing, "Retour à une version de l’historique.")
            messages.success(request, words)
        else:
            messages.warning(request, "Aucun champ choisi : rien n’a changé.")
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_history"
        return HttpResponseRedirect(reverse(name, args=[thing.pk]))


_SIDES = ("Aujourd’hui", "Cette version")
