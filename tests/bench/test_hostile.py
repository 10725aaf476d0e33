"""What is asked of a site that nobody should ask, and what is told of it."""

import pytest

from centres.bench.hostile import QUERIES, report_lines


def line(slowest: float, **changes: object) -> dict:
    told = {"database": "sqlite", "path": "/actions/", "query": "signes", "n": 3, "p50": 0.02, "slowest": slowest}
    return told | {"is_quick": slowest <= 0.3} | changes


@pytest.mark.parametrize("name", QUERIES)
def test_each_string_can_be_sent_as_it_is(name):
    assert QUERIES[name].isascii()
    assert not set(QUERIES[name]) & set(" \n\r\t\x00#")


def test_the_slowest_answer_decides_and_comes_first():
    verdict, _, _, first, *_ = report_lines([line(0.05), line(0.4, query="1 500 mots"), line(0.1)])

    assert verdict == "3 demandes : 1 au-dessus de 300 ms."
    assert first == "| sqlite | /actions/ | 1 500 mots | 20 ms | 400 ms |"


def test_a_run_without_a_slow_answer_says_so():
    assert next(report_lines([line(0.3)])) == "1 demandes : toutes sous 300 ms."
