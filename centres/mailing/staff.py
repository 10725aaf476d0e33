"""What happened -> letters to the staff who asked to be told of it, and who may see it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse

from centres.models import Correction, ImportRun, MailChoice

from .letters import Letter, absolute, send, write


def asking(choice: str, right: str) -> Iterator[Any]:
    """The accounts that ticked `choice`, have an address, and may see what it is about."""
    users = get_user_model().objects.filter(is_active=True, is_staff=True, **{f"mail_choice__{choice}": True})
    for user in users.exclude(email="").select_related("mail_choice"):
        if user.has_perm(right):
            yield user


def tell_correction(correction: Correction) -> int:
    """How many letters left. They hold neither the text nor the address of who sent it: both stay in the database."""
    context = {
        "correction": correction,
        "url": absolute(reverse("admin:centres_correction_change", args=[correction.pk])),
        "choices": _choices_url(),
    }
    subject = f"Une correction est proposée : {correction.action.title}"
    users = asking("corrections", "centres.view_correction")
    return sum(send(write(user.email, subject, "correction", context) for user in users))


def tell_import(runs: Sequence[ImportRun], by: Any = None) -> int:
    """To all who asked but `by`, who knows; None is a command."""
    if not runs:
        return 0
    rows = [(run, absolute(reverse("admin:centres_importrun_change", args=[run.pk]))) for run in runs]
    context = {"runs": rows, "by": by, "choices": _choices_url()}
    subject = f"Import : {runs[0].file}" if len(runs) == 1 else f"Import de {len(runs)} fichiers"
    users = [user for user in asking("imports", "centres.view_importrun") if user != by]
    return sum(send(write(user.email, subject, "import", context) for user in users))


@contextmanager
def telling_imports() -> Iterator[None]:
    """Around a command that imports: tells what it wrote."""
    last = ImportRun.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    yield
    tell_import(list(ImportRun.objects.filter(pk__gt=last, by=None).order_by("pk")))


def tell_waiting(things_for: Callable[[Any], Sequence[tuple[str, str]]], today: date) -> Iterator[tuple[Any, bool]]:
    """The list of the week, to each who asked and was not told it yet: (who, whether it left).

    `things_for` gives what waits for one person: (« 3 corrections proposées », its path). Who is told is noted as soon
    as the letter left: a command that is cut sends the others when it is run again. Nothing waits: nothing is sent.
    """
    monday = today - timedelta(days=today.weekday())
    for user in asking("waiting", "centres.view_action"):
        if (told := user.mail_choice.waiting_told) and told >= monday:
            continue
        things = [(words, absolute(path)) for words, path in things_for(user)]
        is_sent = not things or all(send([_waiting_letter(user, things)]))
        if is_sent:
            MailChoice.objects.filter(pk=user.mail_choice.pk).update(waiting_told=monday)
        if things:
            yield user, is_sent


def _waiting_letter(user: Any, things: Sequence[tuple[str, str]]) -> Letter:
    return write(
        user.email, "Ce qui attend dans le catalogue", "waiting", {"things": things, "choices": _choices_url()}
    )


def _choices_url() -> str:
    return absolute(reverse("admin_mail_choice"))
