"""Decisions -> conflicts opened, renewed and settled."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from centres.fields.fields import in_our_words, in_source_words
from centres.models import FieldConflict, SourceFiche

from .three_way import ImportDecision

IDS_A_QUERY = 500


def store_conflicts(decisions: Iterable[ImportDecision]) -> None:
    """Opens or renews a conflict for each field that both sides changed; closes those on which both agree by now."""
    compared = [(decision.action, decision) for decision in decisions if decision.action is not None]
    open_rows = FieldConflict.objects.filter(decision=FieldConflict.Decision.OPEN).select_related("source")
    ids = dict.fromkeys(action.pk for action, _ in compared)
    stored = {
        (row.action_id, row.field): row for some in _batches(list(ids)) for row in open_rows.filter(action__in=some)
    }
    disputed = {(action.pk, conflict.field.name) for action, decision in compared for conflict in decision.conflicts}
    # Several fiches of a file can be one action: an older text beside the new one, or two keys since a merge.
    for action, decision in compared:
        agreed = (*decision.settled, *(change.field.name for change in decision.changes))
        for name in agreed if decision.match.how != "older" else ():
            row = stored.get((action.pk, name))
            if row and row.source.key == decision.fiche.key and (action.pk, name) not in disputed:
                row.decision, row.decided_at = FieldConflict.Decision.SETTLED, timezone.now()
                row.save(update_fields=["decision", "decided_at"])
    for action, decision in sorted(compared, key=lambda pair: pair[1].fiche.key):
        if not decision.conflicts:
            continue
        source = SourceFiche.objects.get(key=decision.fiche.key, sha256=decision.fiche.sha256, occurrence=1)
        for conflict in decision.conflicts:
            name = conflict.field.name
            theirs = in_source_words(decision.record, name)
            row = stored.get((action.pk, name)) or FieldConflict(
                action_id=action.pk, field=name, base=in_source_words(decision.base_record, name)
            )
            row.source, row.theirs, row.ours = source, theirs, in_our_words(action, name)
            row.save()
            stored[action.pk, name] = row


def _batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), IDS_A_QUERY):
        yield ids[start : start + IDS_A_QUERY]
