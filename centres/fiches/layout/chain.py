"""Lines that look like labels -> the ones that are: a chain that follows the labels' one order.

A bullet is not a label, and a narrative line can say « - Public ». So the labels of a fiche are chosen together: most
labels first, then least cost, then earliest. The cost counts what a choice would spoil: in a list each line that is no
bullet or that equals a label, in a single value each line but the first; a label followed by the lone dash that belongs
to it is a little cheaper. One pass from the last line to the first, O(candidates × labels).
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from centres.fiches.limits import LIMITS

from .forms import CURRENT_FORM, PageForm
from .labels import is_partners_line

Slots = list[tuple[int, int]]  # (position, slot) pairs

_SPOILT_LINE = 2
_LONE_DASH_BONUS = 1


def choose(
    lines: Sequence[str], candidates: Sequence[tuple[int, str]], form: PageForm = CURRENT_FORM, first: str = "structure"
) -> Slots:
    """The chosen (position, slot) pairs among candidates (position, label key), after the label `first` at 0.

    >>> lines = ["- Structure organisatrice", "- Public", "- Adultes", "- Description générale", "- Public", "Fin"]
    >>> choose(lines, [(1, "audiences"), (3, "description"), (4, "audiences")])
    [(1, 11), (3, 14)]
    """
    return _in_order(candidates, form, first) or _best(lines, candidates, form, first)


def _in_order(candidates: Sequence[tuple[int, str]], form: PageForm, first: str) -> Slots | None:
    """Every candidate, when all of them stand in the labels' order, as on nearly every fiche; else None."""
    chain: Slots = []
    slots = form.slots
    last = slots[first]
    for position, key in candidates:
        slot = slots[key]
        if slot <= last and key == "territory":
            slot = slots.get("territory_again", slot)
        if slot <= last:
            return None
        chain.append((position, slot))
        last = slot
    return chain


class _Node(NamedTuple):
    """A candidate taken for one slot, with the best that can follow it."""

    length: int  # labels from here on
    cost: int
    position: int
    slot: int
    following: "_Node | None"


class _Costs:
    """What the lines between two labels cost, by running sums."""

    def __init__(self, lines: Sequence[str], labels: set[int]) -> None:
        self.is_dash = [line == "-" for line in lines] + [False, False]
        spoilt = [
            _SPOILT_LINE
            * (
                line != "-"
                and (position in labels or line[0] != "-" or len(line) > LIMITS.value)
                and not is_partners_line(line)
            )
            for position, line in enumerate(lines)
        ]
        self.sums = {
            "list": [0, *accumulate(spoilt)],
            "single": [0, *accumulate(_SPOILT_LINE * (line != "-") for line in lines)],
            "text": [0] * (len(lines) + 1),
        }

    def first_counted(self, position: int, kind: str) -> int:
        """The first line whose cost counts under a label: the first value of a single one is free."""
        if kind != "single":
            return position + 1
        return position + 2 + self.is_dash[position + 1]

    def between(self, position: int, end: int, kind: str) -> int:
        """The cost of the lines after `position` and before `end`, as a section of that kind."""
        sums = self.sums[kind]
        return sums[end] - sums[min(self.first_counted(position, kind), end)]


def _best(lines: Sequence[str], candidates: Sequence[tuple[int, str]], form: PageForm, first: str) -> Slots:
    costs = _Costs(lines, {position for position, _ in candidates})
    kinds = form.kinds
    end = _Node(0, 0, len(lines), len(kinds), None)
    # best[slot]: the best node that can follow that slot, its cost counted from the top of the running sums of the
    # slot's kind. Nodes enter it two lines late: a label may stand where a single value's free line would be.
    best: list[tuple[tuple[int, int], _Node]] = [((0, -costs.sums[kind][len(lines)]), end) for kind in kinds]
    late: list[_Node] = []
    for position, key in [*reversed(candidates), (0, first)]:
        while late and late[0].position > position + 2:
            _enter(late.pop(0), best, costs, kinds)
        slots = [form.slots[key]]
        if key == "territory" and "territory_again" in form.slots:
            slots.insert(0, form.slots["territory_again"])
        late.extend([_node(position, slot, best, late, costs, form) for slot in slots])
    chain: Slots = []
    node: _Node | None = late[-1].following
    while node is not None and node is not end:
        chain.append((node.position, node.slot))
        node = node.following
    return chain


def _enter(node: _Node, best: list[tuple[tuple[int, int], _Node]], costs: _Costs, kinds: Sequence[str]) -> None:
    for slot in range(node.slot):
        rank = (node.length, -(node.cost + costs.sums[kinds[slot]][node.position]))
        if rank >= best[slot][0]:
            best[slot] = (rank, node)


def _node(
    position: int,
    slot: int,
    best: list[tuple[tuple[int, int], _Node]],
    late: list[_Node],
    costs: _Costs,
    form: PageForm,
) -> _Node:
    kind = form.kinds[slot]
    (count, negative), following = best[slot]
    first = min(costs.first_counted(position, kind), following.position)
    cost = -negative - costs.sums[kind][first]
    for near in late:
        if near.slot > slot and near.position > position:
            near_cost = near.cost + costs.between(position, near.position, kind)
            if (near.length, -near_cost) >= (count, -cost):
                count, cost, following = near.length, near_cost, near
    if form.labels[slot].has_lone_dash and costs.is_dash[position + 1]:
        cost -= _LONE_DASH_BONUS
    return _Node(count + 1, cost, position, slot, following)
