"""The graded queries: enough of each class, kept halves apart, grades that mean something."""

from collections import Counter

from centres.bench.relevance.queries import CLASSES, CORPORA, HALVES, OF_SYNONYMS, read_queries

FICHES = 25  # in each corpus


def test_there_are_enough_queries_of_each_class_in_each_half():
    counts = Counter((query.kind, query.half) for query in read_queries())

    assert counts.keys() == {(kind, half) for kind in CLASSES for half in (*HALVES, "second", "fourth")} | {
        (kind, part) for kind in ("synonym", "negative") for part in OF_SYNONYMS
    } | {("negative", "after"), ("negative", "fifth")} | {
        (kind, part) for kind in ("synonym", "several") for part in ("fifth", "sixth")
    }
    assert sum(counts.values()) >= 120
    assert min(count for (_, part), count in counts.items() if part != "fourth") >= 5


def test_a_query_stands_once():
    counts = Counter(query.text for query in read_queries())

    assert [text for text, count in counts.items() if count > 1] == []


def test_grades_name_fiches_that_exist_and_go_from_one_to_three():
    for query in read_queries():
        for corpus in CORPORA:
            assert query.grades[corpus].keys() <= set(range(1, FICHES + 1)), query.text
            assert set(query.grades[corpus].values()) <= {1, 2, 3}, query.text


def test_only_a_negative_query_has_nothing_to_find():
    for query in read_queries():
        if query.kind == "negative":
            assert not any(query.grades.values()), query.text
        else:
            assert any(query.grades.values()), query.text
