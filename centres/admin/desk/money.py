"""Budgets proposed, then budgets to confirm, one after the other: the words left, the reading right, one key each."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from centres.admin.base import link, log_actions, piece
from centres.admin.fiche.proposed import ShownProposal, amounts_form
from centres.admin.paging import counted_up_to
from centres.admin.shown.markup import NO_AMOUNT, SILENCE, show_budget, show_source_words
from centres.admin.waiting import MOST
from centres.editing.deciding.proposals import unsaved_budget
from centres.editing.deciding.readings import confirm_read, correct_read, decide_proposal, empty_read
from centres.editing.spoken import source_words
from centres.fields.snapshots import snapshots
from centres.models import Action, Budget, SourceFiche

PROPOSED, READ = "p", "b"
DONE = {
    (PROPOSED, "accepter"): "accepté, et publié avec la fiche",
    (PROPOSED, "corriger"): "corrigé, et publié avec la fiche",
    (PROPOSED, "refuser"): "proposition refusée, la fiche reste comme elle est",
    (READ, "accepter"): "budget confirmé",
    (READ, "corriger"): "budget corrigé et confirmé",
    (READ, "refuser"): "la lecture est refusée : la fiche ne donne pas de montant, confirmé à votre nom",
}
MOVED = "La fiche a changé pendant que vous lisiez, ou quelqu’un a décidé : rien n’a été fait. Relisez ce qui reste."
AROUND = "C’était le dernier : ceux que vous avez passés reviennent."


def proposed() -> QuerySet[SourceFiche]:
    return SourceFiche.objects.proposing().exclude(action__state=Action.State.WITHDRAWN).order_by("pk")


def unsigned() -> QuerySet[Budget]:
    return Budget.objects.filter(confirmed_at=None).exclude(action__state=Action.State.WITHDRAWN).order_by("pk")


@dataclass(frozen=True)
class MoneyItem:
    """A budget to decide: `kind` PROPOSED or READ, `row` the source or the budget."""

    kind: str
    row: Any

    @property
    def key(self) -> str:
        return f"{self.kind}{self.row.pk}"

    @property
    def action(self) -> Action:
        found: Action = self.row.action
        return found

    @property
    def version(self) -> int:
        return int(self.action.version)

    @cached_property
    def budget(self) -> Budget:
        """The row to correct."""
        return unsaved_budget(self.row) if self.kind == PROPOSED else self.row

    @property
    def words(self) -> str:
        if self.kind == PROPOSED:
            return piece("words", words=ShownProposal(self.row).words)
        source = SourceFiche.objects.current().filter(action=self.action).exclude(file="").order_by("pk").first()
        if source is None:
            return "Fiche saisie à la main : pas de source."
        resources, money = source_words(source, ("resources", "budget")).values()
        # What was read says more than it says again where both are the same.
        sides = [(resources, SILENCE), *([(money, NO_AMOUNT)] if money.differs else [])]
        shown = ((show_source_words(side, source, has_text_below=False, silence=silent),) for side, silent in sides)
        return format_html_join("", "{}", shown)

    @property
    def reading(self) -> str:
        if self.kind == PROPOSED:
            return ShownProposal(self.row).budget
        _, picture = snapshots([self.row.action_id], ["budget"])[self.row.action_id]
        return show_budget(picture["budget"]) if picture["budget"] else "Aucun montant."


def item_of(key: str) -> MoneyItem | None:
    """The item of a key, if it waits still."""
    match = re.fullmatch(r"([pb])(\d{1,18})", key)
    if match is None:
        return None
    rows: QuerySet[Any] = proposed() if match[1] == PROPOSED else unsigned()
    row = rows.select_related("action").filter(pk=int(match[2])).first()
    return MoneyItem(match[1], row) if row else None


def item_after(key: str) -> tuple[MoneyItem | None, bool]:
    """What comes after this key, or first; whether it began again."""
    match = re.fullmatch(r"([pb])(\d{1,18})", key)
    kind, number = (match[1], int(match[2])) if match else (PROPOSED, 0)
    turns: list[tuple[str, QuerySet[Any]]] = []
    if kind == PROPOSED:
        turns = [(PROPOSED, proposed().filter(pk__gt=number)), (READ, unsigned())]
    else:
        turns = [(READ, unsigned().filter(pk__gt=number))]
    for is_again, rounds in ((False, turns), (True, [(PROPOSED, proposed()), (READ, unsigned())])):
        for name, rows in rounds:
            if row := rows.select_related("action").first():
                return MoneyItem(name, row), is_again and match is not None
    return None, False


def page(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perms(("centres.change_action", "centres.change_budget")):
        raise PermissionDenied
    key = request.GET.get("apres", "")
    form = None
    if request.method == "POST":
        item = item_of(request.POST.get("objet", ""))
        decision = request.POST.get("decision", "")
        if item is None or (item.kind, decision) not in DONE:
            messages.warning(request, MOVED)
            return HttpResponseRedirect(_address(key))
        form = amounts_form(item.budget, request.POST if decision == "corriger" else None)
        if decision != "corriger" or form.is_valid():
            _decide(request, item, decision, form)
            return HttpResponseRedirect(_address(item.key))
    else:
        item, is_again = item_after(key)
        if is_again:
            messages.info(request, AROUND)
        form = amounts_form(item.budget, None) if item else None
    left = min(counted_up_to(proposed(), MOST), MOST) + min(counted_up_to(unsigned(), MOST), MOST)
    context = {
        **admin.site.each_context(request),
        "title": "Budgets à la suite",
        "item": item,
        "form": form,
        "left": left,
        "is_proposed": item is not None and item.kind == PROPOSED,
        "pass_address": _address(item.key) if item else "",
    }
    return TemplateResponse(request, "admin/desk/money.html", context)


def _decide(request: HttpRequest, item: MoneyItem, decision: str, form: Any) -> None:
    sent = request.POST.get("vu", "")
    version = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else -1
    if item.kind == PROPOSED:
        is_done = decide_proposal(item.row, decision, version, request.user, form.instance, form.changed_data)
    elif decision == "corriger":
        is_done = correct_read(item.row, form.instance, form.changed_data, version, request.user)
    else:
        is_done = (confirm_read if decision == "accepter" else empty_read)(item.row, version, request.user)
    if not is_done:
        messages.warning(request, MOVED)
        return
    words = DONE[item.kind, decision]
    log_actions(request, [item.action.pk], f"Budget : {words}.")
    messages.success(request, format_html("{} : {}.", link(item.action, item.action), words))


def _address(key: str) -> str:
    return reverse("desk_money", query={"apres": key} if key else None)
