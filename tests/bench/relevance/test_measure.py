"""Graded queries asked of engines over the fixtures: who answers, and how it is scored."""

import pytest

from centres.bench.relevance import measure
from centres.bench.relevance.queries import GradedQuery, read_queries
from centres.bench.relevance.scores import Answered, recall, score


@pytest.mark.django_db
def test_each_engine_answers_each_query_over_the_fixtures(monkeypatch):
    """One query of each class and half: `manage.py bench search` asks them all."""
    some = list({(query.kind, query.half): query for query in read_queries()}.values())
    monkeypatch.setattr(measure, "read_queries", lambda: some)
    lines = list(measure.answers("fixtures"))

    count = len(some)
    assert [line["query"] for line in lines if line["engine"] == "ours"] == list(range(count))
    assert [line["query"] for line in lines if line["engine"] == "fts5"] == list(range(count))
    assert any(line["answer"] for line in lines)


@pytest.mark.django_db
def test_two_identical_fiches_are_one_action_and_the_others_one_each():
    # The first answer comes once they are imported.
    next(iter(measure.answers("fixtures")))

    numbers = measure.numbers_of_fiches(measure.FIXTURES)

    assert list(numbers) == list(range(1, 26))
    assert numbers[11] == numbers[12]
    assert numbers[22] == numbers[23]
    assert len(set(numbers.values())) == 23


def test_a_good_answer_scores_more_than_a_bad_one_and_no_answer_nothing():
    query = GradedQuery("jardin", "word", "tune", {})
    good, bad, none = (score([Answered(query, fiches, {1: 3, 2: 1})])[0] for fiches in ([1, 2], [9, 2, 1], []))

    assert good["ndcg5"] == good["mrr"] == good["recall10"] == 1
    assert 0 < bad["ndcg5"] < 1
    assert none["ndcg5"] == 0
    assert (good["empty"], none["empty"]) == (0, 1)


def test_what_is_answered_to_a_negative_query_is_counted_apart():
    query = GradedQuery("patinoire", "negative", "kept", {})

    line, _ = score([Answered(query, [4], {}), Answered(query, [], {})])

    assert line == {"class": "all", "n": 2, "answered": 1}


def test_more_than_ten_graded_fiches_can_not_all_stand_among_ten():
    grades = dict.fromkeys(range(20), 1)

    assert recall(list(range(10)), grades) == 1
