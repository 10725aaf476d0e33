"""« Raconter une action »: typed, read back, kept for later under a secret address, sent -> a draft for staff.

The page asks for its reading back as one types; without JavaScript, a button does. Nothing is stored before it is kept.
"""

from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from centres.catalogue.alike.nearest import near_text
from centres.catalogue.index import current_state
from centres.mailing.telling import send_link, tell_telling
from centres.models import Allowance, Telling
from centres.models.allowance import digest_of
from centres.models.correction import LONGEST_TEXT
from centres.models.telling import LONGEST_UNSENT
from centres.telling.drafting import TAKEN, make_draft
from centres.telling.reading import ToldFiche, missing_of, money_of, read_told
from centres.views.corrections.posting import is_from_this_site
from centres.views.corrections.senders import sender_of
from centres.views.public import told_to_robots

from .form import TOO_LONG, TellingForm, with_problems

MOST_NEAR = 3
READ, KEEP, MAIL, SEND, ERASE = "relire", "garder", "courriel", "envoyer", "effacer"
ELSEWHERE = "Ce formulaire a été envoyé depuis un autre site : rien n’a été lu. Écrivez votre texte ici."
FULL = (
    "Trop d’actions ont été racontées aujourd’hui depuis votre réseau : celle-ci n’a pas été gardée. Votre texte est"
    " encore là : copiez-le, et revenez demain."
)
FULL_MAIL = "Votre texte est gardé, mais trop de courriels ont été demandés aujourd’hui : copiez plutôt son adresse."
FAILED_MAIL = "Votre texte est gardé, mais le courriel n’est pas parti : copiez plutôt son adresse."
MOVED = (
    "Ce texte a été gardé depuis un autre ordinateur, ou un autre onglet, le {}. Rien n’est écrasé : le vôtre est"
    " ci-dessous. Ouvrez l’autre dans un nouvel onglet, reprenez-en ce qu’il faut, puis gardez de nouveau."
)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def tell(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _answer(request, None)
    return _page(request, None, TellingForm(), None)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def go_on(request: HttpRequest, secret: str) -> HttpResponse:
    """The address that was kept: who has it goes on with the text, then sees what became of it."""
    telling = get_object_or_404(Telling.objects.select_related("action"), secret=secret)
    if request.method == "POST" and request.headers.get("HX-Request") is None and _asked(request) == ERASE:
        return _erase(request, telling)
    if telling.sent_at:
        return told_to_robots(render(request, "telling_sent.html", {"telling": telling}), may_keep=False)
    if request.method == "POST":
        return _answer(request, telling)
    form = TellingForm(initial=telling.said | {"email": telling.email})
    return _page(request, telling, form, read_told(telling.said))


def _answer(request: HttpRequest, telling: Telling | None) -> HttpResponse:
    if not is_from_this_site(request):
        return _page(request, telling, TellingForm(), None, ELSEWHERE, 403)
    asked = READ if request.headers.get("HX-Request") else _asked(request)
    if asked is None:
        return _page(request, telling, TellingForm(), None, TOO_LONG, 413)
    form = TellingForm(request.POST, is_kept=asked != READ, is_sent=asked == SEND, needs_email=asked == MAIL)
    is_valid = form.is_valid()
    told = read_told(form.said)
    if asked == SEND and told.problems:
        with_problems(form, told.problems)
        is_valid = False
    if asked not in DOES or not is_valid:
        return _page(request, telling, form, told)
    return DOES[asked](request, telling, form, told)


def _asked(request: HttpRequest) -> str | None:
    """What the button that was pressed asks for; None of what is too long to be read."""
    try:
        return request.POST.get("do", READ)
    except (RequestDataTooBig, TooManyFieldsSent):
        return None


def _erase(request: HttpRequest, telling: Telling) -> HttpResponse:
    """A text that was not sent, whole; of one that staff have, the address of who sent it."""
    if not is_from_this_site(request):
        return _page(request, telling, TellingForm(), None, ELSEWHERE, 403)
    if Telling.objects.filter(pk=telling.pk, sent_at=None).delete()[0]:
        path = address_of(telling)
        return told_to_robots(render(request, "telling_erased.html", {"path": path}), may_keep=False)
    Telling.objects.filter(pk=telling.pk).update(email="")
    return HttpResponseRedirect(address_of(telling))


def _keep(request: HttpRequest, telling: Telling | None, form: TellingForm, told: ToldFiche) -> HttpResponse:
    kept = _kept(request, telling, form)
    return HttpResponseRedirect(f"{address_of(kept)}#garde") if isinstance(kept, Telling) else kept


def _mail(request: HttpRequest, telling: Telling | None, form: TellingForm, told: ToldFiche) -> HttpResponse:
    kept = _kept(request, telling, form)
    if not isinstance(kept, Telling):
        return kept
    if not settings.HAS_MAIL or not Allowance.objects.take_mail(sender_of(request), digest_of(kept.email)):
        return _page(request, kept, form, told, FULL_MAIL, 429)
    if not send_link(kept):
        return _page(request, kept, form, told, FAILED_MAIL, 503)
    return HttpResponseRedirect(f"{address_of(kept)}?parti=oui#garde")


def _send(request: HttpRequest, telling: Telling | None, form: TellingForm, told: ToldFiche) -> HttpResponse:
    kept = _kept(request, telling, form)
    if not isinstance(kept, Telling):
        return kept
    if not make_draft(kept, told):
        # A button pressed twice sends twice: the second is told of the first.
        if twin := Telling.objects.sent_alike(sender_of(request), told.fiche.sha256):
            kept.delete()
            return HttpResponseRedirect(address_of(twin))
        form.add_error("title", TAKEN)
        return _page(request, kept, form, told)
    transaction.on_commit(partial(tell_telling, kept.pk))
    return HttpResponseRedirect(address_of(kept))


DOES = {KEEP: _keep, MAIL: _mail, SEND: _send}


def _kept(request: HttpRequest, telling: Telling | None, form: TellingForm) -> Telling | HttpResponse:
    """Stored, or the page that says why not."""
    Telling.objects.forget()
    with transaction.atomic():
        if telling is None:
            sender = sender_of(request)
            telling = Telling.objects.kept_alike(sender, form.said) or Telling(sender=sender)
            if telling.pk is None and not Telling.objects.has_room(telling.sender):
                return _page(request, None, form, read_told(form.said), FULL, 429)
        else:
            telling = Telling.objects.select_for_update().get(pk=telling.pk)
            if telling.sent_at:
                return HttpResponseRedirect(address_of(telling))
            if telling.said != form.said and request.POST.get("vu", "") != telling.saved_at.isoformat():
                when = timezone.localtime(telling.saved_at).strftime("%d/%m/%Y à %H:%M")
                return _page(request, telling, form, read_told(form.said), MOVED.format(when), 409)
        telling.said, telling.email, telling.saved_at = form.said, form.cleaned_data["email"], timezone.now()
        telling.save(update_fields=["said", "email", "saved_at"] if telling.pk else None)
    return telling


def address_of(telling: Telling) -> str:
    return reverse("centres:telling_again", args=[telling.secret])


def review_of(form: TellingForm, told: ToldFiche) -> dict[str, Any]:
    """What the page says of the text: what is near, what is missing, the money that is read."""
    said = form.said if form.is_bound else form.initial
    words = f"{told.fiche.title}\n{told.fiche.summary}"
    near = near_text(words, current_state(), MOST_NEAR).rows if told.fiche.title else []
    missing = missing_of(said, told.fiche)
    return {
        "near": near,
        "missing": missing,
        "percent": 100 - sum(part.weight for part in missing),
        "money": money_of(told.fiche),
        "has_resources": bool(told.fiche.resources),
        "problems": [words for name, words in told.problems.items() if not name],
    }


def _page(
    request: HttpRequest,
    telling: Telling | None,
    form: TellingForm,
    told: ToldFiche | None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    page = {
        "form": form,
        "parts": list(form.parts()),
        "refusal": refusal,
        "telling": telling,
        "link": request.build_absolute_uri(address_of(telling)) if telling else "",
        "is_mailed": request.GET.get("parti") == "oui",
        "path": address_of(telling) if telling else reverse("centres:telling"),
        "review": review_of(form, told) if told and (told.fiche.title or form.is_bound) else None,
        "token": form.fresh_token(),
        "most": LONGEST_TEXT,
        "days": settings.CORRECTION_CONTACT_DAYS,
        "unsent_days": LONGEST_UNSENT.days,
    }
    if request.headers.get("HX-Request"):
        return render(request, "_told_review.html", page | {"is_part": True})
    response = render(request, "telling.html", page, status=status)
    return told_to_robots(response, may_keep=telling is None and request.method != "POST")
