"""Pages whose every save is kept: who, when, each field before and after, and the way back."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from centres.admin.base import count_words
from centres.admin.shown.plain_text import compare_texts
from centres.editing import versions
from centres.editing.history import recording
from centres.editing.publishing import locked_version
from centres.fields.lock import import_transaction
from centres.models import Action, Revision
from centres.models.pending import catalogue_transaction

from .colliding import CollidingAdmin

A_PAGE = 30
MOVED_ON = "Quelqu’un a modifié cette page entre-temps : rien n’a été fait. Voici ce qui changerait maintenant."


class RecordedAdmin(CollidingAdmin):
    """Fiches, centres, terms, pages of the site. `history_model`: whose history a save belongs to, when it is
    another's. `waits_for_imports`: an import may write such a row."""

    history_model: type[Model] | None = None
    waits_for_imports = True

    @property
    def remembered(self) -> type[Model]:
        return self.history_model or self.model

    # What is saved

    @contextmanager
    def rows_held_for(self, request: HttpRequest, object_id: str | None) -> Iterator[list[int]]:
        """A fiche is locked as an import locks it; a term or a centre waits for the import as a whole."""
        is_alone = (self.remembered is Action and object_id) or not self.waits_for_imports
        with catalogue_transaction() if is_alone else import_transaction():
            thing = self.get_object(request, unquote(object_id)) if object_id else None
            request.recorded_ids = [self.history_id(thing)] if thing is not None else []
            yield self.held(request.recorded_ids)

    def held(self, ids: list[int]) -> list[int]:
        if self.remembered is not Action:
            return super().held(ids)
        for pk in ids:
            locked_version(pk)
        return ids

    def recorded(self, request: HttpRequest, ids: list[int]) -> AbstractContextManager[Any]:
        return recording(self.remembered, ids, request.user, Revision.Origin.EDIT)

    def last_change(self, thing: Any) -> Revision | None:
        return Revision.objects.of(self.remembered, self.history_id(thing)).first()

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
