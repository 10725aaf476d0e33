"""Times by round -> figures: medians of rounds, so that one slow round weighs as one."""

from centres.bench.samples import KEYS, Samples
from centres.bench.serving import ProcessMemory


def samples():
    figures = Samples(queries=6)
    figures.add_round([0.5, 0.1, 0.2])
    figures.add_round([0.4, 0.4, 0.4])
    figures.add_round([9.0, 0.3, 9.0])
    return figures


def test_a_line_has_every_key():
    assert tuple(samples().as_json()) == KEYS


def test_the_middle_is_that_of_the_middles_of_rounds():
    told = samples().as_json()

    assert (told["n"], told["rounds"], told["min"], told["p50"], told["p95"]) == (9, 3, 0.1, 0.4, 0.5)
    assert told["spread"] == (9.0 - 0.2) / 0.4


def test_what_was_not_measured_is_null():
    told = samples().as_json()

    assert (told["requests_per_s"], told["bytes"], told["memory"], told["queries"]) == (None, None, None, 6)


def test_memory_is_the_most_that_was_seen():
    figures = samples()
    figures.saw(ProcessMemory(80, 40))
    figures.saw(ProcessMemory(70, 50))

    assert (figures.as_json()["memory"], figures.as_json()["private_memory"]) == (80, 50)
