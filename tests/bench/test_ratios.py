"""Ratios: right from given figures, silent about what was not measured, told in French."""

import pytest

from centres.bench.ratios import as_table, exponent, ratios


def line(scenario, p50, size=1000, database="sqlite", **more):
    return {"scenario": scenario, "size": size, "database": database, "p50": p50, "queries": 5} | more


SITE = [
    line("list_filtered", 0.024, requests_per_s=80.0),
    line("floor_hello", 0.001),
    line("floor_rows", 0.004),
    line("floor_counts", 0.001),
    line("floor_jinja", 0.004),
    line("list_first", 0.020),
    line("list_last", 0.030),
    line("list_after_edit", 0.044),
    {"scenario": "word_common", "size": 1000, "database": "sqlite", "skipped": "pas de q"},
]


def found(lines, label, where="1000, sqlite"):
    return next(row for row in ratios(lines) if row.label.startswith(label) and row.where == where)


def test_the_list_is_compared_with_the_sum_of_its_floors():
    row = found(SITE, "liste filtrée / somme")

    assert row.value == pytest.approx(2.4)
    assert row.is_met


def test_a_ratio_over_its_goal_is_not_met():
    row = found(SITE, "dernière page")

    assert row.value == pytest.approx(1.5)
    assert row.is_met is False


def test_what_an_edit_costs_is_a_difference_of_seconds():
    assert found(SITE, "après une modification").value == pytest.approx(0.020)


def test_what_lacks_a_figure_is_not_measured_and_not_met_either():
    without = [line for line in SITE if line["scenario"] != "floor_counts"]

    assert found(SITE, "mot courant").value is None
    assert found(without, "liste filtrée / somme").is_met is None


def test_the_memory_of_a_process_is_told_in_millions_of_bytes():
    row = found([line("index_rebuild", 2.5, private_memory=100.0)], "index refait, Mo")

    assert row.value == pytest.approx(104.8576)
    assert row.is_met


def test_throughput_beside_the_peer_says_when_its_answer_is_not_whole():
    large = [line("list_filtered", 0.024, size=100_000, requests_per_s=80.0)]
    peer = line("list_filtered", 2.0, size=100_000, database="datasette", requests_per_s=0.5, complete=False)

    row = found([*large, peer], "liste filtrée : débit", "100000, sqlite")
    assert row.label == "liste filtrée : débit / Datasette (dont la réponse est incomplète)"
    assert row.value == 160
    assert row.is_met
    whole = found([*large, peer | {"complete": True}], "liste filtrée : débit", "100000, sqlite")
    assert "incomplète" not in whole.label


def test_what_is_found_is_compared_with_a_library_of_one_process():
    ours = [line("found_common", 0.003, size=100_000), line("floor_counts", 0.001, size=100_000)]
    others = [line("found_common", 0.002, size=100_000, database="tantivy")]
    others.append(line("floor_counts", 0.04, size=100_000, database="duckdb"))

    found_common = found([*ours, *others], "mot courant, trouvé et classé / Tantivy", "100000, sqlite")
    assert found_common.value == pytest.approx(1.5)
    assert found_common.is_met
    counted = found([*ours, *others], "comptes des facettes / DuckDB", "100000, sqlite")
    assert counted.value == pytest.approx(0.025)
    assert counted.goal is None
    assert not [row for row in ratios(ours) if "DuckDB" in row.label or "Tantivy" in row.label]


def test_nothing_is_promised_beside_the_peer_on_a_small_catalogue():
    peer = line("list_filtered", 2.0, database="datasette", requests_per_s=70.0, complete=True)

    row = found([*SITE, peer], "liste filtrée : débit")
    assert row.value == pytest.approx(80 / 70)
    assert row.is_met is None


def test_databases_are_compared_size_by_size():
    other = line("list_filtered", 0.048, database="postgresql")

    row = found([*SITE, other], "liste filtrée : PostgreSQL / SQLite", "1000")
    assert row.value == pytest.approx(2)
    assert row.is_met is False


def test_growth_is_the_slope_between_sizes():
    grown = [line("list_filtered", 0.048, size=100_000)]

    assert found([*SITE, *grown], "liste filtrée : exposant", "sqlite").value == pytest.approx(0.1505, abs=0.0001)
    assert exponent([1000, 10_000], [0.02, 0.02]) == 0
    assert exponent([1000, 10_000], [0.02, None]) is None


def test_the_table_is_told_in_french():
    table = list(as_table(ratios(SITE)))

    assert "| dernière page / première page | 1000, sqlite | 1,5 | ≤ 1,2 | NON |" in table
    assert "| mot courant / lecture brute des numéros | 1000, sqlite | non mesuré | – | – |" in table
