"""Fiches to read again, one a screen: what each says, its source where they differ; one key signs and goes on."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from centres.admin.base import link, log_actions
from centres.admin.fiche.beside import BesideForm
from centres.admin.noted import LONGEST_QUERY
from centres.admin.paging import counted_up_to
from centres.admin.shown.markup import NO_AMOUNT, NO_COUNT, show_source_words, show_words
from centres.admin.waiting import MOST
from centres.editing.reviewing import first_to_review, mark_reviewed_as_seen, next_to_review
from centres.fields.snapshots import snapshots
from centres.models import Action
from centres.models.completeness import PARTS_BY_NAME
from centres.models.source import FIELD_NAMES

# Said at the top of the page.
ABOVE = {"title", "centre", "state", "confirmed", "other_sections"}
SILENCES = {"budget": NO_AMOUNT, "people_counts": NO_COUNT}
MOVED = "« {} » a changé pendant que vous la lisiez : elle n’est pas marquée relue. La voici comme elle est."


@dataclass(frozen=True, slots=True)
class ReadField:
    """A field with what it says, and its source's words where they differ. `is_long`: a text of several lines."""

    name: str
    title: str
    words: str
    spoken: str
    is_long: bool


class ReadFiche:
    """A fiche as the page shows it. `seen`: what a signature is for."""

    def __init__(self, action: Action) -> None:
        self.action, self.dossier = action, BesideForm(action)
        _, self.picture = snapshots([action.pk])[action.pk]
        source = self.dossier.source
        self.seen = f"{action.version}-{source.pk if source else 0}"
        self.missing = PARTS_BY_NAME.get(action.first_missing)

    @property
    def fields(self) -> list[ReadField]:
        return [field for name in FIELD_NAMES if name not in ABOVE and (field := self._field(name))]

    def _field(self, name: str) -> ReadField | None:
        words, spoken = _plain(self.picture.get(name)), self.dossier.spoken.get(name)
        differs = spoken is not None and spoken.differs
        if words in (None, "", []) and not differs:
            return None
        source = self.dossier.source
        beside = (
            show_source_words(spoken, source, has_text_below=False, silence=SILENCES.get(name, "")) if differs else ""
        )
        return ReadField(
            name,
            FIELD_NAMES[name],
            show_words(words) if words else "Rien.",
            beside,
            (isinstance(words, str) and len(words) > 60) or (isinstance(words, dict) and "lines" in words),
        )


def _plain(words: Any) -> Any:
    """A reference as the name that it gives."""
    if isinstance(words, dict) and set(words) == {"id", "label"}:
        return words["label"]
    if isinstance(words, list):
        return [_plain(word) for word in words]
    return str(words) if isinstance(words, int) else words


def page(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("centres.change_action"):
        raise PermissionDenied
    if request.method == "POST":
        return _sign(request)
    after, listed = _number(request.GET.get("apres", "")), request.GET.get("liste", "")
    rows = _listed(request, listed)
    wanted = _number(request.GET.get("fiche", ""))
    found = wanted or (next_to_review(rows, after) if after else first_to_review(rows))
    action = rows.select_related("centre__departement").filter(pk=found).first() if found else None
    context = {
        **admin.site.each_context(request),
        "title": "Relire à la suite",
        "fiche": ReadFiche(action) if action else None,
        "left": min(counted_up_to(rows.filter(reviewed_at=None), MOST), MOST),
        "listed": listed,
        "pass_address": _address(listed, apres=action.pk) if action else "",
    }
    return TemplateResponse(request, "admin/desk/reading.html", context)


def _listed(request: HttpRequest, listed: str) -> QuerySet[Action]:
    """The fiches of the list that one came from, as it was filtered; all of them when one came from elsewhere."""
    rows: QuerySet[Action] = Action.objects.all()
    if listed and "\0" not in listed and len(listed) <= LONGEST_QUERY:
        rows = admin.site._registry[Action].listed_to_review(request, listed)  # type: ignore[attr-defined]
    return rows.exclude(state=Action.State.WITHDRAWN)


def _sign(request: HttpRequest) -> HttpResponse:
    listed = request.POST.get("liste", "")
    action = Action.objects.filter(pk=_number(request.POST.get("fiche", ""))).first()
    if action is None:
        return HttpResponseRedirect(_address(listed))
    if not mark_reviewed_as_seen(action.pk, request.POST.get("vu", ""), request.user):
        messages.warning(request, MOVED.format(action))
        return HttpResponseRedirect(_address(listed, fiche=action.pk))
    log_actions(request, [action.pk], "Relue.")
    messages.success(request, link(f"« {action} » est marquée comme relue.", action))
    return HttpResponseRedirect(_address(listed, apres=action.pk))


def _address(listed: str, **query: Any) -> str:
    given = {**query, **({"liste": listed} if listed else {})}
    return reverse("desk_reading", query=given or None)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
