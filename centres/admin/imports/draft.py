"""Importing in the browser: files are sent, their plan is read, fiches are left out, the import is confirmed."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from centres.admin.base import log_actions
from centres.admin.shown.markup import without_place
from centres.editing.drafts import (
    GONE,
    MOST_BYTES,
    MOST_FILES,
    confirm_draft,
    leave_out,
    make_draft,
    refusal_words,
)
from centres.fiches import Refusal
from centres.mailing.staff import tell_import
from centres.models import ImportDraft, ImportRun

from .plan_shown import GROUPS, fields_touched, group_of, groups_of, shown_item, tally
from .upload_form import PASTED_NAME, UploadForm

Kind = ImportDraft.Kind
ITEMS_A_PAGE = 50
# Beside the right to import: what a sheet writes is what staff could write by hand.
RIGHTS = {
    Kind.FICHES: ("centres.add_importrun",),
    Kind.TABLE: ("centres.add_importrun", "centres.change_action"),
    Kind.CENTRES: ("centres.add_importrun", "centres.change_centre", "centres.add_centre"),
}
MOVED = (
    "Rien n’a été écrit : le catalogue a changé depuis que ce plan a été fait, ou un choix change la suite. "
    "Voici le nouveau plan ; relisez-le, puis confirmez."
)


def urls(site: admin.AdminSite) -> list:
    """Under the imports of the admin."""
    return [
        path("importer/", site.admin_view(upload), name="centres_import_upload"),
        path("importer/<int:pk>/", site.admin_view(plan), name="centres_import_plan"),
    ]


def may_import(user: Any, kind: str = Kind.FICHES) -> bool:
    return user.has_perms(RIGHTS[Kind(kind)])


def _context(request: HttpRequest, title: str, **more: Any) -> dict[str, Any]:
    return {**admin.site.each_context(request), "title": title, "opts": ImportRun._meta, **more}


def upload(request: HttpRequest) -> HttpResponse:
    """The form, and the plan of what it sends."""
    kinds = [(kind.value, kind.label) for kind in Kind if may_import(request.user, kind)]
    if not kinds:
        raise PermissionDenied
    refused: list[dict[str, str]] = []
    initial = {"kind": request.GET.get("contenu") or Kind.FICHES}
    form = UploadForm(request.POST or None, request.FILES or None, kinds=kinds, initial=initial)
    if request.method == "POST":
        # An empty form is not bound by Django: nothing sent is an error to tell, too.
        form = UploadForm(request.POST, request.FILES, kinds=kinds)
        if form.is_valid():
            files = [(name, file.read()) for name, file in form.cleaned_data["files"]]
            if pasted := form.cleaned_data["pasted"]:
                files.append((PASTED_NAME, pasted))
            made = make_draft(form.cleaned_data["kind"], files, form.cleaned_data["encoding"], request.user)
            if isinstance(made, ImportDraft):
                return HttpResponseRedirect(reverse("admin:centres_import_plan", args=[made.pk]))
            refused = [{"name": plan["name"], "words": refusal_words(plan["refused"])} for plan in made]
    waiting = ImportDraft.objects.of(request.user).waiting().defer("plan", "report")
    drafts = [{"draft": draft, "names": _names(draft)} for draft in waiting[:20]]
    context = _context(
        request, "Importer", form=form, refused=refused, drafts=drafts, most_files=MOST_FILES,
        most_size=MOST_BYTES[Kind.FICHES] // 2**20, most_sheet=MOST_BYTES[Kind.TABLE] // 2**20,
    )  # fmt: skip
    return TemplateResponse(request, "admin/centres/importrun/upload.html", context)


def _names(draft: ImportDraft) -> str:
    return ", ".join(draft.files.values_list("name", flat=True))


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan of files sent before; sent back, it is confirmed, turned over or given up."""
    if not request.user.has_perm("centres.add_importrun"):
        raise PermissionDenied
    draft = ImportDraft.objects.of(request.user).filter(pk=pk).first() if pk < 2**63 else None
    if draft is None:
        messages.warning(request, GONE)
        return HttpResponseRedirect(reverse("admin:centres_import_upload"))
    if not may_import(request.user, draft.kind):
        raise PermissionDenied
    if draft.done_at:
        return _report(request, draft)
    if request.method != "POST":
        return _show_plan(request, draft, request.GET.get("page"))
    if "abandon" in request.POST:
        draft.delete()
        messages.success(request, "Import abandonné : rien n’a été écrit.")
        return HttpResponseRedirect(reverse("admin:centres_import_upload"))
    leave_out(draft, request.POST.getlist("shown"), request.POST.getlist("take"))
    for verb in ("tous", "aucun"):
        if verb in request.POST:
            keys = [item["key"] for item in _items(draft) if group_of(item) == request.POST[verb]]
            leave_out(draft, keys, keys if verb == "tous" else [])
            return HttpResponseRedirect(f"{request.path}?page={_number(request.POST.get('ici', '1'))}")
    if "page" in request.POST:
        return HttpResponseRedirect(f"{request.path}?page={_number(request.POST['page'])}")
    return _confirm(request, draft)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _confirm(request: HttpRequest, draft: ImportDraft) -> HttpResponse:
    done = confirm_draft(draft, request.POST.get("fingerprint", ""))
    if isinstance(done, Refusal):
        messages.error(request, done.message)
    elif done:
        messages.success(request, "Import fait.")
        _log(request, draft)
        tell_import(list(ImportRun.objects.filter(pk__in=draft.runs)), request.user)
    else:
        messages.warning(request, MOVED)
    # By a redirect: a page reloaded confirms nothing twice.
    return HttpResponseRedirect(request.path)


def _log(request: HttpRequest, draft: ImportDraft) -> None:
    """A line in the history of each fiche that a sheet corrected, as when it is corrected on its page."""
    draft.refresh_from_db()
    for run in ImportRun.objects.filter(pk__in=draft.runs, kind=ImportRun.Kind.TABLE):
        ids = [change["action"] for change in run.changes if change["kind"] == "updated"]
        log_actions(request, ids, f"Corrigée par un tableur : {run}.")


def _report(request: HttpRequest, draft: ImportDraft) -> HttpResponse:
    runs = ImportRun.objects.filter(pk__in=draft.runs).order_by("pk")
    context = _context(request, "Import fait", draft=draft, runs=runs)
    return TemplateResponse(request, "admin/centres/importrun/done.html", context)


def _items(draft: ImportDraft) -> list[dict[str, Any]]:
    """Those of the whole plan, by kind, in the order in which they are looked at."""
    found = [item | {"file": file["name"]} for file in draft.plan["files"] for item in file["items"]]
    return sorted(found, key=lambda item: list(GROUPS).index(group_of(item)))


def _show_plan(request: HttpRequest, draft: ImportDraft, number: str | None) -> HttpResponse:
    files = draft.plan["files"]
    items = _items(draft)
    page = Paginator(items, ITEMS_A_PAGE).get_page(number)
    left = set(draft.left_out)
    shown = [shown_item(item, left) for item in page]
    context = _context(
        request,
        "Ce que l’import va faire",
        draft=draft,
        tally=tally(draft.kind, files, left),
        refused=[{"name": f["name"], "words": refusal_words(f["refused"])} for f in files if f["refused"]],
        files=[
            {"name": file["name"], "issues": [i | {"words": without_place(i["message"])} for i in file["issues"]]}
            for file in files
            if not file["refused"]
        ],
        touched=fields_touched(items, left),
        has_several=len(files) > 1,
        page=page,
        items=shown,
        groups=groups_of(items, shown, left),
        is_about_fiches=draft.kind == Kind.FICHES,
        can_do_something=any(item["can_be_left"] for item in items),
    )
    return TemplateResponse(request, "admin/centres/importrun/plan.html", context)
