"""Budgets chosen in their list -> a page with each amount beside the words of its fiche; then signatures."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from centres.admin.base import count_words, log_actions
from centres.admin.form_fields import is_id
from centres.editing.deciding.budgets import Signed, budgets_to_read, confirm_budgets, fingerprint_of, words_beside
from centres.models import Budget

MOST_AT_ONCE = 100
MOVED = (
    "budget a changé, ou n’est plus là, depuis que vous l’avez lu : il n’est pas confirmé.",
    "budgets ont changé, ou ne sont plus là, depuis que vous les avez lus : ils ne sont pas confirmés.",
)
BEFORE = ("budget était déjà confirmé.", "budgets étaient déjà confirmés.")


class Confirming(admin.ModelAdmin):
    """The part of the admin of budgets that signs several at once."""

    @admin.action(description="Confirmer les budgets choisis…", permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[Budget]) -> HttpResponse | None:
        if "lus" in request.POST:
            shown = dict(pair.split("-", 1) for pair in request.POST.getlist("vu") if "-" in pair)
            ticked = set(request.POST.getlist("signe"))
            seen = {int(pk): digest for pk, digest in shown.items() if is_id(pk) and pk in ticked}
            signed = confirm_budgets(seen, request.user)
            self._tell(request, signed)
            rows = budgets_to_read(signed.moved, MOST_AT_ONCE)
            return self._page(request, rows, 0) if rows else None
        ids = [int(pk) for pk in request.POST.getlist(ACTION_CHECKBOX_NAME)]
        if request.POST.get("select_across") == "1":
            ids = list(queryset.order_by("action_id").values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
        rows = budgets_to_read(ids, MOST_AT_ONCE + 1)
        if rows:
            return self._page(request, rows[:MOST_AT_ONCE], len(rows) - MOST_AT_ONCE)
        messages.warning(request, "Aucun de ces budgets n’est à confirmer : ils le sont déjà, ou ne sont plus là.")
        return None

    def _tell(self, request: HttpRequest, signed: Signed) -> None:
        log_actions(request, signed.actions, "Budget relu et confirmé.")
        if words := count_words(len(signed.actions), "budget confirmé.", "budgets confirmés."):
            messages.success(request, words)
        if words := count_words(signed.signed_before, *BEFORE):
            messages.info(request, words)
        if words := count_words(len(signed.moved), *MOVED):
            messages.warning(request, words)
        if not (signed.actions or signed.moved or signed.signed_before):
            messages.warning(request, "Aucun budget coché : rien n’a changé.")

    def _page(self, request: HttpRequest, rows: list[Budget], left_out: int) -> HttpResponse:
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": f"Confirmer {count_words(len(rows), 'budget', 'budgets')} ?",
            "opts": self.opts,
            "rows": [(row, words_beside(row), f"{row.pk}-{fingerprint_of(row)}") for row in rows],
            "most": MOST_AT_ONCE if left_out > 0 else 0,
            "list_url": request.get_full_path(),
        }
        return TemplateResponse(request, "admin/centres/budget/confirm.html", context)
