"""« Mes courriels », and a forgotten password: what an account is told by mail. Neither without mail settings."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from centres.editing.roles import ENTRY
from centres.mailing.letters import absolute, send_one, write
from centres.models import Allowance, MailChoice
from centres.models.allowance import digest_of
from centres.views.corrections.senders import sender_of

from .first_password import chosen


class MailChoiceForm(forms.ModelForm):
    class Meta:
        model = MailChoice
        fields = ("corrections", "imports", "waiting")


def with_mail(view: Any) -> Any:
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.HAS_MAIL:
            raise Http404
        return view(request, *args, **kwargs)

    return answer


def mail_choice(request: HttpRequest) -> HttpResponse:
    choice = MailChoice.objects.filter(user=request.user).first() or MailChoice(user=request.user)
    form = MailChoiceForm(request.POST or None, instance=choice)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "C’est enregistré.")
        return HttpResponseRedirect(request.path)
    context = {**admin.site.each_context(request), "title": "Mes courriels", "form": form}
    return TemplateResponse(request, "admin/mail_choice.html", context)


class ForgottenPasswordForm(PasswordResetForm):
    """Writes to accounts that open something, as often as any mail that is asked for by itself."""

    def get_users(self, email: str) -> Any:
        return (user for user in super().get_users(email) if user.is_staff and user.has_perm(ENTRY))

    def save(self, **options: Any) -> None:
        request = options["request"]
        address = self.cleaned_data["email"]
        if Allowance.objects.take_mail(sender_of(request), digest_of(address)):
            # Never the name of the host that was asked for: anybody writes what he likes there.
            super().save(**options | {"domain_override": settings.SITE_URL.partition("://")[2]})

    def send_mail(self, _: str, __: str, context: Any, ___: Any, to_email: str, **options: Any) -> None:
        steps = path_of(context["uid"], context["token"])
        context = {"user": context["user"], "url": absolute(steps), "hours": settings.PASSWORD_RESET_TIMEOUT // 3600}
        send_one(write(to_email, "Choisir un nouveau mot de passe", "password", context))


def path_of(uid: str, token: str) -> str:
    return reverse("password_reset_confirm", args=[uid, token])


class ChosenPasswordForm(SetPasswordForm):
    """Whoever forgot a password chooses another: it is theirs."""

    def save(self, commit: bool = True) -> Any:
        user = super().save(commit)
        chosen(user)
        return user


NAMES = {"site_header": admin.site.site_header, "site_title": admin.site.site_title}
AGAIN = {"extra_context": NAMES}
urls = [
    path("mes-courriels/", with_mail(admin.site.admin_view(mail_choice)), name="admin_mail_choice"),
    path(
        "mot-de-passe-oublie/",
        with_mail(views.PasswordResetView.as_view(form_class=ForgottenPasswordForm, **AGAIN)),
        name="password_reset",
    ),
    path(
        "mot-de-passe-oublie/envoye/",
        with_mail(views.PasswordResetDoneView.as_view(**AGAIN)),
        name="password_reset_done",
    ),
    path(
        "mot-de-passe-oublie/change/",
        with_mail(views.PasswordResetCompleteView.as_view(**AGAIN)),
        name="password_reset_complete",
    ),
    path(
        "mot-de-passe-oublie/<str:uidb64>/<str:token>/",
        with_mail(views.PasswordResetConfirmView.as_view(form_class=ChosenPasswordForm, **AGAIN)),
        name="password_reset_confirm",
    ),
]
