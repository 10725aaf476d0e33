"""Ids of fiches -> those that were published last, or changed last: for the front page, and for feeds."""

from pyroaring import BitMap

from centres.models.action import ActionQuerySet

# Up to this many, the database sorts just them; past it, its own order of the catalogue is read until enough are met.
MOST_NAMED = 1000
FIRST_LOOK, FURTHER = 4, 16  # how far it is read at first, in times what is wanted, and how much farther each time


def latest(actions: ActionQuerySet, ids: BitMap, most: int) -> list[int]:
    """At most `most` of these ids, the last published first. `actions`: a queryset that holds them."""
    return _first(actions.latest_first(), ids, most)


def last_changed(actions: ActionQuerySet, ids: BitMap, most: int) -> list[int]:
    """The same, the last changed first."""
    return _first(actions.order_by("-updated_at", "-pk"), ids, most)


def _first(actions: ActionQuerySet, ids: BitMap, most: int) -> list[int]:
    rows = actions.values_list("pk", flat=True)
    if len(ids) <= MOST_NAMED:
        return list(rows.filter(pk__in=list(ids))[:most])
    read = FIRST_LOOK * most
    while True:
        some = list(rows[:read])
        met = [pk for pk in some if pk in ids][:most]
        if len(met) == most or len(some) < read:
            return met
        read *= FURTHER
