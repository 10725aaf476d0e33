"""« Proposer une correction »: a short form on each fiche, without account or cookie -> a row for staff to decide."""

from functools import partial

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, OperationalError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from centres.catalogue.addresses import row_at
from centres.mailing.staff import tell_correction
from centres.models import Action, Correction
from centres.models.correction import LONGEST_TEXT
from centres.views.public import read_only, redirect_to, told_to_robots

from .form import CorrectionForm, group_digits
from .posting import is_from_this_site
from .senders import sender_of

ELSEWHERE = "Ce formulaire a été envoyé depuis un autre site : rien n’a été lu. Écrivez votre texte ici."
UNREAD = "Ce qui a été envoyé est bien trop long pour être lu. Votre texte tient en {} caractères."
FULL = (
    "Trop de corrections ont été envoyées aujourd’hui depuis votre réseau : celle-ci n’a pas été gardée."
    " Copiez votre texte, et envoyez-le demain."
)

FAILED = (
    "Le site n’a pas pu garder votre correction : il est occupé, ou son disque est plein. Votre texte est encore là :"
    " envoyez-le de nouveau dans un instant."
)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("text", "contact")
def correction(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    if request.method == "POST":
        try:
            return _answer(request, _told(request, pk))
        except Http404:
            return _given_back(request)
    action = _told(request, pk)
    if request.path != (address := address_of(action)):
        return redirect_to(request, address)
    return _page(request, CorrectionForm(action, initial={"part": request.GET.get("rubrique", "")}))


@read_only
@never_cache
def thanks(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    action = _told(request, pk)
    if request.path != (address := address_of(action, "correction_thanks")):
        return redirect_to(request, address)
    page = {"action": action, "days": settings.CORRECTION_CONTACT_DAYS}
    return told_to_robots(render(request, "correction_thanks.html", page), may_keep=False)


def _told(request: HttpRequest, pk: int) -> Action:
    """The fiche of this number, or the one that it was merged into."""
    action = row_at(Action.objects.visible_to(request.user).for_detail(), pk)
    if action is None:
        raise Http404
    return action


def _given_back(request: HttpRequest) -> HttpResponse:
    """What was written of a fiche that left the site meanwhile; where nothing was, there is no such page."""
    try:
        text = request.POST.get("text", "") if is_from_this_site(request) else ""
    except (RequestDataTooBig, TooManyFieldsSent):
        text = ""
    if not text.strip():
        raise Http404
    page = {"text": text[:LONGEST_TEXT]}
    return told_to_robots(render(request, "correction_lost.html", page, status=404), may_keep=False)


def address_of(action: Action, name: str = "correction") -> str:
    return reverse(f"centres:{name}", args=[action.pk, action.slug or "action"])


def _answer(request: HttpRequest, action: Action) -> HttpResponse:
    if not is_from_this_site(request):
        return _page(request, CorrectionForm(action), ELSEWHERE, status=403)
    try:
        form = CorrectionForm(action, request.POST)
    except (RequestDataTooBig, TooManyFieldsSent):
        return _page(request, CorrectionForm(action), UNREAD.format(group_digits(LONGEST_TEXT)), status=413)
    if not form.is_valid():
        return _page(request, form)
    try:
        is_kept = keep(form.correction(sender_of(request)))
    except (OperationalError, InterfaceError):
        return _page(request, form, FAILED, status=503)
    if not is_kept:
        return _page(request, form, FULL, status=429)
    return HttpResponseRedirect(address_of(action, "correction_thanks"))


@transaction.atomic
def keep(correction: Correction) -> bool:
    """Stores it, unless the day is full. Sent twice, it is kept once."""
    Correction.objects.forget()
    if Correction.objects.like(correction).exists():
        return True
    if not Correction.objects.has_room(correction.sender):
        return False
    correction.save()
    transaction.on_commit(partial(tell_correction, correction))
    return True


def _page(request: HttpRequest, form: CorrectionForm, refusal: str = "", status: int = 200) -> HttpResponse:
    page = {
        "form": form,
        "action": form.action,
        "refusal": refusal,
        "token": form.fresh_token(),
        "most": LONGEST_TEXT,
        "days": settings.CORRECTION_CONTACT_DAYS,
    }
    return told_to_robots(render(request, "correction.html", page, status=status), may_keep=False)
