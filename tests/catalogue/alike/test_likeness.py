"""How alike two texts are, against the same told word by word."""

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_examples
from hypothesis.strategies import data, lists, sampled_from, tuples
from pyroaring import BitMap

from centres.catalogue.alike import candidates, weights
from centres.language.indexing import index_line

WORDS = [f"mot{letter}{other}" for letter in "abcdef" for other in "bcdfg"]
RARITY = weights.Rarity(weights.Weights(Counter(WORDS[:20]), 400), 1000)


def told(line: str) -> dict[str, float]:
    """Stem -> weight, of what a line says."""
    return {
        token[3:]: RARITY.weights[token[3:]] * weights.MARKS[token[:3]]
        for token in line.split()
        if token[:3] in weights.MARKS and RARITY.weights[token[3:]]
    }


@given(data())
@settings_of_examples(max_examples=60, deadline=None)
def test_a_likeness_is_the_angle_between_the_weights_of_two_texts(example):
    drawn = lists(sampled_from(WORDS), min_size=1, max_size=900).map(" ".join)
    here = example.draw(drawn, label="compared")
    texts = example.draw(tuples(drawn, drawn, drawn), label="title, summary, texts")
    line = index_line(([texts[0]], ["motab motbc"], [texts[1]], [texts[2]]), set())
    compared = weights.words_of_text(here, RARITY)
    ours, theirs = told(index_line(([], [], [], [here]), set())), told(line)
    shared = {stem: ours[stem] * theirs[stem] for stem in ours.keys() & theirs}
    norms = math.hypot(*ours.values()) * math.hypot(*theirs.values())

    assert compared.likeness(line) == pytest.approx(sum(shared.values()) / norms if norms else 0)
    found = compared.shared(line)
    assert [shared[stem] for stem in found] == pytest.approx(sorted(shared.values(), reverse=True))
    assert compared.written(found) == {stem: stem for stem in shared}


def test_what_only_the_name_of_a_place_says_is_no_word_of_a_text():
    line = index_line((["motcd"], ["motab motbc"], [], []), set())

    assert weights.words_of_text("motab motbc", RARITY).likeness(line) == 0


def test_words_are_written_in_small_letters_where_they_once_are_and_acronyms_as_they_stand():
    words = weights.words_of_text("Jardins, le Jardin, un jardin ; la CAF, des ATELIERS.", RARITY)

    assert words.written(["jardin", "caf", "ateli"]) == {"jardin": "jardins", "caf": "CAF", "ateli": "ateliers"}


@given(data())
@settings_of_examples(max_examples=60, deadline=None)
def test_the_most_scored_are_those_of_all(example):
    sets = example.draw(lists(lists(sampled_from(range(40))).map(BitMap), max_size=6))
    held = [(ids, example.draw(sampled_from([0.5, 1.0, 1.5]))) for ids in sets]
    scores = {pk: sum(weight for ids, weight in held if pk in ids) for pk in range(40) if any(pk in s for s in sets)}
    most = example.draw(sampled_from([1, 3, 50]))
    largest = sorted(scores, key=lambda pk: (-scores[pk], -pk))[:most]

    assert candidates.most_scored(held, most) == {pk: scores[pk] for pk in largest}
