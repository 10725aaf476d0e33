"""Alerts that are due, and the catalogue -> letters that tell each fiche once; one that was asked for -> a letter.

What a letter tells is noted before it leaves, and taken back when the server did not take it: a command that is cut,
or run twice at once, tells nothing twice. Cut in the very moment of a sending, it may have told nothing of that fiche.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from pyroaring import BitMap

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueState, current_state
from centres.models import Action, Alert
from centres.models.alert import LAST_SEEN

from .letters import Letter, absolute, send, send_one, write

MOST_TOLD = 20
EVERYTHING = "toutes les fiches"


@dataclass(frozen=True, slots=True)
class FollowedSelection:
    """What an alert follows. `query`: the list's, in its one spelling, without an order; `label`: in words."""

    query: str
    label: str
    ids: BitMap
    is_whole: bool  # whether all of what was asked for still means something


def selection_of(query: str, catalogue: CatalogueState) -> FollowedSelection:
    asked = QueryDict(query, mutable=True)
    asked.pop("tri", None)
    found = ActionFilter(asked, Action.objects.published(), index=catalogue.index, version=catalogue.version)
    label = ", ".join(chosen.label for chosen in found.chosen) or EVERYTHING
    return FollowedSelection(found.query, label, catalogue.index.select(found.selection), not found.notes)


def send_confirmation(alert: Alert, label: str) -> bool:
    """The one letter that nobody confirmed: it says what was asked for, and that nothing comes without a click."""
    context = {"alert": alert, "label": label, "url": absolute(reverse("centres:alert", args=[alert.secret]))}
    return send_one(write(alert.email, f"À confirmer : être prévenu ({label})", "alert_confirm", context))


def send_due(now: datetime | None = None) -> Iterator[bool]:
    """Looks at each alert that is due, one letter each; says whether it left. Without anything new, no letter."""
    now = now or timezone.now()
    Alert.objects.forget()
    catalogue, selections = current_state(), dict[str, FollowedSelection]()
    claimed = Claimed(_letters(now, catalogue, selections))
    has_sent = False
    for is_sent in send(claimed):
        claimed.settle(is_sent, now)
        has_sent = has_sent or is_sent
        yield is_sent
    # A server that takes nothing at all is no fault of an address.
    if has_sent:
        Alert.objects.failing_for_long(now).delete()


class Claimed:
    """Letters whose alerts say already that they told them, until the server did not take the last one."""

    def __init__(self, letters: Iterator[tuple[Letter, Alert, dict[str, Any]]]) -> None:
        self._letters = letters

    def __iter__(self) -> Iterator[Letter]:
        for letter, alert, before in self._letters:
            self._alert, self._before = alert, before
            yield letter

    def settle(self, is_sent: bool, now: datetime) -> None:
        row = Alert.objects.filter(pk=self._alert.pk)
        if not is_sent:
            row.update(**self._before, failing_since=self._alert.failing_since or now)
        elif self._alert.failing_since:
            row.update(failing_since=None)


def _letters(
    now: datetime, catalogue: CatalogueState, selections: dict[str, FollowedSelection]
) -> Iterator[tuple[Letter, Alert, dict[str, Any]]]:
    for alert in list(Alert.objects.due(now).order_by("pk")):
        if alert.query not in selections:
            selections[alert.query] = selection_of(alert.query, catalogue)
        selection = selections[alert.query]
        before = {"looked_at": alert.looked_at, "told": alert.told}
        pks = _new(alert, selection, now) if selection.is_whole else []
        recent = Action.objects.filter(pk__in={*alert.told, *pks}, published_at__gt=now - LAST_SEEN)
        told = sorted(recent.values_list("pk", flat=True))
        # Whoever changes the row first has it: another command at the same time finds it otherwise.
        claim = Alert.objects.filter(pk=alert.pk, looked_at=alert.looked_at)
        if claim.update(looked_at=now, told=told) and pks:
            yield _letter(alert, selection, pks), alert, before


def _new(alert: Alert, selection: FollowedSelection, now: datetime) -> list[int]:
    """The fiches of the selection published since the last look, the last first, without those that were told."""
    rows = Action.objects.published().filter(
        published_at__gt=max(alert.looked_at - LAST_SEEN, alert.confirmed_at or now), published_at__lte=now
    )
    pks = rows.exclude(pk__in=alert.told).order_by("-published_at", "-pk").values_list("pk", flat=True)
    return [pk for pk in pks if pk in selection.ids]


def _letter(alert: Alert, selection: FollowedSelection, pks: list[int]) -> Letter:
    rows = Action.objects.for_list().in_bulk(pks[:MOST_TOLD])
    actions = [(rows[pk], absolute(rows[pk].get_absolute_url())) for pk in pks[:MOST_TOLD] if pk in rows]
    leave = absolute(reverse("centres:alert_leave", args=[alert.secret]))
    path = reverse("centres:action_list")
    context = {
        "actions": actions,
        "count": len(pks),
        "more": len(pks) - len(actions),
        "label": selection.label,
        "list": absolute(f"{path}?{selection.query}" if selection.query else path),
        "leave": leave,
        "alert": alert,
    }
    subject = actions[0][0].title if len(pks) == 1 else f"{len(pks)} nouvelles fiches ({selection.label})"
    return write(alert.email, subject, "alert", context, headers_of(leave))


def headers_of(leave: str) -> dict[str, str]:
    """What lets a mail program offer to leave by one click (RFC 8058); no person wrote this (RFC 3834)."""
    return {
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
