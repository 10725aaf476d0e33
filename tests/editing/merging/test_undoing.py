"""Merges, one after the other, then undone in any order that is allowed: the database as it was."""

import os
import random

import pytest

from centres.editing.merging.undoing import CannotUndo, undo_merge
from centres.models import Merge

from .mergeable import dump, fill, merge_some

pytestmark = pytest.mark.django_db
# `make merges` does a hundred, of four catalogues; the suite, enough to meet every way that rows hang together.
MERGES, CATALOGUES = (int(number) for number in os.environ.get("MERGES", "20x1").split("x"))


def undo_all(draw: random.Random) -> int:
    """Undoes every merge, in a random order, again and again. Returns how often one had to wait for another."""
    waited = 0
    while left := list(Merge.objects.standing()):
        draw.shuffle(left)
        undone = [merge for merge in left if is_undone(merge)]
        assert undone, "none of the merges left can be undone"
        waited += len(left) - len(undone)
    return waited


def is_undone(merge: Merge) -> bool:
    """Undoes it, or sees that it waits for another merge, and that nothing was half done."""
    try:
        undo_merge(merge)
    except CannotUndo as refusal:
        if not any("Défaites d’abord la fusion" in reason for reason in refusal.reasons):
            raise
        return False
    return True


@pytest.mark.parametrize("seed", range(CATALOGUES))
def test_merges_then_undos_leave_the_database_as_it_was(seed):
    draw = random.Random(seed)
    fill(MERGES * 4 // 3, seed)
    before = dump()

    for _ in range(MERGES):
        merge_some(draw)
    assert dump() != before
    waited = undo_all(draw)

    assert dump() == before
    assert waited, "every merge was on its own"
