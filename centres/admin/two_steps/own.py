"""« Téléphone »: what somebody who is in does with theirs: learns one, takes new recovery codes, forgets it."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as remember

from centres.admin.base import count_words
from centres.editing import phones

WRONG = "Ce code n’est pas le bon. Il change toutes les 30 secondes : tapez celui que l’application montre maintenant."
SLOWER = "Trop d’essais : attendez {}, puis tapez le code que l’application montre alors."
FORGOTTEN = "Ce téléphone est oublié, et ses codes de secours avec lui."


@sensitive_post_parameters("code")
def phone(request: HttpRequest) -> HttpResponse:
    user, text = request.user, request.POST.get("code", "")
    if phones.phone_of(user) is None:
        waited = phones.seconds_to_learn(user)
        codes = phones.learn_phone(user, text) if text else []
        if codes:
            remember(request, phones.phone_of(user))
            return show_codes(request, codes)
        return _show(request, error=refusal(waited) if text else "")
    if request.method != "POST" or not text:
        return _show(request)
    waited = phones.seconds_to_wait(user, text)
    if phones.check_code(user, text) is None:
        return _show(request, error=refusal(waited))
    if "oublier" in request.POST:
        phones.forget_phone(user)
        messages.success(request, FORGOTTEN)
        return HttpResponseRedirect(request.path)
    return show_codes(request, phones.give_recovery_codes(user))


def show_codes(request: HttpRequest, codes: list[str], **carried: str) -> HttpResponse:
    """The recovery codes, this once. `carried`: where they were going (`next`), what they had sent (`repris`)."""
    context = {"title": "Vos codes de secours", "codes": codes, "next": reverse("admin:index"), **carried}
    return TemplateResponse(request, "admin/two_steps/codes.html", admin.site.each_context(request) | context)


def show_key(request: HttpRequest, user: Any, template: str, context: dict[str, Any]) -> HttpResponse:
    new = phones.new_phone(user)
    more = {"title": "Associer votre téléphone", "qr": phones.qr_of(new), "key": phones.key_of(new)}
    return TemplateResponse(request, template, context | more)


def refusal(waited: int) -> str:
    """Why a code was not taken. `waited`: how many seconds it came too soon."""
    return SLOWER.format(count_words(waited, "seconde", "secondes")) if waited else WRONG


def _show(request: HttpRequest, error: str = "") -> HttpResponse:
    user = request.user
    known = phones.phone_of(user)
    context = {**admin.site.each_context(request), "title": "Téléphone", "error": error, "known": known}
    if known is None:
        return show_key(request, user, "admin/two_steps/own.html", context)
    more = {"left": phones.recovery_codes_left(user), "is_asked": phones.is_asked_of(user)}
    return TemplateResponse(request, "admin/two_steps/own.html", context | more)
