"""How fast a catalogue is taken away: what one asking measures, and what is said of it."""

import sys

import pytest

from centres.bench.exporting import measure
from centres.bench.exporting.measure import AskedFile, report_lines, take
from centres.bench.serving import free_port, serving

SERVER = """
import http.server, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(10):
            self.wfile.write(b"x" * 1000)
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
"""


def line(scenario: str, rows: int, first: float = 0.1, memory: float = 20) -> dict:
    return {
        "scenario": scenario, "size": 100_000, "database": "sqlite", "rows_per_s": rows, "rows_per_processor_s": rows,
        "first_byte": first, "memory_above_idle": memory,
    }  # fmt: skip


def test_a_taking_knows_its_seconds_its_bytes_and_its_first_one():
    port = free_port()
    with serving(port, [sys.executable, "-c", SERVER, str(port)], {}, "/") as server:
        file = AskedFile("csv", server, "/")
        take(file, 100)
        with pytest.raises(RuntimeError, match="10000 octets pour 1000 fiches"):
            take(file, 1000)

    told = file.as_json(100, "sqlite")
    assert told["bytes"] == 10_000
    assert 0 < told["first_byte"] <= 100 / told["rows_per_s"]


@pytest.mark.parametrize(
    ("rows", "first", "memory", "words"), [(20_000, 0.3, 60, "met"), (19_999, 0.3, 60, "not met"),
                                           (20_000, 0.31, 60, "not met"), (20_000, 0.3, 61, "not met")]
)  # fmt: skip
def test_a_goal_is_met_in_all_it_says_or_not_at_all(rows, first, memory, words):
    _, goal = report_lines([line("export_csv", rows, first, memory)])

    assert goal.endswith(f": {words}")


def test_the_csv_is_held_to_datasette():
    told = list(report_lines([line("export_csv", 30_000), line("export_datasette", 10_000)]))

    assert told[-1] == f"sqlite 100000 csv / datasette = 3.0 (3.0 a processor second), goal {measure.TIMES_DATASETTE}"
