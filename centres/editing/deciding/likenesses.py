"""A pair of fiches that look alike -> what a person says of them; editions of one action show each other."""

from typing import Any

from django.utils import timezone

from centres.editing.versions import MovedOn
from centres.models import Likeness
from centres.models.pending import catalogue_transaction


@catalogue_transaction()
def decide(pair: Likeness, decision: str, user: Any, seen: str) -> bool:
    """Stores a decision, or takes it back (an empty one). Returns whether that changed anything. Raises MovedOn when
    somebody else decided otherwise since the decision that was `seen`."""
    pair = Likeness.objects.select_for_update().get(pk=pair.pk)
    if pair.decision == decision:
        return False
    if pair.decision != seen:
        raise MovedOn
    pair.decision = decision
    pair.decided_at, pair.decided_by = (timezone.now(), user) if decision else (None, None)
    pair.save(update_fields=["decision", "decided_at", "decided_by"])
    return True


def next_to_decide(after: Likeness) -> Likeness | None:
    """The pair to look at next, the most alike first."""
    return Likeness.objects.open().exclude(pk=after.pk).order_by("-score", "pk").first()
