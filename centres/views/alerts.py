"""« Me prévenir »: a selection and an address -> an alert once its mail is confirmed; one click -> nothing left.

No cookie, no account: what a mail holds is the key. Its links open pages with a button, since programs that look
through mail open links by themselves.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from centres.catalogue.index import current_state
from centres.mailing.alerts import FollowedSelection, selection_of, send_confirmation
from centres.models import Alert, Allowance
from centres.models.alert import WAITS
from centres.models.allowance import digest_of

from .corrections.posting import is_from_this_site
from .corrections.proof import LONGEST_CONTACT, WRONG_ADDRESS, PersonForm
from .corrections.senders import sender_of
from .public import told_to_robots

LONGEST_QUERY = 2000
ELSEWHERE = "Ce formulaire a été envoyé depuis un autre site : rien n’a été lu. Remplissez-le ici."
FULL = "Trop de courriels ont été demandés aujourd’hui, pour cette adresse ou depuis votre réseau. Revenez demain."
FAILED = "Le courriel n’est pas parti : le serveur de courriel n’a pas répondu. Rien n’est gardé ; essayez plus tard."
UNREAD = "Ce qui a été envoyé est bien trop long pour être lu. Remplissez le formulaire ici."


class AlertForm(PersonForm):
    """Who is told, and how often."""

    about = "alerte"
    email = forms.EmailField(max_length=LONGEST_CONTACT, error_messages=WRONG_ADDRESS)
    pace = forms.ChoiceField(
        choices=Alert.Pace.choices,
        initial=Alert.Pace.WEEKLY,
        error_messages=dict.fromkeys(("invalid_choice", "required"), "Choisissez un rythme dans la liste."),
    )


def with_mail(view: Any) -> Any:
    """Without mail settings the address is not there: nothing is promised that could not be kept."""

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.HAS_MAIL:
            raise Http404
        response: HttpResponse = view(request, *args, **kwargs)
        return told_to_robots(response, may_keep=False)

    return csrf_exempt(never_cache(require_http_methods(["GET", "HEAD", "POST"])(sensitive_post_parameters()(answer))))


@with_mail
def ask(request: HttpRequest) -> HttpResponse:
    """The selection is the address's own, so that a form sent back keeps it."""
    selection = selection_of(request.META.get("QUERY_STRING", "")[:LONGEST_QUERY], current_state())
    if request.method != "POST":
        return _page(request, selection, AlertForm())
    if not is_from_this_site(request):
        return _page(request, selection, AlertForm(), ELSEWHERE, 403)
    try:
        form = AlertForm(request.POST)
    except (RequestDataTooBig, TooManyFieldsSent):
        return _page(request, selection, AlertForm(), UNREAD, 413)
    if not form.is_valid():
        return _page(request, selection, form)
    email = form.cleaned_data["email"]
    Alert.objects.forget()
    if not Allowance.objects.take_mail(sender_of(request), digest_of(email)):
        return _page(request, selection, form, FULL, 429)
    alert = Alert.objects.create(email=email, query=selection.query, pace=form.cleaned_data["pace"])
    if not send_confirmation(alert, selection.label):
        alert.delete()
        return _page(request, selection, form, FAILED, 503)
    context = {"selection": selection, "email": email, "days": WAITS.days, "list": _list_of(selection.query)}
    return render(request, "alert_asked.html", context)


@with_mail
def confirm(request: HttpRequest, secret: str) -> HttpResponse:
    alert = get_object_or_404(Alert, secret=secret)
    if request.method == "POST":
        alert.confirm()
        return HttpResponseRedirect(request.path)
    return _alert_page(request, alert, "alert.html")


@with_mail
def leave(request: HttpRequest, secret: str) -> HttpResponse:
    """By the button of the page, or by a mail program that sends the header's address « List-Unsubscribe=One-Click »
    (RFC 8058), which must be answered without a redirect. Who left already is told the same."""
    alert = Alert.objects.filter(secret=secret).first()
    if request.method == "POST":
        if alert:
            alert.delete()
        return render(request, "alert_left.html", {})
    if alert is None:
        raise Http404
    return _alert_page(request, alert, "alert_leave.html")


def _alert_page(request: HttpRequest, alert: Alert, template: str) -> HttpResponse:
    selection = selection_of(alert.query, current_state())
    return render(request, template, {"alert": alert, "selection": selection, "list": _list_of(alert.query)})


def _list_of(query: str) -> str:
    path = reverse("centres:action_list")
    return f"{path}?{query}" if query else path


def _page(
    request: HttpRequest, selection: FollowedSelection, form: AlertForm, refusal: str = "", status: int = 200
) -> HttpResponse:
    page = {
        "form": form,
        "selection": selection,
        "count": len(selection.ids),
        "refusal": refusal,
        "token": form.fresh_token(),
        "days": WAITS.days,
        "list": _list_of(selection.query),
        "address": f"{request.path}?{selection.query}" if selection.query else request.path,
    }
    return render(request, "alert_ask.html", page, status=status)
