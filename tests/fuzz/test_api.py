"""schemathesis against the running API: thousands of requests drawn from its document, every answer held to it.

A run of its own (`make api-fuzz`), since it takes minutes: it serves the small catalogue of fixtures/ and stops it.
"""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

LEAST = 2_000
SECONDS = 1_500
EXAMPLES = os.environ.get("API_FUZZ_EXAMPLES", "60")
SEED = os.environ.get("API_FUZZ_SEED", "1")


@pytest.mark.django_db(transaction=True)
def test_the_api_answers_as_its_document_says(live_server, settings, tmp_path: Path):
    settings.API_REQUESTS_PER_MINUTE = 0
    call_command("load_catalogue", stdout=StringIO())
    report = tmp_path / "report.json"
    done = subprocess.run(
        [
            Path(sys.executable).with_name("schemathesis"), "run", f"{live_server.url}/api/v1/openapi.json",
            "--checks", "all", "--max-examples", EXAMPLES, "--seed", SEED, "--report", "json",
            "--report-json-path", report,
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
    cases = json.loads(report.read_text())["test_cases"]
    print(f"{connection.vendor}: {cases['generated']} cases, {cases['with_failures']} failures, seed {SEED}")

    assert cases["generated"] >= LEAST
    assert (cases["with_failures"], cases["errored"]) == (0, 0)
