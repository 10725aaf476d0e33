"""What a person keeps: lists under names of their own; who looks after what waits, a kind or one of it, with a note."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import path, reverse
from django.utils.html import format_html

from centres.models import SavedFilter, WaitingNote

from .form_fields import is_id
from .waiting import FOLLOWED_MODELS, WAITING_THINGS

MOST_FILTERS = 30
LONGEST_QUERY, LONGEST_NAME, LONGEST_NOTE = 2000, 80, 500
# Where one is in a list, and not which list it is.
NOT_KEPT = ("p", "e", "all", "_changelist_filters")


def filters_of(request: HttpRequest, listed: str) -> list[dict[str, Any]]:
    """The filters that this person kept of this list, each with its address."""
    rows = SavedFilter.objects.filter(owner=request.user.pk, listed=listed)
    return [{"filter": row, "url": f"?{row.query}"} for row in rows]


def keep_filter(request: HttpRequest) -> HttpResponse:
    """Keeps the list one comes from under a name; the same name again replaces."""
    listed, name = request.POST.get("liste", ""), " ".join(request.POST.get("nom", "").split())
    model = next(
        (m for m in admin.site._registry if m._meta.model_name == listed and m._meta.app_label == "centres"), None
    )
    if request.method != "POST" or model is None:
        return HttpResponseRedirect(reverse("admin:index"))
    if not admin.site._registry[model].has_view_or_change_permission(request):
        raise PermissionDenied
    query = _query(request.POST.get("filtres", ""))
    back = HttpResponseRedirect(f"{reverse(f'admin:centres_{listed}_changelist')}?{query}")
    mine = SavedFilter.objects.filter(owner=request.user.pk, listed=listed)
    if not name or "\0" in name or len(name) > LONGEST_NAME:
        messages.error(request, f"Donnez un nom à ce filtre, {LONGEST_NAME} caractères au plus.")
    elif len(query) > LONGEST_QUERY or "%00" in query:
        messages.error(request, "Ces filtres sont trop longs pour être gardés.")
    elif mine.exclude(name=name).count() >= MOST_FILTERS:
        messages.error(request, f"Vous gardez déjà {MOST_FILTERS} filtres de cette liste : oubliez-en un d’abord.")
    else:
        mine.update_or_create(owner_id=request.user.pk, listed=listed, name=name, defaults={"query": query})
        messages.success(request, f"Filtre gardé : « {name} ». Vous seul le voyez.")
    return back


def forget_filter(request: HttpRequest, pk: int) -> HttpResponse:
    row = SavedFilter.objects.filter(owner=request.user.pk, pk=min(pk, 2**63 - 1)).first()
    if request.method != "POST" or row is None:
        return HttpResponseRedirect(reverse("admin:index"))
    row.delete()
    messages.success(request, f"Filtre oublié : « {row.name} ».")
    return HttpResponseRedirect(reverse(f"admin:centres_{row.listed}_changelist"))


def _query(text: str) -> str:
    """A query string as this list reads it, without the page."""
    given = QueryDict(text[: 2 * LONGEST_QUERY], mutable=True)
    for name in NOT_KEPT:
        given.pop(name, None)
    return given.urlencode()


def look_after(request: HttpRequest) -> HttpResponse:
    """Says who looks after one kind of what waits, or one thing (`objet`, its number), and why; refused when somebody
    else wrote meanwhile."""
    home = HttpResponseRedirect(reverse("admin:index"))
    if not request.user.has_perm("centres.change_action"):
        raise PermissionDenied
    thing, note = request.POST.get("quoi", ""), request.POST.get("note", "").strip()
    owner, seen = request.POST.get("qui", ""), request.POST.get("vu", "")
    row = _item_of(request, thing) if request.POST.get("objet") else None
    if request.method != "POST" or (row is None and thing not in WAITING_THINGS) or "\0" in note:
        return home
    item, named = (0, thing) if row is None else (row.pk, str(row))
    if row is not None:
        home = HttpResponseRedirect(reverse(f"admin:centres_{thing}_change", args=[item]))
    if len(note) > LONGEST_NOTE:
        messages.error(request, format_html("Note trop longue, {} caractères au plus : « {} »", LONGEST_NOTE, note))
        return home
    person = owners().filter(pk=owner).first() if is_id(owner) else None
    with transaction.atomic():
        WaitingNote.objects.get_or_create(thing=thing, item=item)
        told = WaitingNote.objects.select_for_update().get(thing=thing, item=item)
        if str(told.version) != seen:
            words = "« {} » : quelqu’un vient d’écrire « {} ». La vôtre n’est pas enregistrée : « {} »."
            messages.warning(request, format_html(words, named, told.note or told.owner or "rien", note))
            return home
        told.owner, told.note, told.version = person, note, told.version + 1
        told.save()
    messages.success(request, format_html("« {} » : c’est noté.", named))
    return home


def _item_of(request: HttpRequest, name: str) -> Model | None:
    """The row that a form names, if whoever sends it may see it."""
    model, number = FOLLOWED_MODELS.get(name), request.POST.get("objet", "")
    if model is None or not is_id(number) or not request.user.has_perm(f"centres.view_{name}"):
        return None
    return model._default_manager.filter(pk=number).first()


def note_of(row: Model) -> dict[str, Any]:
    """Who looks after this one, for its page; nothing for what never waits."""
    name = row._meta.model_name or ""
    if name not in FOLLOWED_MODELS:
        return {}
    note = WaitingNote.objects.filter(thing=name, item=row.pk).select_related("owner").first()
    return {
        "item_note": note or WaitingNote(thing=name, item=row.pk),
        "item": {"thing": name, "label": str(row)},
        "owners": owners(),
    }


def owners() -> Any:
    """Who may look after something."""
    return get_user_model().objects.filter(is_staff=True, is_active=True).order_by("username")


def urls() -> list:
    """Read once the site guards its pages (admin/site.py), which imports this."""
    view = admin.site.admin_view
    return [
        path("garder/", view(keep_filter), name="keep_filter"),
        path("oublier/<int:pk>/", view(forget_filter), name="forget_filter"),
        path("suivi/", view(look_after), name="look_after"),
    ]
