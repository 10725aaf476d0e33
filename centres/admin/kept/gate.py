"""A form that came after the session ended, or with a stale token, or to a database that fails -> the form again, one
click from being saved.

Nothing is stored for it: what was sent travels in the page that gives it back, which nobody else is sent. Only a form
that comes from this site is given back: one of another site would put its own words under somebody's hand.
"""

import errno
import os
from collections.abc import Callable
from copy import copy
from functools import update_wrapper
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import logout
from django.db import Error, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views import csrf

from centres.admin.between_steps import lacks_code
from centres.admin.first_password import FIRST, lead_to_choice, must_choose

from .sent import Sent, is_of_the_administration, sent_by, unpacked, words_of

KEPT = "repris"
# What django-axes says of a request that came after too many wrong passwords.
LOCKED_OUT = "axes_locked_out"
# Django's words for a form that another site sent.
OTHER_SITE = ("Origin checking failed", "Referer checking failed")
# A kind of failure -> words of SQLite, PostgreSQL and Python that say it.
MARKS = {
    "full": ("full", "no space left", "quota"),
    "closed": ("readonly", "read-only", "disk i/o error"),
    "busy": ("locked", "lock timeout", "busy", "couldn't get a connection"),
}
RETURNED = "Votre session s’était terminée, ou vous vous êtes connecté depuis un autre onglet."
FAILURES = {
    "full": "Le disque du serveur est plein.",
    "closed": "Le disque du serveur est en lecture seule.",
    "busy": "La base est occupée par une autre écriture depuis trop longtemps.",
    "other": "La base de données ne répond pas, ou a refusé l’écriture.",
}
AGAIN = {
    "full": "Prévenez qui s’occupe du serveur ; gardez cette page ouverte, et renvoyez-la une fois la place faite.",
    "closed": "Prévenez qui s’occupe du serveur ; gardez cette page ouverte, et renvoyez-la une fois le disque revenu.",
    "busy": "Envoyez de nouveau dans un instant.",
    "other": "Envoyez de nouveau dans un instant ; si cela continue, prévenez qui s’occupe du serveur.",
}
View = Callable[..., HttpResponse]


def keeping(admin_view: Callable[..., View]) -> Callable[..., View]:
    """Django's guard of each page of the administration, which no longer drops what was sent to it."""

    def guard(view: View, cacheable: bool = False) -> View:
        guarded = admin_view(view, cacheable)

        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if admin.site.has_permission(request) and lacks_code(request):
                logout(request)
            if admin.site.has_permission(request) and must_choose(request):
                sent = sent_by(request) if request.method == "POST" else None
                return give_back(request, sent, FIRST, status=403) if sent else lead_to_choice(request)
            if request.method != "POST":
                return guarded(request, *args, **kwargs)
            if not admin.site.has_permission(request) and (sent := sent_by(request)).is_typed:
                return ask_who(request, sent)
            try:
                return guarded(request, *args, **kwargs)
            except (OperationalError, InterfaceError) as error:
                return _failed(request, " ".join(str(error).split()).lower())
            except OSError as error:
                if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
                    raise
                return _failed(request, os.strerror(error.errno).lower())

        return update_wrapper(page, guarded)

    return guard


def ask_who(request: HttpRequest, sent: Sent, **words: Any) -> HttpResponse:
    """The page where one says who one is, with what was sent in it."""
    asking = copy(request)
    asking.method = "GET"
    more = {KEPT: sent.packed(), "app_path": reverse("admin:login"), "next": sent.address, **words}
    answer = admin.site.login(asking, more)
    answer.status_code = 403
    return answer


def entering(login: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Django's login, after which what was sent before it comes back."""

    def enter(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        kept = request.POST.get(KEPT, "") if request.method == "POST" else ""
        sent = unpacked(kept) if kept else None
        more = {KEPT: kept} if sent else {}
        answer = login(request, more | (extra_context or {}))
        if sent and getattr(request, LOCKED_OUT, False):
            return wait_with(request, sent)
        if sent and answer.status_code == 302 and admin.site.has_permission(request):
            return give_back(request, sent, RETURNED)
        return answer

    return enter


def wait_with(request: HttpRequest, sent: Sent) -> HttpResponse:
    """Whoever has to wait keeps what they typed: in the page of login, instead of one that has no form."""
    setattr(request, LOCKED_OUT, False)
    seconds = int(settings.AXES_COOLOFF_TIME.total_seconds())
    answer = ask_who(request, sent, minutes=seconds // 60)
    answer.status_code = 429
    answer.headers["Retry-After"] = str(seconds)
    return answer


def give_back(request: HttpRequest, sent: Sent, why: str, again: str = "", status: int = 200) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": "Rien n’est perdu : votre saisie est revenue" if sent.is_typed else "À envoyer de nouveau",
        "sent": sent,
        "words": words_of(request, sent),
        "why": why,
        "again": again,
    }
    return TemplateResponse(request, "admin/centres/kept/sent.html", context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A token that is not today's, as after logging in again in another tab. A form of another site is refused."""
    is_ours = "Origin" in request.headers and not reason.startswith(OTHER_SITE)
    if not is_ours or not is_of_the_administration(request.path):
        return csrf.csrf_failure(request, reason, "403_csrf.html")
    if request.path in (reverse("admin:login"), reverse("two_steps_code")):
        return _second_login(request)
    sent = sent_by(request)
    if not admin.site.has_permission(request):
        return ask_who(request, sent)
    return give_back(request, sent, RETURNED, status=403)


def _second_login(request: HttpRequest) -> HttpResponse:
    """Somebody who logged in elsewhere meanwhile, or whose page of login is too old."""
    sent = unpacked(request.POST.get(KEPT, ""))
    if admin.site.has_permission(request):
        return give_back(request, sent, RETURNED) if sent else HttpResponseRedirect(reverse("admin:index"))
    asking = copy(request)
    asking.method = "GET"
    answer = admin.site.login(asking, {KEPT: sent.packed(), "next": sent.address} if sent else None)
    answer.status_code = 403
    return answer


def _failed(request: HttpRequest, words: str) -> HttpResponse:
    if not connection.in_atomic_block:
        connection.close()
    kind = next((kind for kind, marks in MARKS.items() if any(mark in words for mark in marks)), "other")
    sent = sent_by(request)
    try:
        answer = give_back(request, sent, FAILURES[kind], AGAIN[kind], status=503)
        answer.render()  # type: ignore[attr-defined]
    except Error:
        # Who asks is not known without the database, and the page is told without it.
        context = {"sent": sent, "words": [], "why": FAILURES[kind], "again": AGAIN[kind], "is_bare": True}
        return render(request, "admin/centres/kept/bare.html", context, status=503)
    return answer
