"""A right password -> the code that goes with it, or the telephone that is learnt, then what they were going to do."""

from collections.abc import Callable
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import admin, messages
from django.contrib.auth import login
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters

from centres.admin.between_steps import WAITS, is_held, who_waits
from centres.admin.kept.gate import KEPT, LOCKED_OUT, RETURNED, ask_who, give_back, wait_with
from centres.admin.kept.sent import Sent, unpacked
from centres.editing import phones
from centres.views.site.lockout import too_many_tries

from . import own

BACKEND = "django.contrib.auth.backends.ModelBackend"
SPENT = "Code de secours utilisé, il en reste {}. « Téléphone », en haut, en donne d’autres."
TOO_LATE = "Trop de temps a passé depuis votre mot de passe : donnez-le de nouveau."


def asking_code(login_page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The login, which goes on to the code where one is needed. What was sent before it travels along."""

    def enter(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        answer = login_page(request, extra_context)
        return _ask(request, who_waits(request)) if is_held(request) else answer

    return enter


@never_cache
@csrf_protect
@sensitive_post_parameters("code")
def code(request: HttpRequest) -> HttpResponse:
    """Of somebody whose password was right a moment ago."""
    user = who_waits(request)
    if user is None:
        return _go_on(request) if admin.site.has_permission(request) else _begin_again(request)
    if request.method != "POST" or "code" not in request.POST:
        return _ask(request, user)
    if not AxesProxyHandler.is_allowed(request, {"username": user.get_username()}):
        return _keep_waiting(request)
    text = request.POST["code"]
    if phones.phone_of(user) is None:
        waited = phones.seconds_to_learn(user)
        codes = phones.learn_phone(user, text)
        if not codes:
            return _refuse(request, user, waited)
        _come_in(request, user, phones.phone_of(user))
        return own.show_codes(request, codes, **_carried(request))
    waited = phones.seconds_to_wait(user, text)
    device = phones.check_code(user, text)
    if device is None:
        return _refuse(request, user, waited)
    _come_in(request, user, device)
    if phones.is_of_recovery(device):
        left = phones.recovery_codes_left(user)
        messages.warning(request, SPENT.format(left))
    return _go_on(request)


def _come_in(request: HttpRequest, user: Any, device: Any) -> None:
    user.otp_device = device
    login(request, user, backend=BACKEND)
    request.session.pop(WAITS, None)


def _go_on(request: HttpRequest) -> HttpResponse:
    """Where they were going, with what they had sent."""
    sent = _sent(request)
    return give_back(request, sent, RETURNED) if sent else HttpResponseRedirect(_next(request))


def _begin_again(request: HttpRequest) -> HttpResponse:
    """From the password on."""
    if request.method == "POST":
        messages.warning(request, TOO_LATE)
    if sent := _sent(request):
        return ask_who(request, sent)
    return HttpResponseRedirect(f"{reverse('admin:login')}?{urlencode({'next': _next(request)})}")


def _refuse(request: HttpRequest, user: Any, waited: int) -> HttpResponse:
    """Counted and told as a wrong password is; a code that came too soon was not looked at, and is neither."""
    if not waited:
        credentials = {"username": user.get_username(), "step": "code"}
        user_login_failed.send(sender=__name__, credentials=credentials, request=request)
    if getattr(request, LOCKED_OUT, False):
        return _keep_waiting(request)
    return _ask(request, user, own.refusal(waited))


def _keep_waiting(request: HttpRequest) -> HttpResponse:
    sent = _sent(request)
    return wait_with(request, sent) if sent else too_many_tries(request)


def _ask(request: HttpRequest, user: Any, error: str = "") -> HttpResponse:
    context = {**admin.site.each_context(request), **_carried(request), "error": error, "title": "Votre code"}
    if phones.phone_of(user) is None:
        return own.show_key(request, user, "admin/two_steps/learn.html", context)
    return TemplateResponse(request, "admin/two_steps/code.html", context)


def _carried(request: HttpRequest) -> dict[str, str]:
    sent = _sent(request)
    return {"next": _next(request), KEPT: sent.packed() if sent else ""}


def _sent(request: HttpRequest) -> Sent | None:
    kept = request.POST.get(KEPT, "")
    return unpacked(kept) if kept else None


def _next(request: HttpRequest) -> str:
    address = request.POST.get("next") or request.GET.get("next") or ""
    is_here = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    return address if is_here and address.startswith("/") else reverse("admin:index")
