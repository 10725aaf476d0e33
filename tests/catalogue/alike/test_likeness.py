"""What a likeness can be at most is never less than it is."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_examples
from hypothesis.strategies import data, lists, sampled_from, tuples

from centres.catalogue.alike import weights
from centres.language.indexing import ELSEWHERE, index_line


@given(data())
@settings_of_examples(max_examples=60, deadline=None)
def test_no_likeness_is_more_than_it_is_said_to_be_at_most(example):
    words = [f"mot{number}" for number in range(30)]
    drawn = lists(sampled_from(words), min_size=1, max_size=900).map(" ".join)
    here = example.draw(drawn, label="compared")
    told = example.draw(tuples(drawn, drawn, drawn), label="title, summary, texts")
    line = index_line(([told[0]], ["mot1 mot2"], [told[1]], [told[2]]), set())
    rarity = weights.Rarity(weights.Weights(Counter(words[:20]), 400), 1000)
    compared = weights.words_of_text(here, rarity)

    assert compared.likeness_at_most(line, rarity) >= compared.likeness(line, rarity)[0]


@pytest.mark.parametrize("length", [weights.LONG, 500, 900, 3_000])
@pytest.mark.parametrize("times", [1, 2, 3, 4, 9])
def test_in_a_long_line_a_mark_tells_how_often_a_word_comes_at_least(length, times):
    others = [f"mot{number}" for number in range(length - times - 1)]
    line = index_line(([], [], [], [" ".join(["jardin"] * times + others)]), set())
    (token,) = (token for token in line.split() if token[:2] == ELSEWHERE and token[weights.MARK :] == "jardin")

    assert weights.LEAST_TIMES[token[2]] <= times
