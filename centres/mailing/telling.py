"""What became of an action told on the site -> letters: where to go on, that it waits, that it is published."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from centres.models import Telling

from .letters import absolute, send, send_one, write
from .staff import asking


def send_link(telling: Telling) -> bool:
    """To the address that was just typed."""
    url = absolute(reverse("centres:telling_again", args=[telling.secret]))
    return send_one(
        write(telling.email, "Votre texte, pour continuer", "telling_link", {"telling": telling, "url": url})
    )


def tell_telling(pk: int) -> int:
    """To staff who are told of corrections. The address of who told it is on the fiche, for who may see it."""
    telling = Telling.objects.select_related("action__centre").get(pk=pk)
    if telling.action is None:
        return 0
    context = {
        "action": telling.action,
        "url": absolute(reverse("admin:centres_action_change", args=[telling.action.pk])),
        "choices": absolute(reverse("admin_mail_choice")),
    }
    subject = f"Une action est racontée : {telling.action.title}"
    users = asking("corrections", "centres.view_action")
    return sum(send(write(user.email, subject, "telling_staff", context) for user in users))


def send_published() -> Iterator[bool]:
    """To each author whose fiche was published since; noted before it leaves, and taken back when it did not."""
    for telling in list(Telling.objects.published().select_related("action")):
        action, claim = telling.action, Telling.objects.filter(pk=telling.pk, told_at=None)
        if action is None or not claim.update(told_at=timezone.now()):
            continue
        correct = reverse("centres:correction", args=[action.pk, action.slug or "action"])
        context = {"action": action, "url": absolute(action.get_absolute_url()), "correct": absolute(correct)}
        is_sent = send_one(write(telling.email, f"Publiée : {action.title}", "telling_published", context))
        if not is_sent:
            Telling.objects.filter(pk=telling.pk).update(told_at=None)
        yield is_sent
