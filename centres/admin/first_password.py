"""A password that somebody was given -> the page where they choose theirs; nothing else opens before.

Asked of the database once, when they come in: a password that changes ends every session.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from centres.models import GivenPassword

GIVEN = "mot_de_passe_donne"
OPEN = ("password_change", "password_change_done", "logout", "jsi18n")
CHOOSE = "Votre mot de passe vous a été donné : choisissez le vôtre, le reste de l’administration s’ouvre ensuite."
FIRST = (
    "Votre mot de passe vous a été donné : choisissez d’abord le vôtre, dans un autre onglet (« Modifier le mot de"
    " passe », en haut), puis revenez ici."
)


def give_password(user: Any) -> None:
    """Says that this account's password is somebody else's choice."""
    GivenPassword.objects.update_or_create(user=user)


def note_given_password(sender: Any, request: HttpRequest, user: Any, **options: Any) -> None:
    """Heard at each login."""
    if GivenPassword.objects.filter(user=user).exists():
        request.session[GIVEN] = True


def must_choose(request: HttpRequest) -> bool:
    """Whether this page stays shut until the person has chosen a password."""
    if not request.session.get(GIVEN) or request.path in [reverse(f"admin:{name}") for name in OPEN]:
        return False
    if GivenPassword.objects.filter(user=request.user.pk).exists():
        return True
    # Chosen in another session.
    del request.session[GIVEN]
    return False


def lead_to_choice(request: HttpRequest) -> HttpResponse:
    messages.warning(request, CHOOSE)
    return HttpResponseRedirect(reverse("admin:password_change"))


def chosen(user: Any) -> None:
    """The person has chosen a password."""
    GivenPassword.objects.filter(user=user).delete()


def choosing(password_change: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Django's page, after which the rest opens."""

    def change(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        answer = password_change(request, extra_context)
        if request.method == "POST" and answer.status_code == 302:
            chosen(request.user)
            request.session.pop(GIVEN, None)
        return answer

    return change


user_logged_in.connect(note_given_password)
