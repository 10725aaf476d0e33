"""Decisions -> conflicts opened, renewed and settled, in a number of statements that does not grow with them."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from centres.fields.field import Difference, labels_of
from centres.fields.rows import batches, insert, update_rows
from centres.models import FieldConflict, SourceFiche

from .three_way import ImportDecision

# An action, and the name of one of its fields.
Place = tuple[int, str]


def store_conflicts(decisions: Iterable[ImportDecision]) -> None:
    """Opens or renews a conflict for each field that both sides changed; closes those on which both agree by now."""
    compared = [(decision.action_id, decision) for decision in decisions if decision.action_id is not None]
    # Several fiches of a file can be one action (an older text beside the new one, or two keys since a merge): the last
    # of them says what the source says.
    disputed: dict[Place, tuple[ImportDecision, Difference]] = {
        (action_id, conflict.field.name): (decision, conflict)
        for action_id, decision in sorted(compared, key=lambda pair: pair[1].fiche.key)
        for conflict in decision.conflicts
    }
    stored = _open_conflicts([action_id for action_id, _ in compared])
    waiting = {action_id for action_id, _ in stored}
    _settle(
        pk
        for action_id, decision in compared
        if action_id in waiting
        for name in decision.agreed
        if (action_id, name) not in disputed
        for pk, key in [stored.get((action_id, name), (0, ""))]
        if key == decision.fiche.key
    )
    sources = _sources({decision.fiche.key for decision, _ in disputed.values()})
    labels = labels_of((conflict.field, conflict.ours) for _, conflict in disputed.values())
    new, renewed = [], {}
    for place, (decision, conflict) in disputed.items():
        sides = {
            "source_id": sources[decision.fiche.key, decision.match.sha256],
            "ours": conflict.field.our_words(conflict.ours, labels),
            "theirs": conflict.field.source_words(decision.record),
        }
        if place in stored:
            renewed[stored[place][0]] = sides
        else:
            action_id, name = place
            base = conflict.field.source_words(decision.base_record)
            new.append(sides | {"action_id": action_id, "field": name, "base": base})
    insert(FieldConflict, new)
    update_rows(FieldConflict, renewed)


def _open_conflicts(action_ids: Iterable[int]) -> dict[Place, tuple[int, str]]:
    """{place: (id of its open conflict, key of the source that opened it)}"""
    rows = FieldConflict.objects.filter(decision=FieldConflict.Decision.OPEN).order_by("pk")
    return {
        (action_id, name): (pk, key)
        for some in batches(sorted(set(action_ids)))
        for pk, action_id, name, key in rows.filter(action__among=some).values_list(
            "pk", "action_id", "field", "source__key"
        )
    }


def _settle(ids: Iterable[int]) -> None:
    for some in batches(sorted(set(ids))):
        rows = FieldConflict.objects.filter(pk__among=some)
        rows.update(decision=FieldConflict.Decision.SETTLED, decided_at=timezone.now())


def _sources(keys: Collection[str]) -> dict[tuple[str, str], int]:
    """{(key, text): its first place}"""
    rows = SourceFiche.objects.filter(occurrence=1).order_by("pk")
    return {
        (key, sha256): pk
        for some in batches(sorted(keys))
        for pk, key, sha256 in rows.filter(key__among=some).values_list("pk", "key", "sha256")
    }
