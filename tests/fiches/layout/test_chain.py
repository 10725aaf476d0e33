"""The choice of labels among the lines that look like one."""

from itertools import combinations, pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from centres.fiches.layout.chain import choose
from centres.fiches.layout.labels import SLOT, STANDARD
from tests.drawing import examples

KEYS = ["status", "dimension", "keywords", "summary", "territory", "audiences", "partners", "description"]
OTHERS = ["-", "- x", "prose"]


def cost(lines: list[str], chain: tuple[tuple[int, int], ...], labels: set[int]) -> int:
    """What `chain` says, counted the plain way: line by line."""
    total = 0
    links = [(0, 0), *chain]
    for (position, slot), (end, _) in zip(links, [*chain, (len(lines), 0)], strict=True):
        label, body = STANDARD[slot], list(range(position + 1, end))
        if label.has_lone_dash and body and lines[body[0]] == "-":
            total -= 1
        if label.kind in ("single", "structure"):
            if body and lines[body[0]] == "-":
                body = body[1:]
            total += 2 * sum(lines[place] != "-" for place in body[1:])
        elif label.kind == "list":
            total += 2 * sum(lines[place] != "-" and (place in labels or lines[place][0] != "-") for place in body)
    return total


def best_of_all(lines: list[str], candidates: list[tuple[int, str]]) -> list[tuple[int, int]]:
    """Every chain there is, compared one by one."""
    labels = {position for position, _ in candidates}
    nodes = [
        (position, slot)
        for position, key in candidates
        for slot in ((SLOT["territory"], SLOT["territory_again"]) if key == "territory" else (SLOT[key],))
    ]
    chains: list[tuple[tuple[int, int], ...]] = [
        chain
        for count in range(len(nodes) + 1)
        for chain in combinations(nodes, count)
        if all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(chain))
    ]
    return list(min(chains, key=lambda chain: (-len(chain), cost(lines, chain, labels), chain)))


@settings(max_examples=examples(100))
@given(st.lists(st.one_of(st.sampled_from(KEYS), st.sampled_from(OTHERS)), max_size=9))
def test_it_is_the_best_of_every_chain(draws: list[Any]) -> None:
    lines = ["- Structure organisatrice", *(f"- {draw}" if draw in KEYS else draw for draw in draws)]
    candidates = [(place, draw) for place, draw in enumerate(draws, 1) if draw in KEYS]
    assert choose(lines, candidates) == best_of_all(lines, candidates)


def test_a_label_is_not_given_up_for_a_cheaper_chain() -> None:
    lines = ["- Structure organisatrice", "- Public", "prose", "prose", "- Description générale"]
    assert choose(lines, [(1, "audiences"), (4, "description")]) == [(1, SLOT["audiences"]), (4, SLOT["description"])]


def test_a_single_territory_is_the_first_unless_its_place_says_otherwise() -> None:
    lines = ["- Structure organisatrice", "- Territoire concerné", "- Public"]
    assert choose(lines, [(1, "territory"), (2, "audiences")])[0] == (1, SLOT["territory"])
    assert choose(lines, [(1, "audiences"), (2, "territory")])[1] == (2, SLOT["territory_again"])
